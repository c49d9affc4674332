"""How Slack is called: one session for all, and nothing repeated behind our back."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

ANSWERED_IN = 10.0
"""Seconds for any call of Slack; the lease of a renewal is far longer."""


class Client(AsyncWebClient):
    """Slack's own client, but for one call: its way of proving who asks is on its way out of aiohttp."""

    async def oauth_v2_access(
        self,
        *,
        client_id: str,
        client_secret: str,
        **asked: Any,  # noqa: ANN401 - as Slack's client has it
    ) -> AsyncSlackResponse:
        """Exchange a code or a refresh token for an access token."""
        given = {name: value for name, value in asked.items() if value is not None}
        given |= {"client_id": client_id, "client_secret": client_secret}
        return await self.api_call("oauth.v2.access", data=given)


@dataclass(frozen=True, slots=True)
class Api:
    """Where Slack's Web API is, such as `https://slack.com/api/`; its session keeps connections open."""

    base_url: str
    session: aiohttp.ClientSession = field(repr=False)

    def client(self, token: str | None = None, team_id: str | None = None) -> Client:
        """A client that repeats nothing by itself: after a dropped connection that would say things twice.

        `team_id` names the workspace that is meant, for a token of a whole organisation.
        """
        return Client(
            token=token, base_url=self.base_url, session=self.session, team_id=team_id, retry_handlers=[]
        )

    @property
    def authorization_url(self) -> str:
        """Where a person allows the installation: on the same host as the Web API."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}/oauth/v2/authorize"


@dataclass(frozen=True, slots=True)
class App:
    """What the app is called at Slack, proves itself with, and asks for when it is installed.

    `redirect_uri` is the public address of the redirect path; None leaves it to the app's page at Slack.
    `workspaces` may install it, and no others.
    """

    client_id: str
    client_secret: str = field(repr=False)
    scopes: tuple[str, ...] = ()
    redirect_uri: str | None = None
    workspaces: frozenset[str] = frozenset()


def said_by_slack(error: SlackApiError) -> str | None:
    """The code of an error, such as `invalid_auth`; None where something else than the Web API answered."""
    said = error.response.get("error") if hasattr(error.response, "get") else None
    return str(said) if said else None


def open_session() -> aiohttp.ClientSession:
    """A session for `Api`, to be made while the event loop runs and closed by whoever made it."""
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWERED_IN))
