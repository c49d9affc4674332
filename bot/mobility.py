"""Reads openings and selections from CSV, checked against the framework, the units and the people at hand.

Openings, one a line: `key` and `title`; and where known `kind` (job where unsaid), `role`, `grade`, `unit`,
`location`, `country`, `hiring_manager`, `approved_on`, `posted_on`, `slotted_on`, `closed_on`,
`close_reason`, `description`, and `competencies`: `Strategic thinking: Guiding; *Mentoring`. The star makes a
must of one.

Selections, one stage a line: `stage` and `day`; `opening` or `cycle` (of promotions); `person`, or
`candidate` (any key) for somebody from outside; and where known `reason`, `competency` and `by`.
"""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import cast, get_args

from frameworks.model import Framework, did_you_mean, same_name_key
from storage.mobility import Opening, Requirement, Selection, StageReached
from storage.mobility.tables import CloseReason, OpeningKind, Stage
from storage.unit import UnitOfWork

from .sheet import Line, Mistakes, read_sheet

OPENING = (
    "key", "title", "kind", "role", "grade", "unit", "location", "country", "hiring_manager", "approved_on",
    "posted_on", "slotted_on", "closed_on", "close_reason", "description", "competencies",
)  # fmt: skip
SELECTION = ("opening", "cycle", "person", "candidate", "stage", "day", "reason", "competency", "by")


class Known:
    """What the cells of a line may name: people, roles, competencies, units."""

    def __init__(self, unit: UnitOfWork, framework: Framework) -> None:
        self._framework = framework
        self._units = {part.key for part in unit.units.all()}
        self.find = cache(unit.people.find)

    def person(self, line: Line, column: str) -> int | None:
        """Somebody, by employee id, e-mail address or full name."""
        text = line.text(column)
        if text is None:
            return None
        person = self.find(text)
        if person is None:
            line.note(f"I know nobody, or more than one person, called '{text}'.")
        return person.id if person else None

    def unit(self, line: Line) -> str | None:
        """An organisational unit by its key."""
        text = line.text("unit")
        if text and text not in self._units:
            line.note(f"There is no unit '{text}'.{did_you_mean(text, self._units)}")
        return text

    def role(self, line: Line) -> str | None:
        """A role by its key, or by its title where only one has it."""
        return self._one(
            line, line.text("role"), "role", [(role.key, role.title) for role in self._framework.roles]
        )

    def competency(self, line: Line, text: str | None) -> str | None:
        """A competency by its key or its name."""
        named = [(each.key, each.name) for each in self._framework.competencies]
        return self._one(line, text, "competency", named)

    def requirements(self, line: Line) -> tuple[Requirement, ...]:
        """Competencies, each with a level or without, and with `*` for a must."""
        parts = [part.strip() for part in (line.text("competencies") or "").split(";") if part.strip()]
        found = {each.competency: each for part in parts if (each := self._requirement(line, part))}
        return tuple(found.values())

    def _requirement(self, line: Line, part: str) -> Requirement | None:
        name, _, level = part.removeprefix("*").partition(":")
        key = self.competency(line, name.strip())
        if key is None:
            return None
        scale = self._framework.competency(key).scale
        levels = [(each.id, each.name) for each in self._framework.scale(scale).levels] if scale else []
        wanted = self._one(line, level.strip() or None, "level", levels)
        return Requirement(key, wanted, must_have=part.startswith("*"))

    def _one(self, line: Line, text: str | None, what: str, named: list[tuple[str, str]]) -> str | None:
        """The key of the only thing with this key or name."""
        if text is None or text in dict(named):
            return text
        found = [key for key, name in named if same_name_key(name) == same_name_key(text)]
        if len(found) == 1:
            return found[0]
        if found:
            line.note(f"Several are called '{text}': {', '.join(found)}. Name one of these.")
        else:
            hint = did_you_mean(text, [name for _, name in named])
            line.note(f"There is no {what} called '{text}'.{hint}")
        return None


def read_openings(text: str, name: str, unit: UnitOfWork, framework: Framework) -> tuple[Opening, ...]:
    """The openings in a file.

    Raises:
        SheetMistakesError: with every mistake, by file and line.
    """
    mistakes = Mistakes(name)
    known = Known(unit, framework)
    lines = tuple(read_sheet(text, OPENING[:2], OPENING, mistakes))
    openings = tuple(_opening(line, known) for line in lines)
    once([(line.number, opening.key) for line, opening in zip(lines, openings, strict=True)], mistakes)
    mistakes.check()
    return openings


def _opening(line: Line, known: Known) -> Opening:
    reason = line.one_of("close_reason", get_args(CloseReason))
    return Opening(
        key=line.need("key"),
        kind=cast("OpeningKind", line.one_of("kind", get_args(OpeningKind)) or "job"),
        title=line.need("title"),
        description=line.text("description"),
        role_key=known.role(line),
        grade=line.text("grade"),
        unit_key=known.unit(line),
        location=line.text("location"),
        country=line.text("country"),
        hiring_manager_id=known.person(line, "hiring_manager"),
        approved_on=line.day("approved_on"),
        posted_on=line.day("posted_on"),
        slotted_on=line.day("slotted_on"),
        closed_on=line.day("closed_on"),
        close_reason=cast("CloseReason | None", reason),
        requirements=known.requirements(line),
    )


def once(keys: list[tuple[int, str]], mistakes: Mistakes) -> None:
    """Note every key that stands on more than one line."""
    first: dict[str, int] = {}
    for number, key in keys:
        if first.setdefault(key, number) != number and key:
            mistakes.note(number, f"'{key}' stands on line {first[key]} already.")


def read_selections(text: str, name: str, unit: UnitOfWork, framework: Framework) -> tuple[Selection, ...]:
    """Who was considered for what, one selection for all the lines about the same person and opening.

    Raises:
        SheetMistakesError: with every mistake, by file and line.
    """
    mistakes = Mistakes(name)
    known = Known(unit, framework)
    openings = {opening.key for opening in unit.mobility.openings()}
    selections: dict[str, Selection] = {}
    for line in read_sheet(text, ("stage", "day"), SELECTION, mistakes):
        selection = _selection(line, known, openings)
        before = selections.get(selection.key, selection)
        selections[selection.key] = replace(before, stages=(*before.stages, _stage(line, known)))
    mistakes.check()
    return tuple(selections.values())


def _selection(line: Line, known: Known, openings: set[str]) -> Selection:
    opening, cycle = line.text("opening"), line.text("cycle")
    if (opening is None) == (cycle is None):
        line.note("Name the opening, or the cycle of promotions: one of the two.")
    if opening and opening not in openings:
        line.note(f"There is no opening '{opening}'.{did_you_mean(opening, openings)}")
    person, candidate = known.person(line, "person"), line.text("candidate")
    if (line.text("person") is None) == (candidate is None):
        line.note("Name the person, or a candidate from outside: one of the two.")
    who = f"person:{person}" if person else f"candidate:{candidate}"
    return Selection(key=f"{opening or cycle}/{who}", opening_key=opening, cycle=cycle, person_id=person)


def _stage(line: Line, known: Known) -> StageReached:
    line.need("stage")
    line.need("day")
    return StageReached(
        stage=cast("Stage", line.one_of("stage", get_args(Stage)) or "nominated"),
        day=line.day("day") or date.min,  # a mistake is noted, and nothing is kept
        reason=line.text("reason"),
        competency=known.competency(line, line.text("competency")),
        by=known.person(line, "by"),
    )
