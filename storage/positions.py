"""Where somebody stands: dated facts as of a day, and who is above and below whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, FromClause, Select, and_, bindparam, false, func, literal, select, true

from storage.chronicle import Chronicle, DatedFact
from storage.facts import EMPLOYMENT, LINE, LOCATION, ROLE, UNIT, LineKind, holds, works
from storage.people.tables import PERSON

__all__ = ["DatedFact", "Position", "Positions"]

LONGEST_LINE = 40
"""Managers above one another; a circle in the imported lines ends here."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where somebody stands on a day. None is not known; employed is who a dated fact says works here."""

    person_id: int
    role_key: str | None
    role_since: date | None
    role_title: str | None
    manager_id: int | None
    unit_key: str | None
    location: str | None
    country: str | None
    employed: bool


def _standing(known: datetime | None) -> Select[Any]:
    """Everything dated about persons, in one statement; a fact without a row is empty."""
    on = bindparam("on", type_=Date)
    standing = select(
        PERSON.c.id,
        ROLE.c.role_key,
        ROLE.c.valid_from,
        ROLE.c.title,
        LINE.c.manager_id,
        UNIT.c.unit_key,
        LOCATION.c.location,
        LOCATION.c.country,
        func.coalesce(EMPLOYMENT.c.status != "left", false()),
    ).where(PERSON.c.id.in_(bindparam("ids", expanding=True)))
    joined: FromClause = PERSON
    for kept in (ROLE, LINE, UNIT, LOCATION, EMPLOYMENT):
        line = LINE.c.kind == "line" if kept is LINE else true()
        joined = joined.outerjoin(kept, and_(kept.c.person_id == PERSON.c.id, line, holds(kept, on, known)))
    return standing.select_from(joined)


_STANDING_NOW = _standing(None)


class Positions(Chronicle):
    """Reads facts as of a day and as known at a time."""

    def of(self, person_id: int, on: date, known: datetime | None = None) -> Position:
        """Where one person stands on a day, as believed now or as known at a time."""
        nowhere = Position(person_id, None, None, None, None, None, None, None, employed=False)
        return self.many((person_id,), on, known).get(person_id, nowhere)

    def many(self, ids: Collection[int], on: date, known: datetime | None = None) -> dict[int, Position]:
        """The same for many, in one statement; an unknown id is left out."""
        asked = _STANDING_NOW if known is None else _standing(known)
        rows = self._connection.execute(asked, {"ids": list(ids), "on": on})
        return {row[0]: Position(*row) for row in rows}

    def reports(self, manager_id: int, on: date, kind: LineKind = "line") -> tuple[int, ...]:
        """Who reports to somebody on a day and works here, by id."""
        theirs = and_(LINE.c.manager_id == manager_id, LINE.c.kind == kind, holds(LINE, on))
        asked = select(LINE.c.person_id).join(EMPLOYMENT, works(LINE.c.person_id, on)).where(theirs)
        return tuple(self._connection.scalars(asked.order_by(LINE.c.person_id)))

    def line(self, person_id: int, on: date) -> tuple[int, ...]:
        """The managers above somebody on a day, nearest first; a circle ends where it closes."""
        upwards = and_(LINE.c.kind == "line", LINE.c.manager_id.is_not(None), holds(LINE, on))
        first = select(LINE.c.manager_id.label("id"), literal(1).label("step"))
        above = first.where(LINE.c.person_id == person_id, upwards).cte("above", recursive=True)
        further = select(LINE.c.manager_id, above.c.step + 1).join(above, LINE.c.person_id == above.c.id)
        above = above.union_all(further.where(upwards, above.c.step < LONGEST_LINE))
        found = self._connection.scalars(select(above.c.id).order_by(above.c.step))
        return tuple(dict.fromkeys(each for each in found if each != person_id))
