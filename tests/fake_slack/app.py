"""A small Bolt app of its own, as a thread with its own event loop: over HTTP or over Socket Mode."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.fake_slack import FakeSlack

Equip = Callable[[AsyncApp], None]


class SmallApp:
    """Runs a Bolt app against a FakeSlack; `equip` adds the listeners."""

    def __init__(
        self, slack: FakeSlack, equip: Equip, *, sockets: int = 0, token: str = "", **options: Any
    ) -> None:
        self.slack, self.equip, self.sockets = slack, equip, sockets
        self.token, self.options = token or slack.bot_token, options
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.closing: list[Callable[[], Any]] = []

    def __enter__(self) -> Self:
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self._open(), self.loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self.loop).result(10)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    async def _open(self) -> None:
        client = AsyncWebClient(token=self.token, base_url=self.slack.url, retry_handlers=[])
        secret = self.slack.signing_secret
        app = AsyncApp(client=client, signing_secret=secret, process_before_response=True, **self.options)
        self.equip(app)
        if self.sockets:
            await self._link(app)
        else:
            await self._serve(app)

    async def _link(self, app: AsyncApp) -> None:
        for _ in range(self.sockets):
            own = AsyncWebClient(base_url=self.slack.url)
            handler = AsyncSocketModeHandler(app, self.slack.app_token, web_client=own, ping_interval=1)
            await handler.connect_async()  # type: ignore[no-untyped-call]
            self.closing.append(handler.close_async)

    async def _serve(self, app: AsyncApp) -> None:
        async def take(request: web.Request) -> web.Response:
            return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

        served = web.Application()
        served.router.add_post("/slack/events", take)
        runner = web.AppRunner(served, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.slack.connect_http(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
        self.closing.append(runner.cleanup)

    async def _close(self) -> None:
        for close in self.closing:
            await close()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
