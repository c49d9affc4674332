"""Questions across subjects: whom something is to be planned for."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import and_, exists, func, or_, select

from storage.agenda import ITEM
from storage.careers.ratings import RATING, RatingRow, latest_ratings
from storage.dialogues.tables import DIALOGUE
from storage.facts import EMPLOYMENT, LINE, holds, works
from storage.mobility.tables import OPENING, REQUIREMENT
from storage.plans.tables import ACTION, GOAL
from storage.rows import Shelf

_AT_ONCE = 500
_UNDER_WAY = ("open", "started", "postponed")


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

    def plans_towards(self, roles: Collection[str], competencies: Collection[str]) -> int:
        """How many people have an open goal about one of these."""
        named = or_(GOAL.c.role_key.in_(roles), GOAL.c.competency.in_(competencies))
        asked = select(func.count(GOAL.c.about.distinct())).where(GOAL.c.status == "open", named)
        return self._connection.execute(asked).scalar_one()

    def openings_asking(self, roles: Collection[str], competencies: Collection[str], on: date) -> int:
        """How many places to fill are for one of these roles, or ask for one of these competencies."""
        asks = exists().where(
            REQUIREMENT.c.opening_id == OPENING.c.id, REQUIREMENT.c.competency.in_(competencies)
        )
        is_open = and_(
            OPENING.c.slotted_on.is_(None), or_(OPENING.c.closed_on.is_(None), OPENING.c.closed_on > on)
        )
        named = or_(OPENING.c.role_key.in_(roles), asks)
        return self._connection.execute(select(func.count()).where(is_open, named)).scalar_one()

    def opened_ratings(self, people: Iterable[int]) -> dict[int, tuple[RatingRow, ...]]:
        """What is known of these, as far as it is not sealed: the latest of each side. For numbers only."""
        found: dict[int, tuple[RatingRow, ...]] = {}
        numbers = list(people)
        for first in range(0, len(numbers), _AT_ONCE):
            some = RATING.c.about.in_(numbers[first : first + _AT_ONCE])
            opened = or_(RATING.c.sealed_at.is_(None), RATING.c.opened_at.is_not(None))
            for row in self._connection.execute(latest_ratings(and_(some, opened))):
                rating = RatingRow(*row)
                found[rating.person_id] = (*found.get(rating.person_id, ()), rating)
        return found
