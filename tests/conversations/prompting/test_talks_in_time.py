"""The week's list and everything that holds it back: pauses, leave, the budget, downtime."""

from datetime import timedelta

import pytest

from conversations import clockwork, planning
from tests.builders import NOW, TODAY, Cast, leaves
from tests.conversations.prompting.weekly import TALKS
from tests.talk import Talk


def test_in_a_pause_and_on_leave_it_waits_and_comes_once(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.now = NOW - timedelta(hours=1)
    talk.say(daniel, "stop messaging me until 26 November")
    talk.live(days=3)
    assert talk.bodies(daniel) == []
    talk.live(hours=1)
    talk.expects(daniel, TALKS)
    talk.live(days=3)
    assert talk.bodies(daniel) == []


def test_a_pause_that_begins_after_it_was_planned_holds_it_back(talk: Talk, people: Cast) -> None:
    talk.now = NOW - timedelta(hours=3)
    planning.plan_ahead(talk.database, talk.now)
    talk.say(people["daniel"], "stop messaging me until 25 November")
    talk.live(days=1)
    assert talk.bodies(people["daniel"]) == []
    talk.live(days=1, hours=3)
    talk.expects(people["daniel"], TALKS)


def test_a_full_week_folds_the_list_into_the_next(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    with talk.database.unit() as unit:
        unit.people.set_preferences(daniel, nudges_per_week=0)
    talk.live(days=1)
    assert talk.bodies(daniel) == []
    with talk.database.unit() as unit:
        unit.people.set_preferences(daniel, nudges_per_week=1)
    talk.live(days=6)
    talk.expects(daniel, TALKS)


def test_stop_these_stops_them_and_take_it_back_brings_them_again(monday: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    monday.press(daniel, "Why am I getting this?")
    monday.expects(daniel, "1 of your 3 messages of this kind within seven days are used.")
    monday.press(daniel, "Stop these")
    monday.expects(daniel, "I bring up no more talks.")
    monday.live(days=14)
    assert monday.bodies(daniel) == []
    monday.press(daniel, "Take it back")
    monday.live(days=7)
    monday.expects(daniel, TALKS)


def test_whoever_left_gets_no_list(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        leaves(unit, people["daniel"], TODAY)
    talk.live(days=8)
    assert talk.bodies(people["daniel"]) == []


@pytest.mark.parametrize("days", [1, 31])
def test_downtime_is_caught_up_once_and_in_hours(talk: Talk, people: Cast, days: int) -> None:
    talk.now = NOW - timedelta(hours=2)
    planning.plan_ahead(talk.database, talk.now)
    talk.now += timedelta(days=days, hours=14)  # nine in the evening
    for _ in range(3):
        clockwork.open_due(talk.database, talk.house, talk.now)
    talk.deliver()
    assert talk.bodies(people["daniel"]) == []
    talk.live(hours=12)
    assert len([body for body in talk.bodies(people["daniel"]) if TALKS in body]) == 1


def test_what_is_planned_twice_comes_once(talk: Talk, people: Cast) -> None:
    talk.now = NOW - timedelta(hours=1)
    for _ in range(3):
        planning.plan_ahead(talk.database, talk.now)
    talk.live(hours=1)
    assert len(talk.bodies(people["daniel"])) == 1
