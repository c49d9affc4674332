"""What became of one question: understood, asked back, or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from conversations.asking import UNSURE
from conversations.scored.labels import NAMED, UNKNOWN, VALUES, same
from conversations.scored.questions import Question
from conversations.understanding import Reading


class Outcome(Enum):
    """What became of a question.

    An out-of-scope text that is recognised is right; one that gets an answer is wrong.
    """

    RIGHT = "right"
    ASKED_BACK = "asked back"
    NOT_UNDERSTOOD = "not understood"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Mark:
    """A question, how it was read, and what became of it.

    Args:
        question: with its label.
        reading: what was understood.
        outcome: what became of it.
        offered: whether the right answer is among what was asked back.
    """

    question: Question
    reading: Reading
    outcome: Outcome
    offered: bool = False


def mark(question: Question, reading: Reading) -> Mark:
    """Compare a reading with its label: intent and all labelled entities together."""
    offered = any(_fits(question, other) for other in reading.alternatives)
    return Mark(question, reading, _outcome(question, reading), offered)


def compared(reading: Reading) -> dict[str, str]:
    """The entities of a reading that count: names as they are written, everything else by its value."""
    return {
        name: entity.name if name in NAMED else entity.key
        for name, entity in reading.entities.items()
        if name in NAMED | VALUES
    }


def asks(reading: Reading) -> bool:
    """Whether a reading offers buttons in place of an answer."""
    return bool(reading.alternatives) and (reading.confidence < UNSURE or reading.intent == UNKNOWN)


def _outcome(question: Question, reading: Reading) -> Outcome:
    if reading.intent == UNKNOWN == question.intent:
        return Outcome.RIGHT
    if asks(reading):
        among = question.accept and all(_fits(question, other) for other in reading.alternatives)
        return Outcome.RIGHT if among else Outcome.ASKED_BACK
    if _fits(question, reading):
        return Outcome.RIGHT
    return Outcome.NOT_UNDERSTOOD if reading.intent == UNKNOWN else Outcome.WRONG


def _fits(question: Question, reading: Reading) -> bool:
    read = compared(reading)
    wanted = {name: value for name, value in question.entities.items() if name in NAMED | VALUES}
    if reading.intent in question.also:  # another intent has other entities: those of both count
        return all(_agrees(question, name, wanted, read) for name in wanted.keys() & read.keys())
    if reading.intent != question.intent:
        return False
    if "period" not in wanted:
        read.pop("period", None)
    return all(_agrees(question, name, wanted, read) for name in wanted.keys() | read.keys())


def _agrees(question: Question, name: str, wanted: Mapping[str, str], read: Mapping[str, str]) -> bool:
    """Whether an entity is as labelled, or is one of those that are accepted in its place."""
    value = wanted.get(name)
    right = [] if value is None else [value]
    if name == _open(question, wanted):
        right += question.accept
    return name in read and any(same(name, read[name], each) for each in right)


def _open(question: Question, wanted: Mapping[str, str]) -> str:
    """The entity that may be asked back: the one whose label is accepted; else the role."""
    accepted = (
        name for name, value in wanted.items() if any(same(name, value, each) for each in question.accept)
    )
    return next(accepted, "role")
