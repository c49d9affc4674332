"""Lets a demo's time pass: from due moment to due moment, so that everything happens at its own time."""

import asyncio
from datetime import datetime

from .clock import DemoClock
from .service import Service

MOST_STEPS = 2000
"""More moments than these in one go are passed over; what was due is done at the end."""


class Timelapse:
    """Moves the clock of a demo forward. One move after the other; a kill leaves it where it was."""

    def __init__(self, service: Service, clock: DemoClock) -> None:
        self._service = service
        self._clock = clock
        self._moving = asyncio.Lock()

    async def run_to(self, target: datetime) -> datetime:
        """Let time pass until a moment. Returns what time it is then."""
        async with self._moving:
            await self._service.catch_up()  # only what is planned can fall due
            for _ in range(MOST_STEPS):
                due = await self._service.next_due()
                if due is None or due >= target:
                    break
                await self._step(due)
            await self._step(target)
            return self._clock()

    async def _step(self, moment: datetime) -> None:
        await asyncio.to_thread(self._clock.go_to, moment)
        await self._service.catch_up()
