"""Schedules: how often managers of a part of the organisation get their list of talks, and with how many."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, table
from storage.scopes import Scope


class TalkScheduleRow(Row, table=True):
    """A schedule: `every` counts weeks, `apart` the days between two talks; see `Schedule`."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    scope_kind: str
    scope_value: str | None = None
    every: int
    most: int
    apart: int
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


SCHEDULE = table(TalkScheduleRow)


@dataclass(frozen=True, slots=True)
class Schedule:
    """How often and with how many talks.

    Args:
        every: a list comes every so many weeks; 0 for never.
        most: how many talks it holds at most.
        apart: so many days after a talk the next one is due.
    """

    every: int = 1
    most: int = 3
    apart: int = 28


class Schedules(Shelf):
    """Remembers what was set for which part of the organisation."""

    def set(self, scope: Scope, schedule: Schedule, by: int, now: datetime) -> None:
        """From now on this holds for a part; what held for it before ends."""
        self.end(scope, now)
        what = {"every": schedule.every, "most": schedule.most, "apart": schedule.apart}
        kept = insert(SCHEDULE).values(scope_kind=scope.kind, scope_value=scope.value, **what)
        self._connection.execute(kept.values(set_by=by, set_at=now))

    def end(self, scope: Scope, now: datetime) -> bool:
        """Nothing of its own holds for a part any more. False where nothing did."""
        held = update(SCHEDULE).where(_of(scope), SCHEDULE.c.ended_at.is_(None))
        return bool(self._connection.execute(held.values(ended_at=now)).rowcount)

    def all(self) -> dict[Scope, Schedule]:
        """What holds, by part."""
        shown = (SCHEDULE.c.scope_kind, SCHEDULE.c.scope_value, SCHEDULE.c.every, SCHEDULE.c.most)
        asked = select(*shown, SCHEDULE.c.apart).where(SCHEDULE.c.ended_at.is_(None))
        rows = self._connection.execute(asked.order_by(SCHEDULE.c.id))
        return {Scope(row[0], row[1]): Schedule(*row[2:]) for row in rows}


def _of(scope: Scope) -> ColumnElement[bool]:
    value = SCHEDULE.c.scope_value
    same = value.is_(None) if scope.value is None else value == scope.value
    return and_(SCHEDULE.c.scope_kind == scope.kind, same)
