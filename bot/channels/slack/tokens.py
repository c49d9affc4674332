"""With what the app gets into a workspace: for deliveries, which no request brings a token for."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from .installs import Installed, Installs, NotInstalledError, NotRenewedError, workspace_of
from .tokens_api import Api
from .tokens_renewal import RENEW_BEFORE, Renewal

REMEMBERED = timedelta(seconds=60)
"""So long another service may go on with what has been uninstalled."""
LASTS = 2 * REMEMBERED
"""A token that is good for so long is good for as long as it is remembered."""
TRIED_AGAIN = timedelta(seconds=10)
"""So long nobody asks again for a token that could not be renewed."""
WAIT, PAUSE = 5.0, 0.1
"""Seconds for which somebody without any valid token waits for the one who renews it, and between looks."""

Tell = Callable[[str], Awaitable[None]]


class Tokens:
    """Tokens by workspace, remembered for a minute and renewed before they expire.

    Of all services one renews (`Installs.claim`); the others go on with the old token while it is good, and
    wait for the new one when it is not.
    """

    def __init__(self, installs: Installs, api: Api, renewal: Renewal | None = None) -> None:
        self._installs = installs
        self._api = api
        self._renewal = renewal
        self._known: dict[str, tuple[Installed | NotRenewedError, datetime]] = {}
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._told: list[Tell] = []

    async def client_for(self, workspace: str, team_id: str | None = None) -> AsyncWebClient:
        """A client for a workspace.

        Raises:
            NotInstalledError: the app is not installed there, or no longer.
            NotRenewedError: its token has expired and cannot be renewed now.
        """
        return self._api.client((await self.held(workspace)).token, team_id)

    async def held(self, workspace: str) -> Installed:
        """The app in a workspace, its token good for another minute; raises what `client_for` raises."""
        if known := self._remembered(workspace):
            return known
        async with self._locks[workspace]:
            if known := self._remembered(workspace):
                return known
            try:
                installed = await self._valid(workspace)
            except NotRenewedError as error:
                self._known[workspace] = (error, self._installs.now() + TRIED_AGAIN)
                raise
            self._known[workspace] = (installed, self._installs.now() + REMEMBERED)
            return installed

    async def workspaces(self) -> tuple[str, ...]:
        """Where the app is installed."""
        return await self._installs.workspaces()

    def forget(self, workspace: str) -> None:
        """Look it up again the next time; for whoever hears from Slack that a token is not good."""
        self._known.pop(workspace, None)

    def when_installed(self, tell: Tell) -> None:
        """Call this with every workspace in which the app is installed from now on, or once more."""
        self._told.append(tell)

    async def installed(self, workspace: str) -> None:
        """The app was installed there."""
        self.forget(workspace)
        for tell in self._told:
            await tell(workspace)

    async def gone(
        self,
        enterprise_id: str | None,
        team_id: str | None,
        at: datetime | None = None,
        *,
        org_wide: bool = False,
    ) -> None:
        """The app was uninstalled there or its tokens revoked, at that moment (now, where nobody says)."""
        if workspace := workspace_of(enterprise_id, team_id, org_wide=org_wide):
            async with self._locks[workspace]:  # whoever looks it up just now would remember it otherwise
                await self._installs.gone(workspace, at or self._installs.now())
                self.forget(workspace)

    def _remembered(self, workspace: str) -> Installed | None:
        known, until = self._known.get(workspace, (None, None))
        if until is None or self._installs.now() >= until:
            return None
        if isinstance(known, NotRenewedError):
            raise NotRenewedError(workspace, known.code)
        return known

    async def _valid(self, workspace: str) -> Installed:
        installed = await self._found(workspace)
        if self._renewal is None or self._lasts(installed, RENEW_BEFORE):
            return installed
        try:
            new = await self._renewal.renew(workspace)
        except NotRenewedError:
            if self._lasts(installed, LASTS):
                return installed
            raise
        return new or await self._renewed_by_another(workspace)

    async def _renewed_by_another(self, workspace: str) -> Installed:
        """The old token while it is good, or else the new one as soon as it is there."""
        for _ in range(round(WAIT / PAUSE)):
            installed = await self._found(workspace)
            if self._lasts(installed, LASTS):
                return installed
            await asyncio.sleep(PAUSE)
        raise NotRenewedError(workspace, "expired")

    async def _found(self, workspace: str) -> Installed:
        installed = await self._installs.find(workspace)
        if installed is None:
            raise NotInstalledError(workspace)
        return installed

    def _lasts(self, installed: Installed, so_long: timedelta) -> bool:
        return installed.expires_at is None or installed.expires_at > self._installs.now() + so_long
