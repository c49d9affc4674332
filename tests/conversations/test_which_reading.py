"""Several likely readings are buttons that tell them apart and lead straight on."""

import pytest

from conversations.asking import READINGS, which
from conversations.house import House
from conversations.messages import Message
from conversations.understanding import Entity, Reading
from conversations.underway import Turn
from tests.builders import NOW, SENIOR, Cast
from tests.conversations.houses import understands
from tests.talk import Talk

SENIOR_ROLE = Entity("role", SENIOR, "Senior Observer")
MANY = {
    "role": SENIOR_ROLE,
    "other_role": Entity("role", "x", "Head of Domes"),
    "competency": Entity("competency", "x", "Measuring"),
    "person": Entity("person", "7", "Mina Sato"),
}


def offered(talk: Talk, who: int, *alternatives: Reading) -> Message:
    with talk.database.reading() as unit:
        turn = Turn(unit, House.open(), unit.people.get(who), "event", "talk", NOW)
        return which(turn.scene, Reading(alternatives[0].intent, confidence=0.4, alternatives=alternatives))


@pytest.mark.parametrize("entities", [{}, MANY], ids=["without names", "with names"])
def test_every_intent_has_a_label_of_its_own(talk: Talk, people: Cast, entities: dict[str, Entity]) -> None:
    found = []
    for intent in READINGS:
        other = Reading("help" if intent != "help" else "privacy")
        found.append(offered(talk, people["mina"], Reading(intent, entities), other).buttons[0].label)
    assert len(set(found)) == len(READINGS)
    assert all(label.strip() == label and "None" not in label for label in found)


def test_two_intents_about_one_role_are_told_apart(talk: Talk, people: Cast) -> None:
    about = {"role": SENIOR_ROLE}
    card = offered(talk, people["mina"], Reading("next_steps", about), Reading("my_gaps", about))
    assert [button.label for button in card.buttons] == [
        "What comes after Senior Observer",
        "What I am missing for Senior Observer",
    ]


def test_one_intent_about_two_things_names_only_the_things(talk: Talk, people: Cast) -> None:
    sams = [Entity("person", key, "Sam Ode", where) for key, where in (("1", "Sales"), ("2", "Support"))]
    card = offered(talk, people["mina"], *(Reading("show_plan", {"person": sam}) for sam in sams))
    assert [button.label for button in card.buttons] == ["Sam Ode (Sales)", "Sam Ode (Support)"]


def test_an_intent_of_the_house_without_a_phrase_is_offered_by_what_it_is_about(
    talk: Talk, people: Cast
) -> None:
    guide = Entity("content", "show guide", "Show a guide")
    card = offered(talk, people["ines"], Reading("content", {"what": guide}), Reading("help"))
    assert [button.label for button in card.buttons] == ["Show a guide", "What you can do"]


def test_what_was_not_understood_offers_what_it_may_have_meant(talk: Talk, people: Cast) -> None:
    likely = (Reading("next_steps", {"role": SENIOR_ROLE}), Reading("find_mentor"))
    talk.house = understands(Reading("unknown", confidence=0.6, alternatives=likely))
    talk.say(people["mina"], "seniorish things")
    talk.expects(people["mina"], "Maybe you meant one of these. Write help")
    ((_, message),) = talk.screen(people["mina"]).unread
    assert [button.label for button in message.buttons] == [
        "What comes after Senior Observer",
        "Find a mentor",
        "Send this to the people team",
    ]
    talk.press(people["mina"], "What comes after Senior Observer")
    talk.expects(people["mina"], "Senior Observer is the top of its track")
