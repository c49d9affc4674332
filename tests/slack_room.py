"""The service with its Slack channel, against a Slack on loopback, in a thread with a loop of its own."""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from types import TracebackType
from typing import Any, Self, TypeVar

from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.connecting import Connected, connect
from bot.channels.slack.installs import Installed
from bot.channels.slack.lent import CHANNEL
from bot.clock import now
from bot.courier import LEASE
from bot.service import Service
from bot.settings import Settings
from bot.slack_installs import slack_installs
from bot.slacking import SlackHouse
from bot.threads import Threads
from bot.web import application, serving
from conversations.house import House
from conversations.messages import Immediate, Inbound
from storage.database import Database
from storage.installations.seal import Seal
from tests.fake_slack import FakeSlack

Result = TypeVar("Result")
PATIENCE = 20.0  # seconds


def settings(slack: FakeSlack, *, sockets: bool, installed: bool = False) -> Settings:
    """Settings of one workspace, over Socket Mode or HTTP; or of many that install the app themselves."""
    if installed:
        return Settings(
            _env_file=None,
            slack_client_id=slack.client_id,
            slack_client_secret=slack.client_secret,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.url,
            public_url="https://trellis.example.com",
            secret_key="a key for tests alone",  # noqa: S106
            slack_workspaces="T1, T2",
        )
    return Settings(
        _env_file=None,
        slack_bot_token=slack.bot_token,
        slack_app_token=slack.app_token if sockets else None,
        slack_signing_secret=None if sockets else slack.signing_secret,
        slack_api_url=slack.url,
    )


def installation(slack: FakeSlack, team: str) -> Installed:
    """The app in a workspace, with the token that is good there now."""
    home = slack.workspace(team)
    return Installed(
        workspace=home.owner,
        enterprise_id=home.enterprise,
        team_id=None if home.org_wide else team,
        name=home.name,
        app_id=slack.app_id,
        bot_id=home.bot_profile,
        bot_account=home.bot,
        scopes=(),
        expires_at=None,
        installed_at=now(),
        token=home.bot_token,
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
        teams: the workspaces that have installed the app themselves, where there is no token in the settings.
        asked: other settings than those.
        machine: the machine's time.
    """

    def __init__(  # noqa: PLR0913 - each has its own meaning
        self,
        database: Database,
        slack: FakeSlack,
        business: Callable[[], datetime],
        *,
        sockets: bool = False,
        teams: Iterable[str] = (),
        asked: Settings | None = None,
        machine: Callable[[], datetime] = now,
    ) -> None:
        self._database, self._slack, self._business = database, slack, business
        self._asked = asked or settings(slack, sockets=sockets, installed=bool(teams))
        self._teams, self._machine = tuple(teams), machine
        self.channel: SlackChannel
        self.address = ""
        self.turns: list[Inbound] = []
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

    def reconcile(self) -> None:
        """Let every lease run out, look for what was cut off, and deliver what did not arrive."""
        self.run(self._reconcile())

    async def _reconcile(self) -> None:
        await self.service.courier.settle()
        late = now() + 2 * LEASE
        await self.service.threads.in_unit(lambda unit: unit.mailbox.expire_leases(late))
        await self.service.reconciler.reconcile()
        await self.service.courier.settle()

    def install(self, team: str) -> None:
        """Keep the token that is good in a workspace now."""
        self.run(self._keep(team))

    async def _keep(self, team: str) -> None:
        await self._installs.save(installation(self._slack, team))

    async def _open(self) -> None:
        threads = Threads(self._database)
        asked = self._asked
        self._installs = installs = slack_installs(threads, Seal(asked.secret_keys), self._machine)
        for team in self._teams:
            await self._keep(team)
        lent = SlackHouse(threads, self._business)
        connected = await connect(self._stack, asked, lent, installs, self._machine)
        self.channel = connected.channel
        self.service = Service(threads, replace(house()), [connected.channel], self._business)
        self.channel.when_installed(partial(self.service.resume, CHANNEL))
        await self._serve(connected)
        self._stack.push_async_callback(self._close)
        await connected.channel.listen(self._received)
        self.service.courier.start()

    async def _received(self, inbound: Inbound) -> Immediate:
        self.turns.append(inbound)
        return await self.service.receive(inbound)

    async def _serve(self, connected: Connected) -> None:
        if routes := [*connected.channel.routes(), *connected.routes]:
            app = application(routes, local=False)
            known = self._asked.public_url == f"http://127.0.0.1:{self._asked.port}"
            port = self._asked.port if known else 0
            self.address = await self._stack.enter_async_context(serving(app, port))
            if connected.channel.routes():
                self._slack.connect_http(f"{self.address}/slack/events")

    async def _close(self) -> None:
        await self.service.courier.finish()
        for channel in self.service.channels.values():
            await channel.close()
        await asyncio.to_thread(self.service.threads.close)
