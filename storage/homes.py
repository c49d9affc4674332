"""Whose home stands open or was opened, what it showed last, and whether that may have changed since."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlmodel import Field

from storage.facts import LINE, believed
from storage.rows import Moment, Row, Shelf, columns, table


class HomePageRow(Row, table=True):
    """A home that was opened. `digest` says what it showed last; stale: look again."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    opened_at: datetime = Field(sa_type=Moment)
    digest: str
    key: str | None = None
    stale: bool = Field(index=True)


HOME = table(HomePageRow)
AT_ONCE = 500
"""People in one statement."""


@dataclass(frozen=True, slots=True)
class HomePage:
    """A home as it was drawn last; `key` is the outbox key under which that was sent."""

    person_id: int
    opened_at: datetime
    digest: str
    key: str | None
    stale: bool


class Homes(Shelf):
    """Remembers which homes have to be kept current."""

    def drawn(self, person: int, digest: str, now: datetime, key: str | None = None) -> None:
        """A home was opened or drawn again, and now shows this."""
        row = {"person_id": person, "opened_at": now, "digest": digest, "key": key, "stale": False}
        kept = self._insert(HOME).values(row)
        again = {"digest": digest, "key": key, "stale": False}
        self._connection.execute(kept.on_conflict_do_update(index_elements=["person_id"], set_=again))

    def touch(self, people: Collection[int]) -> None:
        """Something about these changed: look at their homes again, and at those of whoever manages them."""
        listed = sorted(people)
        for start in range(0, len(listed), AT_ONCE):
            self._mark(listed[start : start + AT_ONCE])

    def _mark(self, people: Collection[int]) -> None:
        above = select(LINE.c.manager_id).where(LINE.c.person_id.in_(people), believed(LINE))
        theirs = or_(HOME.c.person_id.in_(people), HOME.c.person_id.in_(above))
        self._connection.execute(update(HOME).where(theirs, HOME.c.stale.is_(False)).values(stale=True))

    def touch_all(self) -> None:
        """Something changed for everybody, such as the framework."""
        self._connection.execute(update(HOME).where(HOME.c.stale.is_(False)).values(stale=True))

    def is_any_stale(self) -> bool:
        """Whether there is anything to be looked at."""
        return (
            self._connection.scalar(select(HOME.c.person_id).where(HOME.c.stale.is_(True)).limit(1))
            is not None
        )

    def stale(self, limit: int) -> tuple[HomePage, ...]:
        """Homes to be looked at; nobody else gets them until this unit ends."""
        asked = select(*columns(HOME, HomePage)).where(HOME.c.stale.is_(True)).order_by(HOME.c.person_id)
        ours = asked.limit(limit).with_for_update(skip_locked=True)
        return tuple(HomePage(*row) for row in self._connection.execute(ours))
