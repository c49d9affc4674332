"""What becomes of the offer to leave a talk for a moment, and of the cards that one comes back to."""

import pytest

from conversations.messages import Pressed
from conversations.wording import plain
from tests.builders import Cast
from tests.conversations.houses import CAREER
from tests.talk import Talk

STILL_OPEN = "is still open, and it stands where you left it."


def settled(talk: Talk, who: int) -> list[str]:
    """What each card says that was settled just now."""
    return [plain(message.settled) for _, message in talk.screen(who).unread if message.settled]


@pytest.fixture
def asked(talk: Talk, people: Cast) -> Talk:
    """Daniel is asked what mattered most to Mina, which takes any words."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    return talk


def test_an_offer_never_says_what_did_not_happen(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, show me Ivo Zoric's plan", CAREER)
    asked.press(daniel, "Show it", CAREER)
    assert settled(asked, daniel) == ["Asked below."]
    asked.say(daniel, "She wants to teach", CAREER)
    asked.say(daniel, "hold on, what's next after Observer?", CAREER)
    asked.press(daniel, "It is my answer", CAREER)
    assert settled(asked, daniel)[0] == "Asked below."
    asked.expects(daniel, "Where are they heading?")


def test_a_settled_offer_stays_as_it_is(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "wait, show my plan", CAREER)
    show, values = asked.screen(daniel).find("Show it", "dialogue:1")
    asked.press(daniel, "It is my answer", CAREER)
    assert settled(asked, daniel)[0] == "I take it as your answer."
    asked.send(Pressed, daniel, CAREER, press=show, values=values)
    assert settled(asked, daniel) == []
    asked.expects(daniel, STILL_OPEN)


def test_a_late_answer_is_asked_for_on_one_card_only(talk: Talk, people: Cast) -> None:
    mina, daniel = people["mina"], people["daniel"]
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "Walk me through it", CAREER)
    talk.press(daniel, "Go on without it", CAREER)
    talk.say(mina, "hang on, show my plan", CAREER)
    talk.press(mina, "Show it", CAREER)
    for _ in range(2):
        talk.press(mina, "Back to the question", CAREER, on=STILL_OPEN)
        assert settled(talk, mina) == ["You find it again below."]
        talk.expects(mina, "What are you proud of since we last talked?")


def test_whoever_comes_back_speaks_in_this_talk_again(asked: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    asked.say(daniel, "hold on, start a career conversation with Priya", CAREER)
    asked.press(daniel, "Do it now", CAREER)
    asked.wait(minutes=1)
    asked.press(daniel, "Back to the question", "Career conversation with Mina")
    with asked.database.reading() as unit:
        assert [each.about for each in unit.dialogues.open_for(daniel)] == [people["mina"], people["priya"]]
