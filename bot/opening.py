"""Opens a database and sees to it that it can be worked with.

A SQLite file is made and brought up to date on the way. PostgreSQL is only brought up to date when it is
asked for (`trellis migrate`), because other processes may be running on it. What nobody has used before says
from now on what it is, and holds the starter library in force.
"""

from datetime import datetime
from importlib.resources import files

from frameworks.document import read_all
from frameworks.model import Framework
from storage.database import Database, Kind
from storage.migrate import NewerError


class UnusableError(Exception):
    """A database or a folder of words cannot be worked with. Its text says what to do."""


def open_database(url: str, kind: Kind, now: datetime, *, migrate: bool = False) -> Database:
    """The database at `url`, ready for use.

    Raises:
        UnusableError: it cannot be reached, has not been migrated, or belongs to a newer version.
    """
    database = Database(url)
    try:
        if migrate or url.startswith("sqlite:"):
            database.migrate()
        known = database.kind()
    except NewerError:
        database.close()
        raise UnusableError(
            "A newer version of Trellis has brought this database up to date, and there is no way back. "
            "Use that version, or restore the backup from before the upgrade."
        ) from None
    except Exception as error:
        database.close()
        raise UnusableError(
            f"The database cannot be used ({type(error).__name__}). "
            "See that TRELLIS_DATABASE_URL is right and the server runs, and call `trellis migrate` once."
        ) from error
    if known is None:
        _begin(database, kind, now)
    return database


def _begin(database: Database, kind: Kind, now: datetime) -> None:
    database.mark(kind)
    with database.unit() as unit:
        if unit.careers.in_force() is None:
            unit.careers.publish(starter(), now, by=None)


def shipped_library() -> dict[str, str]:
    """The documents of the starter library, by file name."""
    folder = files("frameworks").joinpath("library")
    sources = [source for source in folder.iterdir() if source.name.endswith(".yaml")]
    return {
        source.name: source.read_text(encoding="utf-8") for source in sorted(sources, key=lambda s: s.name)
    }


def starter() -> Framework:
    """The starter library: what is in force until the organisation brings in its own framework."""
    return read_all(shipped_library().items())
