"""Asks Slack, before anything starts, whether it knows what the settings hold."""

from slack_sdk.errors import SlackApiError

from bot.channels.slack.failures import said
from bot.channels.slack.tokens_api import Api, App

BUSY = "ratelimited"
CLIENT = {"invalid_client_id": "SLACK_CLIENT_ID", "bad_client_secret": "SLACK_CLIENT_SECRET"}
"""What Slack says of these two before it looks at a code."""
NO_CODE = "none"


class UnreachableError(Exception):
    """Slack does not accept a token, or cannot be reached. Its text says what to do."""


async def check_app_token(api: Api, token: str) -> None:
    """See that Socket Mode can be opened.

    Raises:
        UnreachableError: Slack refuses the token.
        aiohttp.ClientError, TimeoutError: Slack is out of reach.
    """
    try:
        await api.client().apps_connections_open(app_token=token)
    except SlackApiError as error:
        code = said(error)
        if code is None:
            raise _no_answer("SLACK_APP_TOKEN is right") from None
        if code != BUSY:  # the connections themselves wait as long as Slack says
            raise UnreachableError(
                f"Slack does not accept SLACK_APP_TOKEN ({code}). Make one under Basic Information, "
                "App-Level Tokens, with the scope connections:write, and switch Socket Mode on."
            ) from None


async def check_client(api: Api, app: App) -> None:
    """See that Slack knows the app by its id and its secret, with a code that is none.

    Raises:
        UnreachableError: it does not.
        aiohttp.ClientError, TimeoutError: Slack is out of reach.
    """
    try:
        await api.client().oauth_v2_access(
            client_id=app.client_id, client_secret=app.client_secret, code=NO_CODE
        )
    except SlackApiError as error:
        code = said(error)
        if code is None:
            raise _no_answer("SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are right") from None
        if code in CLIENT:
            raise UnreachableError(
                f"Slack does not accept {CLIENT[code]} ({code}). Copy it from the app's page at Slack, under "
                "Basic Information, App Credentials."
            ) from None


def _no_answer(what: str) -> UnreachableError:
    return UnreachableError(f"Slack gave no answer that says whether {what}. Try again in a while.")
