"""The ways to Slack, as the settings have it; what is wrong with them is said before anything starts.

SLACK_BOT_TOKEN          the app is installed in one workspace
SLACK_CLIENT_ID, …       workspaces install it themselves, and their tokens lie sealed in the database
SLACK_APP_TOKEN          we call Slack (Socket Mode)
SLACK_SIGNING_SECRET     Slack calls us, over HTTP
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from logging import LogRecord, getLogger

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow

from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.checking import UnreachableError, check_app_token, check_client
from bot.channels.slack.install_pages import INSTALL_PATH
from bot.channels.slack.installing import REDIRECT_PATH, oauth_flow
from bot.channels.slack.installs import Installs
from bot.channels.slack.lent import Lent
from bot.channels.slack.tokens import Tokens
from bot.channels.slack.tokens_api import Api, App, open_session
from bot.channels.slack.tokens_authorize import Authorize, OnlyInstalled
from bot.channels.slack.tokens_renewal import Renewal
from bot.channels.slack.tokens_single import TokenWrongError, one_workspace
from bot.manifest import parsed
from bot.settings import Settings


@dataclass(frozen=True)
class Connected:
    """The channel, ready to listen, and the routes by which workspaces install the app."""

    channel: SlackChannel
    routes: Sequence[web.AbstractRouteDef]


def what_is_missing(settings: Settings) -> str | None:
    """What has to be set before Slack can be reached, as a sentence; None where nothing is missing."""
    if not settings.slack_bot_token and not settings.slack_client_id:
        return "SLACK_BOT_TOKEN is not set. The README says in ten steps where it comes from."
    if not settings.slack_app_token and not settings.slack_signing_secret:
        return (
            "Set SLACK_APP_TOKEN, and Trellis calls Slack; or SLACK_SIGNING_SECRET, and Slack calls Trellis. "
            "So far neither is set."
        )
    if settings.slack_bot_token:
        return None
    needed = {
        "SLACK_CLIENT_SECRET": settings.slack_client_secret,
        "TRELLIS_PUBLIC_URL": settings.public_url,
        "TRELLIS_SECRET_KEY": settings.secret_key,
        "TRELLIS_SLACK_WORKSPACES": settings.slack_workspaces,
    }
    missing = [name for name, value in needed.items() if not value]
    return f"With SLACK_CLIENT_ID, set {', '.join(missing)} as well." if missing else None


async def connect(
    stack: AsyncExitStack, settings: Settings, lent: Lent, installs: Installs, now: Callable[[], datetime]
) -> Connected:
    """Open the ways to Slack.

    Args:
        stack: closes them.
        settings: with nothing missing.
        lent: the house's memory.
        installs: where the app is installed, if workspaces install it themselves.
        now: the machine's time.

    Raises:
        UnreachableError: Slack refuses a token, or is out of reach.
    """
    api = Api(f"{settings.slack_api_url}/", await stack.enter_async_context(open_session()))
    try:
        if settings.slack_app_token:
            await check_app_token(api, settings.slack_app_token)
        if settings.slack_bot_token:
            installs = await one_workspace(settings.slack_bot_token, api, now)
        else:
            await check_client(api, _app(settings))
    except TokenWrongError as error:
        raise UnreachableError(str(error)) from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise UnreachableError(
            f"Slack cannot be reached at {settings.slack_api_url} ({type(error).__name__}). See that "
            "this machine may call it, and that SLACK_API_URL is right."
        ) from None
    return _connected(stack, settings, api, lent, installs)


def _connected(
    stack: AsyncExitStack, settings: Settings, api: Api, lent: Lent, installs: Installs
) -> Connected:
    itself = not settings.slack_bot_token
    app = _app(settings) if itself else None
    renewal = Renewal(installs, api, app) if app else None
    if renewal:
        stack.push_async_callback(renewal.close)
    tokens = Tokens(installs, api, renewal)
    flow = oauth_flow(installs, tokens, api, app) if app else None
    with _our_settings_count():
        bolt = AsyncApp(
            name="trellis",
            process_before_response=True,
            signing_secret=settings.slack_signing_secret or "",
            before_authorize=OnlyInstalled(tokens),
            authorize=Authorize(tokens),  # type: ignore[arg-type]  # None is for nobody, as Bolt has it too
            oauth_flow=flow,
            client=api.client(),
        )
    channel = SlackChannel(
        bolt, lent, tokens, settings.slack_app_token, over_http=bool(settings.slack_signing_secret)
    )
    return Connected(channel, _install_routes(flow) if flow else [])


@contextmanager
def _our_settings_count() -> Iterator[None]:
    """Bolt reads tokens from the environment as well, and warns of each that it leaves there."""
    bolt = getLogger("slack_bolt.AsyncApp")
    bolt.addFilter(_nothing)
    try:
        yield
    finally:
        bolt.removeFilter(_nothing)


def _nothing(_: LogRecord) -> bool:
    return False


def _app(settings: Settings) -> App:
    return App(
        settings.slack_client_id or "",
        settings.slack_client_secret or "",
        tuple(parsed()["oauth_config"]["scopes"]["bot"]),
        f"{settings.public_url}{REDIRECT_PATH}",
        settings.allowed_workspaces,
    )


def _install_routes(flow: AsyncOAuthFlow) -> Sequence[web.AbstractRouteDef]:
    async def begin(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_installation(await to_bolt_request(request)))

    async def come_back(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await flow.handle_callback(await to_bolt_request(request)))

    return [web.get(INSTALL_PATH, begin), web.get(REDIRECT_PATH, come_back)]
