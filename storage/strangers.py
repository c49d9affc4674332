"""Accounts of a chat platform that match nobody in the directory, until somebody has looked at them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import UniqueConstraint, and_, delete, func, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

StrangerReason = Literal["unknown", "no_email", "several", "taken"]
"""Why nobody matches: the address is unknown, there is none, it fits several, or they have an account."""


class StrangerRow(Row, table=True):
    """An account that matches nobody. `left_out_by` says who decided that it belongs to nobody here."""

    __table_args__ = (UniqueConstraint("channel", "workspace", "external_id"), NEVER_REUSED)
    id: int | None = Field(default=None, primary_key=True)
    channel: str
    workspace: str
    external_id: str
    name: str
    email: str | None = None
    reason: str
    seen_at: datetime = Field(sa_type=Moment, index=True)
    left_out_by: int | None = Field(default=None, foreign_key="person.id")
    left_out_at: datetime | None = Field(default=None, sa_type=Moment)


STRANGER = table(StrangerRow)


@dataclass(frozen=True, slots=True)
class Stranger:
    """An account that waits for somebody to say whose it is."""

    id: int
    channel: str
    workspace: str
    external_id: str = field(repr=False)
    name: str = field(repr=False)
    email: str | None = field(repr=False)
    reason: StrangerReason
    seen_at: datetime
    left_out_at: datetime | None


class Strangers(Shelf):
    """The queue of accounts that somebody should look at."""

    def note(  # noqa: PLR0913, PLR0917 - what is known of an account
        self,
        channel: str,
        workspace: str,
        external_id: str,
        name: str,
        email: str | None,
        reason: StrangerReason,
        now: datetime,
    ) -> None:
        """An account matches nobody. One that was left out before stays left out."""
        row = {"channel": channel, "workspace": workspace, "external_id": external_id}
        kept = self._insert(STRANGER).values(**row, name=name, email=email, reason=reason, seen_at=now)
        newest = {name: kept.excluded[name] for name in ("name", "email", "reason", "seen_at")}
        self._connection.execute(kept.on_conflict_do_update(index_elements=list(row), set_=newest))

    def waiting(self, limit: int | None = None) -> tuple[Stranger, ...]:
        """Those nobody has decided on, by name; the first few of many."""
        asked = select(*columns(STRANGER, Stranger)).where(STRANGER.c.left_out_at.is_(None))
        listed = asked.order_by(STRANGER.c.name, STRANGER.c.id).limit(limit)
        return tuple(Stranger(*row) for row in self._connection.execute(listed))

    def count(self) -> int:
        """How many wait."""
        waits = select(func.count()).select_from(STRANGER).where(STRANGER.c.left_out_at.is_(None))
        return self._connection.scalar(waits) or 0

    def get(self, number: int) -> Stranger | None:
        """One of them; None where it is settled and gone."""
        asked = select(*columns(STRANGER, Stranger)).where(STRANGER.c.id == number)
        row = self._connection.execute(asked).one_or_none()
        return Stranger(*row) if row else None

    def leave_out(self, number: int, by: int, now: datetime) -> None:
        """It belongs to nobody here, and nobody is asked about it again."""
        said = {"left_out_by": by, "left_out_at": now}
        self._connection.execute(update(STRANGER).where(STRANGER.c.id == number).values(**said))

    def settled(self, channel: str, workspace: str, external_id: str) -> None:
        """It has found its person, or is gone from its platform."""
        theirs = and_(
            STRANGER.c.channel == channel,
            STRANGER.c.workspace == workspace,
            STRANGER.c.external_id == external_id,
        )
        self._connection.execute(delete(STRANGER).where(theirs))
