"""A service with Slack installed in it, as far as tokens go: a database, a clock of its own, a Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import aiohttp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from bot.channels.slack.installing import oauth_flow
from bot.channels.slack.installs import Installs
from bot.channels.slack.tokens import Tokens
from bot.channels.slack.tokens_api import Api, App, open_session
from bot.channels.slack.tokens_renewal import Renewal
from bot.manifest import parsed
from bot.slack_installs import slack_installs
from bot.threads import Threads
from storage.database import Database
from storage.installations.seal import Seal
from tests.fake_slack import FakeSlack

SEAL = Seal(["a key for tests alone"])
SCOPES = tuple(parsed()["oauth_config"]["scopes"]["bot"])
REDIRECT = "https://trellis.example.com/slack/oauth_redirect"


@dataclass
class Watch:
    """The machine's time, and what a test lets pass."""

    ahead: timedelta = field(default=timedelta())

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead


@dataclass(frozen=True)
class Office:
    """One service."""

    slack: FakeSlack
    watch: Watch
    installs: Installs
    tokens: Tokens
    api: Api
    flow: AsyncOAuthFlow

    def let_pass(self, hours: float) -> None:
        """Time passes here and at Slack."""
        self.watch.ahead += timedelta(hours=hours)
        self.slack.let_pass(hours * 3600)

    async def begin(self) -> tuple[str, str]:
        """Open the address to install from: the state and where the browser is sent."""
        answer = await self.flow.handle_installation(AsyncBoltRequest(body="", query=""))
        (address,) = answer.headers["location"]
        return parse_qs(urlsplit(address).query)["state"][0], address

    async def come_back(self, state: str, code: str, *, browser: str | None = None) -> BoltResponse:
        """Be sent back by Slack, in the browser in which this state was begun."""
        cookie = f"{self.flow.settings.state_cookie_name}={browser or state}"
        asked = AsyncBoltRequest(body="", query={"state": state, "code": code}, headers={"cookie": cookie})
        return await self.flow.handle_callback(asked)

    async def install(self, team: str = "T1", *, org_wide: bool = False) -> BoltResponse:
        """Install the app, from the first click to the last page."""
        state, _ = await self.begin()
        return await self.come_back(state, self.slack.allow(team=team, org_wide=org_wide))

    def refreshes(self) -> int:
        """How often a token was asked for with another."""
        asked = self.slack.called("oauth.v2.access")
        return sum(arguments.get("grant_type") == "refresh_token" for arguments in asked)


OURS = frozenset({"T1", "T2", "E1"})
"""The workspaces and organisations that may install the app."""


@asynccontextmanager
async def office(database: Database, slack: FakeSlack, watch: Watch | None = None) -> AsyncIterator[Office]:
    """A service over this database; two of them over one are two services."""
    threads, watch = Threads(database), watch or Watch()
    installs = slack_installs(threads, SEAL, watch)
    app = App(slack.client_id, slack.client_secret, SCOPES, REDIRECT, OURS)
    async with open_session() as session:
        api = Api(slack.url, session)
        renewal = Renewal(installs, api, app)
        tokens = Tokens(installs, api, renewal)
        try:
            yield Office(slack, watch, installs, tokens, api, oauth_flow(installs, tokens, api, app))
        finally:
            await renewal.close()
            threads.close()


async def status_of(address: str) -> tuple[int, str]:
    """What a browser gets at an address, without following where it leads."""
    async with aiohttp.ClientSession() as session, session.get(address, allow_redirects=False) as answer:
        return answer.status, answer.headers.get("Location", "")
