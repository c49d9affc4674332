"""What a person typed or chose, as the value of an answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.messages import AnswerKind, Option
from conversations.problems import NotUnderstood
from conversations.reading import LONGEST_TEXT, read

TODAY = date(2026, 11, 23)
AMBITIONS = (
    Option(value="deepen", label="Deeper in this role"),
    Option(value="next_level", label="A next role"),
    Option(value="new_family", label="In another job family"),
    Option(value="unsure", label="Not sure yet"),
)
ROLES = (
    Option(value="eng/senior", label="Senior Engineer"),
    Option(value="eng/staff", label="Staff Engineer"),
    Option(value="cs/senior", label="Senior Success Manager"),
)
PEOPLE = (
    Option(value="7", label="Sam Ode", detail="Support"),
    Option(value="8", label="Sam Ode", detail="Sales"),
)


def answer(kind: AnswerKind, typed: str | tuple[str, ...], options: tuple[Option, ...] = ()) -> object:
    return read(kind, typed, options, TODAY)


def problem(
    kind: AnswerKind, typed: str | tuple[str, ...], options: tuple[Option, ...] = ()
) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as found:
        answer(kind, typed, options)
    return found.value


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


# ── one of several ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    [
        "next_level",
        "A next role",
        "a NEXT  role.",
        '"A next role"',
        "2",
        "2.",
        "#2",
        "option 2",
        ("next_level",),
    ],
)
def test_a_choice_is_meant_by_value_label_or_number(typed: str | tuple[str, ...]) -> None:
    assert answer("choice", typed, AMBITIONS) == "next_level"


@pytest.mark.parametrize(
    ("typed", "value"), [("deeper", "deepen"), ("not sure", "unsure"), ("in another", "new_family")]
)
def test_the_beginning_of_a_label_is_enough_where_no_other_begins_so(typed: str, value: str) -> None:
    assert answer("choice", typed, AMBITIONS) == value


def test_a_beginning_that_fits_several_is_asked_back_with_their_names() -> None:
    found = problem("role", "Senior", ROLES)
    assert (found.key, found.names["labels"]) == (
        "answer.several_fit",
        ["Senior Engineer", "Senior Success Manager"],
    )


def test_two_people_of_one_name_are_told_apart() -> None:
    found = problem("person", "sam ode", PEOPLE)
    assert found.names["labels"] == ["Sam Ode (Support)", "Sam Ode (Sales)"]
    assert answer("person", "8", PEOPLE) == "8"


@pytest.mark.parametrize("typed", ["deep", "de", "no", "5", "0", "role", "🎉"])
def test_what_is_no_option_is_not_guessed(typed: str) -> None:
    assert problem("choice", typed, AMBITIONS).key == "answer.not_an_option"


def test_labels_that_are_close_are_named() -> None:
    assert problem("role", "Staf Enginer", ROLES).names["close"] == ["Staff Engineer", "Senior Engineer"]
    assert problem("choice", "banana", ()).names["close"] == []


def test_a_label_with_marks_for_right_to_left_names_is_met_by_the_name() -> None:
    options = (Option(value="employee", label="\u2068שרה\u2069"), Option(value="manager", label="I do"))
    assert answer("choice", "שרה", options) == "employee"


def test_only_one_can_be_chosen_where_one_is_asked_for() -> None:
    assert problem("choice", ("deepen", "unsure"), AMBITIONS).key == "answer.one_only"
    assert problem("choice", (), AMBITIONS).key == "answer.empty"


def test_a_rating_is_a_number_where_the_scale_has_numbers() -> None:
    numbers = tuple(Option(value=str(number), label=f"Level {number}") for number in (3, 2, 1))
    assert answer("rating", "2", numbers) == 2
    assert answer("rating", "Level 3", numbers) == 3
    assert (
        answer("rating", "not-observed", (Option(value="not-observed", label="Not observed"),))
        == "not-observed"
    )


# ── several ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "typed",
    [
        ("unsure", "deepen"),
        "4, 1",
        "1 and 4",
        "not sure yet; deeper in this role",
        "Deeper\nnot sure, 1",
    ],
)
def test_several_choices_come_in_the_order_of_the_options(typed: str | tuple[str, ...]) -> None:
    assert answer("choices", typed, AMBITIONS) == ["deepen", "unsure"]


def test_a_label_with_a_comma_is_one_choice() -> None:
    options = (Option(value="a", label="Code, tests and reviews"), Option(value="b", label="Code"))
    assert answer("choices", "code, tests and reviews", options) == ["a"]


def test_one_wrong_choice_among_several_is_named() -> None:
    assert problem("choices", "1, banana", AMBITIONS).names["words"] == "banana"
    assert problem("choices", ",", AMBITIONS).key == "answer.empty"
    assert problem("choices", (), AMBITIONS).key == "answer.empty"


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
