"""A unit of work, run again while the fault is one that passes."""

from collections.abc import Callable
from typing import TypeVar

from storage.database import Database, is_transient
from storage.dialogues import Conflict
from storage.unit import UnitOfWork

TRIES = 5

Result = TypeVar("Result")


def tried(database: Database, work: Callable[[UnitOfWork], Result]) -> Result:
    """Run work in a unit of its own, again while the fault is one that passes."""
    for attempt in range(TRIES):
        try:
            with database.unit() as unit:
                return work(unit)
        except Exception as error:
            if attempt == TRIES - 1 or not (isinstance(error, Conflict) or is_transient(error)):
                raise
    raise AssertionError("the last try returns or raises")
