from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from tests.fake_slack import FakeSlack
from tests.fake_slack.app import SmallApp


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        slack.add_person("U1")
        yield slack


def said(texts: list[str]) -> Any:
    def equip(app: AsyncApp) -> None:
        @app.event("message")
        async def take(event: dict[str, Any]) -> None:
            texts.append(event["text"])

    return equip


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_connection_that_is_told_to_go_is_replaced_and_nothing_is_lost(
    slack: FakeSlack, reason: str
) -> None:
    texts: list[str] = []
    with SmallApp(slack, said(texts), sockets=2):
        slack.wait(lambda: slack.connections == 2)
        opened = len(slack.called("apps.connections.open"))
        slack.disconnect(reason, 0)
        slack.wait(lambda: len(slack.called("apps.connections.open")) > opened)
        slack.wait(lambda: slack.connections == 2)
        for number in range(4):
            assert slack.say("U1", str(number)).ok
    assert list(dict.fromkeys(texts)) == [
        "0",
        "1",
        "2",
        "3",
    ]  # the client reconnects twice: one may come again


def test_without_a_connection_events_are_lost(slack: FakeSlack) -> None:
    answer = slack.say("U1", "hello")
    assert (answer.error, answer.attempts) == ("no_connection", 4)


def test_only_an_app_token_opens_a_connection(slack: FakeSlack) -> None:
    client = WebClient(base_url=slack.url)
    for token, expected in (
        (slack.bot_token, "not_allowed_token_type"),
        ("xapp-no", "invalid_auth"),
        ("", "not_authed"),
    ):
        with pytest.raises(SlackApiError) as error:
            client.apps_connections_open(app_token=token)
        assert error.value.response["error"] == expected
