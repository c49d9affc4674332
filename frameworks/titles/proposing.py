"""Proposes the role that a title may stand for, and says what speaks for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.fuzz import ratio

from frameworks.model import Framework, Role, same_name_key
from frameworks.titles.reading import Read, read_title, words

Confidence = Literal["sure", "likely", "unsure"]
CONFIDENCES: tuple[Confidence, ...] = ("sure", "likely", "unsure")
LIKELY, ENOUGH = 2.7, 1.6
"""So much must speak for a role, to call it likely, and to propose it at all."""

_CLOSE = 82
"""Two words are the same, but for a slip of the finger, from this likeness on."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A role that a title may stand for; None where nothing like it is in the framework.

    Args:
        because: what speaks for it, as kind and words: the role's own `name`, `words`, `rank`, `grade`,
            `family` (from the title) or `department`.
    """

    role: Role | None
    confidence: Confidence
    because: tuple[tuple[str, str], ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a role, read."""

    role: Role
    name: str
    read: Read
    fields: frozenset[str]


class Proposer:
    """Compares titles with the names of all roles."""

    def __init__(self, framework: Framework) -> None:
        self._families = {family.key: family for family in framework.families}
        self._fields = {
            family.key: frozenset(
                field for name in (family.name, *family.aliases) for field in read_title(name).fields
            )
            for family in framework.families
        }
        self._names = [
            _Name(role, name, read_title(name), self._fields[role.family])
            for role in framework.roles
            for name in (role.title, *role.aliases)
        ]
        self._grades = {same_name_key(role.grade): role for role in framework.roles if role.grade}

    def propose(self, title: str, department: str | None) -> Proposal:
        """The best role for a title in a department."""
        read, families = read_title(title), self._of(title, department)
        if not families:
            return Proposal(None, "unsure", (), 0)
        scored = sorted(
            ((self._score(title, read, each), each) for each in self._names if each.role.family in families),
            key=lambda pair: -pair[0],
        )
        best, name = scored[0]
        if best < ENOUGH:
            return Proposal(None, "unsure", (), best)
        other = next((score for score, each in scored if each.role.key != name.role.key), 0.0)
        because = tuple(self._because(title, department, read, name))
        return Proposal(name.role, self._confidence(title, read, name, best, best - other), because, best)

    def _of(self, title: str, department: str | None) -> frozenset[str]:
        """The families that a title may be of: what it says clearly goes before the department."""
        read = read_title(title)
        asked = [read.fields] if read.clear else []
        asked += [self._department(department), *([] if read.clear else [read.fields])]
        for fields in asked:
            if fields:
                return frozenset(key for key, ours in self._fields.items() if ours & fields)
        grade = self._grades.get(read.grade or "")
        return frozenset({grade.family}) if grade else self._called(title)

    def _department(self, department: str | None) -> frozenset[str]:
        if not department:
            return frozenset()
        for key, family in self._families.items():
            if same_name_key(department) in map(same_name_key, (family.name, *family.aliases)):
                return self._fields[key]
        return read_title(department).fields

    def _called(self, title: str) -> frozenset[str]:
        """The family of the only role with this very name."""
        same = {each.role.family for each in self._names if words(each.name) == words(title)}
        return frozenset(same) if len(same) == 1 else frozenset()

    def _score(self, title: str, read: Read, name: _Name) -> float:
        theirs = name.read
        ours, core = (self._without_field(each.core, name.fields) for each in (read, theirs))
        score = 2 * _alike(ours, core) + 0.5 * ratio(" ".join(words(title)), " ".join(words(name.name))) / 100
        score += 1.5 - 0.9 * abs(read.lead - theirs.lead)
        return score + 3 if _graded(read, name) else score - 0.9 * abs(read.rank - theirs.rank)

    def _without_field(self, core: frozenset[str], fields: frozenset[str]) -> frozenset[str]:
        """The words of the work itself: that it is of the family is known already."""
        return frozenset(word for word in core if not read_title(word).fields & fields or word == "engineer")

    def _confidence(self, title: str, read: Read, name: _Name, best: float, ahead: float) -> Confidence:
        same = set(words(title)) == set(words(name.name))
        graded = _graded(read, name) and read.lead == name.read.lead
        alike = read.lead == name.read.lead and read.rank == name.read.rank
        whole = alike and self._without_field(read.core, name.fields) == self._without_field(
            name.read.core, name.fields
        )
        if graded or same or (whole and ahead > 0):
            return "sure"
        return "likely" if best >= LIKELY and ahead > 0 else "unsure"

    def _because(
        self, title: str, department: str | None, read: Read, name: _Name
    ) -> Iterator[tuple[str, str]]:
        if words(title) == words(name.name):
            yield "name", name.name
        elif common := sorted(read.core & name.read.core):
            yield "words", ", ".join(common)
        if read.said and read.rank == name.read.rank and read.lead == name.read.lead:
            yield "rank", " ".join(read.said)
        if _graded(read, name):
            yield "grade", str(name.role.grade)
        family = self._families[name.role.family].name
        yield ("family", family) if read.clear or not department else ("department", family)


def _graded(read: Read, name: _Name) -> bool:
    """Whether the title names the grade of the role, which says more than its words."""
    return bool(read.grade) and read.grade == same_name_key(name.role.grade or "")


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """How much two sets of words share, slips of the finger forgiven."""
    if not ours and not theirs:
        return 1
    common = sum(1 for word in ours if any(ratio(word, other) >= _CLOSE for other in theirs))
    return 2 * common / (len(ours) + len(theirs))
