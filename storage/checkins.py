"""Check-ins that come back: between whom, how often, and since which day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, exists, insert, or_, select, text, update
from sqlmodel import Field

from frameworks.cadence import Cadence
from storage.agenda import ITEM
from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

_LASTS = text("ended_at IS NULL")


class CheckInRow(Row, table=True):
    """A manager and a person check in from `anchor` on. Ended: it no longer comes back."""

    __table_args__ = (
        Index(
            "uq_check_in_pair",
            "manager_id",
            "person_id",
            unique=True,
            sqlite_where=_LASTS,
            postgresql_where=_LASTS,
        ),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    manager_id: int = Field(foreign_key="person.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    cadence: str
    anchor: date
    since: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


CHECK_IN = table(CheckInRow)


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A check-in that comes back."""

    id: int
    manager_id: int
    person_id: int
    cadence: Cadence
    anchor: date
    since: datetime
    ended_at: datetime | None


class CheckIns(Shelf):
    """Remembers who checks in with whom."""

    def begin(self, manager: int, person: int, cadence: Cadence, anchor: date, now: datetime) -> CheckIn:
        """From that day on they check in; an earlier rhythm of these two ends."""
        self.end(manager, person, now)
        row: dict[str, Any] = {
            "manager_id": manager,
            "person_id": person,
            "cadence": cadence,
            "anchor": anchor,
        }
        self._touch(manager, person)
        kept = insert(CHECK_IN).values(**row, since=now).returning(CHECK_IN.c.id)
        number: int = self._connection.execute(kept).scalar_one()
        return CheckIn(number, manager, person, cadence, anchor, now, None)

    def end(self, manager: int, person: int, now: datetime) -> bool:
        """They check in no more. Whether they did."""
        theirs = (CHECK_IN.c.manager_id == manager, CHECK_IN.c.person_id == person)
        ended = update(CHECK_IN).where(*theirs, CHECK_IN.c.ended_at.is_(None)).values(ended_at=now)
        return self._connection.execute(ended).rowcount > 0

    def lasting_with(self, person: int) -> tuple[CheckIn, ...]:
        """Those that last, on whichever side somebody is."""
        theirs = or_(CHECK_IN.c.manager_id == person, CHECK_IN.c.person_id == person)
        return self._read(theirs, CHECK_IN.c.ended_at.is_(None))

    def get(self, check_in_id: int) -> CheckIn:
        """One; KeyError when there is none."""
        found = self._read(CHECK_IN.c.id == check_in_id)
        if not found:
            raise KeyError(check_in_id)
        return found[0]

    def without_next(self, kind: str, limit: int) -> tuple[CheckIn, ...]:
        """Those that last and have nothing of this kind in the agenda."""
        planned = exists().where(ITEM.c.ref == CHECK_IN.c.id, ITEM.c.kind == kind, ITEM.c.closed.is_(False))
        return self._read(CHECK_IN.c.ended_at.is_(None), ~planned)[:limit]

    def _read(self, *where: Any) -> tuple[CheckIn, ...]:  # noqa: ANN401 - conditions
        asked = select(*columns(CHECK_IN, CheckIn)).where(*where).order_by(CHECK_IN.c.id)
        return tuple(CheckIn(*row) for row in self._connection.execute(asked))
