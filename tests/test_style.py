"""What a test can hold of `conversations/STYLE.md`, over everything that people read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from conversations.coaching.reader import LONGEST, SHORTEST
from conversations.guide import Step
from conversations.guide.model import Each
from conversations.guide.scope import texts
from conversations.house import House
from conversations.wording import plain

STYLE = (Path(__file__).resolve().parents[1] / "conversations/STYLE.md").read_text(encoding="utf-8")
HOUSE = House.open()
WORDING = HOUSE.phrases.wording("en")
LONGEST_SENTENCE = 20
FILLED_IN = 4  # words that names and conditions may add to a phrase or a question
FEWEST_LESSONS = 20
EXAMPLES = {"phrase preferences.words"}  # a list of things to write, no sentence
HEARD = ("words.", "heard.")  # lists of what people write to us
SENTENCE = re.compile(r"(?<=[.?:;])\s+|\n")
DOUBLED = re.compile(r"\b(\w+)\s+\1\b", re.IGNORECASE)


def not_used() -> list[str]:
    """The left column of the table of words."""
    table = STYLE.partition("## Words")[2].partition("## Before")[0]
    return [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("|")][2:]


def of_steps(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        yield from (text for _, text in texts(step))
        if isinstance(step, Each):
            yield from of_steps(step.steps)


def said() -> Iterator[tuple[str, str]]:
    """Every phrase and every text of a guide as it is read, with a short name in each place."""
    phrases = HOUSE.phrases.templates["en"].items()
    templates = [(f"phrase {key}", text) for key, text in phrases if not key.startswith(HEARD)]
    for guide in HOUSE.guides.current.values():
        templates += [(f"guide {guide.guide}", text) for text in (guide.title, *of_steps(guide.steps))]
    for where, template in templates:
        names = {name: f"Mina{at}" for at, name in enumerate(WORDING.names_in(template))}
        yield where, plain(WORDING.spans(template, names))


def taught() -> Iterator[tuple[str, str]]:
    """Every text of a lesson as it is read."""
    for each in HOUSE.lessons.lessons:
        for text in (each.title, each.lesson, each.attempt, each.say):
            yield f"lesson {each.id}", plain(WORDING.spans(text, {}))
    yield from ((f"situation {each.id}", each.title) for each in HOUSE.lessons.situations)


SAID, TAUGHT = list(said()), list(taught())
UNUSED = re.compile(rf"\b({'|'.join(map(re.escape, not_used()))})(s|es|ed|d|ing)?\b", re.IGNORECASE)


def too_long(all_said: Iterable[tuple[str, str]], most: int) -> list[tuple[str, str]]:
    return [
        (where, sentence)
        for where, text in all_said
        for sentence in SENTENCE.split(text)
        if len(sentence.split()) > most and where not in EXAMPLES
    ]


def test_nothing_that_people_read_holds_a_word_that_we_do_not_use() -> None:
    assert {"user", "skill", "process"} <= set(not_used())
    assert [(where, text) for where, text in SAID + TAUGHT if UNUSED.search(text)] == []


def test_nothing_that_people_read_shouts() -> None:
    assert [(where, text) for where, text in SAID + TAUGHT if "!" in text] == []


def test_no_word_stands_twice_in_a_row() -> None:
    assert [(where, text) for where, text in SAID + TAUGHT if DOUBLED.search(text)] == []


def test_a_sentence_of_a_lesson_has_twenty_words_at_most() -> None:
    assert too_long(TAUGHT, LONGEST_SENTENCE) == []


def test_a_sentence_of_a_phrase_or_a_guide_is_hardly_longer() -> None:
    assert too_long(SAID, LONGEST_SENTENCE + FILLED_IN) == []


def test_there_are_twenty_lessons_at_least_each_within_its_length() -> None:
    lengths = {each.id: len(each.lesson.split()) for each in HOUSE.lessons.lessons}
    assert len(lengths) >= FEWEST_LESSONS
    assert {key: length for key, length in lengths.items() if not SHORTEST <= length <= LONGEST} == {}


def test_one_thing_to_try_is_one_sentence_and_every_lesson_has_words_to_find_it_by() -> None:
    lessons = HOUSE.lessons.lessons
    assert [each.id for each in lessons if len(SENTENCE.split(each.attempt)) > 1] == []
    assert [each.id for each in lessons if not each.words] == []


def test_every_situation_is_covered_and_every_talk_of_a_manager_has_more_than_one_lesson() -> None:
    lessons = HOUSE.lessons
    assert [each.id for each in lessons.situations if not lessons.of(each.id)] == []
    led = [each.guide for each in HOUSE.guides.current.values() if each.for_ == "manager"]
    assert [guide for guide in led if len(lessons.fitting(guide)) < 2] == []


@pytest.mark.parametrize(
    "text", ["All users are welcome", "It was processed", "A skill gap", "An Error occurred", "Simply write"]
)
def test_a_planted_word_is_found(text: str) -> None:
    assert UNUSED.search(text)


def test_the_style_page_is_one_page_and_keeps_its_own_rules() -> None:
    prose = re.sub(r"^\|.*$|^#.*$|`[^`]*`", "", STYLE, flags=re.MULTILINE)
    assert len(STYLE.splitlines()) < 90
    assert "!" not in prose
    assert not DOUBLED.search(prose)
