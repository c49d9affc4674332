"""What is due reminds its owner on the working day before; a goal to look at again reminds both."""

from datetime import date, timedelta

import pytest

from conversations.wording import plain
from tests.builders import NOW, TODAY, Cast, action, goal, reports_to
from tests.talk import Talk

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


@pytest.fixture
def plan(talk: Talk, people: Cast) -> int:
    """Mina's goal, on which nothing is due yet."""
    with talk.database.unit() as unit:
        for manager in ("daniel", "helena", "tomas", "otto"):
            unit.nudges.stop(people[manager], "talks", NOW)
        return goal(unit, people["mina"], "Tell the board", review=date(2027, 3, 1))


def due(talk: Talk, plan: int, owner: int, text: str, day: date) -> int:
    with talk.database.unit() as unit:
        return action(unit, plan, text, owner, day)


def told(talk: Talk, who: int) -> list[str]:
    """The lines of what just arrived."""
    return [plain(part.body) for _, message in talk.screen(who).unread for part in message.parts]


def test_the_owner_is_told_on_the_day_before_in_their_morning(talk: Talk, people: Cast, plan: int) -> None:
    due(talk, plan, people["mina"], "Zephyr script", TODAY + timedelta(days=2))
    talk.live(hours=15)  # midnight in UTC, nine in Tokyo
    assert told(talk, people["mina"]) == []
    talk.live(hours=1)  # ten in Tokyo, and Mina begins at ten
    assert told(talk, people["mina"]) == ["Zephyr script, by 25 November 2026"]
    talk.live(days=3)
    assert told(talk, people["mina"]) == []


def test_what_is_due_on_monday_is_told_on_friday(talk: Talk, people: Cast, plan: int) -> None:
    due(talk, plan, people["daniel"], "Ask the board", MONDAY)
    talk.live(days=3)
    assert told(talk, people["daniel"]) == []
    talk.live(days=1)
    assert told(talk, people["daniel"]) == ["Ask the board (for Mina Sato), by 30 November 2026"]
    talk.live(days=4)
    assert told(talk, people["daniel"]) == []


def test_all_of_one_day_is_one_message(talk: Talk, people: Cast, plan: int) -> None:
    for text in ("One", "Two", "Three"):
        due(talk, plan, people["daniel"], text, TODAY + timedelta(days=2))
    talk.live(days=1)
    assert talk.bodies(people["daniel"]) == ["3 things are due"]


def test_done_from_the_reminder_itself(talk: Talk, people: Cast, plan: int) -> None:
    due(talk, plan, people["daniel"], "Ask the board", TODAY + timedelta(days=2))
    talk.live(days=1)
    talk.press(people["daniel"], "Done")
    talk.expects(people["daniel"], "Done: Ask the board.")


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_what_is_done_or_dropped_reminds_nobody(talk: Talk, people: Cast, plan: int, status: str) -> None:
    key = due(talk, plan, people["daniel"], "Ask the board", TODAY + timedelta(days=2))
    talk.live(hours=1)
    with talk.database.unit() as unit:
        unit.plans.change_action(key, by=people["daniel"], now=talk.now, status=status)  # type: ignore[arg-type]
    talk.live(days=3)
    assert told(talk, people["daniel"]) == []


def test_a_day_that_was_moved_moves_the_reminder(talk: Talk, people: Cast, plan: int) -> None:
    key = due(talk, plan, people["daniel"], "Ask the board", TODAY + timedelta(days=2))
    talk.live(hours=1)
    with talk.database.unit() as unit:
        unit.plans.change_action(key, by=people["daniel"], now=talk.now, due=TODAY + timedelta(days=4))
    talk.live(days=2)
    assert told(talk, people["daniel"]) == []
    talk.live(days=1)
    assert told(talk, people["daniel"]) == ["Ask the board (for Mina Sato), by 27 November 2026"]


