"""A labelled file: one JSON object a line, each a question with who asks it and what it means.

The file is read whole before anything is asked, and every mistake is told with its line and its mend.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversations.scored.labels import mistakes


class QuestionMistakes(Exception):  # noqa: N818 - as the mistakes of a guide are called
    """A labelled file cannot be used. Its text holds every mistake, one a line."""


@dataclass(frozen=True, slots=True)
class Question:
    """One labelled question.

    Args:
        line: where it stands in its file.
        name: what the file calls it; its line where it has no name.
        asker: employee id, e-mail address or full name.
        text: what is asked.
        intent: what it means.
        entities: what it is about: names as the framework and the directory write them, and values.
        level: how hard it is, where the file says so.
        also: other intents that are right too.
        accept: roles among which may be asked back.
    """

    line: int
    name: str
    asker: str
    text: str
    intent: str
    entities: Mapping[str, str]
    level: str | None = None
    also: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()


def read_questions(source: str) -> tuple[Question, ...]:
    """Every question of a labelled file; empty lines count for nothing.

    Raises:
        QuestionMistakes: with every mistake, each by its line and with its mend.
    """
    lines = [(at, line) for at, line in enumerate(source.split("\n"), start=1) if line.strip()]
    read = [(at, *_object(line)) for at, line in lines]
    wrong = [(at, found or next(mistakes(label), "")) for at, label, found in read]
    told = [f"line {at}: {sentence}" for at, sentence in wrong if sentence]
    if not lines:
        told = ["There is no question in it. Write one JSON object a line, each with as, text and intent."]
    if told:
        raise QuestionMistakes("\n".join(told))
    return tuple(_question(at, label) for at, label, _ in read)


def _object(line: str) -> tuple[dict[str, Any], str]:
    """A line as an object, and what is wrong where it is none."""
    try:
        label = json.loads(line)
    except ValueError as error:
        place = f" (near character {error.pos + 1})" if isinstance(error, json.JSONDecodeError) else ""
        return {}, f"This is not JSON{place}. Write one object in one line, such as {_example()}."
    except RecursionError:
        label = None
    if not _whole(label):
        return {}, "It holds half of a sign (\\ud800 to \\udfff on its own). Write the sign itself."
    return (label, "") if isinstance(label, dict) else ({}, f"Write one object, such as {_example()}.")


def _whole(label: object) -> bool:
    """Whether everything in it can be written; JSON can name halves of a sign that stand for nothing."""
    try:
        json.dumps(label, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _example() -> str:
    return '{"as": "ada@example.com", "text": "show my plan", "intent": "show_plan", "entities": {}}'


def _question(line: int, label: Mapping[str, Any]) -> Question:
    return Question(
        line=line,
        name=str(label.get("id", "")) or f"line {line}",
        asker=label["as"].strip(),
        text=label["text"],
        intent=label["intent"],
        entities=dict(label.get("entities", {})),
        level=label.get("level"),
        also=tuple(label.get("also", ())),
        accept=tuple(label.get("accept", ())),
    )
