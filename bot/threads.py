"""The one bridge from async to sync: plain Python on a few worker threads."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from conversations.trying import tried
from storage.database import Database
from storage.unit import UnitOfWork

AT_ONCE = 8

Result = TypeVar("Result")


class Threads:
    """Worker threads over one database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="trellis")

    async def in_thread(self, work: Callable[[], Result]) -> Result:
        """Do it on a worker thread and wait for its result. Once begun, it goes on even if nobody waits."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work)

    async def in_unit(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Do it in a unit of its own, again where a fault of the database is one that passes."""
        return await self.in_thread(lambda: tried(self.database, work))

    async def reading(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Look something up in a unit that can change nothing."""

        def look() -> Result:
            with self.database.reading() as unit:
                return work(unit)

        return await self.in_thread(look)

    def close(self) -> None:
        """Let whatever runs come to its end, and let go of the database."""
        self._pool.shutdown(wait=True)
        self.database.close()