def test_a_review_reminds_both_and_each_reads_their_own_words(talk: Talk, people: Cast, plan: int) -> None:
    with talk.database.unit() as unit:
        unit.plans.review(plan, TODAY + timedelta(days=2), people["daniel"], NOW)
    talk.live(days=2)
    (own,) = told(talk, people["mina"])
    assert own.startswith(
        "Your goal Tell the board is to be looked at again, as agreed for 25 November 2026."
    )
    (theirs,) = told(talk, people["daniel"])
    assert theirs.startswith("Look at Tell the board together with Mina Sato, agreed for 25 November 2026.")


def test_a_review_at_the_weekend_is_told_on_friday(talk: Talk, people: Cast, plan: int) -> None:
    with talk.database.unit() as unit:
        unit.plans.review(plan, FRIDAY + timedelta(days=1), people["daniel"], NOW)
    talk.live(days=3)
    assert told(talk, people["daniel"]) == []
    talk.live(days=1)
    assert len(told(talk, people["daniel"])) == 1
    talk.live(days=4)
    assert told(talk, people["daniel"]) == []


def test_looked_at_it_asks_when_again_and_keeps_it(talk: Talk, people: Cast, plan: int) -> None:
    with talk.database.unit() as unit:
        unit.plans.review(plan, TODAY + timedelta(days=1), people["daniel"], NOW)
    talk.live(days=1)
    talk.press(people["daniel"], "We looked at it")
    talk.expects(people["daniel"], "When do you two look at Tell the board again?")
    talk.press(people["daniel"], "In three months")
    talk.expects(people["daniel"], "You look at Tell the board again on 23 February 2027.")
    with talk.database.reading() as unit:
        assert unit.plans.goal(plan).review_on == date(2027, 2, 23)
        assert [each.kind for each in unit.plans.history(unit.plans.goal(plan))][-1] == "reviewed"


@pytest.mark.parametrize("who", ["helena", "tomas", "priya"])
def test_nobody_else_can_look_at_it_or_learns_that_it_is_there(
    talk: Talk, people: Cast, plan: int, who: str
) -> None:
    talk.ask(people[who], "review_goal", goal=str(plan), due="2027-01-01")
    refused = talk.read(people[who])
    talk.ask(people[who], "review_goal", goal="4711", due="2027-01-01")
    assert talk.read(people[who]) == refused


def test_a_manager_who_changed_half_way_is_not_told_and_the_new_one_is(
    talk: Talk, people: Cast, plan: int
) -> None:
    with talk.database.unit() as unit:
        unit.plans.review(plan, TODAY + timedelta(days=2), people["daniel"], NOW)
    talk.live(hours=2)
    with talk.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY)
    talk.live(days=2)
    assert told(talk, people["daniel"]) == []
    assert len(told(talk, people["otto"])) == 1


def test_on_leave_it_waits_and_what_is_over_then_is_not_told(talk: Talk, people: Cast, plan: int) -> None:
    due(talk, plan, people["daniel"], "Ask the board", TODAY + timedelta(days=2))
    with talk.database.unit() as unit:
        until = TODAY + timedelta(days=9)
        unit.positions.record(
            people["daniel"], "employment", "leave", TODAY, "leave", "test", NOW, until=until
        )
    talk.live(days=10)
    assert told(talk, people["daniel"]) == []


def test_reminders_can_be_stopped(talk: Talk, people: Cast, plan: int) -> None:
    due(talk, plan, people["daniel"], "Ask the board", TODAY + timedelta(days=2))
    due(talk, plan, people["daniel"], "Ask again", TODAY + timedelta(days=4))
    talk.live(days=1)
    talk.press(people["daniel"], "Why am I getting this?")
    talk.expects(people["daniel"], "It does not count against your 3 messages a week")
    talk.press(people["daniel"], "Stop these")
    talk.live(days=4)
    assert told(talk, people["daniel"]) == []
