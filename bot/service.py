"""The composition root: puts words, threads, channels, courier and clock together, starts and stops them.

Whatever may have put something into the outbox wakes the courier when it has committed. Business time is an
argument: in a demo it runs ahead of the machine's, which serves leases, second tries and pauses.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from conversations import clockwork, homes, jobs, planning, turn
from conversations.house import House
from conversations.messages import Immediate, Inbound
from storage import retention
from storage.unit import UnitOfWork

from . import peopling
from .channels.channel import Channel
from .clock import Clock, Sweep, now
from .courier import Courier
from .outbox import HouseOutbox
from .reconciling import Reconciler
from .threads import Threads

CATCH_UP = timedelta(seconds=5)
AGENDA = timedelta(seconds=20)
JOBS = timedelta(seconds=2)
HOMES = timedelta(seconds=1)
PLANS = timedelta(minutes=10)
RETENTION = timedelta(hours=1)

Result = TypeVar("Result")


class Service:
    """Everything that runs, over one database. `sweeps` are what channels add."""

    def __init__(
        self,
        threads: Threads,
        house: House,
        channels: Iterable[Channel],
        business: Callable[[], datetime] = now,
        sweeps: Iterable[Sweep] = (),
    ) -> None:
        self.threads = threads
        self.house = house
        self.business = business
        self.channels = {channel.name: channel for channel in channels}
        self.outbox = HouseOutbox(threads, business, now)
        self.courier = Courier(self.outbox, self.channels, now)
        self.reconciler = Reconciler(self.outbox, self.channels, now, self.courier.wake)
        self.clock = Clock(
            (
                Sweep("plan", PLANS, self._plan),
                Sweep("deliver", CATCH_UP, self._catch_up),
                Sweep("agenda", AGENDA, self._open_due),
                Sweep("homes", HOMES, self._refresh_homes),
                Sweep("jobs", JOBS, self._run_jobs),
                Sweep("retention", RETENTION, self._let_go),
                *sweeps,
            )
        )

    async def start(self) -> None:
        """Begin to listen, to deliver and to look after what falls due."""
        for channel in self.channels.values():
            await channel.listen(self.receive)
        self.courier.start()
        self.clock.start()

    async def stop(self) -> None:
        """Take in nothing more, let what is under way come to its end, and let go of everything."""
        await self.clock.stop()
        await self.courier.finish()
        for channel in self.channels.values():
            await channel.close()
        await asyncio.to_thread(self.threads.close)

    async def receive(self, inbound: Inbound) -> Immediate:
        """One turn. Returns once it has committed, with what goes straight back.

        Raises:
            Exception: a fault of the database that did not pass. Nothing was stored: try again.
        """
        return await self._then_wake(
            lambda: turn.receive(self.threads.database, self.house, inbound, self.business())
        )

    async def resume(self, channel: str, workspace: str) -> None:
        """A platform lets us into a workspace again: what was put off there goes at once."""
        await self.threads.in_unit(lambda unit: unit.mailbox.hasten(channel, workspace))
        self.courier.resume(channel, workspace)

    async def _then_wake(self, work: Callable[[], Result]) -> Result:
        """Do it on a thread and wake the courier from there, so that a waiter who left changes nothing."""
        loop = asyncio.get_running_loop()

        def do() -> Result:
            result = work()
            loop.call_soon_threadsafe(self.courier.wake)
            return result

        return await self.threads.in_thread(do)

    async def _catch_up(self) -> None:
        self.courier.wake()
        await self.reconciler.reconcile()

    async def _open_due(self) -> None:
        def deal() -> int:
            return clockwork.open_due(self.threads.database, self.house, self.business())

        while await self._then_wake(deal) == clockwork.AT_ONCE:
            pass  # a Monday morning has more than one handful

    async def _run_jobs(self) -> None:
        while await self._then_wake(
            lambda: jobs.run_next(self.threads.database, self.house, self.business(), peopling.WORKERS)
        ):
            pass

    async def _refresh_homes(self) -> None:
        await self._then_wake(lambda: homes.refresh(self.threads.database, self.house, self.business()))

    async def _let_go(self) -> None:
        await self.threads.in_unit(lambda unit: retention.sweep(unit, self.business()))

    async def _plan(self) -> None:
        await self.threads.in_thread(lambda: planning.plan_ahead(self.threads.database, self.business()))

    async def catch_up(self) -> None:
        """Do everything that is due at this moment of business time, and deliver what comes of it."""
        await self._plan()
        await self._open_due()
        await self._run_jobs()
        await self.courier.settle()

    async def next_due(self) -> datetime | None:
        """The next moment of business time at which something falls due or may go out."""
        after = self.business()

        def look(unit: UnitOfWork) -> datetime | None:
            due = (unit.agenda.next_due(after), unit.mailbox.next_due(after))
            return min(filter(None, due), default=None)

        return await self.threads.reading(look)
