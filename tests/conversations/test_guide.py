"""From a guide's text to a guide."""

import hashlib
from pathlib import Path

import pytest

from conversations.guide import Ask, Do, Each, Form, Say, parse
from tests.conversations.guides import CAREER, guide

SHIPPED = sorted((Path(__file__).parents[2] / "conversations" / "guides").glob("*.yaml"))


def test_the_guide_of_the_design_is_read() -> None:
    talk = parse(CAREER)
    assert (talk.guide, talk.for_, talk.about, talk.visible_to) == (
        "career-conversation",
        "manager",
        "employee",
        ("manager", "employee"),
    )
    assert talk.title == "Career conversation with {{ employee.called }}"
    kinds = [type(step) for step in talk.steps]
    assert kinds == [Say, Ask, Ask, Ask, Ask, Do, Ask, Each, Ask, Do, Say]


def test_a_guide_is_known_by_what_it_says() -> None:
    talk = parse(CAREER)
    assert (talk.source, talk.revision) == (CAREER, hashlib.sha256(CAREER.encode()).hexdigest())
    assert parse(CAREER + "\n").revision != talk.revision


def test_a_question_has_what_the_author_wrote_and_sensible_rest() -> None:
    proud = parse(CAREER).step("proud")
    assert isinstance(proud, Ask)
    assert (proud.to, proud.optional, proud.answer, proud.line) == ("employee", True, "text", 8)
    assert (proud.wait, proud.wait and proud.wait.amount, proud.wait and proud.wait.unit) == (
        "2 working days",
        2,
        "working day",
    )
    ambition = parse(CAREER).step("ambition")
    assert isinstance(ambition, Ask)
    assert (ambition.to, ambition.answer, ambition.choices["unsure"]) == ("manager", "choice", "Not sure yet")


def test_steps_inside_a_repetition_are_named_after_it() -> None:
    talk = parse(CAREER)
    assert isinstance(what := talk.step("commitments.what"), Ask)
    assert what.ask == "What will be done?"
    again = talk.step("commitments.again")
    assert isinstance(again, Ask)
    assert (again.ask, again.answer) == ("Another commitment?", "yes_no")
    with pytest.raises(KeyError):
        talk.step("what")


def test_words_that_yaml_would_read_otherwise_stay_words() -> None:
    step = guide("- {id: a, ask: on, choices: {no: No, off: Off, 1.10: 12:30, 0123: 2027-01-01}}").step("a")
    assert isinstance(step, Ask)
    assert step.ask == "on"
    assert step.choices == {"no": "No", "off": "Off", "1.10": "12:30", "0123": "2027-01-01"}


@pytest.mark.parametrize(("word", "meant"), [("true", True), ("yes", True), ("On", True), ("No", False)])
def test_yes_and_no_are_read_where_they_are_meant(word: str, *, meant: bool) -> None:
    step = guide(f"- {{id: a, ask: A?, optional: {word}}}").step("a")
    assert isinstance(step, Ask)
    assert step.optional is meant


def test_forms_hold_questions_or_take_them_from_a_list() -> None:
    steps = guide("""
        - {id: listed, do: find_gaps, with: {role: role}}
        - {id: rate, title: Rate, form_from: listed}
        - {id: mood, title: Mood, form: [{id: now, ask: Now?}, {id: why, ask: Why?, optional: true}]}
        """)
    rate, mood = steps.step("rate"), steps.step("mood")
    assert isinstance(rate, Form)
    assert isinstance(mood, Form)
    assert (rate.asks_from, [ask.id for ask in mood.asks]) == ("listed", ["now", "why"])


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_guide_that_comes_with_the_house_is_read(path: Path) -> None:
    assert parse(path.read_text(encoding="utf-8")).guide == path.stem
