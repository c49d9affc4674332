"""People are found by what they are called, reached by their accounts, and locked while they speak."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy.exc import IntegrityError

from storage.database import Database, counting
from tests.storage.company import HIRED, NOW, TODAY, hire, put


def test_a_person_is_found_by_id_address_and_name_however_it_is_spelt(database: Database) -> None:
    with database.unit() as unit:
        mina = unit.people.add(
            full_name="Mina  Ōkubo", employee_id="P7", email="Mina@Example.com", preferred_name="Min"
        )
        for text in ("p7", " mina@example.COM", "mina ōkubo", "MINA\u00a0ŌKUBO", "Min"):
            assert unit.people.find(text) == mina
        for text in ("Mina", "nobody", ""):
            assert unit.people.find(text) is None


def test_two_people_of_one_name_are_both_named_and_neither_is_found(database: Database) -> None:
    with database.unit() as unit:
        first = unit.people.add(full_name="Sam Lee", employee_id="P1")
        second = unit.people.add(full_name="Sam Lee", employee_id="P2")
        assert unit.people.named("sam lee") == [first, second]
        assert unit.people.find("Sam Lee") is None
        assert unit.people.find("P2") == second


def test_a_person_is_named_by_preferred_name_and_by_each_word(database: Database) -> None:
    with database.unit() as unit:
        person = unit.people.add(full_name="José Ángel Núñez", preferred_name="Pepe")
        for words in ("pepe", "JOSÉ", "ángel", "Núñez", "José Ángel Núñez"):
            assert unit.people.named(words) == [person]
        assert unit.people.named("Jos") == []


def test_a_few_letters_find_everybody_with_a_name_that_begins_so(database: Database) -> None:
    with database.unit() as unit:
        first = unit.people.add(full_name="Ángela Marsh", email="zoe@example.com", employee_id="ZO1")
        second = unit.people.add(full_name="Zoë Angström")
        third = unit.people.add(full_name="Quentin Ode", preferred_name="Angus")
        fourth = unit.people.add(full_name="Ode, Bo_b 100%")
        with counting(database) as count:
            assert unit.people.beginning("ang") == [third, second]
        assert len(count) == 1
        assert unit.people.beginning(" ÁN") == [first]
        assert unit.people.beginning("zoë an") == [second]
        assert unit.people.beginning("zo") == [second]
        assert unit.people.beginning("ode", limit=1) == [fourth]
        for letters, found in (("bo_", [fourth]), ("100%", [fourth]), ("%", []), ("_", []), (" ", [])):
            assert unit.people.beginning(letters) == found


def test_an_address_and_an_employee_id_belong_to_one_person(database: Database) -> None:
    with database.unit() as unit:
        unit.people.add(full_name="One", email="one@example.com")
    with pytest.raises(IntegrityError), database.unit() as unit:
        unit.people.add(full_name="Two", email="ONE@example.com")


def test_an_address_of_before_still_finds_the_person_and_an_old_name_does_not(database: Database) -> None:
    with database.unit() as unit:
        person = unit.people.add(full_name="Ada Byron", email="ada@example.com")
        unit.people.describe(person.id, email="a.byron@example.com")
        changed = unit.people.describe(person.id, full_name="Ada King", email="ada.king@example.com")
        assert changed.full_name == "Ada King"
        for text in ("ada@example.com", "a.byron@example.com", "ada.king@example.com", "ada king"):
            assert unit.people.find(text) == changed
        assert unit.people.named("Byron") == []


def test_what_a_person_chose_goes_before_what_the_hr_system_says(database: Database) -> None:
    with database.unit() as unit:
        person = unit.people.add(full_name="Kai", timezone="Asia/Kolkata")
        unit.people.set_preferences(person.id, own_timezone="Europe/Prague", paused_until=date(2026, 4, 1))
        unit.people.describe(person.id, timezone="America/Santiago")
        assert unit.people.get(person.id).timezone == "Europe/Prague"
        preferences = unit.people.preferences(person.id)
        assert (preferences.paused_until, preferences.nudges_per_week) == (date(2026, 4, 1), 3)
        assert not preferences.opted_out


def test_accounts_on_several_workspaces_lead_to_one_person(database: Database) -> None:
    with database.unit() as unit:
        kai = hire(unit, "Kai")
        unit.people.account(kai.id, "slack", "T1", "U1")
        unit.people.account(kai.id, "slack", "E9", "U1", installation="T2")
        assert unit.people.lock("slack", "T1", "U1", TODAY) == kai
        assert unit.people.lock("slack", "E9", "U1", TODAY) == kai
        assert unit.people.lock("slack", "T1", "U2", TODAY) is None
        assert [each.installation for each in unit.people.accounts(kai.id)] == ["local", "T1", "T2"]


def test_who_does_not_work_here_any_more_gets_no_turn(database: Database) -> None:
    with database.unit() as unit:
        kai = hire(unit, "Kai")
        unit.positions.record(kai.id, "employment", "left", TODAY, "exit_voluntary", "test", NOW)
        assert unit.people.lock("playground", "local", str(kai.id), TODAY - timedelta(days=1)) == kai
        assert unit.people.lock("playground", "local", str(kai.id), TODAY) is None


def test_an_account_is_passed_on_to_whoever_it_is_linked_to_last(database: Database) -> None:
    with database.unit() as unit:
        first, second = unit.people.add(full_name="A"), unit.people.add(full_name="B")
        unit.people.account(first.id, "slack", "T1", "U1")
        unit.people.account(second.id, "slack", "T1", "U1")
        assert unit.people.linked() == {("slack", "T1", "U1"): second.id}


def test_everyone_is_who_works_here_on_the_day(database: Database) -> None:
    with database.unit() as unit:
        stays, leaves = hire(unit, "Bo"), hire(unit, "Al")
        unit.people.add(full_name="Never hired")
        unit.positions.record(leaves.id, "employment", "left", date(2026, 2, 1), "exit_voluntary", "hr", NOW)
        assert unit.people.everyone(TODAY) == [stays]
        assert unit.people.everyone(HIRED) == [leaves, stays]


def test_no_name_shows_in_a_repr(database: Database) -> None:
    with database.unit() as unit:
        person = unit.people.add(full_name="Mina Secret", email="mina@secret.example", employee_id="P1")
        assert "ecret" not in repr(person)
        with pytest.raises(KeyError):
            unit.people.get(person.id + 1)


def test_two_turns_of_one_person_follow_one_another(database: Database) -> None:
    with database.unit() as unit:
        hire(unit, "Bo")
    together = Barrier(2)

    def turn(number: int) -> int:
        together.wait()
        with database.unit() as unit:
            person = unit.people.lock("playground", "local", "1", TODAY)
            assert person is not None
            seen = unit.mailbox.counts().get("queued", 0)
            put(unit, person, f"key {number}")
            return seen

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(turn, range(10))) == list(range(10))
