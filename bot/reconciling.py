"""Finds out about what may or may not have arrived: a delivery that was cut off before its receipt was kept.

The outbox calls it `unknown` once its lease is over, and lets nothing at its address overtake it. The channel
is asked to look for it where it went. What arrived is settled with its receipt; what did not goes again, in
its old turn; what nobody can look for stays `unknown`, is counted, and is never sent again.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from . import log
from .channels.channel import CannotLook, Channel
from .courier import AT_ONCE, LEASE, MARGIN, Claimed


class Doubts(Protocol):
    """What this asks of the house. `service.py` fills it."""

    async def unknown(self, now: datetime, lease_until: datetime, limit: int) -> Sequence[Claimed]:
        """What may or may not have arrived, leased to whoever asks, to look for it."""

    async def sent(self, parcel: int, receipt: str) -> None:
        """It arrived, and the platform gave this receipt."""

    async def later(self, claimed: Claimed, not_before: datetime) -> None:
        """It certainly did not arrive; it goes out at `not_before` or after, in its old turn."""

    async def give_up(self, parcel: int) -> None:
        """Nobody can find out whether it arrived."""


@dataclass(frozen=True)
class Reconciler:
    """One per service.

    Args:
        doubts: the outbox.
        channels: whom to ask, by name.
        now: the machine's time in UTC: it serves leases.
        wake: called when something may go again.
    """

    doubts: Doubts
    channels: Mapping[str, Channel]
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def reconcile(self) -> None:
        """Look for everything that is unknown and that nobody else looks for."""
        while doubtful := await self.doubts.unknown(self.now(), self.now() + LEASE, AT_ONCE):
            await asyncio.gather(*map(self._look, doubtful))
            self.wake()

    async def _look(self, doubtful: Claimed) -> None:
        """Find out about one parcel. Where that fails, the lease runs out and it comes again."""
        try:
            await self._settle(doubtful)
        except Exception as error:  # noqa: BLE001  the platform or the database may be away
            log.warn("look failed", error, parcel=doubtful.parcel.id, channel=doubtful.channel)

    async def _settle(self, doubtful: Claimed) -> None:
        number = doubtful.parcel.id
        try:
            receipt = await self._receipt(doubtful)
        except CannotLook:
            log.warn("delivery stays unknown", parcel=number, channel=doubtful.channel)
            await self.doubts.give_up(number)
            return
        if receipt is None:
            await self.doubts.later(doubtful, self.now())
        else:
            await self.doubts.sent(number, receipt)

    async def _receipt(self, doubtful: Claimed) -> str | None:
        if doubtful.channel not in self.channels:
            raise CannotLook  # the channel was taken out of service
        async with asyncio.timeout((LEASE - MARGIN).total_seconds()):
            return await self.channels[doubtful.channel].look(doubtful.parcel)
