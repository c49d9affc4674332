"""Whatever is said can be drawn, all of it can be read, and none of it becomes HTML."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest
from htpy import Renderable
from hypothesis import given
from pydantic import BaseModel

from bot.channels.playground_company import Line, PersonCard
from bot.channels.playground_html.cards import draw_home, draw_message, draw_prompt
from bot.channels.playground_html.fields import day_of
from bot.channels.playground_html.forms import draw_form
from bot.channels.playground_html.lines import draw_change, draw_column
from bot.channels.playground_html.people import find_people, initials
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
    Text,
)
from tests import messages_strategies as any_

NOT_READ = frozenset({"kind", "slot", "press", "style", "url", "png", "media", "content"})
"""Names of what is meant for machines."""
SLOT = Slot(dialogue=7, step="ambition")
MINA = PersonCard(1, "Mina Park", "Software Engineer", "Payments", "Seoul")


class Reader(HTMLParser):
    """Collects what a browser would show, and what it would take for tags and attributes."""

    def __init__(self, html: Renderable) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed("".join(html.iter_chunks()))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts_of(thing: object) -> Iterator[str]:
    """Every text that a person should be able to read in something that is drawn."""
    match thing:
        case str():
            yield thing
        case tuple():
            for part in thing:
                yield from texts_of(part)
        case Message():
            yield from texts_of(_parts(thing, but=_hidden(thing)))
        case FormField():
            yield from texts_of(_parts(thing, but={"name"}))
        case Option():
            yield from texts_of(_parts(thing, but={"value"}))
        case Question():
            yield from texts_of((thing.problem, thing.options, _earlier(thing)))
        case BaseModel():
            yield from texts_of(_parts(thing))


def _parts(thing: BaseModel, but: AbstractSet[str] = frozenset()) -> tuple[object, ...]:
    return tuple(getattr(thing, name) for name in type(thing).model_fields if name not in NOT_READ | but)


def _hidden(message: Message) -> AbstractSet[str]:
    """What a card does not show: the summary beside a text, the question once it is settled."""
    unsettled = {"question", "buttons"} if message.settled else set[str]()
    return unsettled | ({"summary"} if message.body else set())


def _earlier(question: Question) -> str:
    """The earlier answer, where it is shown as it was typed."""
    typed = question.prefill or ""
    named = typed in ("yes", "no") or any(option.value == typed for option in question.options)
    return "" if named or day_of(typed) else typed


def assert_complete_and_harmless(drawn: Renderable, thing: object) -> None:
    page = Reader(drawn)
    content = squeezed(page.text)
    for text in texts_of(thing):
        assert squeezed(text) in content
    assert not {
        tag for tag in page.tags if tag.startswith("evil") or tag in ("script", "style", "b", "iframe")
    }
    for name, value in page.attributes:
        assert not name.startswith(("evil", "on"))
        assert name != "style"
        assert name != "href" or (value or "").startswith(("https://", "http://", "data:", "/", "#"))


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


@given(any_.messages)
def test_ids_are_unique_and_every_reference_leads_somewhere(message: Message) -> None:
    page = Reader(draw_message(message, "talk-1"))
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
    text = Reader(draw_message(asked, "talk-1")).text
    assert "You answered: Number 1" in text
    assert "Change it" in text
    assert "Number 2" not in text
    assert "Skip" not in text


def test_only_a_web_address_becomes_a_link() -> None:
    safe = Reader(draw_message(Message(summary="", body=(Link(text="a", url="https://example.org"),)), "k"))
    unsafe = Reader(draw_message(Message(summary="", body=(Link(text="a", url="javascript:evil()"),)), "k"))
    assert ("rel", "noopener noreferrer") in safe.attributes
    assert "a" not in unsafe.tags


def test_a_day_is_written_out_and_machine_readable() -> None:
    page = Reader(draw_message(Message(summary="", body=(Day(date=date(2027, 3, 15)),)), "k"))
    assert "15 March 2027" in page.text
    assert ("datetime", "2027-03-15") in page.attributes


def test_a_form_shows_one_page_says_which_and_ties_errors_to_their_fields() -> None:
    fields = Page(title="First", fields=(FormField(name="by", label="By when?", kind="date", error="Later"),))
    form = Form(slot=SLOT, title="Rate", pages=(fields, fields), page=1, submit="Save")
    page = Reader(draw_form(form))
    assert "2 of 2" in page.text
    assert page.attributes.count(("hidden", None)) == 1
    assert ("aria-describedby", "form-1-0-error") in page.attributes
    assert ("aria-invalid", "true") in page.attributes


# ── Conversations ────────────────────────────────────────────────────────────────────────────────────────


def line(number: int, place: str, text: str, author: str = "bot") -> Line:
    said = text if author == "me" else Message(summary=text, title=f"Title of {text}")
    return Line(number, place, "me" if author == "me" else "bot", said, datetime(2027, 1, 2, tzinfo=UTC))


HISTORY = (
    line(1, "talk", "hello"),
    line(2, "dialogue:7", "root"),
    line(3, "dialogue:7", "reply"),
    line(4, "dialogue:7", "answer", "me"),
    Line(5, "talk", "bot", Prompt(texts=("What's next?",)), datetime(2027, 1, 2, tzinfo=UTC)),
)


def test_a_thread_stands_in_the_main_column_as_its_first_line_with_the_number_of_replies() -> None:
    text = Reader(draw_column(HISTORY, "talk", MINA)).text
    assert "root" in text
    assert "Open thread (2 replies)" in text
    assert "Title of reply" not in text
    assert "What's next?" in text


def test_a_thread_shows_its_own_lines_only() -> None:
    text = Reader(draw_column(HISTORY, "dialogue:7", MINA)).text
    assert "hello" not in text
    assert all(said in text for said in ("root", "reply", "answer"))


def test_a_reply_changes_itself_and_the_count_in_the_main_column() -> None:
    ids = [value for name, value in Reader(draw_change(HISTORY, 3, MINA)).attributes if name == "id"]
    assert {"talk-2", "thread-3"} <= set(ids)
    assert not {"talk-1", "thread-2", "thread-4"} & set(ids)


# ── People ───────────────────────────────────────────────────────────────────────────────────────────────

PEOPLE = (
    MINA,
    PersonCard(2, "Zoë Müller-Østergård", "Engineering Manager", "Payments", "Berlin"),
    PersonCard(3, "Łukasz Wiśniewski", "Junior Developer", "Search", "Kraków"),
    PersonCard(4, "محمد الفارسي", "Senior Engineer", "Search", "Dubai"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ZOE", {2}),
        ("ostergard", {2}),
        ("lukasz krakow", {3}),
        ("payments engineer", {1, 2}),
        ("محمد", {4}),
        ("nobody", set()),
        ("", {1, 2, 3, 4}),
    ],
)
def test_people_are_found_without_regard_to_accents_and_case(words: str, found: set[int]) -> None:
    assert {person.id for person in find_people(PEOPLE, words)} == found


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Mina Park", "MP"),
        ("Ana", "A"),
        ("Anna de la Cruz", "AC"),
        ("<b>José</b>", "B"),
        ("田中 さくら", "田さ"),
        ("👋", "?"),
    ],
)
def test_initials_come_from_the_first_and_the_last_word(name: str, shown: str) -> None:
    assert initials(name) == shown
