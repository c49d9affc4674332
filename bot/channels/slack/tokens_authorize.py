"""Tells Bolt for each request with which token it is answered, without a call of Slack."""

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from .installs import NotInstalledError, workspace_of
from .tokens import Tokens


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
