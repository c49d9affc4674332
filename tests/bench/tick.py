"""What one tick of the clock costs, on a SQLite file: finding what is due, planning ahead, bringing lists up.

The baseline is one bare INSERT with its commit, in a file of its own with the same settings, in the same run.
"""

import tempfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from conversations import clockwork, planning
from conversations.house import House
from storage.database import Database

from . import Figure, median_ms
from .company import NOW, TEAM, founded
from .turn import bare_commit

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 15
MORNING = NOW + timedelta(days=1)


def figures(*sizes: int) -> Iterator[Figure]:
    """Times of a tick, for companies of these sizes, and how they grow."""
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_commit(Path(folder) / "bare.db")
        yield Figure("bare INSERT and commit", bare, "ms")
        idle: dict[int, float] = {}
        for size in sizes or SIZES:
            found = measured(Path(folder) / f"{size}.db", size)
            idle[size] = found["nothing due"]
            for name, ms in found.items():
                yield Figure(f"{name}, {size} people", ms, "ms")
                yield Figure(f"{name}, {size} people, to a bare commit", ms / bare, "times")
        for small, large in pairwise(sorted(idle)):
            yield Figure(f"nothing due, {large} to {small} people", idle[large] / idle[small], "times")


def measured(path: Path, size: int) -> dict[str, float]:
    """Milliseconds of each part of a tick in a company of this size."""
    database = Database(f"sqlite:///{path}")
    database.migrate()
    founded(database, size)
    house = House.open()
    managers = max(1, (size - 1) // TEAM)
    found = {
        "planned, for each manager": median_ms(lambda _: planning.plan_ahead(database, NOW), 1) / managers
    }
    found["planned again"] = median_ms(lambda _: planning.plan_ahead(database, NOW), ROUNDS)
    found["nothing due"] = median_ms(lambda _: clockwork.open_due(database, house, NOW), ROUNDS)
    lists = median_ms(lambda _: clockwork.open_due(database, house, MORNING), 3)
    found["a list brought up"] = lists / min(managers, clockwork.AT_ONCE)
    found["found what is due next"] = median_ms(lambda _: _next_due(database), ROUNDS)
    database.close()
    return found


def _next_due(database: Database) -> None:
    with database.reading() as unit:
        unit.agenda.next_due(MORNING)
        unit.mailbox.next_due(MORNING)
