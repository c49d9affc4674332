"""A conversation as lines, threads beside it, and the people one can be."""

from datetime import UTC, datetime

import pytest

from bot.channels.playground_company import Line, PersonCard
from bot.channels.playground_html.lines import draw_change, draw_column
from bot.channels.playground_html.people import find_people, initials
from conversations.messages import Message, Prompt, Question, Slot, Text
from tests.bot.channels.readable import Reader

MINA = PersonCard(1, "Mina Park", "Software Engineer", "Payments", "Seoul")

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


def asked(number: int, settled: str = "") -> Line:
    question = Question(slot=Slot(dialogue=7, step="proud"), kind="text")
    told = (Text(text=settled),) if settled else ()
    message = Message(
        summary="Your turn", body=(Text(text="Of what are you proud?"),), question=question, settled=told
    )
    return Line(number, "dialogue:7", "bot", message, datetime(2027, 1, 3, tzinfo=UTC))


def test_the_card_of_a_thread_shows_what_it_asks_until_it_is_answered() -> None:
    def card(last: Line) -> str:
        return Reader(draw_column((*HISTORY, last), "talk", MINA)).text

    assert "Asked: Of what are you proud?" in card(asked(6))
    assert "proud" not in card(asked(6, settled="The migration"))


def test_a_question_that_begins_a_thread_stands_on_its_card_once() -> None:
    text = Reader(draw_column((asked(1),), "talk", MINA)).text
    assert text.count("Of what are you proud?") == 1
    assert "Asked:" not in text


def test_the_card_of_a_thread_names_what_is_new_in_it_unless_the_person_spoke_last() -> None:
    def newest(history: tuple[Line, ...]) -> list[str | None]:
        attributes = Reader(draw_column(history, "talk", MINA)).attributes
        return [value for name, value in attributes if name == "data-newest"]

    assert newest(HISTORY) == []
    assert newest((*HISTORY, asked(6))) == ["6 2027-01-03T00:00:00+00:00"]


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
