"""One workspace, with a token from the settings: nothing is installed, nothing kept, nothing renewed."""

from collections.abc import Callable
from datetime import datetime

from slack_sdk.errors import SlackApiError

from .installs import Installed, Installs, workspace_of
from .tokens_api import Api, said_by_slack


class TokenWrongError(Exception):
    """Slack does not know the token of the settings. Its text says what to do."""


async def one_workspace(token: str, api: Api, now: Callable[[], datetime]) -> Installs:
    """What the channel is lent where there is one token, in place of what storage keeps.

    Asks Slack once whose it is.

    Raises:
        TokenWrongError: Slack refuses the token.
        aiohttp.ClientError, TimeoutError: Slack cannot be reached.
    """
    only: dict[str, Installed] = {}
    installed = await _whose(token, api, now())
    only[installed.workspace] = installed

    async def find(workspace: str) -> Installed | None:
        return only.get(workspace)

    async def workspaces() -> tuple[str, ...]:
        return tuple(only)

    async def gone(workspace: str, _at: datetime) -> None:
        only.pop(workspace, None)

    async def nowhere(*_: object) -> None:
        """There is nothing to install or to renew."""

    async def never(*_: object) -> bool:
        return False

    return Installs(now, nowhere, find, workspaces, gone, nowhere, never, nowhere, never)


async def _whose(token: str, api: Api, now: datetime) -> Installed:
    try:
        answer = await api.client(token).auth_test()
    except SlackApiError as error:
        raise TokenWrongError(_sentence(error)) from None
    org_wide = bool(answer.get("is_enterprise_install"))
    team_id = None if org_wide else answer.get("team_id")
    enterprise_id = answer.get("enterprise_id")
    workspace = workspace_of(enterprise_id, team_id, org_wide=org_wide)
    if workspace is None:
        raise TokenWrongError("Slack does not say whose SLACK_BOT_TOKEN is. Copy it once more.")
    return Installed(
        workspace=workspace,
        enterprise_id=enterprise_id,
        team_id=team_id,
        name=answer.get("team") or workspace,
        app_id=answer.get("app_id"),
        bot_id=answer.get("bot_id"),
        bot_account=answer.get("user_id"),
        scopes=_scopes(answer.headers.get("x-oauth-scopes") or ""),
        expires_at=None,
        installed_at=now,
        token=token,
    )


def _scopes(listed: str) -> tuple[str, ...]:
    return tuple(scope.strip() for scope in listed.split(",") if scope.strip())


def _sentence(error: SlackApiError) -> str:
    said = said_by_slack(error)
    if said is None:
        return "Slack gave no answer that says whether SLACK_BOT_TOKEN is right. Try again in a while."
    return (
        f"Slack does not accept SLACK_BOT_TOKEN ({said}). Copy the bot token from the app's page at Slack, "
        "under OAuth and permissions."
    )
