"""Questions before a framework changes: whom it would concern, in numbers. Nobody is named."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select

from storage.careers.ratings import RATING, RatedBy
from storage.facts import EMPLOYMENT, ROLE, holds, works
from storage.mobility.tables import OPENING, REQUIREMENT
from storage.plans.tables import GOAL
from storage.rows import Shelf

Known = tuple[str, str, RatedBy, datetime, int]
"""Competency, level, who rated, when, and by which version."""


class Impact(Shelf):
    """Counts over everybody who works here."""

    def holders(self, on: date) -> dict[str, int]:
        """How many people hold each role on a day."""
        held = select(ROLE.c.role_key, func.count()).join_from(ROLE, EMPLOYMENT, works(ROLE.c.person_id, on))
        known = and_(holds(ROLE, on), ROLE.c.role_key.is_not(None))
        rows = self._connection.execute(held.where(known).group_by(ROLE.c.role_key))
        return {row[0]: row[1] for row in rows}

    def plans_naming(self, roles: Collection[str], competencies: Collection[str]) -> int:
        """How many people have an open goal that names one of these roles or competencies."""
        named = or_(GOAL.c.role_key.in_(roles), GOAL.c.competency.in_(competencies))
        asked = select(func.count(GOAL.c.about.distinct())).where(GOAL.c.status == "open", named)
        return self._connection.scalar(asked) or 0

    def openings_naming(self, roles: Collection[str], competencies: Collection[str]) -> int:
        """How many open openings name one of these roles or competencies."""
        asking = select(REQUIREMENT.c.opening_id).where(REQUIREMENT.c.competency.in_(competencies))
        named = or_(OPENING.c.role_key.in_(roles), OPENING.c.id.in_(asking))
        asked = select(func.count()).select_from(OPENING).where(OPENING.c.closed_on.is_(None), named)
        return self._connection.scalar(asked) or 0

    def ratings_of(self, role: str, on: date) -> Mapping[int, Sequence[Known]]:
        """What is known of everybody who holds a role, the oldest first; what is still sealed is left out."""
        opened = or_(RATING.c.sealed_at.is_(None), RATING.c.opened_at.is_not(None))
        shown = (RATING.c.competency, RATING.c.level, RATING.c.by_kind, RATING.c.at, RATING.c.version_id)
        held = select(ROLE.c.person_id, *shown).join_from(ROLE, EMPLOYMENT, works(ROLE.c.person_id, on))
        theirs = held.join(RATING, and_(RATING.c.about == ROLE.c.person_id, opened))
        asked = theirs.where(holds(ROLE, on), ROLE.c.role_key == role).order_by(RATING.c.at, RATING.c.id)
        found: dict[int, list[Known]] = {}
        for row in self._connection.execute(asked):
            found.setdefault(row[0], []).append((row[1], row[2], row[3], row[4], row[5]))
        return found
