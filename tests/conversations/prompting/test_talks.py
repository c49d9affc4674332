"""The week's talks: one list in the manager's own morning, and every way to go on from it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conversations import clockwork, planning
from conversations.messages import Message, Part
from conversations.wording import plain
from tests.builders import NOW, TODAY, Cast, action, goal, leaves, reports_to
from tests.talk import Talk

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
TALKS = "Your three talks this week"


def newest(talk: Talk, who: int) -> Message:
    """The card that stands last in somebody's direct message."""
    return talk.screen(who).at("talk")[-1].message


def part(talk: Talk, who: int, name: str) -> Part:
    """The line about somebody on the newest list."""
    return next(each for each in lists(talk, who)[-1].parts if plain(each.body).startswith(name))


def lists(talk: Talk, who: int) -> list[Message]:
    """Every list that somebody has, as each stands now."""
    return [card.message for card in talk.screen(who).at("talk") if card.message.parts]


def held(talk: Talk, manager: int, person: int, days: int) -> None:
    """A talk of the two was held so many days ago."""
    with talk.database.unit() as unit:
        at = talk.now - timedelta(days=days)
        unit.dialogues.event("finished", None, manager, person, person, at, "career-conversation")


def press(talk: Talk, who: int, name: str, label: str) -> None:
    """Press a button of one line of the list."""
    button = next(each for each in part(talk, who, name).buttons if each.label == label)
    talk.ask(
        who, button.press.given["intent"], **{k: v for k, v in button.press.given.items() if k != "intent"}
    )


def week_begins(talk: Talk) -> None:
    """The clock comes to Monday, nine in UTC."""
    talk.now = NOW - timedelta(hours=1)
    talk.live(hours=1)


@pytest.fixture
def monday(talk: Talk, people: Cast) -> Talk:
    """Daniel has the list of a week in which he talked with Priya lately."""
    held(talk, people["daniel"], people["priya"], 10)
    week_begins(talk)
    return talk


def test_the_first_list_comes_on_the_next_working_morning_and_then_with_each_week(
    talk: Talk, people: Cast
) -> None:
    talk.now = NOW + timedelta(days=2, hours=10)  # Wednesday, in the evening
    talk.live(hours=13)
    assert talk.bodies(people["daniel"]) == []
    talk.live(hours=1)
    talk.expects(people["daniel"], TALKS)
    talk.live(days=3)
    assert talk.bodies(people["daniel"]) == []
    talk.live(days=1)
    assert talk.now == MONDAY
    talk.expects(people["daniel"], TALKS)


def test_it_says_since_when_what_is_open_and_what_changed(talk: Talk, people: Cast) -> None:
    daniel, mina = people["daniel"], people["mina"]
    held(talk, daniel, mina, 40)
    with talk.database.unit() as unit:
        number = goal(unit, mina, "Tell the board", review=date(2026, 11, 27))
        action(unit, number, "Zephyr script", mina, TODAY - timedelta(days=3))
        done = action(unit, number, "Ask Priya", mina, TODAY + timedelta(days=9))
        unit.plans.change_action(done, by=mina, now=NOW, status="done")
        action(unit, number, "Write it down", daniel, TODAY + timedelta(days=12))
    week_begins(talk)
    said = plain(part(talk, daniel, "Mina Sato").body)
    assert "40 days since you talked." in said
    assert "2 open commitments, 1 overdue, the next due on 5 December 2026." in said
    assert "You look at the plan together on 27 November 2026." in said
    assert "Since then: 1 action done, 1 new goal." in said
    assert "Zephyr" not in talk.read(daniel)


def test_looking_at_the_list_is_no_look_at_a_plan(monday: Talk, people: Cast) -> None:
    with monday.database.reading() as unit:
        assert unit.ledger.viewers(people["mina"]) == ()


def test_whoever_talked_lately_is_left_out_unless_there_is_a_reason(talk: Talk, people: Cast) -> None:
    daniel, priya = people["daniel"], people["priya"]
    for name in ("mina", "priya", "ana", "ana2"):
        held(talk, daniel, people[name], 5)
    week_begins(talk)
    assert talk.bodies(daniel) == []
    with talk.database.unit() as unit:
        goal(unit, priya, "Tell the board", review=date(2026, 12, 3))
    talk.live(days=7)
    assert [plain(each.body).splitlines()[0] for each in newest(talk, daniel).parts] == [
        "Priya Nair, Observer"
    ]
    talk.expects(daniel, "A talk to have")


