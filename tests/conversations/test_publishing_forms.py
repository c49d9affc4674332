"""Small edits in a form: found on cards, typed, kept when left, checked and published like a file."""

import pytest

from conversations.messages import Drafted, Pressed, Searched, Slot, Submitted
from frameworks.model import Framework
from tests.builders import SENIOR, Cast
from tests.conversations.brought import PHRASES, publish
from tests.talk import Talk

FORM = "What it says"
QUESTION = Slot(dialogue=0, step="guide:check-in:steps/0/ask")


def framework(talk: Talk) -> Framework:
    with talk.database.reading() as unit:
        published = unit.careers.in_force()
    assert published is not None
    return published.framework


def open_part(talk: Talk, who: int, words: str) -> None:
    """Press the button of the part that holds these words."""
    parts = talk.screen(who).at("talk")[-1].message.parts
    press = next(part.buttons[0].press for part in parts if words in str(part.body))
    talk.send(Pressed, who, "talk", press=press, values=())


def test_what_a_role_asks_for_is_worded_in_a_form(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "edit the framework")
    talk.press(ines, "Senior Observer")
    open_part(talk, ines, "Explaining")
    assert talk.form(ines).pages[0].fields[0].value == "Leads a tour"
    talk.submit(ines, {FORM: "Leads the tours that scientists book"})
    assert talk.work()
    talk.expects(ines, "Changed expectation: Senior Observer: Explaining. text added")
    talk.press(ines, "Publish")
    expected = framework(talk).expectation(SENIOR, "explaining")
    assert expected is not None
    assert expected.text == "Leads the tours that scientists book"


def test_a_level_is_worded_for_every_role_and_edits_add_up(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    for level, text in (("Practising", "Leads two tours"), ("Guiding", "")):
        talk.say(ines, "edit the framework")
        talk.press(ines, "Observer")
        talk.press(ines, "Explaining")
        open_part(talk, ines, level)
        talk.submit(ines, {FORM: text})
        assert talk.work()
    talk.expects(ines, "2 things would change:")
    talk.press(ines, "Publish")
    assert framework(talk).competency("explaining").levels == {
        "learning": "Answers visitors",
        "practising": "Leads two tours",
    }


def test_a_phrase_is_found_by_its_group(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    publish(talk, ines, "words.yaml", PHRASES)
    talk.say(ines, "edit the phrases")
    talk.press(ines, "help")
    open_part(talk, ines, "help.empty")
    assert talk.form(ines).pages[0].fields[0].value == "Say something."
    talk.submit(ines, {FORM: "Say anything."})
    assert talk.work()
    talk.press(ines, "Publish")
    talk.say(ines, " ")
    talk.expects(ines, "Say anything.")


def test_a_name_that_nothing_fills_in_is_said_beside_the_field(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "edit the phrases")
    talk.press(ines, "help")
    open_part(talk, ines, "help.empty")
    back = talk.submit(ines, {FORM: "Hello {{ nobody }}"})
    assert back.errors == {"text": "`help.empty` shows `nobody`, which nothing fills in here."}
    assert talk.submit(ines, {FORM: "Say it."}).close
    assert talk.work()
    talk.expects(ines, "One thing would change:")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "I need a word or two here."),
        ("What went well since last time?", "This is what it says already."),
        ("x" * 4001, "4000"),
    ],
)
def test_what_is_wrong_at_once_stands_beside_the_field(
    talk: Talk, people: Cast, typed: str, told: str
) -> None:
    back = talk.send(Submitted, people["ines"], "talk", slot=QUESTION, page=0, values={"text": typed})
    assert told in back.errors["text"]
    assert not talk.work()
    back = talk.send(
        Submitted, people["ines"], "talk", slot=QUESTION, page=0, values={"text": "What pleased you?"}
    )
    assert back.close


@pytest.mark.parametrize("kind", [Submitted, Drafted])
@pytest.mark.parametrize("name", ["mina", "daniel"])
def test_a_forged_form_of_anybody_else_does_nothing(
    talk: Talk, people: Cast, name: str, kind: type[Submitted | Drafted]
) -> None:
    talk.send(kind, people[name], "talk", slot=QUESTION, page=0, values={"text": "Hello"})
    talk.expects(people[name], "That is for the people team.")
    assert not talk.work()


@pytest.mark.parametrize(
    "step",
    [
        "",
        "guide:check-in:steps/99/ask",
        "framework:framework:role|nobody",
        "phrases:phrases:no.such",
        "x:y:z",
    ],
)
def test_a_text_that_is_not_there_says_so(talk: Talk, people: Cast, step: str) -> None:
    slot = Slot(dialogue=0, step=step)
    talk.send(Submitted, people["ines"], "talk", slot=slot, page=0, values={"text": "Hello"})
    talk.expects(people["ines"], "That card is older than what it is about.")


def test_nothing_is_searched_in_such_a_form(talk: Talk, people: Cast) -> None:
    back = talk.send(Searched, people["ines"], "talk", slot=QUESTION, text="Mi")
    assert back.options == ()


def test_a_form_opens_only_from_a_press(talk: Talk, people: Cast) -> None:
    talk.ask(people["ines"], "content", do="write", what="guide", guide="check-in", path="steps/0/ask")
    assert talk.form(people["ines"]).slot == QUESTION
    talk.ask(people["ines"], "content", do="nonsense")
    talk.expects(people["ines"], "That card is older than what it is about.")
