"""Renews a token before it expires. What it is renewed with works once, so only one service may."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

from bot import log

from .installs import Installed, Installs, NotRenewedError
from .tokens_api import Api, App, said_by_slack

RENEW_BEFORE = timedelta(hours=2)
"""So long before it expires a token is renewed."""
LEASE = timedelta(seconds=60)
"""So long nobody else tries. After a failure it runs out by itself, so that Slack is asked once a minute."""
KEEP_TRIES, KEEP_PAUSE = 5, 1.0
"""How often, and after how many seconds, keeping a new token is tried again; they fit into the lease."""
TRIED = (SlackApiError, aiohttp.ClientError, TimeoutError)


class Renewal:
    """Renews tokens under a lease. What was begun goes on although whoever asked has left."""

    def __init__(self, installs: Installs, api: Api, app: App) -> None:
        self._installs = installs
        self._api = api
        self._app = app
        self._running: set[asyncio.Task[Installed | None]] = set()

    async def renew(self, workspace: str) -> Installed | None:
        """The workspace with its new token; None where somebody else renews it or has done so already.

        Raises:
            NotRenewedError: Slack refuses or is out of reach. The old token stays good until it expires.
        """
        renewing = asyncio.ensure_future(self._renew(workspace))
        self._running.add(renewing)
        renewing.add_done_callback(self._running.discard)
        return await asyncio.shield(renewing)

    async def close(self) -> None:
        """Let renewals under way end."""
        await asyncio.gather(*self._running, return_exceptions=True)

    async def _renew(self, workspace: str) -> Installed | None:
        now = self._installs.now()
        claimed = await self._installs.claim(workspace, now + RENEW_BEFORE, now + LEASE)
        if claimed is None:
            return None
        try:
            new = await self._asked(claimed)
        except TRIED as error:
            code = _code(error)
            log.warn("token not renewed", channel="slack", code=code)
            raise NotRenewedError(workspace, code) from None
        return new if await self._kept(claimed, new) else None

    async def _asked(self, claimed: Installed) -> Installed:
        now = self._installs.now()
        answer = await self._api.client().oauth_v2_access(
            client_id=self._app.client_id,
            client_secret=self._app.client_secret,
            grant_type="refresh_token",
            refresh_token=claimed.refresh,
        )
        expires_at = now + timedelta(seconds=int(answer["expires_in"]))
        return replace(
            claimed, token=answer["access_token"], refresh=answer["refresh_token"], expires_at=expires_at
        )

    async def _kept(self, claimed: Installed, new: Installed) -> bool:
        for _ in range(KEEP_TRIES - 1):
            try:
                return await self._installs.renewed(claimed, new)
            except Exception as error:  # noqa: BLE001 - the old one is used up, so this must not be lost
                log.warn("renewed token not kept yet", error)
                await asyncio.sleep(KEEP_PAUSE)
        return await self._installs.renewed(claimed, new)


def _code(error: Exception) -> str:
    """What Slack calls it, or what kind of failure it is; never its text, which may quote what was sent."""
    return (isinstance(error, SlackApiError) and said_by_slack(error)) or type(error).__name__
