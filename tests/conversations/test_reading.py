"""What a person typed, as the value of an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.messages import AnswerKind, Option
from conversations.problems import NotUnderstood
from conversations.reading import LONGEST_TEXT, read
from tests.conversations.answered import AMBITIONS, TODAY, answer, problem

# ── words ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Pairing with Sam \n", "Pairing with Sam"),
        ("one\r\ntwo", "one\ntwo"),
        ("*not bold* <b>x</b>", "*not bold* <b>x</b>"),
        ("👩🏽‍💻🎉", "👩🏽‍💻🎉"),
        ("مرحبا שלום", "مرحبا שלום"),
        ("a\x00b\u202ec", "abc"),
        ("half a pair \ud83d", "half a pair \ufffd"),
    ],
)
def test_a_text_is_kept_as_it_is_without_what_nobody_sees(typed: str, kept: str) -> None:
    assert answer("text", typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\u200b", "\u00a0", "\x07"])
def test_an_empty_text_is_asked_for_again(typed: str) -> None:
    assert problem("text", typed).key == "answer.empty"


@pytest.mark.parametrize("kind", ["text", "date", "choice", "choices", "yes_no", "role"])
def test_ten_thousand_characters_are_too_many_and_the_limit_is_named(kind: AnswerKind) -> None:
    found = problem(kind, "x" * 10_000, AMBITIONS)
    assert (found.key, found.names) == ("answer.too_long", {"limit": LONGEST_TEXT, "length": 10_000})


def test_the_longest_text_is_still_taken() -> None:
    assert answer("text", "x" * LONGEST_TEXT) == "x" * LONGEST_TEXT


@given(st.text())
def test_a_text_that_was_read_is_read_the_same_again(typed: str) -> None:
    try:
        kept = read("text", typed, (), TODAY)
    except NotUnderstood:
        return
    assert isinstance(kept, str)
    assert read("text", kept, (), TODAY) == kept
    kept.encode()


# ── yes, no and days ─────────────────────────────────────────────────────────────────────────────────────

YES_NO = (Option(value="yes", label="Ja"), Option(value="no", label="Nein"))


@pytest.mark.parametrize("typed", ["yes", "Y", "Yes please!", "ok", "sure", ("yes",), "Ja"])
def test_yes_is_yes(typed: str | tuple[str, ...]) -> None:
    assert answer("yes_no", typed, YES_NO) is True


@pytest.mark.parametrize("typed", ["no", "N", "not now", "No thanks.", ("no",), "nein"])
def test_no_is_no(typed: str | tuple[str, ...]) -> None:
    assert answer("yes_no", typed, YES_NO) is False


@pytest.mark.parametrize("typed", ["maybe", "yes and no", "2", "noon"])
def test_anything_else_is_neither(typed: str) -> None:
    assert problem("yes_no", typed, YES_NO).key == "answer.yes_or_no"


def test_a_day_is_kept_as_an_iso_date() -> None:
    assert answer("date", "15 March") == "2027-03-15"
    assert answer("date", ("2027-03-15",)) == "2027-03-15"
    assert problem("date", "2020-01-01").key == "answer.day_past"


KINDS: list[AnswerKind] = [
    "text",
    "choice",
    "choices",
    "rating",
    "date",
    "yes_no",
    "person",
    "competency",
    "role",
]


@given(st.sampled_from(KINDS), st.text() | st.lists(st.text(), max_size=3).map(tuple))
def test_whatever_comes_in_it_is_an_answer_or_not_understood(
    kind: AnswerKind, typed: str | tuple[str, ...]
) -> None:
    try:
        answer(kind, typed, AMBITIONS)
    except NotUnderstood as found:
        assert found.key.startswith("answer.")  # noqa: PT017 - either outcome is right
