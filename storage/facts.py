"""Dated facts: which role, manager, unit, place and employment somebody has, since when and why.

Each is kept in two times. `valid_from` and `valid_to` (the first day it no longer holds; None: open) say when
it was true; `recorded_at` and `superseded_at` say when we believed it. Rows are never changed but for their
`superseded_at`, so every fact can be read as of a date and as known at a time.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Index, Table, and_, or_, text
from sqlmodel import Field

from frameworks.model import same_name_key
from storage.rows import Moment, Row, table

Fact = Literal["role", "manager", "dotted", "delegate", "unit", "location", "employment"]
Reason = Literal[
    "promotion", "lateral", "demotion", "rotation", "correction", "hire", "leave", "return",
    "exit_voluntary", "exit_involuntary", "rehire", "import",
]  # fmt: skip
LineKind = Literal["line", "dotted", "delegate"]
Day = date | ColumnElement[Any]
"""A day, or the place in a prepared statement where one goes."""


class FactRow(Row):
    """What every dated fact carries: about whom, both times, where it comes from, and why it came about."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id")
    valid_from: date
    valid_to: date | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    source: str
    reason: str


def _one_belief(name: str, *per: str) -> Index:
    """At any time one row at most is believed for a person (and kind) from a day on; also the way in."""
    where = text("superseded_at IS NULL")
    return Index(name, *per, "valid_from", unique=True, sqlite_where=where, postgresql_where=where)


class RolePositionRow(FactRow, table=True):
    """Which role; `title` is what the HR system wrote, `role_key` empty until somebody has mapped it."""

    __table_args__ = (_one_belief("ix_role_position_believed", "person_id"),)
    role_key: str | None = Field(default=None, index=True)
    title: str | None = None
    title_key: str | None = Field(default=None, index=True)


class ReportingLineRow(FactRow, table=True):
    """Who answers for whom: the line (which alone makes a manager), dotted, or a delegate for a while."""

    __table_args__ = (_one_belief("ix_reporting_line_believed", "person_id", "kind"),)
    kind: str
    manager_id: int | None = Field(default=None, foreign_key="person.id", index=True)


class UnitPositionRow(FactRow, table=True):
    """In which unit of the organisation."""

    __table_args__ = (_one_belief("ix_unit_position_believed", "person_id"),)
    unit_key: str | None = Field(default=None, index=True)


class LocationPositionRow(FactRow, table=True):
    """Where."""

    __table_args__ = (_one_belief("ix_location_position_believed", "person_id"),)
    location: str | None = None
    country: str | None = None


class EmploymentRow(FactRow, table=True):
    """Whether somebody works here: `status` is active, leave or left."""

    __table_args__ = (_one_belief("ix_employment_believed", "person_id"),)
    status: str
    employment_type: str | None = None


ROLE = table(RolePositionRow)
LINE = table(ReportingLineRow)
UNIT = table(UnitPositionRow)
LOCATION = table(LocationPositionRow)
EMPLOYMENT = table(EmploymentRow)

TIMES = ("valid_from", "valid_to", "recorded_at", "superseded_at", "source", "reason")
NOT_SAID = {"id", "person_id", *TIMES}
"""Columns that every fact has; the others say what holds."""


@dataclass(frozen=True, slots=True)
class FactKind:
    """Where a fact is kept, which column is its value, and what else narrows it down."""

    table: Table
    value: str
    line: LineKind | None = None


KINDS: dict[Fact, FactKind] = {
    "role": FactKind(ROLE, "role_key"),
    "manager": FactKind(LINE, "manager_id", "line"),
    "dotted": FactKind(LINE, "manager_id", "dotted"),
    "delegate": FactKind(LINE, "manager_id", "delegate"),
    "unit": FactKind(UNIT, "unit_key"),
    "location": FactKind(LOCATION, "location"),
    "employment": FactKind(EMPLOYMENT, "status"),
}

_NOTHING: dict[Fact, dict[str, Any]] = {
    fact: {column.name: None for column in kind.table.c if column.name not in NOT_SAID}
    for fact, kind in KINDS.items()
}


def believed(kept: Table, known: datetime | None = None) -> ColumnElement[bool]:
    """Rows that we believe now, or believed at `known`."""
    if known is None:
        return kept.c.superseded_at.is_(None)
    not_yet = or_(kept.c.superseded_at.is_(None), kept.c.superseded_at > known)
    return and_(kept.c.recorded_at <= known, not_yet)


def holds(kept: Table, on: Day, known: datetime | None = None) -> ColumnElement[bool]:
    """Rows that say what was true on a day, as believed now or as known at a time."""
    open_ended = or_(kept.c.valid_to.is_(None), kept.c.valid_to > on)
    return and_(kept.c.valid_from <= on, open_ended, believed(kept, known))


def works(person: ColumnElement[Any], on: Day) -> ColumnElement[bool]:
    """Joins a person to the employment row that says they work here on a day; leave counts as working."""
    return and_(EMPLOYMENT.c.person_id == person, EMPLOYMENT.c.status != "left", holds(EMPLOYMENT, on))


def said_by(fact: Fact, value: str | int | None, more: dict[str, str | None]) -> dict[str, Any]:
    """All columns that say what holds, those that were not named as empty."""
    kind, said = KINDS[fact], dict(_NOTHING[fact])
    if unknown := sorted(set(more) - set(said)):
        raise TypeError(f"{fact} has no {', '.join(unknown)}")
    said |= {kind.value: value, **more}
    if kind.line is not None:
        said["kind"] = kind.line
    if said.get("title"):
        said["title_key"] = same_name_key(said["title"])
    return said
