"""Whose an account is: by id, by another id of the same human, by address; and what is told to nobody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from conversations.matching_accounts import Profile, meet, meet_everybody
from storage.database import Database, counting
from storage.unit import UnitOfWork
from tests.builders import NOW, TODAY, leaves, person


def profile(number: str, email: str | None = None, **said: object) -> Profile:
    """A full member of the workspace T."""
    base = Profile("slack", "T", number, email, "Some Body", None, present=True)
    return replace(base, **said)  # type: ignore[arg-type]  # fields by name


@pytest.fixture
def unit(database: Database) -> Iterator[UnitOfWork]:
    with database.unit() as unit:
        yield unit


def ada(unit: UnitOfWork, zone: str = "UTC", email: str = "ada@example.com") -> int:
    """Ada works here, and has no account in Slack."""
    kept = person(unit, "Ada Ray", zone=zone)
    unit.people.describe(kept.id, email=email)
    return kept.id


def linked(unit: UnitOfWork, who: int) -> list[str]:
    return [each.external_id for each in unit.people.accounts(who) if each.channel == "slack"]


def reasons(unit: UnitOfWork) -> dict[str, str]:
    return {each.external_id: each.reason for each in unit.strangers.waiting()}


# ── whose it is ─────────────────────────────────────────────────────────────────────────────────────────────


def test_an_address_finds_its_person_however_it_is_written(unit: UnitOfWork) -> None:
    who = ada(unit)
    assert meet(unit, profile("U1", " ADA@Example.com"), NOW) == who
    assert unit.people.behind("slack", "T", "U1", TODAY) == who


def test_an_address_of_before_still_finds_its_person(unit: UnitOfWork) -> None:
    who = ada(unit)
    unit.people.describe(who, email="ada.ray@example.com")
    assert meet(unit, profile("U1", "ada@example.com"), NOW) == who


def test_an_account_that_is_known_stays_with_its_person_whatever_its_address_says(unit: UnitOfWork) -> None:
    who, bo = ada(unit), person(unit, "Bo Lund").id
    unit.people.account(bo, "slack", "T", "U1")
    assert meet(unit, profile("U1", "ada@example.com"), NOW) == bo
    assert linked(unit, who) == []


def test_another_id_of_the_same_human_goes_before_the_address(unit: UnitOfWork) -> None:
    ada(unit)
    bo = person(unit, "Bo Lund").id
    unit.people.account(bo, "slack", "E", "W9")
    assert meet(unit, profile("U1", "ada@example.com", aliases=("W9",)), NOW) == bo


def test_an_id_that_holds_everywhere_is_known_in_every_workspace(unit: UnitOfWork) -> None:
    bo = person(unit, "Bo Lund").id
    unit.people.account(bo, "slack", "E", "W9")
    unit.people.account(bo, "slack", "E", "U9")
    assert meet(unit, profile("W9"), NOW) == bo
    assert meet(unit, profile("U9"), NOW) is None


def test_one_person_has_an_account_in_each_of_two_workspaces(unit: UnitOfWork) -> None:
    who = ada(unit)
    assert meet(unit, profile("U1", "ada@example.com"), NOW) == who
    assert meet(unit, profile("U7", "ada@example.com", workspace="T2"), NOW) == who
    assert linked(unit, who) == ["U1", "U7"]


def test_whoever_does_not_work_here_is_nobody(unit: UnitOfWork) -> None:
    who = ada(unit)
    leaves(unit, who)
    assert meet(unit, profile("U1", "ada@example.com"), NOW) is None
    assert linked(unit, who) == []
    assert reasons(unit) == {"U1": "unknown"}


def test_a_known_account_of_somebody_who_left_speaks_for_nobody_and_waits_for_nobody(
    unit: UnitOfWork,
) -> None:
    who = ada(unit)
    meet(unit, profile("U1", "ada@example.com"), NOW)
    leaves(unit, who)
    assert meet(unit, profile("U1", "ada@example.com"), NOW) is None
    assert linked(unit, who) == ["U1"]
    assert reasons(unit) == {}


# ── who waits, and why ──────────────────────────────────────────────────────────────────────────────────────


def test_an_account_that_matches_nobody_waits_with_its_reason(unit: UnitOfWork) -> None:
    ada(unit)
    unit.people.account(person(unit, "Bo Lund").id, "slack", "E", "W1")
    unit.people.account(person(unit, "Cy Moss").id, "slack", "E", "W2")
    meet(unit, profile("U1", "ada@example.com"), NOW)
    meet(unit, profile("U2", "ada@example.com"), NOW)
    meet(unit, profile("U3", "who@example.com"), NOW)
    meet(unit, profile("U4"), NOW)
    meet(unit, profile("U5", aliases=("W1", "W2")), NOW)
    assert reasons(unit) == {"U2": "taken", "U3": "unknown", "U4": "no_email", "U5": "several"}


def test_it_waits_no_more_once_it_is_matched_or_gone(unit: UnitOfWork) -> None:
    meet(unit, profile("U1", "ada@example.com"), NOW)
    meet(unit, profile("U2", "who@example.com"), NOW)
    who = ada(unit)
    assert meet(unit, profile("U1", "ada@example.com"), NOW) == who
    assert meet(unit, profile("U2", "who@example.com", present=False), NOW) is None
    assert reasons(unit) == {}


def test_what_was_left_out_stays_left_out(unit: UnitOfWork) -> None:
    meet(unit, profile("U1", "who@example.com"), NOW)
    unit.strangers.leave_out(unit.strangers.waiting()[0].id, ada(unit), NOW)
    meet(unit, profile("U1", "who@example.com", name="Who Else"), NOW)
    assert reasons(unit) == {}


def test_a_note_is_kept_fresh_while_its_account_is_there(unit: UnitOfWork) -> None:
    meet(unit, profile("U1"), NOW)
    meet(unit, profile("U1"), NOW + timedelta(days=2))
    assert unit.strangers.waiting()[0].seen_at == NOW
    meet(unit, profile("U1"), NOW + timedelta(days=40))
    assert unit.strangers.waiting()[0].seen_at == NOW + timedelta(days=40)


def test_an_account_that_a_file_of_people_links_waits_no_more(unit: UnitOfWork) -> None:
    meet(unit, profile("U1", "who@example.com"), NOW)
    number = unit.strangers.waiting()[0].id
    unit.people.link_many([(ada(unit), "slack", "T", "U1")])
    assert reasons(unit) == {}
    assert unit.strangers.count() == 0
    assert unit.strangers.take(number) is None


# ── who is gone ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_deactivated_account_is_lost_and_the_employment_is_not(unit: UnitOfWork) -> None:
    who = ada(unit)
    meet(unit, profile("U1", "ada@example.com"), NOW)
    assert meet(unit, profile("U1", "ada@example.com", present=False), NOW) is None
    assert linked(unit, who) == []
    assert unit.people.reach(who, TODAY).employment == "active"


def test_answers_go_to_another_account_when_the_one_is_lost(unit: UnitOfWork) -> None:
    who = ada(unit)
    meet(unit, profile("U1", "ada@example.com"), NOW)
    assert unit.people.lock("slack", "T", "U1", TODAY)
    meet(unit, profile("U1", present=False), NOW)
    unit.mailbox.put(who, "talk", "{}", "k", "answer", NOW)
    (parcel,) = unit.mailbox.claim(NOW, NOW, 5)
    assert parcel.channel == "playground"


def test_a_guest_or_bot_that_was_never_here_leaves_no_trace(database: Database) -> None:
    with database.unit() as unit, counting(database) as count:
        assert meet(unit, profile("U1", "ada@example.com", present=False), NOW) is None
        assert unit.strangers.waiting() == ()
    assert not [said for said in count.statements if said.startswith("INSERT")]


# ── where they are ──────────────────────────────────────────────────────────────────────────────────────────


def zone(unit: UnitOfWork, who: int) -> str:
    return unit.people.get(who).timezone


def test_the_zone_of_the_chat_takes_the_place_of_utc_and_is_followed(unit: UnitOfWork) -> None:
    who, mine = ada(unit), profile("U1", "ada@example.com")
    meet(unit, replace(mine, timezone="Asia/Tokyo"), NOW)
    assert zone(unit, who) == "Asia/Tokyo"
    meet(unit, replace(mine, timezone="Europe/Lisbon"), NOW)
    assert zone(unit, who) == "Europe/Lisbon"
    meet(unit, replace(mine, timezone="Mars/Olympus"), NOW)
    assert zone(unit, who) == "Europe/Lisbon"


def test_a_zone_in_which_nobody_lives_takes_no_others_place(unit: UnitOfWork) -> None:
    who, mine = ada(unit), profile("U1", "ada@example.com")
    meet(unit, replace(mine, timezone="Asia/Tokyo"), NOW)
    meet(unit, replace(mine, timezone="UTC"), NOW)
    assert zone(unit, who) == "Asia/Tokyo"


def test_what_somebody_chose_themselves_goes_before_it(unit: UnitOfWork) -> None:
    who = ada(unit)
    unit.people.set_preferences(who, own_timezone="Africa/Nairobi")
    meet(unit, profile("U1", "ada@example.com", timezone="Asia/Tokyo"), NOW)
    assert zone(unit, who) == "Africa/Nairobi"


def test_what_hr_says_holds_until_the_chat_names_another_zone(database: Database) -> None:
    def listed(name: str) -> None:
        mine = profile("U1", "ada@example.com", timezone=name)
        meet_everybody(database, "slack", "T", [mine], NOW)

    with database.unit() as unit:
        who = ada(unit, "Europe/Prague")
    listed("America/Los_Angeles")
    with database.unit() as unit:
        assert zone(unit, who) == "Europe/Prague"
    listed("Asia/Tokyo")
    with database.unit() as unit:
        assert zone(unit, who) == "Asia/Tokyo"
        unit.people.describe(who, timezone="Europe/Prague")
    listed("Asia/Tokyo")
    with database.unit() as unit:
        assert zone(unit, who) == "Europe/Prague"
