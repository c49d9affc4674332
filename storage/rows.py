"""What all tables share: how they are called, how values are kept, and how a shelf asks.

A table is a SQLModel class; questions are SQLAlchemy Core statements over `table(Class)`, because five of
them cost a quarter of what the same five cost through mapped objects (DESIGN.md section 11). What comes out
is a frozen dataclass that knows no connection.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Column, Connection, DateTime, Dialect, MetaData, Table, Text, TypeDecorator
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

CONSTRAINT_NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
"""Every constraint has a name that is the same on every database, so a migration can change it."""

NEVER_REUSED: dict[str, Any] = {"sqlite_autoincrement": True}
"""For tables whose ids are known outside: a press on an old card must never mean a newer row."""


TOUCHED = "touched"
"""Where a connection notes whom its unit has written about."""


class Conflict(Exception):  # noqa: N818 - it reads as what happened, and the turn is simply run again
    """Somebody else changed the same thing in between; run the turn again."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see a piece of content, frozen when it was written.

    Args:
        people: these persons.
        manager_of: and whoever is this person's manager at the time of looking.
    """

    people: frozenset[int] = frozenset()
    manager_of: int | None = None


class Moment(TypeDecorator[datetime]):
    """A point in time: aware going in, aware UTC coming out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive time; SQLite keeps the UTC wall time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """A JSON value kept as text, readable and the same on every database; None is no value."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Write compactly, with every script as itself."""
        del dialect
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ANN401 - any JSON
        """Read it back."""
        del dialect
        return None if value is None else json.loads(value)


class AudienceText(TypeDecorator[Audience]):
    """An `Audience` kept as JSON text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Audience | None, dialect: Dialect) -> str | None:
        """Write the persons in order, so that equal audiences are equal texts."""
        del dialect
        if value is None:
            return None
        return json.dumps({"people": sorted(value.people), "manager_of": value.manager_of})

    def process_result_value(self, value: str | None, dialect: Dialect) -> Audience | None:
        """Read it back."""
        del dialect
        if value is None:
            return None
        kept = json.loads(value)
        return Audience(frozenset(kept["people"]), kept["manager_of"])


class Row(SQLModel):
    """A row. Its table is called after the class: `RolePositionRow` is kept in `role_position`."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy passes the class
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__.removesuffix("Row")).lower()


class Content(Row):
    """Something a person wrote: by whom, about whom, and who may see it."""

    written_by: int = Field(foreign_key="person.id")
    about: int = Field(foreign_key="person.id", index=True)
    audience: Audience = Field(sa_type=AudienceText)


class Shelf:
    """The questions about one subject, asked over the connection of one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _touch(self, *people: int | None) -> None:
        """Note whom a write is about: what they see of themselves may look different now."""
        self._connection.info.setdefault(TOUCHED, set()).update(filter(None, people))

    def _insert(self, into: Table) -> sqlite.Insert | postgresql.Insert:
        return insert_into(into, self._connection.dialect.name)


def insert_into(kept: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """An insert that can say what to do on a conflict; both databases write it the same way."""
    return sqlite.insert(kept) if dialect == "sqlite" else postgresql.insert(kept)


def table(row: type[Row]) -> Table:
    """The table behind a row class, for statements."""
    return cast("Table", row.__table__)  # type: ignore[attr-defined]  # SQLModel sets it on table classes


def columns(source: Table, shape: type, without: Iterable[str] = ()) -> list[Column[Any]]:
    """The columns that fill a dataclass, in the order of its fields."""
    left_out = set(without)
    return [source.c[field.name] for field in fields(shape) if field.name not in left_out]
