"""Answers read, or not understood."""

from datetime import date

import pytest

from conversations.messages import AnswerKind, Option
from conversations.problems import NotUnderstood
from conversations.reading import read

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
