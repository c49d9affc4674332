"""Reads all members of workspaces, page by page and so never while Slack waits: for what no event told of."""

import asyncio
from collections import defaultdict

from bot import log
from bot.channels.slack.members import Members
from bot.channels.slack.tokens import Tokens


class Sweeping:
    """Knows the members of every workspace anew, of each one at a time."""

    def __init__(self, ways: Tokens, members: Members) -> None:
        self._ways, self._members = ways, members
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._running: set[asyncio.Task[None]] = set()

    async def everybody(self) -> None:
        """Read every workspace."""
        for workspace in await self._ways.workspaces():
            await self._read(workspace)

    async def soon(self, workspace: str) -> None:
        """Begin to read one workspace; nobody waits for its end."""
        reading = asyncio.ensure_future(self._read(workspace))
        self._running.add(reading)
        reading.add_done_callback(self._running.discard)

    async def close(self) -> None:
        """Leave what is being read: the next sweep reads it again."""
        for reading in self._running:
            reading.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _read(self, workspace: str) -> None:
        async with self._locks[workspace]:
            try:
                client = await self._ways.client_for(workspace)
                await self._members.meet_all(client, workspace)
            except Exception as error:  # noqa: BLE001 - one workspace keeps no other from being read
                log.warn("members not read", error)
