"""The channel itself: it opens the ways in, and hands each parcel to the delivery."""

import asyncio
from uuid import uuid4

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp

from bot.channels.channel import Parcel, Receive
from bot.channels.slack.answering import Answers
from bot.channels.slack.arriving import Arriving
from bot.channels.slack.delivering import Delivery
from bot.channels.slack.desk import Desk
from bot.channels.slack.directs import Directs
from bot.channels.slack.homes import Homes
from bot.channels.slack.keeping import Keeping
from bot.channels.slack.lent import CHANNEL, Lent, Speaker
from bot.channels.slack.listeners import attach
from bot.channels.slack.members import Members
from bot.channels.slack.modes import Modes
from bot.channels.slack.posting import Posting
from bot.channels.slack.sweeping import Sweeping
from bot.channels.slack.tokens import Tell, Tokens
from conversations.messages import Home

PATH = "/slack/events"
CONNECTIONS = 2
"""Socket Mode connections: while Slack renews one, the other hears."""


class SlackChannel:
    """The channel `slack`.

    Args:
        app: a Bolt app that answers only once a listener is done.
        lent: the house's memory.
        ways: clients for what is delivered.
        app_token: opens Socket Mode.
        over_http: whether Slack may call us; each request is verified.
    """

    name = CHANNEL

    def __init__(
        self, app: AsyncApp, lent: Lent, ways: Tokens, app_token: str | None = None, *, over_http: bool
    ) -> None:
        self._app, self._ways, self._app_token, self._over_http = app, ways, app_token, over_http
        modes, keeping, directs, members = Modes(), Keeping(lent), Directs(lent), Members(lent)
        self._desk = Desk(lent, members, modes, keeping, Answers(keeping), directs)
        self._sweeping = Sweeping(ways, members)
        ways.when_installed(self._sweeping.soon)
        posting = Posting(keeping)
        homes = Homes(posting.home, posting.plainer, self._home_anew)
        self._delivery = Delivery(directs, ways, modes, posting, homes)
        self._sockets: list[AsyncSocketModeHandler] = []
        attach(app, Arriving(self._desk, ways, homes, self._sweeping), self._desk)

    def when_installed(self, tell: Tell) -> None:
        """Call this with every workspace in which the app is installed from now on, or once more."""
        self._ways.when_installed(tell)

    def routes(self) -> list[web.AbstractRouteDef]:
        """What the web server is to answer."""
        return [web.post(PATH, self._heard)] if self._over_http else []

    async def listen(self, receive: Receive) -> None:
        """From now on, call `receive` with everything that comes in."""
        self._desk.receive = receive
        for _ in range(CONNECTIONS if self._app_token else 0):
            socket = AsyncSocketModeHandler(self._app, self._app_token)
            self._sockets.append(socket)
            await socket.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped

    async def deliver(self, parcel: Parcel) -> str:
        """Deliver a parcel. Returns its receipt.

        Raises:
            DeliveryFailed: it did not arrive.
        """
        return await self._delivery.deliver(parcel)

    async def look(self, parcel: Parcel) -> str | None:
        """The receipt of a parcel whose delivery was cut off; None where it did not arrive.

        Raises:
            CannotLook: nobody can say.
        """
        return await self._delivery.look(parcel)

    async def close(self) -> None:
        """Let go of every connection."""
        ends = [socket.close_async() for socket in self._sockets]  # type: ignore[no-untyped-call]  # the same
        await asyncio.gather(*ends, self._sweeping.close(), return_exceptions=True)

    async def meet_everybody(self) -> None:
        """Take in the members of every workspace: joiners, leavers, changed zones that no event told of."""
        await self._sweeping.everybody()

    async def _heard(self, request: web.Request) -> web.Response:
        return await to_aiohttp_response(await self._app.async_dispatch(await to_bolt_request(request)))

    async def _home_anew(self, speaker: Speaker) -> Home | None:
        return await self._desk.home(speaker, f"slack:anew:{uuid4().hex}")
