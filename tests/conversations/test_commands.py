"""The words that steer a talk: many ways to say them, a slip of the keys, and what stays an answer."""

import pytest

from conversations.house import House
from conversations.slips import is_slip
from tests.builders import Cast
from tests.conversations.houses import CAREER
from tests.talk import Talk

WAYS = {
    "back": (
        "back", "Go back", "previous question", "Can we go back?", "back please", "bakc", "previuos question",
    ),
    "skip": (
        "skip", "Skip this.", "next question", "let's skip this", "Let\u2019s skip it!", "sikp", "skip tihs",
    ),
    "stop": (
        "stop", "quit", "let's stop", "Let\u2019s end this", "end this talk", "stpo", "lets stop", "stopp",
    ),
    "help": ("?", "?!", "help", "help me", "I need help", "how does this work?", "hlep"),
}  # fmt: skip
ANSWERS = (
    "ship this", "shop here", "step", "spot", "stoop", "pack", "pause", "go", "skipping lunch", "top",
    "let's pause", "can we pause", "I'll continue later", "finish later",
    "back to the nights", "stop the tours", "next", "previous", "held", "helps", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "command"), [(text, command) for command, texts in WAYS.items() for text in texts]
)
def test_a_command_is_known_by_many_words(text: str, command: str) -> None:
    assert House.open().phrases.command(text) == command


@pytest.mark.parametrize("text", ANSWERS)
def test_what_may_mean_something_else_is_no_command(text: str) -> None:
    assert House.open().phrases.command(text) is None


def test_a_slip_is_two_letters_that_changed_places_or_the_last_one_twice() -> None:
    assert is_slip("sikp", "skip")
    assert is_slip("skipp", "skip")
    assert not is_slip("ship", "skip")
    assert not is_slip("skip", "skip")
    assert not is_slip("og", "go")


def test_in_a_long_word_any_letter_may_be_off() -> None:
    assert is_slip("previos question", "previous question")
    assert is_slip("previous questoon", "previous question")
    assert is_slip("previous questiion", "previous question")
    assert not is_slip("previos questoon", "previous question")
    assert not is_slip("previous", "previous question")


def test_they_steer_the_talk(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "We have talked", CAREER)
    talk.say(daniel, "She wants to teach", CAREER)
    talk.say(daniel, "previous question", CAREER)
    talk.expects(daniel, "What mattered most to Mina Sato?")
    talk.say(daniel, "let's stpo", CAREER)
    talk.expects(daniel, "is stopped. Everything so far is kept")
