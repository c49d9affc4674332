"""What is kept of openings and of who was considered for them, from the first day on.

Every stage is a dated row with its reason, so that time to fill, the application funnel, the posting rate and
who was passed over (METHODS.md sections 5 and 6) can be computed later, open ones included.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Text
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, table

OpeningKind = Literal["job", "project", "rotation", "mentoring"]
CloseReason = Literal["filled_internal", "filled_external", "cancelled"]
Stage = Literal[
    "nominated", "interested", "applied", "interviewed", "offered", "accepted", "declined", "not_selected",
    "withdrawn", "talked",
]  # fmt: skip


class OpeningRow(Row, table=True):
    """A job, project, rotation or mentoring place. Slotted: filled without having been posted."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    title: str
    description: str | None = Field(default=None, sa_type=Text)
    role_key: str | None = None
    grade: str | None = None
    unit_key: str | None = None
    location: str | None = None
    country: str | None = None
    hiring_manager_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    approved_on: date | None = None
    posted_on: date | None = None
    slotted_on: date | None = None
    closed_on: date | None = None
    close_reason: str | None = None
    source: str
    recorded_at: datetime = Field(sa_type=Moment)


class OpeningRequirementRow(Row, table=True):
    """A competency that an opening asks for."""

    opening_id: int = Field(primary_key=True, foreign_key="opening.id", ondelete="CASCADE")
    competency: str = Field(primary_key=True)
    level: str | None = None
    must_have: bool
    weight: float | None = None


class SelectionRow(Row, table=True):
    """Somebody who is considered: for an opening, or for promotion in a cycle. No person: from outside."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    opening_id: int | None = Field(default=None, foreign_key="opening.id", index=True)
    cycle: str | None = Field(default=None, index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    source: str
    recorded_at: datetime = Field(sa_type=Moment)


class SelectionStageRow(Row, table=True):
    """How far somebody came, on which day, and why. `talked`: the talk that follows a no."""

    selection_id: int = Field(primary_key=True, foreign_key="selection.id", ondelete="CASCADE")
    stage: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
    reason: str | None = Field(default=None, sa_type=Text)
    competency: str | None = None
    by: int | None = Field(default=None, foreign_key="person.id")
    recorded_at: datetime = Field(sa_type=Moment)


OPENING = table(OpeningRow)
REQUIREMENT = table(OpeningRequirementRow)
SELECTION = table(SelectionRow)
STAGE = table(SelectionStageRow)


@dataclass(frozen=True, slots=True)
class Requirement:
    """A competency that an opening asks for."""

    competency: str
    level: str | None = None
    must_have: bool = False
    weight: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A place to fill. `key` is the applicant system's, or ours."""

    key: str
    kind: OpeningKind
    title: str
    description: str | None = None
    role_key: str | None = None
    grade: str | None = None
    unit_key: str | None = None
    location: str | None = None
    country: str | None = None
    hiring_manager_id: int | None = None
    approved_on: date | None = None
    posted_on: date | None = None
    slotted_on: date | None = None
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    requirements: tuple[Requirement, ...] = ()


@dataclass(frozen=True, slots=True)
class StageReached:
    """A stage on a day; `competency` is what a no was about."""

    stage: Stage
    day: date
    reason: str | None = field(default=None, repr=False)
    competency: str | None = None
    by: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Somebody who is considered, by the key of the opening or by the promotion cycle."""

    key: str
    opening_key: str | None = None
    cycle: str | None = None
    person_id: int | None = None
    stages: tuple[StageReached, ...] = ()
