"""An action put off, done, and taken back: as it was before, whatever its day."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.builders import Cast, action, goal
from tests.talk import Talk

DUE = date(2026, 12, 1)


@pytest.fixture
def planned(talk: Talk, people: Cast) -> Callable[[date | None], str]:
    """Puts one action into Mina's plan; its id as a button carries it."""

    def put(due: date | None = DUE) -> str:
        with talk.database.unit() as unit:
            return str(action(unit, goal(unit, people["mina"], "Tour"), "Lead a review", people["mina"], due))

    return put


def stands(talk: Talk, key: str) -> tuple[str, date | None]:
    with talk.database.unit() as unit:
        found = unit.plans.action(int(key))
    return found.status, found.due


@pytest.mark.parametrize("before", ["open", "started"])
def test_what_was_put_off_is_as_before_once_it_is_taken_back(
    talk: Talk, people: Cast, planned: Callable[..., str], before: str
) -> None:
    mina, key = people["mina"], planned()
    if before == "started":
        talk.ask(mina, "update_action", action=key, status="started")
    talk.ask(mina, "update_action", action=key, status="postponed", due="2027-01-15")
    talk.press(mina, "Take it back")
    talk.expects(mina, "Taken back: Lead a review is as it was, due on 1 December 2026.")
    assert stands(talk, key) == (before, DUE)


def test_an_overdue_action_that_was_put_off_twice_goes_back_to_its_day_in_the_past(
    talk: Talk, people: Cast, planned: Callable[..., str]
) -> None:
    mina, key = people["mina"], planned()
    talk.ask(mina, "update_action", action=key, status="postponed", due="2026-12-05")
    talk.wait(days=20)
    talk.ask(mina, "update_action", action=key, status="postponed", due="2027-01-15")
    talk.press(mina, "Take it back")
    assert stands(talk, key) == ("postponed", date(2026, 12, 5))


def test_what_got_its_first_day_offers_no_way_back_that_would_not_lead_there(
    talk: Talk, people: Cast, planned: Callable[..., str]
) -> None:
    talk.ask(people["mina"], "update_action", action=planned(None), status="postponed", due="2027-01-15")
    assert "Take it back" not in talk.screen(people["mina"]).labels("talk")


def test_a_started_action_that_is_done_by_mistake_is_started_again(
    talk: Talk, people: Cast, planned: Callable[..., str]
) -> None:
    mina, key = people["mina"], planned()
    talk.ask(mina, "update_action", action=key, status="started")
    talk.ask(mina, "update_action", action=key, status="done")
    talk.press(mina, "Take it back")
    assert stands(talk, key) == ("started", DUE)


def test_only_in_ones_own_plan_is_the_manager_worth_telling(
    talk: Talk, people: Cast, planned: Callable[..., str]
) -> None:
    mina, daniel, key = people["mina"], people["daniel"], planned()
    talk.ask(daniel, "update_action", action=key, status="done")
    assert talk.bodies(daniel) == ["Done: Lead a review. Mina Sato sees it in the plan."]
    talk.press(daniel, "Take it back")
    talk.ask(mina, "update_action", action=key, status="done")
    talk.expects(mina, "Well worth telling your manager about.")


def test_a_button_that_puts_off_to_a_day_that_has_passed_offers_two_days_to_come(
    talk: Talk, people: Cast, planned: Callable[..., str]
) -> None:
    mina, key = people["mina"], planned()
    talk.ask(mina, "update_action", action=key, status="postponed", due="2026-10-01")
    talk.expects(mina, "1 October 2026 is in the past.")
    assert talk.screen(mina).labels("talk") == ["A week later", "A month later"]
    talk.press(mina, "A week later")
    assert stands(talk, key) == ("postponed", date(2026, 12, 8))


def test_what_is_closed_is_not_put_off(talk: Talk, people: Cast, planned: Callable[..., str]) -> None:
    key = planned()
    talk.ask(people["mina"], "update_action", action=key, status="done")
    for day in ({}, {"due": "2027-01-15"}):
        talk.ask(people["mina"], "update_action", action=key, status="postponed", **day)
        talk.expects(people["mina"], "Lead a review is closed.")
