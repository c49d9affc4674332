"""What is kept of a development plan, and what comes out of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Audience, Content, Moment, Row, table

GoalStatus = Literal["open", "done", "dropped"]
Horizon = Literal["short", "long"]
ActionStatus = Literal["open", "started", "done", "postponed", "dropped"]
ActionKind = Literal["experience", "exposure", "education"]
PlanEventKind = Literal["created", "started", "done", "postponed", "dropped", "reopened", "reviewed"]


_OPEN_GOAL = text("status = 'open'")
_OPEN_ACTION = text("status IN ('open', 'started', 'postponed')")


class GoalRow(Content, table=True):
    """Something a person wants to reach: a gap to close, or a wish."""

    __table_args__ = (
        Index("ix_goal_review", "review_on", sqlite_where=_OPEN_GOAL, postgresql_where=_OPEN_GOAL),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    title: str = Field(sa_type=Text)
    competency: str | None = None
    from_level: str | None = None
    to_level: str | None = None
    role_key: str | None = None
    version_id: int | None = Field(default=None, foreign_key="framework_version.number")
    dialogue_id: int | None = Field(default=None, foreign_key="dialogue.id", ondelete="SET NULL")
    horizon: str
    status: str
    review_on: date | None = None
    created_at: datetime = Field(sa_type=Moment)


class ActionRow(Content, table=True):
    """Something that somebody does by a day to get there."""

    __table_args__ = (
        Index("ix_action_due", "due", sqlite_where=_OPEN_ACTION, postgresql_where=_OPEN_ACTION),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    goal_id: int = Field(foreign_key="goal.id", index=True, ondelete="CASCADE")
    text: str = Field(sa_type=Text)
    kind: str | None = None
    owner_id: int = Field(foreign_key="person.id", index=True)
    due: date | None = None
    original_due: date | None = None
    status: str
    created_at: datetime = Field(sa_type=Moment)


class PlanEventRow(Row, table=True):
    """One change of a plan: what, by whom, when, and from which day to which. Never what it says."""

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    goal_id: int | None = Field(default=None, foreign_key="goal.id", index=True, ondelete="SET NULL")
    action_id: int | None = Field(default=None, foreign_key="action.id", index=True, ondelete="SET NULL")
    kind: str
    by: int = Field(foreign_key="person.id")
    at: datetime = Field(sa_type=Moment)
    old_due: date | None = None
    new_due: date | None = None
    agreed_by: int | None = Field(default=None, foreign_key="person.id")


GOAL = table(GoalRow)
ACTION = table(ActionRow)
PLAN_EVENT = table(PlanEventRow)


@dataclass(frozen=True, slots=True)
class Action:
    """Something that somebody (`owner_id`) does for the plan of a person."""

    id: int
    goal_id: int
    person_id: int
    text: str = field(repr=False)
    kind: ActionKind | None
    owner_id: int
    due: date | None
    original_due: date | None
    status: ActionStatus
    written_by: int
    audience: Audience
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.status not in {"done", "dropped"}


@dataclass(frozen=True, slots=True)
class Goal:
    """Something a person wants to reach, with what is done for it."""

    id: int
    person_id: int
    title: str = field(repr=False)
    competency: str | None
    from_level: str | None
    to_level: str | None
    role_key: str | None
    version_id: int | None
    horizon: Horizon
    status: GoalStatus
    review_on: date | None
    written_by: int
    audience: Audience
    created_at: datetime
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """All goals of a person, the first written first."""

    person_id: int
    goals: tuple[Goal, ...]


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """One change of a plan. `agreed_by`: the other person, where both wanted it."""

    kind: PlanEventKind
    goal_id: int | None
    action_id: int | None
    by: int
    at: datetime
    old_due: date | None
    new_due: date | None
    agreed_by: int | None
