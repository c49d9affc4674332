"""One human in several workspaces of an organisation: known everywhere by the id that holds across them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversations.matching_accounts import Profile, meet, meet_everybody
from storage.database import Database
from storage.unit import UnitOfWork
from tests.builders import NOW, leaves, person

ADA = Profile("slack", "T1", "U1", "ada@example.com", "Ada", None, present=True, aliases=("W1",))
ELSEWHERE = replace(ADA, workspace="T2", external_id="U2", email=None)
UNNAMED = replace(ADA, aliases=())


@pytest.fixture
def unit(database: Database) -> Iterator[UnitOfWork]:
    with database.unit() as unit:
        yield unit


def ada(unit: UnitOfWork) -> int:
    """Ada works here, and has no account in Slack."""
    kept = person(unit, "Ada Ray")
    unit.people.describe(kept.id, email="ada@example.com")
    return kept.id


def reasons(unit: UnitOfWork) -> list[tuple[str, str]]:
    return [(each.external_id, each.reason) for each in unit.strangers.waiting()]


def test_an_account_in_another_workspace_is_known_by_the_id_across_them(unit: UnitOfWork) -> None:
    who = ada(unit)
    assert meet(unit, ADA, NOW) == who
    assert meet(unit, ELSEWHERE, NOW) == who
    assert reasons(unit) == []


def test_an_id_across_them_that_is_the_accounts_own_is_one_too(unit: UnitOfWork) -> None:
    who = ada(unit)
    assert meet(unit, replace(ADA, aliases=("U1",)), NOW) == who
    assert meet(unit, replace(ELSEWHERE, external_id="U1", aliases=("U1",)), NOW) == who


def test_the_same_id_in_another_workspace_is_nobody_where_it_does_not_hold_across_them(
    unit: UnitOfWork,
) -> None:
    ada(unit)
    meet(unit, UNNAMED, NOW)
    assert meet(unit, replace(UNNAMED, workspace="T2", email=None), NOW) is None
    assert reasons(unit) == [("U1", "no_email")]


def test_an_account_that_was_linked_by_hand_speaks_for_its_human_everywhere(unit: UnitOfWork) -> None:
    who = ada(unit)
    unit.people.account(who, "slack", "T1", "U1")
    meet(unit, replace(ADA, email="private@example.com"), NOW)
    assert meet(unit, ELSEWHERE, NOW) == who


def test_an_id_that_is_named_no_more_is_remembered(unit: UnitOfWork) -> None:
    who = ada(unit)
    meet(unit, ADA, NOW)
    meet(unit, replace(UNNAMED, timezone="Asia/Tokyo"), NOW)
    assert meet(unit, ELSEWHERE, NOW) == who


def test_an_account_that_is_lost_speaks_for_nobody_elsewhere(unit: UnitOfWork) -> None:
    ada(unit)
    meet(unit, ADA, NOW)
    meet(unit, replace(ADA, present=False), NOW)
    assert meet(unit, ELSEWHERE, NOW) is None
    assert reasons(unit) == [("U2", "no_email")]


def test_whoever_works_here_no_more_is_nobody_in_any_workspace(unit: UnitOfWork) -> None:
    who = ada(unit)
    meet(unit, ADA, NOW)
    leaves(unit, who)
    assert meet(unit, ELSEWHERE, NOW) is None


def test_an_id_in_another_kind_of_chat_is_another_matter(unit: UnitOfWork) -> None:
    ada(unit)
    meet(unit, ADA, NOW)
    assert meet(unit, replace(ELSEWHERE, channel="teams"), NOW) is None


def test_a_listing_of_two_accounts_of_one_human_says_nothing_new_the_second_time(database: Database) -> None:
    with database.unit() as unit:
        who = ada(unit)
        meet(unit, replace(ADA, timezone="Asia/Tokyo"), NOW)
        other = replace(ADA, external_id="U2", timezone="Asia/Tokyo")
        assert meet(unit, other, NOW) == who
    listing = [replace(ADA, timezone="Asia/Tokyo"), replace(other, timezone="UTC")]
    for _ in range(2):
        meet_everybody(database, "slack", "T1", listing, NOW)
        with database.reading() as unit:
            assert unit.people.get(who).timezone == "Asia/Tokyo"


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([ADA, ELSEWHERE, replace(ELSEWHERE, workspace="T3", external_id="U3")]))
def test_in_whatever_order_workspaces_are_listed_one_human_has_one_account_in_each(
    database: Database, order: list[Profile]
) -> None:
    with database.unit() as unit:
        town = person(unit, "Ada Ray").id
        unit.people.describe(town, email=f"ada-{town}@example.com")
    here = [
        replace(
            each,
            workspace=f"{each.workspace}-{town}",
            email=each.email and f"ada-{town}@example.com",
            aliases=(f"W{town}",),
        )
        for each in order
    ]
    for each in (*here, *here):
        meet_everybody(database, "slack", each.workspace, [each], NOW)
    with database.reading() as unit:
        found = {each.workspace for each in unit.people.accounts(town) if each.channel == "slack"}
        assert found == {each.workspace for each in here}
        assert reasons(unit) == []
