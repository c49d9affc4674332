"""Only whoever a talk was about says something to it, and only its readers read that."""

import pytest

from tests.builders import TODAY, Cast, reports_to
from tests.conversations.houses import CAREER
from tests.talk import Talk

WORDS = "I would rather build exhibits"


@pytest.fixture
def over(talk: Talk, people: Cast) -> Talk:
    """Daniel stopped a talk with Mina in which something was written."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    talk.say(people["daniel"], "She wants to lead the tours", CAREER)
    talk.press(people["daniel"], "Stop", CAREER)
    return talk


def remarked(talk: Talk, who: int) -> None:
    talk.press(who, "Add a comment", CAREER)
    talk.say(who, WORDS, CAREER)
    talk.press(who, "Yes", CAREER)


def test_a_stopped_talk_can_be_remarked_on_too(over: Talk, people: Cast) -> None:
    remarked(over, people["mina"])
    over.expects(people["daniel"], f"Mina Sato adds to what was written: {WORDS}")


@pytest.mark.parametrize("who", ["daniel", "helena", "priya", "tomas", "ines", "otto"])
def test_nobody_else_can_and_a_forged_press_learns_nothing(over: Talk, people: Cast, who: str) -> None:
    over.ask(people[who], "remark", talk="1", kind="comment")
    forged = over.read(people[who])
    over.ask(people[who], "remark", talk="4711", kind="comment")
    assert over.read(people[who]) == forged
    assert "not yours to answer, or that is gone" in forged


@pytest.mark.parametrize(
    "given", [{}, {"talk": "1"}, {"talk": "1", "kind": "order"}, {"talk": "x", "kind": "comment"}]
)
def test_what_no_button_carries_begins_nothing(over: Talk, people: Cast, given: dict[str, str]) -> None:
    over.ask(people["mina"], "remark", **given)
    over.expects(people["mina"], "not yours to answer, or that is gone")


def test_a_talk_under_way_is_answered_and_not_remarked_on(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.ask(people["mina"], "remark", talk="1", kind="comment")
    talk.expects(people["mina"], "not yours to answer, or that is gone")


def test_a_later_manager_reads_nothing_of_it(over: Talk, people: Cast) -> None:
    remarked(over, people["mina"])
    with over.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY)
    over.say(people["otto"], "show the plan of Mina")
    assert WORDS not in over.read(people["otto"])
    over.say(people["mina"], "show my plan")
    over.expects(people["mina"], WORDS)


def test_a_manager_who_changed_before_it_was_sent_does_not_get_it(over: Talk, people: Cast) -> None:
    over.now += over.now.replace(hour=18) - over.now  # evening for Daniel
    over.press(people["mina"], "Add a comment", CAREER)
    over.say(people["mina"], WORDS, CAREER)
    over.press(people["mina"], "Yes", CAREER)
    with over.database.unit() as unit:
        reports_to(unit, people["mina"], people["otto"], TODAY)
    over.wait(days=1)
    assert WORDS not in over.read(people["daniel"])


def test_nothing_is_kept_before_the_yes(over: Talk, people: Cast) -> None:
    over.press(people["mina"], "I see it differently", CAREER)
    over.say(people["mina"], WORDS, CAREER)
    over.say(people["mina"], "stop", CAREER)
    with over.database.reading() as unit:
        assert unit.remarks.about(people["mina"]) == ()
