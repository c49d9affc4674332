"""Tokens that renew themselves, once for all services, and end when the app is uninstalled."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.slack.installs import NotInstalledError, NotRenewedError
from bot.channels.slack.tokens import Tokens
from bot.channels.slack.tokens_api import Api, App, open_session
from bot.channels.slack.tokens_renewal import Renewal
from bot.channels.slack.tokens_single import TokenWrongError, one_workspace
from storage.database import Database
from tests.fake_slack import FakeSlack

from .slack_office import Office, Watch, office


async def works(here: Office, workspace: str = "T1") -> bool:
    client = await here.tokens.client_for(workspace)
    return bool((await client.auth_test())["ok"])


async def test_a_token_is_renewed_when_less_than_two_hours_remain(database: Database) -> None:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            first = (await here.tokens.held("T1")).token
            here.let_pass(9.9)
            assert (await here.tokens.held("T1")).token == first
            here.let_pass(0.2)
            assert (await here.tokens.held("T1")).token != first
            for _ in range(4):
                here.let_pass(10.5)
                assert await works(here)
            assert here.refreshes() == 5


async def test_two_services_with_many_deliveries_each_renew_once(database: Database) -> None:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        watch = Watch()
        async with AsyncExitStack() as stack:
            here = await stack.enter_async_context(office(database, slack, watch))
            there = await stack.enter_async_context(office(database, slack, watch))
            await here.install()
            here.let_pass(12.5)
            slack.fail_next("oauth.v2.access", "slow", seconds=0.4)
            clients = await asyncio.gather(*(each.tokens.client_for("T1") for each in [here, there] * 5))
            assert {client.token for client in clients} == {slack.workspace("T1").bot_token}
            assert here.refreshes() == 1


async def test_while_another_service_renews_the_old_token_serves(database: Database) -> None:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            here.let_pass(11)
            now = here.watch()
            assert await here.installs.claim("T1", now + timedelta(hours=2), now + timedelta(minutes=1))
            assert await works(here)
            assert here.refreshes() == 0


async def test_what_slack_does_not_renew_is_used_while_it_is_good_and_then_said(database: Database) -> None:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            here.let_pass(11)
            slack.fail_next("oauth.v2.access", "503", times=2)
            assert await works(here)
            here.let_pass(1.1)
            with pytest.raises(NotRenewedError, match=r"T1 was not renewed \(SlackApiError\)"):
                await here.tokens.client_for("T1")
            with pytest.raises(NotRenewedError):
                await here.tokens.client_for("T1")
            here.let_pass(0.1)
            assert await works(here)


async def test_whoever_asked_may_leave_and_the_renewal_goes_on(database: Database) -> None:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            first = (await here.tokens.held("T1")).token
            here.let_pass(12.5)
            slack.fail_next("oauth.v2.access", "slow", seconds=0.5)
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(here.tokens.held("T1"), 0.3)
            assert (await here.tokens.held("T1")).token != first
            assert here.refreshes() == 1


async def test_an_uninstalled_workspace_is_out_at_once_and_may_come_back(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            assert await works(here)
            await here.tokens.gone(None, "T1")
            with pytest.raises(NotInstalledError, match="not installed in T1"):
                await here.tokens.client_for("T1")
            await here.install()
            assert await works(here)
            await here.tokens.gone(None, "T1", here.watch() - timedelta(hours=1))
            assert await works(here)


async def test_an_organisation_that_takes_it_out_is_out(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", "E1", installed=False)
        async with office(database, slack) as here:
            await here.install(org_wide=True)
            await here.tokens.gone("E1", "T1", org_wide=True)
            assert await here.tokens.workspaces() == ()


async def test_what_another_service_uninstalled_is_noticed_within_a_minute_or_when_told(
    database: Database,
) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            await here.tokens.held("T1")
            await here.installs.gone("T1", here.watch())
            assert await here.tokens.held("T1")
            here.tokens.forget("T1")
            with pytest.raises(NotInstalledError):
                await here.tokens.held("T1")


async def test_one_token_from_the_settings_asks_slack_once_whose_it_is() -> None:
    with FakeSlack() as slack:
        home = slack.workspace("T1", name="Acme")
        async with open_session() as session:
            api = Api(slack.url, session)
            tokens = Tokens(await one_workspace(slack.bot_token, api, Watch()), api)
            for _ in range(3):
                held = await tokens.held("T1")
            assert (held.name, held.bot_account, held.token) == ("Acme", home.bot, slack.bot_token)
            assert len(slack.called("auth.test")) == 1
            with pytest.raises(NotInstalledError):
                await tokens.held("T2")
            await tokens.gone(None, "T1")
            with pytest.raises(NotInstalledError):
                await tokens.held("T1")
            assert await tokens.workspaces() == ()


@pytest.mark.parametrize(
    ("how", "said"), [("", r"does not accept SLACK_BOT_TOKEN \(invalid_auth\)"), ("503", "no answer")]
)
async def test_a_token_that_slack_does_not_know_is_named(how: str, said: str) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1")
        if how:
            slack.fail_next("auth.test", how)
        async with open_session() as session:
            with pytest.raises(TokenWrongError, match=said):
                await one_workspace("xoxb-wrong", Api(slack.url, session), Watch())


async def test_no_client_repeats_a_call_by_itself_and_no_secret_is_printed() -> None:
    async with open_session() as session:
        api = Api("https://slack.com/api/", session)
        client = api.client("xoxb-secret")
        assert (client.retry_handlers, client.session) == ([], session)
        assert api.authorization_url == "https://slack.com/oauth/v2/authorize"
        assert "secret" not in repr(App("1.2", "secret"))


async def test_a_new_token_is_kept_even_if_the_database_fails_a_moment(database: Database) -> None:
    failed: list[int] = []
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            here.let_pass(11)

            async def once_broken(claimed: object, new: object) -> bool:
                if not failed:
                    failed.append(1)
                    raise OSError
                return await here.installs.renewed(claimed, new)  # type: ignore[arg-type]

            installs = replace(here.installs, renewed=once_broken)
            renewal = Renewal(installs, here.api, App(slack.client_id, slack.client_secret))
            new = await Tokens(installs, here.api, renewal).held("T1")
            assert await here.installs.find("T1") == new
            assert new.token == slack.workspace("T1").bot_token
