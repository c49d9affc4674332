"""For somebody who may not look, a person with a plan and one without are the same, to the byte."""

import pytest

from storage.database import Database
from tests.builders import Cast, action, goal, leaves, person, rating
from tests.conversations.houses import CAREER
from tests.talk import Talk

OF_A_TALK = ("start_conversation", "prepare_conversation", "start_assessment", "rate_somebody")
STRANGERS = ("tomas", "priya", "helena", "otto", "ines", "noor")


@pytest.fixture
def uneven(talk: Talk, people: Cast) -> Talk:
    """Mina has a plan, ratings and a talk under way; Ana, who is called Zoe, has none of it."""
    with talk.database.unit() as unit:
        number = goal(unit, people["mina"], "Tell the board")
        action(unit, number, "Zephyr script", people["mina"])
        rating(unit, people["mina"], {"measuring": "learning"}, people["daniel"])
        unit.people.describe(people["ana"], full_name="Zoe Lima")
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "We have talked", CAREER)
    return talk


def answer(talk: Talk, viewer: int, text: str) -> list[str]:
    """Everything that comes back to words, to the byte."""
    back = talk.say(viewer, text)
    return [back.model_dump_json(), *(sent.model_dump_json() for _, sent in talk.screen(viewer).unread)]


def pressed(talk: Talk, viewer: int, intent: str, /, **given: str) -> list[str]:
    back = talk.ask(viewer, intent, **given)
    return [back.model_dump_json(), *(sent.model_dump_json() for _, sent in talk.screen(viewer).unread)]


@pytest.mark.parametrize("viewer", STRANGERS)
@pytest.mark.parametrize(
    "text",
    [
        "show {}'s plan",
        "start a career conversation with {}",
        "rate {}",
        "help me prepare for my one-on-one with {}",
    ],
)
def test_words_about_either_get_the_same_answer(uneven: Talk, people: Cast, viewer: str, text: str) -> None:
    mina, zoe = (answer(uneven, people[viewer], text.format(name)) for name in ("Mina Sato", "Zoe Lima"))
    assert mina == zoe


@pytest.mark.parametrize("viewer", STRANGERS)
@pytest.mark.parametrize("intent", ["show_plan", *OF_A_TALK])
def test_presses_about_either_get_the_same_answer(
    uneven: Talk, people: Cast, viewer: str, intent: str
) -> None:
    mina, zoe = (pressed(uneven, people[viewer], intent, person=str(people[who])) for who in ("mina", "ana"))
    assert mina == zoe


@pytest.mark.parametrize("viewer", STRANGERS)
def test_what_is_of_a_talk_is_refused_alike_for_somebody_for_nobody_and_for_who_left(
    uneven: Talk, people: Cast, viewer: str
) -> None:
    with uneven.database.unit() as unit:
        gone = person(unit, "Gone Away").id
        leaves(unit, gone)
    refused = {
        tuple(pressed(uneven, people[viewer], intent, person=str(who)))
        for intent in OF_A_TALK
        for who in (people["mina"], people["ana"], gone, 9999)
    }
    assert len(refused) == 1
    assert "A career conversation is started by" in str(refused)


def test_an_action_of_somebody_else_and_one_that_is_not_there_are_the_same(
    uneven: Talk, people: Cast
) -> None:
    theirs, none = (
        pressed(uneven, people["tomas"], "update_action", action=key, status="done") for key in ("1", "9999")
    )
    assert theirs == none


def test_a_dialogue_of_somebody_else_and_one_that_is_not_there_are_the_same(
    uneven: Talk, people: Cast
) -> None:
    theirs, none = (answer(uneven, people["tomas"], "stop") for _ in range(2))
    assert theirs == none
    said = [uneven.say(people["tomas"], "my answer", f"dialogue:{number}") for number in (1, 9999)]
    assert said[0] == said[1]


def test_somebody_who_left_and_somebody_who_never_was_are_the_same_to_a_stranger(
    uneven: Talk, people: Cast
) -> None:
    with uneven.database.unit() as unit:
        gone = person(unit, "Gone Away").id
        leaves(unit, gone)
    left = pressed(uneven, people["tomas"], "show_plan", person=str(gone))
    never = pressed(uneven, people["tomas"], "show_plan", person="9999")
    assert left == never


def test_whoever_left_gets_nothing_at_all(uneven: Talk, people: Cast, database: Database) -> None:
    assert database
    with uneven.database.unit() as unit:
        leaves(unit, people["tomas"])
    uneven.say(people["tomas"], "show my plan")
    assert uneven.bodies(people["tomas"]) == []
