"""Quiet times: an office, a unit or a country to which nothing is written that nobody asked for."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Text, insert, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, table
from storage.scopes import Scope


class QuietTimeRow(Row, table=True):
    """A quiet time. `until` is the first day on which messages go again; `reason` is what people read."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    scope_kind: str
    scope_value: str | None = None
    first_day: date
    until: date = Field(index=True)
    reason: str = Field(sa_type=Text)
    set_by: int | None = Field(default=None, foreign_key="person.id")
    set_at: datetime = Field(sa_type=Moment)
    ended_by: int | None = Field(default=None, foreign_key="person.id")
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


QUIET = table(QuietTimeRow)


@dataclass(frozen=True, slots=True)
class QuietTime:
    """A quiet time that was not ended early."""

    id: int
    scope: Scope
    first_day: date
    until: date
    reason: str


class QuietTimes(Shelf):
    """Remembers when a part of the organisation is left in peace."""

    def begin(  # noqa: PLR0913, PLR0917 - where, when, why, and who says so
        self, scope: Scope, first_day: date, until: date, reason: str, by: int, now: datetime
    ) -> int:
        """A quiet time from a day on until the day before another. Returns its id."""
        row = {"scope_kind": scope.kind, "scope_value": scope.value, "first_day": first_day, "until": until}
        kept = insert(QUIET).values(**row, reason=reason, set_by=by, set_at=now).returning(QUIET.c.id)
        number: int = self._connection.execute(kept).scalar_one()
        return number

    def end(self, quiet_id: int, by: int, now: datetime) -> bool:
        """End one early. False where there is none, or it was ended before."""
        held = update(QUIET).where(QUIET.c.id == quiet_id, QUIET.c.ended_at.is_(None))
        return bool(self._connection.execute(held.values(ended_by=by, ended_at=now)).rowcount)

    def lasting(self, on: date) -> tuple[QuietTime, ...]:
        """Those that last on a day or lie ahead of it, the earliest first."""
        shown = (QUIET.c.id, QUIET.c.scope_kind, QUIET.c.scope_value)
        asked = select(*shown, QUIET.c.first_day, QUIET.c.until, QUIET.c.reason)
        lasts = asked.where(QUIET.c.ended_at.is_(None), QUIET.c.until > on)
        rows = self._connection.execute(lasts.order_by(QUIET.c.first_day, QUIET.c.id))
        return tuple(QuietTime(row[0], Scope(row[1], row[2]), *row[3:]) for row in rows)
