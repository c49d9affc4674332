"""Brings the tables up to date with Alembic, configured here: there is no file to forget."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 7_305_217
"""The key of PostgreSQL's advisory lock: any number, always the same."""


class NewerError(Exception):
    """A later version of Trellis has brought this database up to date: this one must not touch it."""


def stands_at(connection: Connection) -> str | None:
    """Up to which step of the history a database has come; None where there is none yet."""
    return MigrationContext.configure(connection).get_current_revision()


def configured(connection: Connection) -> Config:
    """Alembic's configuration for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Run what is missing in one transaction. Two that try at once follow one another. There is no way back.

    Alembic changes a SQLite table by copying it; with foreign keys on, dropping the old one would take its
    children along, so they are off meanwhile and checked before the end.

    Raises:
        NewerError: a later version was here.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
                _refuse_newer(connection)
                command.upgrade(configured(connection), "head")
                if (
                    engine.dialect.name == "sqlite"
                    and connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                ):
                    raise RuntimeError("a migration left rows that point at nothing")
        finally:
            if engine.dialect.name == "sqlite":
                _foreign_keys(connection, on=True)


def _refuse_newer(connection: Connection) -> None:
    known = {step.revision for step in ScriptDirectory.from_config(configured(connection)).walk_revisions()}
    if (now := stands_at(connection)) is not None and now not in known:
        raise NewerError(now)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Past SQLAlchemy, because inside a transaction SQLite ignores it."""
    raw = connection.connection.driver_connection
    if raw is not None:
        raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
