"""Bolt finds the right token for each request, over signed HTTP, without asking Slack each time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext

from bot.channels.slack.tokens_authorize import Authorize
from storage.database import Database
from tests.fake_slack import FakeSlack

from .slack_office import Office, office

Heard = list[tuple[str | None, str | None]]


@asynccontextmanager
async def serving(here: Office) -> AsyncIterator[Heard]:
    """A Bolt app for Slack to call; gives by whom it was heard, as bot and token."""
    app = AsyncApp(
        client=here.api.client(),
        authorize=Authorize(here.tokens),  # type: ignore[arg-type]  # Bolt takes it, and says so elsewhere
        oauth_flow=here.flow,
        signing_secret=here.slack.signing_secret,
        process_before_response=True,
    )
    heard: Heard = []

    @app.event("message")
    async def _say(context: AsyncBoltContext) -> None:
        heard.append((context.bot_user_id, context.client.token))

    @app.event("app_uninstalled")
    @app.event("tokens_revoked")
    async def _gone(context: AsyncBoltContext, body: dict[str, int]) -> None:
        at = datetime.fromtimestamp(body["event_time"] + 1, UTC)
        whole = bool(context.is_enterprise_install)
        await here.tokens.gone(context.enterprise_id, context.team_id, at, org_wide=whole)

    async def take(request: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    served = web.Application()
    served.router.add_post("/slack/events", take)
    runner = web.AppRunner(served, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    here.slack.connect_http(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events")
    try:
        yield heard
    finally:
        await runner.cleanup()


async def test_each_workspace_is_answered_with_its_own_token_and_slack_is_not_asked(
    database: Database,
) -> None:
    with FakeSlack() as slack:
        for team in ("T1", "T2"):
            slack.workspace(team, installed=False)
            slack.add_person(f"U{team}", team=team)
        async with office(database, slack) as here, serving(here) as heard:
            await here.install("T1")
            await here.install("T2")
            asked = len(slack.called("auth.test"))
            for person in ("UT1", "UT2", "UT1"):
                assert (await asyncio.to_thread(slack.say, person, "hello")).status == 200
            expected = [
                (slack.workspace(team).bot, slack.workspace(team).bot_token) for team in ("T1", "T2", "T1")
            ]
            assert heard == expected
            assert len(slack.called("auth.test")) == asked


async def test_people_of_an_organisation_reach_the_one_installation_for_all(database: Database) -> None:
    with FakeSlack() as slack:
        home = slack.workspace("T1", "E1", installed=False)
        slack.add_person("W1", team="T1")
        async with office(database, slack) as here, serving(here) as heard:
            await here.install("T1", org_wide=True)
            await asyncio.to_thread(slack.say, "W1", "hello")
            assert heard == [(home.bot, home.bot_token)]
            assert home.bot == "UBOTE1"
            await asyncio.to_thread(slack.uninstall, "T1")
            assert await here.tokens.workspaces() == ()


async def test_nobody_is_heard_from_where_it_is_not_installed(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        slack.workspace("T9")
        slack.add_person("U9", team="T9")
        async with office(database, slack) as here, serving(here) as heard:
            await here.install("T1")
            assert (await asyncio.to_thread(slack.say, "U9", "hello")).status == 200
            assert heard == []


async def test_a_token_that_could_not_be_renewed_lets_slack_send_it_again(database: Database) -> None:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        slack.add_person("U1", team="T1")
        async with office(database, slack) as here, serving(here) as heard:
            await here.install("T1")
            here.let_pass(12.5)
            slack.fail_next("oauth.v2.access", "internal_error")
            answer = await asyncio.to_thread(slack.say, "U1", "hello")
            assert (answer.status, answer.attempts) == (500, 4)
            assert heard == []
            here.let_pass(0.1)
            assert (await asyncio.to_thread(slack.say, "U1", "hello")).status == 200
            assert heard


async def test_uninstalled_or_revoked_the_tokens_are_gone(database: Database) -> None:
    with FakeSlack() as slack:
        for team in ("T1", "T2"):
            slack.workspace(team, installed=False)
        async with office(database, slack) as here, serving(here):
            await here.install("T1")
            await here.install("T2")
            for answer in await asyncio.to_thread(slack.uninstall, "T1"):
                assert answer.status == 200
            assert await here.tokens.workspaces() == ("T2",)
            assert (await asyncio.to_thread(slack.revoke_tokens, "T2")).status == 200
            assert await here.tokens.workspaces() == ()
