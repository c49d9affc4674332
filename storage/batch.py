"""Rows made ready for the driver before the writer is asked for, so that a transaction only writes.

Most of what a bulk insert costs is Python turning values into the driver's own. Done inside a transaction it
would hold SQLite's one writer for twice as long as the writing itself.
"""

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Table, bindparam, insert

Turned = Callable[[Any], Any]


class Batch:
    """Gathers rows of several tables, and writes them in the order in which they came."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self._ready: list[tuple[str, Sequence[Any]]] = []

    def add(self, kept: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Rows of one table, all with the same columns."""
        if not rows:
            return
        made = insert(kept).values({name: bindparam(name) for name in rows[0]}).compile(dialect=self._dialect)
        names = made.positiontup or list(rows[0])
        turned = [(name, self._turned(kept, name)) for name in names]
        ready = [tuple(turn(row[name]) if turn else row[name] for name, turn in turned) for row in rows]
        named = made.positiontup is None
        self._ready.append(
            (str(made), [dict(zip(names, row, strict=True)) for row in ready] if named else ready)
        )

    def write(self, connection: Connection) -> None:
        """Write everything."""
        for statement, rows in self._ready:
            connection.exec_driver_sql(statement, list(rows))

    def _turned(self, kept: Table, name: str) -> Turned | None:
        """What makes a value of a column the driver's own; None where it is that already."""
        turned: Turned | None = kept.c[name].type.dialect_impl(self._dialect).bind_processor(self._dialect)
        return turned
