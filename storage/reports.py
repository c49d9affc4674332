"""Questions across subjects: whom something is to be planned for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, exists, func, select

from storage.agenda import ITEM
from storage.dialogues.tables import DIALOGUE
from storage.facts import EMPLOYMENT, LINE, LOCATION, holds, works
from storage.plans.tables import ACTION, GOAL
from storage.rows import Shelf
from storage.scopes import Scope, belongs

_UNDER_WAY = ("open", "started", "postponed")


@dataclass(frozen=True, slots=True)
class Places:
    """Where people work: codes of countries, and names of offices."""

    countries: frozenset[str]
    locations: frozenset[str]


class Reports(Shelf):
    """Finds by index what a planner looks for; never everybody one by one."""

    def managers_without(self, kind: str, on: date, limit: int) -> tuple[int, ...]:
        """Who has reports on a day, works here, and has nothing of this kind in the agenda."""
        planned = exists().where(
            ITEM.c.person_id == LINE.c.manager_id, ITEM.c.kind == kind, ITEM.c.closed.is_(False)
        )
        theirs = and_(LINE.c.kind == "line", LINE.c.manager_id.is_not(None), holds(LINE, on), ~planned)
        asked = select(LINE.c.manager_id).join(EMPLOYMENT, works(LINE.c.manager_id, on)).where(theirs)
        return tuple(self._connection.scalars(asked.distinct().order_by(LINE.c.manager_id).limit(limit)))

    def places(self, on: date) -> Places:
        """Every country and office in which somebody works."""
        here = select(LOCATION.c.country, LOCATION.c.location).where(holds(LOCATION, on)).distinct()
        rows = self._connection.execute(here).all()
        return Places(
            frozenset(filter(None, (row[0] for row in rows))),
            frozenset(filter(None, (row[1] for row in rows))),
        )

    def counted(self, part: Scope, units: Collection[str], on: date) -> tuple[int, int]:
        """How many people belong to a part of the organisation, and how many of them have reports."""
        here = select(EMPLOYMENT.c.person_id).where(
            EMPLOYMENT.c.status != "left",
            holds(EMPLOYMENT, on),
            belongs(EMPLOYMENT.c.person_id, part, units, on),
        )
        led = and_(LINE.c.kind == "line", LINE.c.manager_id == EMPLOYMENT.c.person_id, holds(LINE, on))
        people = self._connection.scalar(select(func.count()).select_from(here.subquery())) or 0
        managers = here.where(exists().where(led)).subquery()
        return people, self._connection.scalar(select(func.count()).select_from(managers)) or 0

    def managers_of(self, people: Collection[int], on: date) -> dict[int, int]:
        """Who answers for each of these on a day; whoever has no manager is left out."""
        lines = and_(LINE.c.kind == "line", LINE.c.manager_id.is_not(None), holds(LINE, on))
        asked = select(LINE.c.person_id, LINE.c.manager_id).where(lines, LINE.c.person_id.in_(people))
        return {row[0]: row[1] for row in self._connection.execute(asked)}

    def newly_led(self, first: date, last: date) -> tuple[tuple[int, date], ...]:
        """Who has another manager since one of these days, and since when, if an earlier one led a talk."""
        over = DIALOGUE.c.closed_at.is_not(None)
        others = exists().where(
            DIALOGUE.c.about == LINE.c.person_id,
            DIALOGUE.c.opened_by.not_in((LINE.c.person_id, LINE.c.manager_id)),
            over,
        )
        since = and_(LINE.c.valid_from >= first, LINE.c.valid_from <= last, holds(LINE, last))
        theirs = and_(LINE.c.kind == "line", LINE.c.manager_id.is_not(None), since, others)
        asked = select(LINE.c.person_id, LINE.c.valid_from).join(EMPLOYMENT, works(LINE.c.person_id, last))
        return tuple((row[0], row[1]) for row in self._connection.execute(asked.where(theirs)))

    def due_between(self, first: date, last: date) -> tuple[tuple[int, date], ...]:
        """Who has an open action due from one day to another, and when."""
        within = and_(ACTION.c.status.in_(_UNDER_WAY), ACTION.c.due >= first, ACTION.c.due <= last)
        asked = select(ACTION.c.owner_id, ACTION.c.due).where(within).distinct()
        return tuple((row[0], row[1]) for row in self._connection.execute(asked))

    def reviews_between(self, first: date, last: date) -> tuple[tuple[int, date], ...]:
        """Whose goals are to be looked at again from one day to another, and when."""
        within = and_(GOAL.c.status == "open", GOAL.c.review_on >= first, GOAL.c.review_on <= last)
        asked = select(GOAL.c.about, GOAL.c.review_on).where(within).distinct()
        return tuple((row[0], row[1]) for row in self._connection.execute(asked))
