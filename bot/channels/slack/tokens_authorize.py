"""Tells Bolt for each request with which token it is answered, without a call of Slack."""

from collections.abc import Awaitable, Callable

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from .installs import NotInstalledError, workspace_of
from .tokens import Tokens

ENDS = frozenset({"app_uninstalled", "team_access_revoked", "tokens_revoked"})


class OnlyInstalled(AsyncMiddleware):
    """Ends a request from where the app is not installed, before Bolt asks its sender to install it.

    Somebody of another organisation can press what stands in a shared channel, and is shown nothing. What
    tells of an end goes on, for its token may be past use.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - as Bolt calls it
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002 - the same
    ) -> BoltResponse:
        """Go on, or end here."""
        asked = req.context
        whole = bool(asked.is_enterprise_install)
        workspace = workspace_of(asked.enterprise_id, asked.team_id, org_wide=whole)
        if workspace and req.body.get("event", {}).get("type") not in ENDS:
            try:
                await self._tokens.held(workspace)
            except NotInstalledError:
                return BoltResponse(status=200, body="")
        return await next()


class Authorize(AsyncAuthorize):
    """Looks up where a request comes from. Bolt gives it to `AsyncApp(authorize=...)`.

    A request from a workspace without an installation of its own finds nobody, as when somebody of another
    organisation writes in a shared channel: Bolt then answers 200, and no listener hears of it. A token that
    could not be renewed raises: Bolt answers 500, and Slack sends the event again.
    """

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    async def __call__(  # noqa: PLR0913 - as Bolt calls it
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        """The installation that a request belongs to; None for none."""
        del user_id, actor_enterprise_id, actor_team_id, actor_user_id
        workspace = workspace_of(enterprise_id, team_id, org_wide=bool(context.is_enterprise_install))
        if workspace is None:
            return None
        try:
            held = await self._tokens.held(workspace)
        except NotInstalledError:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            team=held.name,
            bot_id=held.bot_id,
            bot_user_id=held.bot_account,
            bot_token=held.token,
            bot_scopes=held.scopes,
        )
