"""Installing: Bolt's flow over our own shelves, so that tokens are sealed and a state works once."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta
from logging import Logger, getLogger

from slack_bolt.error import BoltError
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot import log
from bot.manifest import REDIRECT

from .install_pages import INSTALL_PATH, Pages
from .installs import Installed, Installs, NotInstalledError, workspace_of
from .tokens import Tokens
from .tokens_api import Api, App

REDIRECT_PATH = REDIRECT
STATE_LASTS = timedelta(minutes=10)
STATE_BYTES = 32


def oauth_flow(installs: Installs, tokens: Tokens, api: Api, app: App) -> AsyncOAuthFlow:
    """The flow for `AsyncApp(oauth_flow=...)`: `/slack/install` leads to Slack, and that back to us.

    Bolt also wants `authorize=Authorize(tokens)`: its own would call Slack on every request.
    """
    settings = AsyncOAuthSettings(
        client_id=app.client_id,
        client_secret=app.client_secret,
        scopes=app.scopes,
        user_scopes=[],
        redirect_uri=app.redirect_uri,
        install_path=INSTALL_PATH,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT_PATH,
        callback_options=Pages(),
        authorization_url=api.authorization_url,
        installation_store=InstallationStore(installs, tokens, app.workspaces),
        state_store=StateStore(installs),
        state_expiration_seconds=int(STATE_LASTS.total_seconds()),
        logger=_quiet(),
    )
    return AsyncOAuthFlow(client=api.client(), settings=settings, logger=_quiet())


def _quiet() -> Logger:
    """Drops what Bolt says of a failed installation, for it quotes the code. `Pages` logs the reason."""
    quiet = getLogger("slack_bolt.installing")
    quiet.disabled = True
    return quiet


class StateStore(AsyncOAuthStateStore):
    """States of installations under way. Only their fingerprints are kept."""

    def __init__(self, installs: Installs) -> None:
        self._installs = installs

    async def async_issue(self, *_: object, **__: object) -> str:
        """A new state, good once and for ten minutes."""
        state = secrets.token_urlsafe(STATE_BYTES)
        await self._installs.begin_state(_fingerprint(state), self._installs.now() + STATE_LASTS)
        return state

    async def async_consume(self, state: str) -> bool:
        """Whether it was issued and is still good; it is not any more afterwards."""
        return await self._installs.take_state(_fingerprint(state))


class InstallationStore(AsyncInstallationStore):
    """Where the app is installed, as Bolt sees it: one installation a workspace, and none of a person."""

    def __init__(self, installs: Installs, tokens: Tokens, allowed: frozenset[str]) -> None:
        self._installs = installs
        self._tokens = tokens
        self._allowed = allowed

    async def async_save(self, installation: Installation) -> None:
        """Keep it.

        Raises:
            BoltError: it cannot be kept; whoever installs reads that.
        """
        installed = _installed(installation)
        if installed.workspace not in self._allowed:
            log.warn("a workspace that is not ours wanted to install the app", channel="slack")
            raise BoltError("this workspace is not among those of TRELLIS_SLACK_WORKSPACES")
        try:
            await self._installs.save(installed)
        except Exception as error:
            log.warn("installation not kept", error, channel="slack")
            raise BoltError("the installation could not be kept") from error
        await self._tokens.installed(installed.workspace)
        log.note("installed", channel="slack")

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep it, as `async_save` does."""
        await self.async_save(Installation(**bot.to_dict_for_copying(), user_id=""))

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """The app in this workspace, or in all of this organisation where that is asked for."""
        found = await self.async_find_installation(
            enterprise_id=enterprise_id, team_id=team_id, is_enterprise_install=is_enterprise_install
        )
        return found.to_bot() if found else None

    async def async_find_installation(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None = None,
        is_enterprise_install: bool | None = False,
    ) -> Installation | None:
        """The same; whoever asks for a person's installation gets the app's, for no person has one."""
        workspace = workspace_of(enterprise_id, team_id, org_wide=bool(is_enterprise_install))
        try:
            return _installation(await self._tokens.held(workspace), user_id) if workspace else None
        except NotInstalledError:
            return None

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """It was uninstalled, or its token revoked."""
        await self._tokens.gone(enterprise_id, team_id)

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """The same; where only a person's token was revoked, nothing is gone, for none is kept."""
        if user_id is None:
            await self._tokens.gone(enterprise_id, team_id)


def _installed(new: Installation) -> Installed:
    workspace = workspace_of(new.enterprise_id, new.team_id, org_wide=new.is_enterprise_install)
    if workspace is None or new.bot_token is None:
        raise BoltError("Slack named neither a workspace nor a token for the bot")
    return Installed(
        workspace=workspace,
        enterprise_id=new.enterprise_id,
        team_id=None if new.is_enterprise_install else new.team_id,
        name=(new.enterprise_name if new.is_enterprise_install else new.team_name) or workspace,
        app_id=new.app_id,
        bot_id=new.bot_id,
        bot_account=new.bot_user_id,
        scopes=tuple(new.bot_scopes or ()),
        expires_at=_moment(new.bot_token_expires_at),
        installed_at=datetime.fromtimestamp(new.installed_at, UTC),
        token=new.bot_token,
        refresh=new.bot_refresh_token,
    )


def _installation(held: Installed, asks: str | None) -> Installation:
    org_wide = held.team_id is None
    return Installation(
        app_id=held.app_id,
        enterprise_id=held.enterprise_id,
        enterprise_name=held.name if org_wide else None,
        team_id=held.team_id,
        team_name=None if org_wide else held.name,
        bot_token=held.token,
        bot_id=held.bot_id,
        bot_user_id=held.bot_account,
        bot_scopes=held.scopes,
        bot_refresh_token=held.refresh,
        bot_token_expires_at=held.expires_at and int(held.expires_at.timestamp()),
        user_id=asks or "",
        is_enterprise_install=org_wide,
        token_type="bot",  # noqa: S106 - what Slack calls its kind
        installed_at=held.installed_at,
    )


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _fingerprint(state: str) -> str:
    return hashlib.sha256(state.encode()).hexdigest()
