"""The service with its Slack channel, against a Slack on loopback, in a thread with a loop of its own."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.channels.slack.connecting import Connected, connect
from bot.clock import now
from bot.service import Service
from bot.settings import Settings
from bot.slack_installs import slack_installs
from bot.slacking import SlackHouse
from bot.threads import Threads
from bot.web import application, serving
from conversations.house import House
from storage.database import Database
from storage.installations.seal import Seal
from tests.fake_slack import FakeSlack

Result = TypeVar("Result")
PATIENCE = 20.0  # seconds


def settings(slack: FakeSlack, *, sockets: bool) -> Settings:
    """Settings of one workspace, over Socket Mode or over HTTP."""
    return Settings(
        _env_file=None,
        slack_bot_token=slack.bot_token,
        slack_app_token=slack.app_token if sockets else None,
        slack_signing_secret=None if sockets else slack.signing_secret,
        slack_api_url=slack.url,
    )


@cache
def house() -> House:
    """The words as they are shipped: a copy of it knows nothing of what is published in other databases."""
    return House.open()


class SlackRoom:
    """A running service. Its clock is not started: nothing happens but what a test does.

    Args:
        database: where; closed with the room.
        slack: the other side.
        business: business time.
        sockets: Socket Mode in place of HTTP.
    """

    def __init__(
        self, database: Database, slack: FakeSlack, business: Callable[[], datetime], *, sockets: bool
    ) -> None:
        self._database, self._slack, self._business, self._sockets = database, slack, business, sockets
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._stack = AsyncExitStack()
        self.service: Service

    def __enter__(self) -> Self:
        self._thread.start()
        self.run(self._open())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.run(self._stack.aclose())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Do something on the room's loop and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def settle(self) -> None:
        """Wait until everything that may go out has gone."""
        self.run(self.service.courier.settle())

    async def _open(self) -> None:
        threads = Threads(self._database)
        asked = settings(self._slack, sockets=self._sockets)
        installs = slack_installs(threads, Seal(()), now)
        lent = SlackHouse(threads, self._business)
        connected = await connect(self._stack, asked, lent, installs, now)
        self.service = Service(threads, replace(house()), [connected.channel], self._business)
        await self._serve(connected)
        self._stack.push_async_callback(self._close)
        await connected.channel.listen(self.service.receive)
        self.service.courier.start()

    async def _serve(self, connected: Connected) -> None:
        if routes := connected.channel.routes():
            app = application(routes, local=False)
            address = await self._stack.enter_async_context(serving(app, 0))
            self._slack.connect_http(f"{address}/slack/events")

    async def _close(self) -> None:
        await self.service.courier.finish()
        for channel in self.service.channels.values():
            await channel.close()
        await asyncio.to_thread(self.service.threads.close)
