"""A SQLite database as a file: copied while others read and write it, looked at, and written anew.

`VACUUM INTO` reads one moment of the database from its first page to its last, however many write meanwhile,
and what it writes holds no page that somebody has let go. Nothing is brought up to date on the way: a backup
before an upgrade is a backup of what was there. PostgreSQL has `pg_dump` for this, see `bot/dumping.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, MetaData, NullPool, create_engine, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, OperationalError

from storage.database import is_transient
from storage.migrate import stands_at


class NotACopyError(Exception):
    """A file is not a whole database of ours. Its text says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Held:
    """What a database holds: its step of the history, demo or live, and how many rows in each table."""

    revision: str
    kind: str | None
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Server:
    """Where a PostgreSQL database is, for programs that are not ours; the password stands apart."""

    address: str
    password: str | None


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for another kind."""
    known = make_url(url)
    return Path(known.database or "") if known.get_backend_name() == "sqlite" else None


def server(url: str) -> Server:
    """The address of a PostgreSQL database without its password."""
    known = make_url(url).set(drivername="postgresql")
    bare = known._replace(password=None)
    return Server(bare.render_as_string(hide_password=False), known.password)


def copy(source: Path, into: Path) -> None:
    """Copy a database as it is at one moment. `into` is new, or empty.

    Raises:
        NotACopyError: when it cannot be read or written.
    """
    with _opened(source) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(into),))


def look_at(file: Path) -> Held:
    """Read a copy from end to end and count what it holds.

    Raises:
        NotACopyError: when a part of it is damaged, or it is something else.
    """
    with _opened(file) as connection:
        if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise NotACopyError("is damaged")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise NotACopyError("has rows that point at nothing")
        if (revision := stands_at(connection)) is None:
            raise NotACopyError("is not a database of Trellis")
        return _counted(connection, revision)


def rewrite(file: Path) -> bool:
    """Write the whole file anew, so that no page holds what was let go of. False when somebody is in the way.

    Raises:
        NotACopyError: when it cannot be read or written.
    """
    with _opened(file) as connection:
        try:
            connection.exec_driver_sql("VACUUM")
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        except OperationalError as error:
            if is_transient(error):
                return False
            raise
    return not busy


def _counted(connection: Connection, revision: str) -> Held:
    """By the tables that are there: a copy may be older than this version."""
    known = MetaData()
    known.reflect(connection)
    rows = {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in known.sorted_tables
        if table.name != "alembic_version"
    }
    kind = connection.scalar(select(known.tables["house"].c.kind)) if "house" in rows else None
    return Held(revision, kind, rows)


@contextmanager
def _opened(file: Path) -> Iterator[Connection]:
    """A connection outside any transaction, to a file that is there."""
    if not file.is_file():
        raise NotACopyError("is not there")
    engine = create_engine(f"sqlite:///{file}", isolation_level="AUTOCOMMIT", poolclass=NullPool)
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        raise NotACopyError(f"cannot be read or written ({error.orig})") from None
    finally:
        engine.dispose()