def test_three_are_the_most_and_the_longest_ago_comes_first(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    for name, days in (("mina", 40), ("priya", 90), ("ana", 60), ("ana2", 31)):
        held(talk, daniel, people[name], days)
    week_begins(talk)
    names = [plain(each.body).split(",")[0] for each in newest(talk, daniel).parts]
    assert names == ["Priya Nair", "Ana Lima", "Mina Sato"]


def test_everybody_has_a_list_of_their_own_people_and_no_one_else_has_any(talk: Talk, people: Cast) -> None:
    week_begins(talk)
    talk.expects(people["tomas"], "Ivo Zoric")
    for name in ("mina", "ines", "noor", "ivo"):
        assert talk.bodies(people[name]) == []


def test_a_brief_leaves_the_line_open_and_is_a_look_that_is_noted(monday: Talk, people: Cast) -> None:
    press(monday, people["daniel"], "Mina Sato", "Brief me")
    monday.expects(people["daniel"], "Before you talk with Mina Sato")
    assert part(monday, people["daniel"], "Mina Sato").buttons
    with monday.database.reading() as unit:
        assert {each.viewer_id for each in unit.ledger.viewers(people["mina"])} == {people["daniel"]}


def test_start_begins_the_talk_and_the_list_says_so(monday: Talk, people: Cast) -> None:
    press(monday, people["daniel"], "Mina Sato", "Start")
    monday.expects(people["daniel"], "How shall we do this?")
    line = part(monday, people["daniel"], "Mina Sato")
    assert (plain(line.settled), line.buttons) == ("Begun.", ())
    assert part(monday, people["daniel"], "Ana Lima").buttons


def test_we_have_talked_goes_straight_to_what_mattered(monday: Talk, people: Cast) -> None:
    press(monday, people["daniel"], "Mina Sato", "We have talked")
    monday.expects(people["daniel"], "What mattered most to Mina Sato?")
    assert "How shall we do this?" not in monday.read(people["daniel"])


def test_tomorrow_it_comes_again_and_does_not_count(monday: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    press(monday, daniel, "Mina Sato", "Tomorrow")
    assert plain(part(monday, daniel, "Mina Sato").settled) == "I ask again on 24 November 2026."
    monday.live(hours=23)
    assert monday.bodies(daniel) == []
    monday.live(hours=1)
    assert [plain(each.body).splitlines()[0] for each in newest(monday, daniel).parts] == [
        "Mina Sato, Observer"
    ]
    with monday.database.reading() as unit:
        assert len(unit.nudges.charged(daniel, NOW - timedelta(days=7))) == 1


def test_in_a_week_it_is_folded_into_the_next_list(monday: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    press(monday, daniel, "Mina Sato", "In a week")
    monday.live(days=7)
    before, now = lists(monday, daniel)
    assert plain(before.parts[0].settled) == "There is a newer list."
    assert part(monday, daniel, "Mina Sato").buttons
    assert len(now.parts) == 3


def test_not_this_time_is_quiet_for_four_weeks(monday: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    press(monday, daniel, "Mina Sato", "Not this time")
    for _ in range(3):
        monday.live(days=7)
        assert not any(plain(each.body).startswith("Mina") for each in lists(monday, daniel)[-1].parts)
    monday.live(days=8)
    assert part(monday, daniel, "Mina Sato").buttons


def test_a_line_is_answered_once(monday: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    line = part(monday, daniel, "Mina Sato").buttons[3].press.given["prompt"]
    for _ in range(2):
        monday.ask(daniel, "talk_prompt", prompt=line, do="tomorrow")
    monday.expects(daniel, "You have put this off already.")


@pytest.mark.parametrize("who", ["mina", "helena", "tomas", "ines"])
def test_nobody_else_can_press_it_or_learns_anything(monday: Talk, people: Cast, who: str) -> None:
    line = part(monday, people["daniel"], "Mina Sato").buttons[0].press.given["prompt"]
    monday.ask(people[who], "talk_prompt", prompt=line, do="brief")
    forged = monday.read(people[who])
    monday.ask(people[who], "talk_prompt", prompt="4711", do="brief")
    assert monday.read(people[who]) == forged


def test_a_manager_who_changed_reads_nothing_more_of_it(monday: Talk, people: Cast) -> None:
    line = part(monday, people["daniel"], "Mina Sato").buttons[0].press.given["prompt"]
    with monday.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY)
    monday.ask(people["daniel"], "talk_prompt", prompt=line, do="brief")
    monday.expects(people["daniel"], "A career conversation is started by the person's own manager.")
    press(monday, people["daniel"], "Ana Lima", "Tomorrow")
    assert "Mina Sato" not in monday.read(people["daniel"])
    monday.live(days=7)
    assert "Mina Sato" not in monday.read(people["daniel"])
    monday.expects(people["otto"], "Mina Sato")


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


def test_it_can_be_asked_for_in_words_and_counts_for_nothing(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "who should I talk to this week?")
    talk.expects(daniel, TALKS)
    press(talk, daniel, "Mina Sato", "Tomorrow")
    assert plain(part(talk, daniel, "Mina Sato").settled) == "I ask again on 24 November 2026."
    with talk.database.reading() as unit:
        assert unit.nudges.charged(daniel, NOW - timedelta(days=7)) == ()
    talk.say(people["mina"], "who should I talk to this week?")
    talk.expects(people["mina"], "Nobody reports to you")


def test_where_everybody_was_talked_with_it_says_so(talk: Talk, people: Cast) -> None:
    for name in ("mina", "priya", "ana", "ana2"):
        held(talk, people["daniel"], people[name], 5)
    talk.say(people["daniel"], "which talks are due")
    talk.expects(people["daniel"], "You have talked with everybody lately")
