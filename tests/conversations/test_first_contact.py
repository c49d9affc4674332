"""Who this is, what it keeps, who sees what, what it never does, and one thing to try: to each their own."""

import pytest

from conversations.messages import Arrived
from tests.builders import Cast
from tests.talk import Talk


def greeted(talk: Talk, who: int) -> str:
    talk.send(Arrived, who, "talk", where="talk")
    return talk.read(who)


@pytest.mark.parametrize(
    ("who", "own"),
    [
        ("mina", "keep a plan that you and your manager look at together"),
        ("daniel", "Once a week I bring up at most three that may be worth having"),
        ("ines", "The framework and the guides are yours to write"),
    ],
)
def test_each_is_greeted_with_what_is_theirs(talk: Talk, people: Cast, who: str, own: str) -> None:
    said = greeted(talk, people[who])
    assert own in said
    assert "I read no channel, I store no question, and I tell nobody, your manager included" in said
    assert "what's next" in said


def test_what_is_kept_is_one_press_away_and_can_be_asked_in_words(talk: Talk, people: Cast) -> None:
    greeted(talk, people["mina"])
    talk.press(people["mina"], "What do you keep about me?")
    (pressed,) = (message for _, message in talk.screen(people["mina"]).unread)
    assert pressed.table
    assert ("A question or a look at a role", "Nobody; it is not stored", "Not at all") in pressed.table.rows
    talk.say(people["mina"], "who can see my answers?")
    (asked,) = (message for _, message in talk.screen(people["mina"]).unread)
    assert asked.table == pressed.table


def test_privacy_lists_who_has_looked(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "show the plan of Mina")
    talk.say(people["mina"], "what do you store about me?")
    talk.expects(people["mina"], "Daniel Okafor looked at your plan")


def test_why_in_words_is_about_the_last_that_came(talk: Talk, people: Cast) -> None:
    talk.say(people["mina"], "why am I getting this?")
    talk.expects(people["mina"], "Nothing came to you by itself lately.")
    talk.live(days=1)
    talk.say(people["daniel"], "why am I getting this?")
    talk.expects(people["daniel"], "I bring up at most three talks")
