"""Who cannot be reached and why, and what waits: facts for whoever looks after Trellis, and no content."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from storage.agenda import ITEM
from storage.facts import EMPLOYMENT, LINE, ROLE, holds, works
from storage.jobs import JOB
from storage.mailbox.tables import OUTBOX
from storage.people.tables import ACCOUNT, PERSON
from storage.rows import Shelf
from storage.scopes import Scope, belongs

LATELY = timedelta(days=30)
Reason = Literal["no_account", "failed", "paused", "opted_out", "no_manager", "no_role"]
REASONS: tuple[Reason, ...] = ("no_account", "failed", "paused", "opted_out", "no_manager", "no_role")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the machine.

    Args:
        parcels: messages that are due and have not gone out.
        unknown: messages of which nobody knows whether they arrived.
        jobs: pieces of slow work.
        overdue: things that fell due over an hour ago and were not dealt with.
    """

    parcels: int
    unknown: int
    jobs: int
    overdue: int


class Health(Shelf):
    """Counts, and names whom a count is about."""

    def people(
        self, reason: Reason, scope: Scope, units: Collection[str], on: date, now: datetime
    ) -> tuple[tuple[int, str], ...]:
        """Everybody of a part of the organisation to whom a reason applies, by name."""
        called = func.coalesce(PERSON.c.preferred_name, PERSON.c.full_name)
        here = select(PERSON.c.id, called).join(EMPLOYMENT, works(PERSON.c.id, on))
        theirs = here.where(_applies(reason, on, now), belongs(PERSON.c.id, scope, units, on))
        rows = self._connection.execute(theirs.order_by(called, PERSON.c.id))
        return tuple((row[0], row[1]) for row in rows)

    def waiting(self, now: datetime) -> Waiting:
        """What waits, over the whole organisation."""
        due = and_(OUTBOX.c.status == "queued", OUTBOX.c.not_before <= now)
        late = and_(ITEM.c.closed.is_(False), ITEM.c.due_at < now - timedelta(hours=1))
        return Waiting(
            parcels=self._count(OUTBOX.c.id, due),
            unknown=self._count(OUTBOX.c.id, OUTBOX.c.status == "unknown"),
            jobs=self._count(JOB.c.id, JOB.c.status.in_(("queued", "running"))),
            overdue=self._count(ITEM.c.id, late),
        )

    def _count(self, column: ColumnElement[Any], which: ColumnElement[bool]) -> int:
        return self._connection.scalar(select(func.count(column)).where(which)) or 0


def _applies(reason: Reason, on: date, now: datetime) -> ColumnElement[bool]:
    """The people to whom a reason applies."""
    match reason:
        case "no_account":
            return ~exists().where(ACCOUNT.c.person_id == PERSON.c.id)
        case "failed":
            failed = and_(OUTBOX.c.status == "failed", OUTBOX.c.settled_at > now - LATELY)
            return exists().where(OUTBOX.c.person_id == PERSON.c.id, failed)
        case "paused":
            return and_(PERSON.c.paused_until.is_not(None), PERSON.c.paused_until > on)
        case "opted_out":
            return or_(PERSON.c.opted_out.is_(True), PERSON.c.nudges_per_week < 1)
        case "no_manager":
            led = and_(LINE.c.kind == "line", LINE.c.manager_id.is_not(None), holds(LINE, on))
            return ~exists().where(LINE.c.person_id == PERSON.c.id, led)
        case "no_role":
            has = and_(ROLE.c.role_key.is_not(None), holds(ROLE, on))
            return ~exists().where(ROLE.c.person_id == PERSON.c.id, has)
