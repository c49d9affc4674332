"""Accounts of a chat platform that match nobody in the directory, until somebody has looked at them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, UniqueConstraint, and_, delete, exists, func, select, true, update
from sqlmodel import Field

from storage.people.tables import ACCOUNT
from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

StrangerReason = Literal["unknown", "no_email", "several", "taken"]
"""Why nobody matches: the address is unknown, there is none, it fits several, or they have an account."""
Seen = tuple[str, str | None, StrangerReason]
"""What an account is called, its address, and why it matches nobody."""


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

_FOUND = exists().where(
    ACCOUNT.c.channel == STRANGER.c.channel,
    ACCOUNT.c.workspace == STRANGER.c.workspace,
    ACCOUNT.c.external_id == STRANGER.c.external_id,
)
_WAITS = and_(STRANGER.c.left_out_at.is_(None), ~_FOUND)
"""Nobody has decided on it, nor has it found its person in another way, as by a file of people."""


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
        self.note_many(channel, workspace, {external_id: (name, email, reason)}, now)

    def note_many(self, channel: str, workspace: str, met: Mapping[str, Seen], now: datetime) -> None:
        """These accounts, by id, match nobody."""
        if not met:
            return
        rows = [
            {"channel": channel, "workspace": workspace, "external_id": key, "seen_at": now}
            | {"name": name, "email": email, "reason": reason}
            for key, (name, email, reason) in met.items()
        ]
        kept = self._insert(STRANGER)
        newest = {name: kept.excluded[name] for name in ("name", "email", "reason", "seen_at")}
        keys = ["channel", "workspace", "external_id"]
        self._connection.execute(kept.on_conflict_do_update(index_elements=keys, set_=newest), rows)

    def noted(
        self, channel: str, workspace: str, ids: Collection[str] | None = None
    ) -> dict[str, tuple[Seen, datetime]]:
        """What is noted of accounts of a workspace, by id, and when that was; of all where none are named."""
        asked = select(
            *(STRANGER.c[name] for name in ("external_id", "name", "email", "reason", "seen_at"))
        ).where(_in(channel, workspace, ids))
        return {row[0]: ((row[1], row[2], row[3]), row[4]) for row in self._connection.execute(asked)}

    def waiting(self, limit: int | None = None, after: int = 0) -> tuple[Stranger, ...]:
        """Those nobody has decided on, the longest known first; the first few of many, after a number."""
        asked = select(*columns(STRANGER, Stranger)).where(_WAITS, STRANGER.c.id > after)
        listed = asked.order_by(STRANGER.c.id).limit(limit)
        return tuple(Stranger(*row) for row in self._connection.execute(listed))

    def count(self) -> int:
        """How many wait."""
        return self._connection.scalar(select(func.count(STRANGER.c.id)).where(_WAITS)) or 0

    def get(self, number: int) -> Stranger | None:
        """One of them, also one that was left out; None where it is settled and gone."""
        asked = select(*columns(STRANGER, Stranger)).where(STRANGER.c.id == number, ~_FOUND)
        row = self._connection.execute(asked).one_or_none()
        return Stranger(*row) if row else None

    def leave_out(self, number: int, by: int, now: datetime) -> bool:
        """It belongs to nobody here, and nobody is asked about it again. False where that is settled."""
        said = {"left_out_by": by, "left_out_at": now}
        waits = and_(STRANGER.c.id == number, _WAITS)
        return self._connection.execute(update(STRANGER).where(waits).values(**said)).rowcount > 0

    def bring_back(self, number: int) -> bool:
        """One that was left out waits again. False where it is gone, or waits."""
        out = and_(STRANGER.c.id == number, STRANGER.c.left_out_at.is_not(None))
        waits = {"left_out_by": None, "left_out_at": None}
        return self._connection.execute(update(STRANGER).where(out).values(**waits)).rowcount > 0

    def take(self, number: int) -> Stranger | None:
        """Take one out of the queue, to link it; None where somebody else was faster, or left it out."""
        waits = and_(STRANGER.c.id == number, _WAITS)
        taken = delete(STRANGER).where(waits).returning(*columns(STRANGER, Stranger))
        row = self._connection.execute(taken).one_or_none()
        return Stranger(*row) if row else None

    def settled(self, channel: str, workspace: str, *ids: str) -> None:
        """These have found their people, or are gone from their platform."""
        if ids:
            self._connection.execute(delete(STRANGER).where(_in(channel, workspace, ids)))


def _in(channel: str, workspace: str, ids: Collection[str] | None) -> ColumnElement[bool]:
    named = true() if ids is None else STRANGER.c.external_id.in_(ids)
    return and_(STRANGER.c.channel == channel, STRANGER.c.workspace == workspace, named)
