"""Who holds which role of the house over whom, from when to when; a right is never only a flag."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import and_, insert, or_, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

ScopeKind = Literal["organisation", "unit", "country"]


class RoleGrantRow(Row, table=True):
    """A role of the house, such as people-team, for the organisation, a unit or a country."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    role: str
    scope_kind: str
    scope_value: str | None = None
    since: date
    until: date | None = None
    granted_by: int | None = Field(default=None, foreign_key="person.id")
    granted_at: datetime = Field(sa_type=Moment)
    revoked_by: int | None = Field(default=None, foreign_key="person.id")
    revoked_at: datetime | None = Field(default=None, sa_type=Moment)


GRANT = table(RoleGrantRow)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that somebody holds. `until` is the first day on which they no longer do."""

    id: int
    person_id: int
    role: str
    scope_kind: ScopeKind
    scope_value: str | None
    since: date
    until: date | None
    granted_by: int | None
    granted_at: datetime


class Grants(Shelf):
    """Gives and takes roles of the house."""

    def grant(  # noqa: PLR0913, PLR0917 - a dated role with its scope
        self,
        person_id: int,
        role: str,
        scope_kind: ScopeKind,
        scope_value: str | None,
        since: date,
        until: date | None,
        by: int | None,
        now: datetime,
    ) -> int:
        """Give a role. `by` is empty where the operator did it. Returns the id of the grant."""
        row = {"person_id": person_id, "role": role, "scope_kind": scope_kind, "scope_value": scope_value}
        kept = insert(GRANT).values(**row, since=since, until=until, granted_by=by, granted_at=now)
        number: int = self._connection.execute(kept.returning(GRANT.c.id)).scalar_one()
        return number

    def revoke(self, grant_id: int, by: int | None, now: datetime) -> None:
        """Take a role back at once; the row stays and says who did it."""
        held = update(GRANT).where(GRANT.c.id == grant_id, GRANT.c.revoked_at.is_(None))
        self._connection.execute(held.values(revoked_by=by, revoked_at=now))

    def get(self, grant_id: int) -> Grant:
        """A grant that was not taken back; KeyError when there is none."""
        asked = select(*columns(GRANT, Grant)).where(GRANT.c.id == grant_id, GRANT.c.revoked_at.is_(None))
        row = self._connection.execute(asked).one_or_none()
        if row is None:
            raise KeyError(grant_id)
        return Grant(*row)

    def lasting(self, on: date) -> tuple[Grant, ...]:
        """Every grant that holds on a day or begins later, by id."""
        lasts = or_(GRANT.c.until.is_(None), GRANT.c.until > on)
        asked = select(*columns(GRANT, Grant)).where(lasts, GRANT.c.revoked_at.is_(None))
        return tuple(Grant(*row) for row in self._connection.execute(asked.order_by(GRANT.c.id)))

    def held_by(self, person_id: int, on: date) -> tuple[Grant, ...]:
        """The roles that somebody holds on a day."""
        lasts = or_(GRANT.c.until.is_(None), GRANT.c.until > on)
        theirs = and_(
            GRANT.c.person_id == person_id, GRANT.c.since <= on, lasts, GRANT.c.revoked_at.is_(None)
        )
        asked = select(*columns(GRANT, Grant)).where(theirs).order_by(GRANT.c.id)
        return tuple(Grant(*row) for row in self._connection.execute(asked))
