"""Counts what became of the questions of a file."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from conversations.scored.labels import LEVELS, UNKNOWN
from conversations.scored.marks import Mark, Outcome


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> float:
        """In hundredths; of nothing, nothing is missing."""
        return 100 * self.count / self.of if self.of else 100.0


@dataclass(frozen=True, slots=True)
class Confusion:
    """An intent that was taken for another, and how often."""

    asked: str
    taken: str
    count: int


@dataclass(frozen=True)
class Figures:
    """The figures of some marks."""

    marks: Sequence[Mark]

    @property
    def right(self) -> Share:
        """Intent and all entities together."""
        return _share(self.marks, _is(Outcome.RIGHT))

    @property
    def levels(self) -> dict[str, Share]:
        """How many are right of each level; questions without one stand under an empty name, last."""
        found = {each.question.level or "" for each in self.marks}
        return {level: self._of("level", level or None) for level in (*LEVELS, "") if level in found}

    @property
    def intents(self) -> dict[str, Share]:
        """How many are right of each intent, in the order of the alphabet."""
        asked = sorted({each.question.intent for each in self.marks})
        return {intent: self._of("intent", intent) for intent in asked}

    @property
    def asked_back(self) -> Share:
        """Asked back although the label gives one answer."""
        return _share(self.marks, _is(Outcome.ASKED_BACK))

    @property
    def offered(self) -> Share:
        """Of those asked back, where the right answer is among the buttons."""
        asked = [each for each in self.marks if each.outcome is Outcome.ASKED_BACK]
        return _share(asked, lambda each: each.offered)

    @property
    def wrong(self) -> Share:
        """Wrong answers that were given without asking back."""
        return _share(self.marks, _is(Outcome.WRONG))

    @property
    def not_understood(self) -> Share:
        """Taken for out of scope although they are not."""
        return _share(self.marks, _is(Outcome.NOT_UNDERSTOOD))

    @property
    def out_of_scope(self) -> Share:
        """Texts that are out of scope, and recognised as such."""
        return self._of("intent", UNKNOWN)

    @property
    def other_entities(self) -> int:
        """Read with the right intent and other entities, and not asked back."""
        return sum(
            each.outcome is Outcome.WRONG and each.reading.intent == each.question.intent
            for each in self.marks
        )

    @property
    def confusions(self) -> list[Confusion]:
        """Intents that were taken for others, the most frequent first."""
        pairs = Counter(
            (each.question.intent, each.reading.intent)
            for each in self.marks
            if each.outcome is not Outcome.RIGHT and each.reading.intent != each.question.intent
        )
        found = [Confusion(asked, taken, count) for (asked, taken), count in pairs.items()]
        return sorted(found, key=lambda each: (-each.count, each.asked, each.taken))

    def _of(self, field: Literal["intent", "level"], value: str | None) -> Share:
        among = [each for each in self.marks if getattr(each.question, field) == value]
        return _share(among, _is(Outcome.RIGHT))


def _share(marks: Sequence[Mark], counts: Callable[[Mark], bool]) -> Share:
    return Share(sum(map(counts, marks)), len(marks))


def _is(outcome: Outcome) -> Callable[[Mark], bool]:
    return lambda each: each.outcome is outcome
