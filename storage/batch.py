"""Rows made ready for the driver before the writer is asked for, so that a transaction only writes.

Most of what a bulk insert costs is Python turning values into the driver's own. Done inside a transaction it
would hold SQLite's one writer for twice as long as the writing itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert

Turned = Callable[[Any], Any]


@dataclass(frozen=True)
class Prepared:
    """An insert as the driver reads it: its columns in order, each with what makes values the driver's.

    Not `positional`, the driver wants them by name.
    """

    statement: str
    columns: tuple[tuple[str, Turned | None], ...]
    positional: bool

    def ready(self, rows: Sequence[dict[str, Any]]) -> list[Any]:
        """Rows as the driver takes them."""
        made = [tuple(turn(row[name]) if turn else row[name] for name, turn in self.columns) for row in rows]
        names = [name for name, _ in self.columns]
        return made if self.positional else [dict(zip(names, row, strict=True)) for row in made]


class Preparing:
    """Prepares each insert of a database once."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._known: dict[tuple[str, tuple[str, ...]], Prepared] = {}

    def of(self, kept: Table, names: tuple[str, ...]) -> Prepared:
        """The insert of these columns."""
        if (kept.name, names) not in self._known:
            made = insert(kept).values({name: bindparam(name) for name in names})
            compiled = made.compile(dialect=self._dialect)
            order = compiled.positiontup or names
            self._known[kept.name, names] = Prepared(
                str(compiled),
                tuple((name, self._turned(kept, name)) for name in order),
                compiled.positiontup is not None,
            )
        return self._known[kept.name, names]

    def _turned(self, kept: Table, name: str) -> Turned | None:
        """What makes a value of a column the driver's own; None where it is that already."""
        turned: Turned | None = kept.c[name].type.dialect_impl(self._dialect).bind_processor(self._dialect)
        return turned


class Batch:
    """Gathers rows of several tables, and writes them in the order in which they came."""

    def __init__(self, preparing: Preparing) -> None:
        self._preparing = preparing
        self._ready: list[tuple[str, list[Any]]] = []

    def add(self, kept: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Rows of one table, all with the same columns."""
        if rows:
            prepared = self._preparing.of(kept, tuple(rows[0]))
            self._ready.append((prepared.statement, prepared.ready(rows)))

    def write(self, connection: Connection) -> None:
        """Write everything."""
        for statement, rows in self._ready:
            connection.exec_driver_sql(statement, rows)
