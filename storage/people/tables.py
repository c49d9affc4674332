"""What is kept about a person, and what comes out of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypedDict

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlmodel import Field

from frameworks.cadence import Hours
from storage.rows import NEVER_REUSED, Moment, Row, table

_BY_SIGN: Any = String().with_variant(String(collation="C"), "postgresql")
_ALONE = text("kind IN ('email', 'employee_id')")


class PersonRow(Row, table=True):
    """A person. `own_…` is what they chose themselves, and goes before what the HR system says."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    employee_id: str | None = None
    full_name: str
    preferred_name: str | None = None
    email: str | None = None
    language: str
    timezone: str
    own_language: str | None = None
    own_timezone: str | None = None
    paused_until: date | None = None
    opted_out: bool
    nudges_per_week: int
    day_starts: int = Field(sa_column_kwargs={"server_default": "540"})  # minutes after midnight
    day_ends: int = Field(sa_column_kwargs={"server_default": "1020"})
    work_days: str = Field(sa_column_kwargs={"server_default": "12345"})  # Monday is 1
    account_id: int | None = None  # the account they spoke through last: answers go there
    turns: int


class PersonNameRow(Row, table=True):
    """Every name a person can be found by, folded: full, preferred, part, email or employee_id.

    An address and an employee id belong to one person; names may be shared. Keys are compared sign by sign,
    whatever language the server sorts in: only so does the index find what begins with some letters.
    """

    __table_args__ = (
        Index(
            "uq_person_name_alone", "key", "kind", unique=True, sqlite_where=_ALONE, postgresql_where=_ALONE
        ),
    )
    key: str = Field(primary_key=True, sa_type=_BY_SIGN)
    kind: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)


class AccountRow(Row, table=True):
    """Who somebody is in a channel. `installation` is the workspace through which they are reached.

    `greeted_at` says when they were welcomed there. `timezone` and `across` are what the platform named last:
    where its owner is, and the id by which the same human is known in all workspaces of an organisation.
    """

    __table_args__ = (
        UniqueConstraint("channel", "workspace", "external_id"),
        Index("ix_account_channel_across", "channel", "across"),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    channel: str
    workspace: str
    external_id: str = Field(index=True)
    installation: str
    greeted_at: datetime | None = Field(default=None, sa_type=Moment)
    timezone: str | None = None
    across: str | None = None


PERSON = table(PersonRow)
NAME = table(PersonNameRow)
ACCOUNT = table(AccountRow)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, or did. Their names and addresses never show in a `repr`."""

    id: int
    employee_id: str | None = field(repr=False)
    full_name: str = field(repr=False)
    preferred_name: str | None = field(repr=False)
    email: str | None = field(repr=False)
    language: str
    timezone: str

    @property
    def called(self) -> str:
        """The name they go by: the preferred one, else the full one, never a guessed first name."""
        return self.preferred_name or self.full_name


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose. Without a language or zone of their own, the HR system's holds.

    Their day begins and ends so many minutes after midnight, on `work_days` (Monday is 1).
    """

    paused_until: date | None
    opted_out: bool
    nudges_per_week: int
    day_starts: int
    day_ends: int
    work_days: str
    own_language: str | None
    own_timezone: str | None


@dataclass(frozen=True, slots=True)
class Reach:
    """When somebody can be written to, as it stands on a day.

    Args:
        hours: their working hours, in their zone.
        paused_until: the first day on which they want to be written to again.
        opted_out: they want no nudge at all.
        employment: `active`, `leave` or `left`; None where nothing is known.
        employed_until: the first day on which that no longer holds.
        nudges_per_week: their budget.
    """

    hours: Hours
    paused_until: date | None
    opted_out: bool
    employment: str | None
    employed_until: date | None
    nudges_per_week: int


@dataclass(frozen=True, slots=True)
class Account:
    """One way to reach a person."""

    id: int
    person_id: int
    channel: str
    workspace: str
    external_id: str = field(repr=False)
    installation: str


class Choices(TypedDict, total=False):
    """The preferences that change."""

    paused_until: date | None
    opted_out: bool
    nudges_per_week: int
    day_starts: int
    day_ends: int
    work_days: str
    own_language: str | None
    own_timezone: str | None


class Details(TypedDict, total=False):
    """What changes in what the HR system says about a person."""

    employee_id: str | None
    full_name: str
    preferred_name: str | None
    email: str | None
    language: str
    timezone: str
