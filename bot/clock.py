"""The clock: what time it is, and the few sweeps that run at an interval.

A sweep only catches up. Everything urgent is done at once by whoever made it due (a commit wakes the
courier), so a missed tick, a restart or a second replica changes nothing. There is never a job per person.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import ceil

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.database import Database

from . import log


def now() -> datetime:
    """This moment, aware and in UTC: the machine's time, which serves leases and second tries."""
    return datetime.now(UTC)


class DemoClock:
    """The business time of a demo: it runs ahead of the machine's, and only ever goes forward.

    How far ahead lies in the database, so it is kept when the demo ends.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._ahead = database.ahead()

    def __call__(self) -> datetime:
        """This moment in the company."""
        return now() + self._ahead

    def go_to(self, moment: datetime) -> None:
        """It is that moment now; one that has passed changes nothing."""
        ahead = timedelta(seconds=ceil((moment - now()).total_seconds()))  # as it is kept
        if ahead > self._ahead:
            self._database.run_ahead(ahead)
            self._ahead = ahead


@dataclass(frozen=True)
class Sweep:
    """Something done again and again: what it is called in the log, how often, and the work."""

    name: str
    every: timedelta
    work: Callable[[], Coroutine[None, None, None]]


class Clock:
    """Runs sweeps on the event loop, each once at a time. A sweep that fails is logged and comes again."""

    def __init__(self, sweeps: Iterable[Sweep]) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: set[asyncio.Task[None]] = set()
        for sweep in sweeps:
            self._scheduler.add_job(
                self._run,
                "interval",
                args=[sweep],
                id=sweep.name,
                seconds=sweep.every.total_seconds(),
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
                next_run_time=now(),  # what fell due while nothing ran is done first
            )

    def start(self) -> None:
        """Begin on the running event loop."""
        self._scheduler.start()

    async def stop(self, patience: float = 5.0) -> None:
        """Begin no further sweep, and let those under way end, for at most `patience` seconds."""
        self._scheduler.pause()
        await asyncio.sleep(0)  # what was begun a moment ago gets to its first line, and is seen below
        if self._running:
            await asyncio.wait(self._running, timeout=patience)
        self._scheduler.shutdown(wait=False)

    async def _run(self, sweep: Sweep) -> None:
        work = asyncio.ensure_future(sweep.work())
        self._running.add(work)
        try:
            await work
        except Exception as error:  # noqa: BLE001  one bad sweep must not stop the others, and it comes again
            log.warn("sweep failed", error, sweep=sweep.name)
        finally:
            self._running.discard(work)
