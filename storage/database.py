"""Opens the database with the right settings: a SQLite file, or PostgreSQL.

SQLite: write-ahead log, `synchronous=FULL` (a commit survives a power cut), foreign keys on, and every
writing unit begins with `BEGIN IMMEDIATE`, so two writers queue up instead of failing half-way.
PostgreSQL: psycopg 3 over a pool, READ COMMITTED; a turn locks its person first (`People.lock`), and what two
people share carries a version (`Dialogues.touch`), so nothing stronger is needed. A lost lock or version is
`is_transient`: the caller runs the same turn again.
Values, and what the server says about them, never reach a log or an error's text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Engine, create_engine, event, insert, select, update
from sqlalchemy.engine import URL, ExceptionContext, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Field

from storage.batch import Batch, Preparing
from storage.careers import Frameworks
from storage.migrate import migrate
from storage.rows import Conflict, Row, table
from storage.unit import UnitOfWork

Kind = Literal["demo", "live"]

BUSY_SECONDS = 10
"""How long a writer waits for another before the database counts as busy."""

_SQLITE_BUSY = {5, 6}  # SQLITE_BUSY and SQLITE_LOCKED
_POSTGRES_AGAIN = {"40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300"}
_POSTGRES_LOST = "08"  # the class of connection errors


class HouseRow(Row, table=True):
    """What this database is: demo or live. One row at most.

    `ahead` is how far a demo's clock runs ahead of the machine's, in seconds.
    """

    id: int = Field(primary_key=True)
    kind: str
    ahead: int = Field(default=0, sa_column_kwargs={"server_default": "0"})


HOUSE = table(HouseRow)


class Database:
    """One database, open. Hands out units of work and knows nothing of what is in them.

    Args:
        url: `sqlite:///file.db` or `postgresql://…`.
    """

    def __init__(self, url: str) -> None:
        self.url = _with_driver(make_url(url))
        self.frameworks = Frameworks()
        self._writing = _open(self.url)
        self._reading = _open_for_reading(self.url, self._writing)
        self._preparing = Preparing(self._writing.dialect)

    def unit(self) -> UnitOfWork:
        """A unit that writes: committed on a clean exit, rolled back on an error."""
        return UnitOfWork(self._writing, self.frameworks)

    def rehearsal(self) -> UnitOfWork:
        """A unit that writes, and of which nothing is kept."""
        return UnitOfWork(self._writing, self.frameworks, keeps=False)

    def reading(self) -> UnitOfWork:
        """A unit that sees one moment of the database throughout, and can change nothing."""
        return UnitOfWork(self._reading, self.frameworks, keeps=False)

    def batch(self) -> Batch:
        """Rows to be made ready for this database, outside of any unit."""
        return Batch(self._preparing)

    def migrate(self) -> None:
        """Bring the tables up to date; two that try at once follow one another."""
        migrate(self._writing)

    def mark(self, kind: Kind) -> None:
        """Say what this database is, once; ValueError if it already is something else."""
        with self.unit() as unit:
            if (known := unit.connection.scalar(select(HOUSE.c.kind))) is None:
                unit.connection.execute(insert(HOUSE).values(id=1, kind=kind, ahead=0))
            elif known != kind:
                raise ValueError(f"this database is {known}, not {kind}")

    def kind(self) -> Kind | None:
        """What this database is, if anybody has said so."""
        with self.reading() as unit:
            kind: Kind | None = unit.connection.scalar(select(HOUSE.c.kind))
            return kind

    def ahead(self) -> timedelta:
        """How far the demo's clock runs ahead of the machine's."""
        with self.reading() as unit:
            return timedelta(seconds=unit.connection.scalar(select(HOUSE.c.ahead)) or 0)

    def run_ahead(self, by: timedelta) -> None:
        """Let the demo's clock run ahead by so much from now on; ValueError for a live database."""
        with self.unit() as unit:
            set_ = update(HOUSE).where(HOUSE.c.kind == "demo").values(ahead=round(by.total_seconds()))
            if unit.connection.execute(set_).rowcount == 0:
                raise ValueError("only a demo has a clock of its own")

    def close(self) -> None:
        """Let go of every connection."""
        self._writing.dispose()
        self._reading.dispose()


@dataclass
class Count:
    """The statements that were run while counting, without their values."""

    statements: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.statements)


@contextmanager
def counting(database: Database) -> Iterator[Count]:
    """Count every statement that the database runs inside the block, from any thread."""
    count = Count()

    def note(_: Connection, __: object, statement: str, *___: object) -> None:
        if not statement.startswith("BEGIN"):
            count.statements.append(statement)

    both = (database._reading, database._writing)  # noqa: SLF001 - counting is a part of the database
    engines = {engine.pool: engine for engine in both}.values()  # on PostgreSQL one is a view of the other
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        yield count
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite database; None for one in memory, and for another kind."""
    named = make_url(url)
    return Path(named.database) if named.get_backend_name() == "sqlite" and named.database else None


def is_transient(error: BaseException) -> bool:
    """Whether the same turn may well succeed when it is run again: a lost lock, version or connection."""
    if isinstance(error, Conflict | PoolTimeout):
        return True
    if not isinstance(error, DBAPIError):
        return False
    busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in _SQLITE_BUSY
    state = getattr(error.orig, "sqlstate", "")
    gone = error.connection_invalidated or (state is None and isinstance(error, OperationalError))
    return busy or gone or state in _POSTGRES_AGAIN or str(state).startswith(_POSTGRES_LOST)


def _with_driver(url: URL) -> URL:
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def _open(url: URL, *, only_reads: bool = False) -> Engine:
    """An engine that keeps values out of logs and errors."""
    wait = (
        {"timeout": BUSY_SECONDS} if url.get_backend_name() == "sqlite" else {"connect_timeout": BUSY_SECONDS}
    )
    engine = create_engine(
        url, echo=False, hide_parameters=True, pool_size=8, max_overflow=8, connect_args=wait
    )
    event.listen(engine, "handle_error", _say_less)
    if engine.dialect.name == "sqlite":
        _settle_sqlite(engine, only_reads=only_reads)
    return engine


def _open_for_reading(url: URL, writing: Engine) -> Engine:
    if writing.dialect.name == "sqlite":
        return _open(url, only_reads=True)
    return writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _settle_sqlite(engine: Engine, *, only_reads: bool) -> None:
    """Take transactions into our own hands: the driver would begin them late, and as readers."""

    @event.listens_for(engine, "connect")
    def settle(raw: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
        raw.isolation_level = None
        only = "query_only=ON" if only_reads else "journal_mode=WAL"
        for setting in (only, "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN" if only_reads else "BEGIN IMMEDIATE")


def _say_less(context: ExceptionContext) -> None:
    """Cut an error down to its first line: PostgreSQL names the values of a broken row in the lines below."""
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])
