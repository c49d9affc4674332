"""Brings the tables up to date with Alembic, configured here: there is no file to forget."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, func, select

MIGRATIONS = Path(__file__).parent / "migrations"
_ONE_AT_A_TIME = 7_305_217
"""The key of PostgreSQL's advisory lock: any number, always the same."""


def configured(connection: Connection) -> Config:
    """Alembic's configuration for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine) -> None:
    """Run what is missing in one transaction. Two that try at once follow one another.

    Alembic changes a SQLite table by copying it; with foreign keys on, dropping the old one would take its
    children along, so they are off meanwhile and checked before the end.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            _foreign_keys(connection, on=False)
        try:
            with connection.begin():
                if engine.dialect.name == "postgresql":
                    connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
                command.upgrade(configured(connection), "head")
                if (
                    engine.dialect.name == "sqlite"
                    and connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                ):
                    raise RuntimeError("a migration left rows that point at nothing")
        finally:
            if engine.dialect.name == "sqlite":
                _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, *, on: bool) -> None:
    """Past SQLAlchemy, because inside a transaction SQLite ignores it."""
    raw = connection.connection.driver_connection
    if raw is not None:
        raw.execute(f"PRAGMA foreign_keys={'ON' if on else 'OFF'}")
