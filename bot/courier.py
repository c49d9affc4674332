"""The courier: carries what the outbox holds to the channels, in order per address.

Different addresses go at the same time, up to `AT_ONCE`. A commit wakes the courier, and so does the end of a
pause; the clock's sweep only catches up. What is known not to have arrived goes back to the outbox. What may
or may not have arrived is left alone: its lease runs out, and from then on it is a matter for
`reconciling.py`. Nothing is blindly sent twice.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from conversations.messages import Home

from . import log
from .channels.channel import Channel, DeliveryFailed, Parcel

AT_ONCE = 16
LEASE = timedelta(seconds=60)
MARGIN = timedelta(seconds=5)  # nothing is begun, and nothing goes on, this close to the end of a lease
UNSTATED_WAIT = timedelta(seconds=30)  # before the next attempt, where the platform names no time
A_MOMENT = 0.02  # seconds: clocks that are compared do not tick together

Address = tuple[int, str]


class Outbox(Protocol):
    """What the courier asks of the house. `service.py` fills it."""

    async def claim(self, lease_until: datetime, limit: int) -> "Sequence[Claimed]":
        """What is due, leased to this courier, in order per address."""

    async def sent(self, parcel: int, receipt: str) -> None:
        """It arrived, and the platform gave this receipt."""

    async def failed(self, parcel: int, code: str) -> None:
        """It will never arrive."""

    async def later(self, claimed: "Claimed", not_before: datetime) -> None:
        """It was certainly not delivered; it goes out at `not_before` or after, in its old turn."""


@dataclass(frozen=True)
class Claimed:
    """A parcel, the channel that it goes to, until when it is ours, and which attempt this is."""

    channel: str
    parcel: Parcel
    until: datetime
    attempt: int

    @property
    def address(self) -> Address:
        """Whatever shares it keeps its order."""
        return (self.parcel.person_id, self.parcel.place)

    @property
    def limited_with(self) -> tuple[str, str, str]:
        """Whatever shares it shares the platform's limits: in a workspace, posts, changes and homes apart."""
        home = isinstance(self.parcel.message, Home)
        what = "home" if home else "change" if self.parcel.replaces else "post"
        return (self.channel, self.parcel.workspace, what)


@dataclass
class Courier:
    """One per service. `now` is the machine's time in UTC: it serves leases and pauses."""

    outbox: Outbox
    channels: Mapping[str, Channel]
    now: Callable[[], datetime]
    _due: asyncio.Event = field(default_factory=asyncio.Event)
    _lanes: dict[Address, list[Claimed]] = field(default_factory=dict)
    _walks: set[asyncio.Task[None]] = field(default_factory=set)
    _pauses: dict[tuple[str, str, str], datetime] = field(default_factory=dict)
    _alarms: dict[datetime, asyncio.TimerHandle] = field(default_factory=dict)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _run: asyncio.Task[None] | None = None
    _closing: bool = False

    def wake(self) -> None:
        """Something may be due. To be called on the event loop."""
        self._due.set()

    def resume(self, channel: str, workspace: str) -> None:
        """The platform lets us in there again: no pause of it holds any more. To be called on the loop."""
        ended = [each for each in self._pauses if each[:2] == (channel, workspace)]
        for each in ended:
            del self._pauses[each]
        self.wake()

    def start(self) -> None:
        """Begin on the running event loop, with whatever is due already."""
        self._run = asyncio.create_task(self._carry())
        self.wake()

    async def settle(self, patience: float = 10.0) -> None:
        """Wait until everything that may go has gone, for at most `patience` seconds."""
        self._idle.clear()
        self.wake()
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._idle.wait()

    async def finish(self, patience: float = 5.0) -> None:
        """Claim nothing more, let deliveries under way end for `patience` seconds, give back what waits."""
        self._closing = True
        self.wake()
        for alarm in self._alarms.values():
            alarm.cancel()
        if self._run:
            await self._run  # never cancelled: a claim that was under way would lease parcels to nobody
        if self._walks:
            await asyncio.wait(self._walks, timeout=patience)
        waiting = [one for lane in self._lanes.values() for one in lane[1:]]
        for walk in self._walks:
            walk.cancel()
        await asyncio.gather(*self._walks, return_exceptions=True)
        for one in waiting:
            await self.outbox.later(one, self.now())

    async def _carry(self) -> None:
        while not self._closing:
            try:
                await self._collect()
            except Exception as error:  # noqa: BLE001  the database may be away; the clock wakes us again
                log.warn("claim failed", error)
            if not self._lanes and not self._due.is_set():
                self._idle.set()
            await self._due.wait()
            self._due.clear()

    async def _collect(self) -> None:
        while not self._closing and (room := AT_ONCE - sum(map(len, self._lanes.values()))):
            claimed = await self.outbox.claim(self.now() + LEASE, room)
            if not claimed:
                return
            for one in claimed:
                self._line_up(one)

    def _line_up(self, claimed: Claimed) -> None:
        lane = self._lanes.setdefault(claimed.address, [])
        lane.append(claimed)
        if len(lane) == 1:
            walk = asyncio.create_task(self._walk(claimed.address))
            self._walks.add(walk)
            walk.add_done_callback(self._walks.discard)

    async def _walk(self, address: Address) -> None:
        """Deliver one address's parcels one after another. If one has to wait, those behind it wait too."""
        lane = self._lanes[address]
        try:
            while lane:
                later = await self._attempt(lane[0])
                if later:
                    for parcel in lane:
                        await self.outbox.later(parcel, later)
                    self._wake_at(later)
                    break
                lane.pop(0)
        except Exception as error:  # noqa: BLE001  whatever was not settled keeps its lease and becomes `unknown`
            log.warn("delivery not recorded", error)
        finally:
            del self._lanes[address]
            self.wake()

    def _wake_at(self, moment: datetime) -> None:
        """What was put off goes as soon as it may; no sweep has to come by."""
        if moment not in self._alarms and not self._closing:
            seconds = max(0.0, (moment - self.now()).total_seconds()) + A_MOMENT
            self._alarms[moment] = asyncio.get_running_loop().call_later(seconds, self._ring, moment)

    def _ring(self, moment: datetime) -> None:
        del self._alarms[moment]
        self.wake()

    async def _attempt(self, claimed: Claimed) -> datetime | None:
        """Deliver one parcel. Returns when to try again, if that is certain to be right."""
        parcel, now = claimed.parcel, self.now()
        if now < self._pauses.get(claimed.limited_with, now):
            return self._pauses[claimed.limited_with]
        if now > claimed.until - MARGIN:
            return now
        try:
            async with asyncio.timeout((claimed.until - MARGIN - now).total_seconds()):
                receipt = await self.channels[claimed.channel].deliver(parcel)
        except DeliveryFailed as failure:
            return await self._not_delivered(claimed, failure)
        except Exception as error:  # noqa: BLE001  it may have arrived: left to become `unknown`
            log.warn("delivery unknown", error, parcel=parcel.id, channel=claimed.channel)
            return None
        await self.outbox.sent(parcel.id, receipt)
        return None

    async def _not_delivered(self, claimed: Claimed, failure: DeliveryFailed) -> datetime | None:
        log.warn("delivery failed", parcel=claimed.parcel.id, channel=claimed.channel, code=failure.code)
        if failure.permanent:
            await self.outbox.failed(claimed.parcel.id, failure.code)
            return None
        if failure.retry_after is None:
            return self.now() + UNSTATED_WAIT
        self._pauses[claimed.limited_with] = self.now() + timedelta(seconds=failure.retry_after)
        return self._pauses[claimed.limited_with]
