"""Check-ins come back in both people's hours, and end when it no longer fits; nobody else sets one up."""

from datetime import date, timedelta

import pytest

from tests.builders import NOW, TODAY, Cast, reports_to
from tests.talk import Talk

THREAD = "Check-in of Mina Sato and Daniel Okafor"
ASKED = "What went well since last time?"
FIRST = timedelta(days=7)


@pytest.fixture
def weekly(talk: Talk, people: Cast) -> Talk:
    """Daniel and Mina check in every week, from Monday on; nobody gets a list of talks."""
    with talk.database.unit() as unit:
        for manager in ("daniel", "helena", "tomas", "otto"):
            unit.nudges.stop(people[manager], "talks", NOW)
    talk.say(people["daniel"], "set up weekly check-ins with Mina")
    return talk


def begun(talk: Talk, who: int) -> bool:
    return ASKED in talk.read(who)


@pytest.mark.parametrize("who", ["mina", "helena", "priya", "tomas", "ines", "noor"])
def test_only_the_manager_sets_one_up_and_others_learn_nothing(talk: Talk, people: Cast, who: str) -> None:
    talk.say(people[who], "set up monthly check-ins with Mina")
    refused = talk.read(people[who])
    assert "A career conversation is started by the person's own manager." in refused
    talk.say(people[who], "stop the check-ins with Mina")
    assert talk.read(people[who]) == refused


def test_the_first_question_comes_in_the_employees_morning(weekly: Talk, people: Cast) -> None:
    weekly.live(days=6, hours=15, minutes=59)  # Monday, a minute before ten in Tokyo
    assert not begun(weekly, people["mina"])
    weekly.live(minutes=1)
    assert begun(weekly, people["mina"])
    assert weekly.bodies(people["daniel"]) == []  # it is the middle of Daniel's night
    weekly.live(hours=8)
    weekly.expects(people["daniel"], "I ask Mina Sato two short questions first, then you.")


def test_an_employee_who_never_answers_is_asked_once_and_the_manager_goes_on(
    weekly: Talk, people: Cast
) -> None:
    weekly.live(days=7)
    weekly.expects(people["daniel"], "I wait for 3 working days, then we go on without it.")
    weekly.live(days=8)
    weekly.expects(people["daniel"], "What have you seen Mina Sato do well?")
    weekly.say(people["daniel"], "A patient hour with the children", THREAD)
    weekly.say(people["daniel"], "skip", THREAD)
    weekly.expects(people["mina"], "A patient hour with the children")


def test_one_that_is_still_open_is_not_doubled(weekly: Talk, people: Cast) -> None:
    weekly.live(days=21)
    with weekly.database.reading() as unit:
        mine = [each for each in unit.dialogues.open_for(people["mina"]) if each.guide == "check-in"]
    assert len(mine) == 1


def test_the_next_one_comes_when_the_last_is_over(weekly: Talk, people: Cast) -> None:
    weekly.live(days=7)
    for _ in range(2):
        weekly.say(people["mina"], "skip", THREAD)
    for _ in range(2):
        weekly.say(people["daniel"], "skip", THREAD)
    weekly.live(days=7)
    assert begun(weekly, people["mina"])


def test_in_a_pause_it_waits_and_on_leave_it_is_left_out(weekly: Talk, people: Cast) -> None:
    weekly.say(people["mina"], "stop messaging me until 2 December")
    weekly.live(days=8)
    assert not begun(weekly, people["mina"])
    weekly.live(days=1, hours=2)
    assert begun(weekly, people["mina"])


def test_leave_over_the_whole_interval_leaves_it_out(weekly: Talk, people: Cast) -> None:
    back = date(2026, 12, 9)
    with weekly.database.unit() as unit:
        unit.positions.record(people["mina"], "employment", "leave", TODAY, "leave", "test", NOW, until=back)
    weekly.live(days=13)
    assert weekly.bodies(people["mina"]) == []
    weekly.live(days=9)
    assert weekly.read(people["mina"]).count(ASKED) == 1


def test_it_ends_quietly_when_the_reporting_line_changes(weekly: Talk, people: Cast) -> None:
    with weekly.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY)
    weekly.live(days=15)
    for name in ("mina", "daniel", "otto"):
        assert not begun(weekly, people[name])
        assert "heck-in" not in weekly.read(people[name])


def test_a_change_between_planning_and_sending_withholds_what_is_queued(weekly: Talk, people: Cast) -> None:
    weekly.live(days=6, hours=17)  # Mina is asked; what Daniel reads waits for his morning
    assert weekly.bodies(people["daniel"]) == []
    with weekly.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY + timedelta(days=6))
    weekly.live(hours=10)
    assert weekly.bodies(people["daniel"]) == []


def test_the_employee_can_end_it_and_the_manager_reads_no_reason(weekly: Talk, people: Cast) -> None:
    weekly.press(people["mina"], "Stop these")
    weekly.expects(people["mina"], "No more check-ins for you. Nobody is told why.")
    weekly.live(days=7)
    assert not begun(weekly, people["mina"])
    weekly.expects(people["daniel"], "Your check-ins with Mina Sato have ended.")
    weekly.live(days=14)
    assert weekly.bodies(people["daniel"]) == []


def test_the_employee_can_stop_in_the_middle(weekly: Talk, people: Cast) -> None:
    weekly.live(days=7)
    weekly.say(people["mina"], "stop", THREAD)
    weekly.expects(people["daniel"], "Mina Sato takes no more part.")
    weekly.expects(people["daniel"], "What have you seen Mina Sato do well?")


def test_in_one_room_the_manager_writes_for_both(weekly: Talk, people: Cast) -> None:
    weekly.live(days=7)
    weekly.press(people["daniel"], "We are in one room", THREAD)
    weekly.say(people["daniel"], "The tour", THREAD)
    weekly.say(people["daniel"], "skip", THREAD)
    weekly.say(people["daniel"], "skip", THREAD)
    weekly.say(people["daniel"], "skip", THREAD)
    weekly.expects(people["mina"], "The tour (said together, written by Daniel Okafor)")


def test_a_full_week_of_the_employee_puts_it_off(weekly: Talk, people: Cast) -> None:
    with weekly.database.unit() as unit:
        unit.people.set_preferences(people["mina"], nudges_per_week=0)
    weekly.live(days=9)
    assert not begun(weekly, people["mina"])


def test_a_month_of_downtime_is_one_check_in(weekly: Talk, people: Cast) -> None:
    weekly.now += timedelta(days=35)
    weekly.live(days=1)
    assert weekly.read(people["mina"]).count(ASKED) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("check in with Mina every quarter", "every quarter, the first on 30 November 2026"),
        ("schedule biweekly check-ins with Mina Sato", "every two weeks, the first on 30 November 2026"),
        ("start check-ins with Mina", "every month, the first on 30 November 2026"),
        ("stop the check-ins with Mina", "There were no check-ins with Mina Sato. Nothing was changed."),
        ("set up monthly check-ins", "With whom?"),
        ("set up monthly check-ins with Zorro Vega", "I don't know anybody called “Zorro Vega”."),
    ],
)
def test_it_is_understood_in_words(talk: Talk, people: Cast, words: str, said: str) -> None:
    talk.say(people["daniel"], words)
    talk.expects(people["daniel"], said)


def test_it_counts_once_for_the_employee_and_not_for_the_manager(weekly: Talk, people: Cast) -> None:
    weekly.live(days=7)
    with weekly.database.reading() as unit:
        assert len(unit.nudges.charged(people["mina"], NOW)) == 1
        assert unit.nudges.charged(people["daniel"], NOW) == ()
