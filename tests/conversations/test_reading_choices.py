"""What a person chose, by button or in words."""

import pytest

from conversations.messages import Option
from tests.conversations.answered import AMBITIONS, PEOPLE, ROLES, answer, problem

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
