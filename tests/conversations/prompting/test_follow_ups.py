"""A week and a month after a talk both are asked what became of it: once, in their hours, while it fits."""

from datetime import timedelta

import pytest

from conversations.wording import plain
from tests.builders import NOW, Cast, leaves, reports_to
from tests.conversations.prompting.weekly import TALKS, newest
from tests.talk import Talk

CAREER = "Career conversation with Mina Sato"
OPENING = "How is it going? This is what was agreed, as it stands today."
MANAGERS = ("daniel", "helena", "tomas", "otto")


def agree(talk: Talk, people: Cast, *also: str) -> None:
    """Daniel and Mina talk, and each takes on something that is due after the month."""
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    said = ("We have talked", "She wants to teach", "Deeper in this role", "Run one class", "Mina Sato")
    more = ("30 June 2027", "yes", "Ask the school", "Daniel Okafor", "30 June 2027", "no", "1 July 2027")
    for words in (*said, *more, "yes", *also):
        talk.say(daniel, words, CAREER)
    talk.expects(daniel, "In a week, and again in a month, I ask you both how it is going.")


@pytest.fixture
def agreed(talk: Talk, people: Cast) -> Talk:
    """What the two agreed on a Monday at nine; nobody gets a list of talks."""
    with talk.database.unit() as unit:
        for manager in MANAGERS:
            unit.nudges.stop(people[manager], "talks", NOW)
    agree(talk, people)
    return talk


def asked(talk: Talk, who: int) -> int:
    """How often somebody was asked what became of it, since the last thing anybody did."""
    return talk.bodies(who).count(OPENING)


def times(talk: Talk, people: Cast, days: int) -> dict[str, list[int]]:
    """After how many days each was asked, over so many days."""
    found: dict[str, list[int]] = {"mina": [], "daniel": []}
    for _ in range(days):
        talk.live(days=1)
        for name in found:
            found[name] += [(talk.now - NOW).days] * asked(talk, people[name])
    return found


def parts(talk: Talk, who: int) -> list[str]:
    """The lines of what somebody was asked last."""
    return [plain(part.body) for part in newest(talk, who).parts]


def test_both_are_asked_after_a_week_and_after_a_month_and_no_more(agreed: Talk, people: Cast) -> None:
    assert times(agreed, people, 45) == {"mina": [7, 30], "daniel": [7, 30]}


def test_each_is_asked_in_their_own_morning(agreed: Talk, people: Cast) -> None:
    agreed.live(days=6, hours=15, minutes=59)
    assert asked(agreed, people["mina"]) == 0
    agreed.live(minutes=1)  # ten in Tokyo, where Mina begins at ten
    assert (asked(agreed, people["mina"]), asked(agreed, people["daniel"])) == (1, 0)
    agreed.live(hours=8)
    assert asked(agreed, people["daniel"]) == 1


def test_a_day_on_which_somebody_does_not_work_moves_it_to_the_next(talk: Talk, people: Cast) -> None:
    talk.now = NOW + timedelta(days=5)  # a Saturday; a week later is one too
    agree(talk, people)
    talk.live(days=8, hours=23)
    assert asked(talk, people["daniel"]) == 0
    talk.live(hours=1)
    assert asked(talk, people["daniel"]) == 1


