import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from tests.fake_slack import FakeSlack
from tests.fake_slack.app import SmallApp


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rotation=True) as slack:
        slack.workspace("T1", installed=False)
        slack.add_person("U1")
        yield slack


def access(slack: FakeSlack, **arguments: Any) -> Any:
    client = WebClient(base_url=slack.url)
    known = {"client_id": slack.client_id, "client_secret": slack.client_secret}
    return client.oauth_v2_access(**known | arguments)


def error_of(slack: FakeSlack, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        access(slack, **arguments)
    return str(error.value.response["error"])


def test_a_code_becomes_a_token_once(slack: FakeSlack) -> None:
    code = slack.allow("U1")
    granted = access(slack, code=code)
    assert (granted["team"]["id"], granted["authed_user"]["id"]) == ("T1", "U1")
    assert (granted["expires_in"], granted["is_enterprise_install"]) == (43_200, False)
    assert WebClient(token=granted["access_token"], base_url=slack.url).auth_test()["team_id"] == "T1"
    assert error_of(slack, code=code) == "code_already_used"
    assert error_of(slack, code="1.2") == "invalid_code"
    assert error_of(slack, code=slack.allow(), client_secret="no")  # noqa: S106 == "bad_client_secret"


def test_the_page_of_consent_sends_back_code_and_state(slack: FakeSlack) -> None:
    asked = {"client_id": slack.client_id, "state": "s&1", "redirect_uri": f"{slack.address}/back"}
    with pytest.raises(urllib.error.HTTPError) as gone:
        urllib.request.urlopen(f"{slack.address}/oauth/v2/authorize?{urlencode(asked)}")  # noqa: S310
    back = parse_qs(urlsplit(gone.value.geturl()).query)
    gone.value.close()
    assert back["state"] == ["s&1"]
    assert error_of(slack, code=back["code"][0]) == "bad_redirect_uri"
    assert access(slack, code=back["code"][0], redirect_uri=asked["redirect_uri"])["ok"]


def test_a_refresh_token_is_good_once_and_two_access_tokens_live(slack: FakeSlack) -> None:
    first = access(slack, code=slack.allow())
    second = access(slack, grant_type="refresh_token", refresh_token=first["refresh_token"])
    again = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    assert error_of(slack, **again) == "invalid_refresh_token"
    assert WebClient(token=first["access_token"], base_url=slack.url).auth_test()["ok"]
    third = access(slack, grant_type="refresh_token", refresh_token=second["refresh_token"])
    with pytest.raises(SlackApiError) as error:
        WebClient(token=first["access_token"], base_url=slack.url).auth_test()
    assert error.value.response["error"] == "token_expired"
    assert WebClient(token=third["access_token"], base_url=slack.url).auth_test()["ok"]


def test_a_rotated_token_ends_after_twelve_hours(slack: FakeSlack) -> None:
    token = access(slack, code=slack.allow())["access_token"]
    slack.let_pass(43_201)
    with pytest.raises(SlackApiError) as error:
        WebClient(token=token, base_url=slack.url).auth_test()
    assert error.value.response["error"] == "token_expired"


def test_after_the_app_is_taken_out_its_token_is_of_no_use(slack: FakeSlack) -> None:
    token = access(slack, code=slack.allow())["access_token"]
    slack.uninstall("T1")
    with pytest.raises(SlackApiError) as error:
        WebClient(token=token, base_url=slack.url).auth_test()
    assert error.value.response["error"] == "account_inactive"


def test_an_organisation_installs_once_for_all_its_workspaces(slack: FakeSlack) -> None:
    slack.workspace("T2", "E1", installed=False, org_wide=True)
    slack.workspace("T3", "E1", installed=False, org_wide=True)
    slack.add_person("W3", team="T3")
    granted = access(slack, code=slack.allow(team="T2", org_wide=True))
    assert (granted["team"], granted["enterprise"]["id"]) == (None, "E1")
    assert granted["is_enterprise_install"] is True
    client = WebClient(token=granted["access_token"], base_url=slack.url)
    assert client.chat_postMessage(channel="W3", text="Hello")["channel"] == slack.dm("W3")
    assert [each["id"] for each in client.api_call("auth.teams.list")["teams"]] == ["T2", "T3"]
    with pytest.raises(SlackApiError):
        client.users_list()
    assert "W3" in {each["id"] for each in client.users_list(team_id="T3")["members"]}
    with pytest.raises(SlackApiError) as error:
        client.users_list(team_id="T1")
    assert error.value.response["error"] == "team_access_not_granted"


def test_what_comes_from_an_organisation_has_no_team(slack: FakeSlack) -> None:
    slack.workspace("T2", "E1", org_wide=True)
    slack.add_person("W2", team="T2")
    bodies: list[dict[str, Any]] = []

    def equip(app: AsyncApp) -> None:
        @app.event("message")
        @app.shortcut("start")
        async def take(body: dict[str, Any], ack: Any) -> None:
            bodies.append(body)
            await ack()

    with SmallApp(slack, equip, token=slack.workspace("T2").bot_token):
        assert slack.say("W2", "hello").ok
        assert slack.shortcut("W2", "start").ok
    said, used = bodies
    assert (said["enterprise_id"], said["authorizations"][0]["team_id"]) == ("E1", None)
    assert said["authorizations"][0]["is_enterprise_install"] is True
    assert (used["team"], used["enterprise"]["id"], used["user"]["team_id"]) == (None, "E1", "T2")
    assert used["is_enterprise_install"] is True
