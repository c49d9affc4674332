"""What came in and what is to go out, and what a courier carries."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, table

ParcelKind = Literal["answer", "must", "campaign", "nudge"]
ParcelStatus = Literal["queued", "sending", "sent", "unknown", "failed", "withheld", "folded"]

URGENCY: dict[ParcelKind, int] = {"answer": 0, "must": 1, "campaign": 2, "nudge": 2}
"""Answers to somebody who waits go first, then what was asked for, then the rest."""

THREAD = "dialogue:"
"""Places that begin like this have a thread of their own; what goes there first is its root."""

UNSETTLED = "status IN ('queued', 'sending', 'unknown')"
_UNSETTLED = text(UNSETTLED)


class InboxRow(Row, table=True):
    """The key of a delivery that was seen, so that its repeat is not."""

    event_key: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=Moment, index=True)


class OutboxRow(Row, table=True):
    """A message on its way. `body` is blanked once it has arrived, or cannot.

    `later` is false for the root of a thread, true for all else. `about` and `action` say what the permission
    is asked for again before it goes. `topic` says what a message is about that nobody asked for just now, so
    that people can say what they want no more. `replaces_id` is the row whose message this one changes; a
    folded row handed its body to the row in `folded_into`, which had not gone out yet. `code` is the
    platform's word for why it failed; on an unknown row it says that nobody can find out, so nobody asks
    again.
    """

    __table_args__ = (
        Index(
            "ix_outbox_address", "person_id", "place", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED
        ),
        Index("ix_outbox_due", "status", "urgency", "id"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    place: str
    body: str | None = Field(sa_type=Text)
    kind: str
    urgency: int
    later: bool
    status: str
    about: int | None = Field(default=None, foreign_key="person.id", index=True)
    action: str | None = None
    topic: str | None = None
    replaces_id: int | None = Field(default=None, index=True)
    folded_into: int | None = None
    put_at: datetime = Field(sa_type=Moment)
    not_before: datetime = Field(sa_type=Moment)
    retry_at: datetime | None = Field(default=None, sa_type=Moment)
    lease_until: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int
    account_id: int | None = Field(default=None)
    receipt: str | None = None
    code: str | None = None
    settled_at: datetime | None = Field(default=None, sa_type=Moment)


class PlaceRootRow(Row, table=True):
    """The receipt of the message that began a thread, for the account in which it was begun."""

    account_id: int = Field(primary_key=True, foreign_key="account.id", ondelete="CASCADE")
    place: str = Field(primary_key=True)
    receipt: str


INBOX = table(InboxRow)
OUTBOX = table(OutboxRow)
PLACE_ROOT = table(PlaceRootRow)


@dataclass(frozen=True, slots=True)
class Parcel:
    """A claimed message, and everything needed to deliver it.

    Args:
        thread: receipt of the root of its place; None outside threads, or when this is the root itself.
        replaces: receipt of the message that it changes, where that went through the same account.
        about: the person whose content it shows, with `action` for asking the permission again.
    """

    id: int
    key: str
    person_id: int
    channel: str
    workspace: str
    external_id: str = field(repr=False)
    installation: str
    place: str
    thread: str | None
    body: str = field(repr=False)
    replaces: str | None
    kind: ParcelKind
    about: int | None
    action: str | None
    attempts: int
    put_at: datetime
