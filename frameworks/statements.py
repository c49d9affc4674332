"""What an expectation's text is made of. The text is kept as written; what is read out of it is not stored.

A bullet at the margin is a statement, an indented one an example of it, and what stands before the first
bullet is an introduction. A text without bullets is one statement.
"""

import re
from dataclasses import dataclass

_BULLET = re.compile(
    "(?P<indent>\\s*)(?:[-*\u2022\u2013\u00b7]|\\d+[.)])\\s+(?P<words>.+)"
)  # "1." counts too


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that is expected, with its examples."""

    text: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statements:
    """A text taken apart; `intro` is None where it begins with a bullet, or has none."""

    intro: str | None
    statements: tuple[Statement, ...]


def statements(text: str) -> Statements:
    """Take a text apart. A line that goes on from a bullet belongs to it; empty lines mean nothing."""
    intro: list[str] = []
    found: list[list[str]] = []  # a statement, then its examples
    for line in filter(str.strip, text.splitlines()):
        bullet = _BULLET.match(line)
        if bullet is None:
            _go_on(found[-1] if found else intro, line.strip())
        elif bullet["indent"] and found:
            found[-1].append(bullet["words"].strip())
        else:
            found.append([bullet["words"].strip()])
    if not found:
        return Statements(None, tuple(Statement(each) for each in intro))
    parts = tuple(Statement(first, tuple(examples)) for first, *examples in found)
    return Statements(intro[0] if intro else None, parts)


def _go_on(lines: list[str], more: str) -> None:
    """Join a line to the last of the lines, or begin with it."""
    lines[-1:] = [f"{lines[-1]} {more}" if lines else more]
