"""The week's talks: one list in the manager's own morning, and every way to go on from it."""

from datetime import date, timedelta

import pytest

from conversations.wording import plain
from tests.builders import NOW, TODAY, Cast, action, goal, reports_to
from tests.conversations.prompting.weekly import MONDAY, TALKS, held, lists, newest, part, press, week_begins
from tests.talk import Talk


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
