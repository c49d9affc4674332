"""What a people file says about the persons themselves: names, addresses, accounts, and who is left out."""

from storage.database import Database

from .test_roster import bring, found, row, said, standing


def test_utc_is_what_a_file_says_that_knows_no_zone_and_takes_no_others_place(database: Database) -> None:
    bring(database, row(1, "Mina", timezone="Europe/Oslo"), row(2, "Ada", timezone="UTC"))
    assert bring(database, row(1, "Mina", timezone="UTC"), row(2, "Ada", timezone="UTC")).empty
    with database.reading() as unit:
        assert found(unit, "P1").timezone == "Europe/Oslo"
        assert found(unit, "P2").timezone == "UTC"


def test_names_addresses_and_zones_are_taken_over_and_the_old_address_still_finds(database: Database) -> None:
    bring(database, row(1, "Mina Sato", preferred_name="Min"))
    married = row(1, "Mina Mori", email="mori@example.com", timezone="Asia/Tokyo", preferred_name="")
    plan = bring(database, married)
    assert not plan.open
    assert "name Mina Sato → Mina Mori" in said(plan)["Mina Mori"]
    with database.reading() as unit:
        assert found(unit, "mina@example.com") == found(unit, "mori@example.com")
        assert found(unit, "P1").called == "Mina Mori"


def test_a_zone_that_a_person_chose_is_theirs(database: Database) -> None:
    bring(database, row(1, "Mina"))
    with database.unit() as unit:
        unit.people.set_preferences(found(unit, "P1").id, own_timezone="Asia/Tokyo")
    assert bring(database, row(1, "Mina")).empty
    plan = bring(database, row(1, "Mina", timezone="Europe/Oslo"))
    assert said(plan) == {"Mina": "time zone Europe/Prague → Europe/Oslo"}
    with database.unit() as unit:
        assert found(unit, "P1").timezone == "Asia/Tokyo"
        unit.people.set_preferences(found(unit, "P1").id, own_timezone=None)
        assert found(unit, "P1").timezone == "Europe/Oslo"


def test_a_known_address_with_a_new_employee_id_is_the_same_person(database: Database) -> None:
    bring(database, row(1, "Mina"))
    plan = bring(database, row(9, "Mina", email="MINA@example.com"))
    assert said(plan) == {"Mina": "employee id P1 → P9"}


def test_people_whom_the_file_leaves_out_stay_and_are_named(database: Database) -> None:
    bring(database, row(1, "Mina"), row(2, "Bo"))
    plan = bring(database, row(1, "Mina"))
    assert plan.missing == ("Bo",)
    assert standing(database, "P2").employed


def test_a_manager_whom_nobody_knows_is_a_notice_and_the_known_one_stays(database: Database) -> None:
    ada = row(2, "Ada")
    bring(database, row(1, "Mina", manager_email="ada@example.com"), ada)
    plan = bring(database, row(1, "Mina", manager_email="gone@example.com"), ada)
    assert "'manager_email' gone@example.com is nobody's" in plan.notices[0]
    with database.reading() as unit:
        assert standing(database, "P1").manager_id == found(unit, "P2").id
    assert not bring(database, row(1, "Mina", manager_email="ada@example.com"), ada).notices


def test_accounts_are_linked_by_workspace_and_id(database: Database) -> None:
    bring(database, row(1, "Mina", slack_id="T1:U1", teams_id="tenant:aad-1"), row(2, "Bo"))
    with database.reading() as unit:
        mina = found(unit, "P1").id
        assert unit.people.linked() == {("slack", "T1", "U1"): mina, ("teams", "tenant", "aad-1"): mina}
    assert "account slack" in said(bring(database, row(1, "Mina"), row(2, "Bo", slack_id="T1:U1")))["Bo"]
