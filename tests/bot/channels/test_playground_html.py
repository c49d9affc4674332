"""Whatever is said can be drawn, all of it can be read, and none of it becomes HTML."""

from datetime import date

import pytest
from htpy import fragment
from hypothesis import given

from bot.channels.playground_html.cards import draw_home, draw_message, draw_prompt
from bot.channels.playground_html.fields import draw_field
from bot.channels.playground_html.forms import draw_form
from conversations.messages import (
    Button,
    Day,
    Form,
    FormField,
    Home,
    Link,
    Message,
    Option,
    Page,
    Press,
    Prompt,
    Question,
    Slot,
    Spans,
    Text,
)
from tests import messages_strategies as any_
from tests.bot.channels.readable import Reader, assert_complete_and_harmless

SLOT = Slot(dialogue=7, step="ambition")


@given(any_.messages)
def test_every_character_of_any_message_can_be_read_and_none_is_html(message: Message) -> None:
    assert_complete_and_harmless(draw_message(message, "talk-1"), message)


@given(any_.homes)
def test_every_character_of_any_home_can_be_read_and_none_is_html(home: Home) -> None:
    assert_complete_and_harmless(draw_home(home), home)


@given(any_.prompts)
def test_every_character_of_any_prompt_can_be_read_and_none_is_html(prompt: Prompt) -> None:
    assert_complete_and_harmless(draw_prompt(prompt, "talk", "talk"), prompt)


@given(any_.forms)
def test_every_character_of_any_form_can_be_read_and_none_is_html(form: Form) -> None:
    assert_complete_and_harmless(draw_form(form), form)


@given(any_.messages, any_.forms)
def test_ids_are_unique_and_every_reference_leads_somewhere(message: Message, form: Form) -> None:
    page = Reader(fragment[draw_message(message, "talk-1"), draw_form(form)])
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    referring = ("for", "aria-controls", "aria-describedby", "aria-labelledby")
    for name, value in page.attributes:
        assert name not in referring or set((value or "").split()) <= set(ids)


def question(kind: str, count: int) -> Message:
    options = tuple(Option(value=str(number), label=f"Number {number}") for number in range(count))
    asked = Question.model_validate({"slot": SLOT, "kind": kind, "options": options})
    return Message(summary="Asked", question=asked)


@pytest.mark.parametrize(
    ("kind", "count", "drawn_as"),
    [
        ("choice", 5, "button"),
        ("choice", 6, "radio"),
        ("rating", 12, "radio"),
        ("choice", 13, "select"),
        ("choices", 3, "checkbox"),
        ("choices", 20, "checkbox"),
        ("yes_no", 0, "button"),
        ("date", 0, "date"),
        ("person", 0, "text"),
    ],
)
def test_how_a_question_is_drawn_follows_from_its_kind_and_the_number_of_options(
    kind: str, count: int, drawn_as: str
) -> None:
    page = Reader(draw_message(question(kind, count), "talk-1"))
    types = {value for name, value in page.attributes if name == "type"}
    assert drawn_as in types | set(page.tags)


def test_a_text_question_is_answered_in_the_message_box() -> None:
    assert "input" not in Reader(draw_message(question("text", 0), "talk-1")).tags


def test_a_settled_message_shows_how_and_keeps_only_the_way_to_change_it() -> None:
    asked = question("choice", 3).model_copy(
        update={
            "settled": (Text(text="You answered: Number 1"),),
            "buttons": (
                Button(label="Skip", press=Press(do="skip", slot=SLOT)),
                Button(label="Change it", press=Press(do="change", slot=SLOT)),
            ),
        }
    )
    page = Reader(draw_message(asked, "talk-1"))
    assert "You answered: Number 1" in page.text
    assert "Change it" in page.text
    assert "Number 2" not in page.text
    assert "Skip" not in page.text
    assert "svg" in page.tags


def test_what_is_settled_without_a_way_to_change_it_is_not_ticked_off() -> None:
    left = question("choice", 3).model_copy(update={"settled": (Text(text="Left open."),)})
    page = Reader(draw_message(left, "talk-1"))
    assert "Left open." in page.text
    assert "svg" not in page.tags


@pytest.mark.parametrize(
    ("problem", "called"), [((), "Your earlier answer: "), ((Text(text="Too long"),), "What you wrote: ")]
)
def test_a_long_earlier_answer_is_quoted_in_short_and_opens_whole(problem: Spans, called: str) -> None:
    long = "x" * 150 + " " + "y" * 9_849
    asked = Question(slot=SLOT, kind="text", prefill=long, problem=problem)
    text = Reader(draw_message(Message(summary="Asked", question=asked), "talk-1")).text
    before, _, after = text.partition("All of it")
    assert before.endswith(f"{called}{long[:200]}…Edit it")
    assert after == long


def test_a_short_earlier_answer_is_quoted_whole() -> None:
    asked = Question(slot=SLOT, kind="text", prefill="x" * 200)
    page = Reader(draw_message(Message(summary="Asked", question=asked), "talk-1"))
    assert "x" * 200 in page.text
    assert "details" not in page.tags


def test_only_a_web_address_becomes_a_link() -> None:
    safe = Reader(draw_message(Message(summary="", body=(Link(text="a", url="https://example.org"),)), "k"))
    unsafe = Reader(draw_message(Message(summary="", body=(Link(text="a", url="javascript:evil()"),)), "k"))
    assert ("rel", "noopener noreferrer") in safe.attributes
    assert "a" not in unsafe.tags


def test_a_day_is_written_out_and_machine_readable() -> None:
    page = Reader(draw_message(Message(summary="", body=(Day(date=date(2027, 3, 15)),)), "k"))
    assert "15 March 2027" in page.text
    assert ("datetime", "2027-03-15") in page.attributes


def drawn_field(count: int) -> Reader:
    options = tuple(Option(value=str(number), label=f"Number {number}") for number in range(count))
    above = (Text(text="What it is about"),)
    field = FormField(name="it", label="Its name", kind="choice", above=above, hint="A hint", options=options)
    return Reader(draw_field(field, "it", SLOT))


@pytest.mark.parametrize("count", [3, 13])
def test_a_field_begins_with_its_name_and_is_described_by_what_stands_under_it(count: int) -> None:
    page = drawn_field(count)
    assert page.text.index("Its name") < page.text.index("What it is about") < page.text.index("A hint")
    assert ("aria-describedby", "it-above it-hint it-error") in page.attributes


def test_a_form_shows_one_page_says_which_and_ties_errors_to_their_fields() -> None:
    fields = Page(title="First", fields=(FormField(name="by", label="By when?", kind="date", error="Later"),))
    form = Form(slot=SLOT, title="Rate", pages=(fields, fields), page=1, submit="Save")
    page = Reader(draw_form(form))
    assert "2 of 2" in page.text
    assert page.attributes.count(("hidden", None)) == 1
    assert ("aria-describedby", "form-1-0-error") in page.attributes
    assert ("aria-invalid", "true") in page.attributes
