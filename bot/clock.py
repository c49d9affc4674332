"""The clock: what time it is, and the few sweeps that run at an interval.

A sweep only catches up. Everything urgent is done at once by whoever made it due (a commit wakes the
courier), so a missed tick, a restart or a second replica changes nothing. There is never a job per person.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from . import log


def now() -> datetime:
    """This moment, aware and in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Sweep:
    """Something done again and again: what it is called in the log, how often, and the work."""

    name: str
    every: timedelta
    work: Callable[[], Awaitable[object]]


class Clock:
    """Runs sweeps on the event loop, each once at a time. A sweep that fails is logged and comes again."""

    def __init__(self, sweeps: Iterable[Sweep]) -> None:
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        for sweep in sweeps:
            self._scheduler.add_job(
                _guarded,
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

    def stop(self) -> None:
        """Begin no further sweep. One under way is no longer waited for; its thread goes on to its commit."""
        self._scheduler.shutdown(wait=False)


async def _guarded(sweep: Sweep) -> None:
    try:
        await sweep.work()
    except Exception as error:  # noqa: BLE001  one bad sweep must not stop the others, and it comes again
        log.warn("sweep failed", error, sweep=sweep.name)
