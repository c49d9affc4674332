"""Installing the app through Bolt's own flow, for a workspace and for a whole organisation."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from slack_bolt.error import BoltError
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.oauth.installation_store import Installation

from bot.channels.slack.installing import InstallationStore
from bot.channels.slack.installs import NotInstalledError
from bot.manifest import parsed
from storage.database import Database
from tests.fake_slack import FakeSlack

from .slack_office import OURS, REDIRECT, office, status_of

ANY = "xoxb-1"


async def test_one_click_leads_to_slack_with_our_scopes_and_a_state(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            state, address = await here.begin()
        asked = parse_qs(urlsplit(address).query)
        assert address.startswith(f"{slack.address}/oauth/v2/authorize?")
        assert asked["scope"] == [",".join(parsed()["oauth_config"]["scopes"]["bot"])]
        assert asked["redirect_uri"] == [REDIRECT]
        status, back = await status_of(address)
        assert status == 302
        assert parse_qs(urlsplit(back).query)["state"] == [state]


async def test_installed_the_app_gets_in_with_its_token_and_the_page_says_so(database: Database) -> None:
    with FakeSlack() as slack:
        home = slack.workspace("T1", name="Acme <Ltd>", installed=False)
        async with office(database, slack) as here:
            page = await here.install()
            assert page.status == 200
            assert "Trellis is installed in Acme &lt;Ltd&gt;." in page.body
            assert f"slack://app?team=T1&amp;id={slack.app_id}" in page.body
            client = await here.tokens.client_for("T1")
            assert (await client.auth_test())["user_id"] == home.bot
            held = await here.tokens.held("T1")
            assert (held.team_id, held.enterprise_id, held.bot_account) == ("T1", None, home.bot)
            assert await here.tokens.workspaces() == ("T1",)


async def test_a_workspace_that_is_not_named_cannot_install_it(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            assert (await here.install()).status == 200
            held = await here.tokens.held("T1")
            theirs = Installation(app_id="A", team_id="T9", user_id="U9", bot_token="xoxb-9")  # noqa: S106
            store = InstallationStore(here.installs, here.tokens, OURS)
            with pytest.raises(BoltError, match="TRELLIS_SLACK_WORKSPACES"):
                await store.async_save(theirs)
            assert await here.tokens.workspaces() == (held.workspace,)


async def test_a_whole_organisation_is_found_by_its_id_and_not_by_a_team(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", "E1", installed=False)
        async with office(database, slack) as here:
            page = await here.install(org_wide=True)
            assert "an administrator of the organisation adds it to each" in page.body
            store = InstallationStore(here.installs, here.tokens, OURS)
            for team in ("T1", None):
                found = await store.async_find_bot(
                    enterprise_id="E1", team_id=team, is_enterprise_install=True
                )
                assert found
                assert (found.team_id, found.enterprise_id, found.is_enterprise_install) == (None, "E1", True)
            assert await store.async_find_bot(enterprise_id="E1", team_id="T1") is None
            client = await here.tokens.client_for("E1", "T1")
            assert client.default_params == {"team_id": "T1"}


async def test_a_team_without_an_installation_of_its_own_is_not_found(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            store = InstallationStore(here.installs, here.tokens, OURS)
            for foreign in ("T2", "T9"):
                assert await store.async_find_bot(enterprise_id=None, team_id=foreign) is None
                with pytest.raises(NotInstalledError, match=foreign):
                    await here.tokens.client_for(foreign)
            assert await store.async_find_bot(enterprise_id=None, team_id=None) is None


async def test_a_state_works_once_in_its_own_browser_and_for_ten_minutes(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            state, _ = await here.begin()
            strange = await here.come_back(state, slack.allow(), browser="another")
            assert (strange.status, "That attempt is over" in strange.body) == (400, True)
            assert (await here.come_back(state, slack.allow())).status == 200
            assert (await here.come_back(state, slack.allow())).status == 401
            late, _ = await here.begin()
            here.watch.ahead += timedelta(minutes=10)
            assert (await here.come_back(late, slack.allow())).status == 401
            assert (await here.install()).status == 200


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("access_denied", "declined in Slack"),
        ("scope_not_allowed", "refused the installation (scope_not_allowed)"),
        ("<script>", "refused the installation (unknown)"),
    ],
)
async def test_whoever_declines_or_is_refused_reads_why(
    sqlite_database: Database, reason: str, said: str
) -> None:
    with FakeSlack() as slack:
        async with office(sqlite_database, slack) as here:
            page = await here.flow.handle_callback(AsyncBoltRequest(body="", query={"error": reason}))
            assert said in page.body
            assert 'href="install"' in page.body
            assert "<script>" not in page.body


async def test_a_code_that_slack_refuses_is_told_and_never_logged(
    sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(sqlite_database, slack) as here:
            state, _ = await here.begin()
            page = await here.come_back(state, "secret-code")
            assert (page.status, "did not confirm" in page.body) == (401, True)
            assert await here.tokens.workspaces() == ()
        assert "not installed" in caplog.text
        assert "secret-code" not in caplog.text


async def test_an_installation_that_cannot_be_kept_is_told(sqlite_database: Database) -> None:
    async def broken(_: object) -> None:
        raise OSError

    with FakeSlack() as slack:
        async with office(sqlite_database, slack) as here:
            store = InstallationStore(replace(here.installs, save=broken), here.tokens, OURS)
            with pytest.raises(BoltError, match="could not be kept"):
                await store.async_save(Installation(user_id="U1", team_id="T1", bot_token=ANY))
            with pytest.raises(BoltError, match="neither a workspace nor a token"):
                await store.async_save(Installation(user_id="U1", team_id="T1"))


async def test_installed_again_the_new_token_is_used_at_once(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            first = (await here.tokens.held("T1")).token
            await here.install()
            assert (await here.tokens.held("T1")).token == slack.workspace("T1").bot_token != first


async def test_only_the_bots_own_token_ends_the_installation(database: Database) -> None:
    with FakeSlack() as slack:
        slack.workspace("T1", installed=False)
        async with office(database, slack) as here:
            await here.install()
            store = InstallationStore(here.installs, here.tokens, OURS)
            await store.async_delete_installation(enterprise_id=None, team_id="T1", user_id="U1")
            assert await here.tokens.held("T1")
            await store.async_delete_all(enterprise_id=None, team_id="T1")
            with pytest.raises(NotInstalledError):
                await here.tokens.held("T1")