def test_it_says_how_each_commitment_stands_and_only_ones_own_can_be_changed(
    agreed: Talk, people: Cast
) -> None:
    agreed.live(days=7)
    mina, daniel = people["mina"], people["daniel"]
    talk = "on 23 November 2026: Agreed in the talk of 23 November 2026"
    assert parts(agreed, mina) == [
        f"With Daniel Okafor, {talk}",
        "Run one class, by 30 June 2027",
        "Ask the school (Daniel Okafor), by 30 June 2027",
    ]
    assert parts(agreed, daniel)[0] == f"With Mina Sato, {talk}"
    _, theirs, own = newest(agreed, daniel).parts
    assert theirs.buttons == ()
    assert [each.label for each in own.buttons] == ["Done", "Started", "A week later", "What is in the way?"]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Done", "Done: Run one class."),
        ("Started", "Started: Run one class."),
        ("A week later", "Moved: Run one class is now due on 7 July 2027."),
        ("What is in the way?", "What is in the way of Run one class?"),
    ],
)
def test_every_button_does_what_it_says(agreed: Talk, people: Cast, label: str, words: str) -> None:
    agreed.live(days=7)
    agreed.press(people["mina"], label)
    agreed.expects(people["mina"], words)


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("No time now, a month later", "Moved: Run one class is now due on 30 July 2027."),
        ("It is no longer right, drop it", "Dropped: Run one class."),
        ("Ask Daniel Okafor for help", "Daniel Okafor reads it in their own hours."),
    ],
)
def test_every_way_on_from_what_is_in_the_way_works(
    agreed: Talk, people: Cast, label: str, words: str
) -> None:
    agreed.live(days=7)
    agreed.press(people["mina"], "What is in the way?")
    agreed.press(people["mina"], label)
    agreed.expects(people["mina"], words)


def test_help_is_asked_for_once_a_day_and_nothing_else_is_told(agreed: Talk, people: Cast) -> None:
    agreed.live(days=7)
    for _ in range(2):
        agreed.press(people["mina"], "What is in the way?")
        agreed.press(people["mina"], "Ask Daniel Okafor for help")
    agreed.live(hours=12)
    said = "Mina Sato would like your help with Run one class. A short talk is often enough."
    assert [agreed.bodies(people["daniel"]).count(said), asked(agreed, people["daniel"])] == [0, 0]
    shown = [plain(card.message.body) for card in agreed.screen(people["daniel"]).at("talk")]
    assert shown.count(said) == 1
    agreed.press(people["daniel"], "Show Mina Sato's plan")
    agreed.expects(people["daniel"], "Run one class")


def test_the_manager_can_ask_for_help_too(agreed: Talk, people: Cast) -> None:
    agreed.live(days=7)
    agreed.press(people["daniel"], "What is in the way?")
    agreed.press(people["daniel"], "Ask Mina Sato for help")  # it is six in Tokyo, and Mina works until seven
    agreed.expects(people["mina"], "Daniel Okafor would like your help with Ask the school.")


@pytest.mark.parametrize("who", ["helena", "priya", "tomas", "ines"])
def test_what_is_in_the_way_is_nobody_elses(agreed: Talk, people: Cast, who: str) -> None:
    with agreed.database.reading() as unit:
        (number, *_) = [each.id for goal in unit.plans.plan(people["mina"]).goals for each in goal.actions]
    agreed.ask(people[who], "in_the_way", action=str(number), do="help")
    refused = agreed.read(people[who])
    agreed.ask(people[who], "in_the_way", action="4711", do="help")
    assert agreed.read(people[who]) == refused
    agreed.live(days=1)
    assert "would like your help" not in agreed.read(people["mina"]) + agreed.read(people["daniel"])


def test_over_a_pause_it_waits_and_two_that_would_meet_are_one(agreed: Talk, people: Cast) -> None:
    with agreed.database.unit() as unit:
        unit.people.set_preferences(people["mina"], paused_until=(NOW + timedelta(days=10)).date())
        unit.people.set_preferences(people["daniel"], paused_until=(NOW + timedelta(days=25)).date())
    assert times(agreed, people, 45) == {"mina": [10, 30], "daniel": [30]}


def test_not_after_the_manager_changed(agreed: Talk, people: Cast) -> None:
    with agreed.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], (NOW + timedelta(days=3)).date())
    assert times(agreed, people, 40) == {"mina": [], "daniel": []}
    assert asked(agreed, people["otto"]) == 0


@pytest.mark.parametrize("status", ["dropped", "done"])
def test_not_after_the_goal_was_reached_or_dropped(agreed: Talk, people: Cast, status: str) -> None:
    with agreed.database.unit() as unit:
        (goal,) = unit.plans.plan(people["mina"]).goals
        unit.plans.change_goal(goal.id, status, people["mina"], agreed.now)  # type: ignore[arg-type]
    assert times(agreed, people, 40) == {"mina": [], "daniel": []}


def test_not_after_everything_was_done(agreed: Talk, people: Cast) -> None:
    agreed.live(days=7)
    agreed.press(people["mina"], "Done")
    agreed.press(people["daniel"], "Done")
    assert times(agreed, people, 33) == {"mina": [], "daniel": []}


@pytest.mark.parametrize("who", ["mina", "daniel"])
def test_not_after_one_of_the_two_left(agreed: Talk, people: Cast, who: str) -> None:
    with agreed.database.unit() as unit:
        leaves(unit, people[who], (NOW + timedelta(days=2)).date())
    assert times(agreed, people, 40) == {"mina": [], "daniel": []}


def test_after_a_long_time_out_of_service_each_is_asked_once(agreed: Talk, people: Cast) -> None:
    agreed.now = NOW + timedelta(days=42)
    agreed.live(days=1)
    assert (asked(agreed, people["mina"]), asked(agreed, people["daniel"])) == (1, 1)
    agreed.live(days=40)
    assert (asked(agreed, people["mina"]), asked(agreed, people["daniel"])) == (0, 0)


def test_a_restart_in_between_asks_nobody_twice(agreed: Talk, people: Cast) -> None:
    agreed.restarts = True
    agreed.live(days=7)
    assert (asked(agreed, people["mina"]), asked(agreed, people["daniel"])) == (1, 1)
    agreed.live(days=2)
    assert (asked(agreed, people["mina"]), asked(agreed, people["daniel"])) == (0, 0)


def test_it_counts_against_the_budget_and_says_why_it_came(agreed: Talk, people: Cast) -> None:
    agreed.live(days=7)
    agreed.press(people["daniel"], "Why am I getting this?")
    agreed.expects(people["daniel"], "You agreed on something in a talk.")
    agreed.expects(people["daniel"], "It counts: 1 of your 3 messages")


def test_whoever_stops_these_gets_no_more_and_the_other_one_does(agreed: Talk, people: Cast) -> None:
    agreed.live(days=7)
    agreed.press(people["daniel"], "Stop these")
    agreed.expects(people["daniel"], "I ask no more what became of what you agreed.")
    found = times(agreed, people, 38)
    assert (len(found["mina"]), len(found["daniel"])) == (1, 0)


def test_without_any_budget_nobody_is_asked(agreed: Talk, people: Cast) -> None:
    with agreed.database.unit() as unit:
        unit.people.set_preferences(people["daniel"], nudges_per_week=0)
    found = times(agreed, people, 40)
    assert (len(found["mina"]), found["daniel"]) == (2, [])


def test_it_never_comes_together_with_the_weeks_list(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    agree(talk, people)
    talk.live(days=6, hours=23)
    came: list[tuple[bool, int]] = []
    for _ in range(2):
        talk.live(hours=1)
        came.append((TALKS in talk.read(daniel), asked(talk, daniel)))
    assert sorted(came) == [(False, 1), (True, 0)]  # both are due at nine, and an hour lies between them


def test_two_talks_of_one_day_are_one_message(agreed: Talk, people: Cast) -> None:
    daniel, place = people["daniel"], "Career conversation with Priya Nair"
    agreed.say(daniel, "start a career conversation with Priya")
    said = ("We have talked", "The night", "Not sure yet", "Read the log", "me", "30 June 2027", "no")
    for words in (*said, "1 July 2027", "yes"):
        agreed.say(daniel, words, place)
    agreed.live(days=7)
    assert asked(agreed, daniel) == 1
    assert "Read the log, by 30 June 2027" in parts(agreed, daniel)
    assert "Ask the school, by 30 June 2027" in parts(agreed, daniel)


def test_a_talk_that_agreed_on_nothing_is_not_followed_up(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    said = ("We have talked", "She wants to teach", "Deeper in this role", "Run one class", "Mina Sato")
    for words in (*said, "30 June 2027", "no", "1 July 2027", "no"):
        talk.say(daniel, words, CAREER)
    talk.expects(daniel, "Nothing was put in the plan.")
    assert times(talk, people, 40) == {"mina": [], "daniel": []}
