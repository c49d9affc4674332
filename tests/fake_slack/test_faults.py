from collections.abc import Iterator
from http.client import RemoteDisconnected

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.fake_slack import FakeSlack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack(rates=True) as slack:
        slack.add_person("U1")
        yield slack


@pytest.fixture
def client(slack: FakeSlack) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.url, retry_handlers=[])


def test_too_many_calls_are_told_how_long_to_wait(slack: FakeSlack, client: WebClient) -> None:
    slack.set_rate("chat.postMessage", 2)
    for _ in range(2):
        client.chat_postMessage(channel="U1", text="a")
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="U1", text="a")
    assert error.value.response.status_code == 429
    assert 58 <= int(error.value.response.headers["Retry-After"]) <= 60
    client.auth_test()
    slack.let_pass(61)
    client.chat_postMessage(channel="U1", text="a")
    assert len(slack.messages("U1")) == 3


def test_one_channel_takes_sixty_messages_a_minute(slack: FakeSlack, client: WebClient) -> None:
    for _ in range(60):
        client.chat_postMessage(channel="U1", text="a")
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="U1", text="a")
    slack.add_person("U2")
    client.chat_postMessage(channel="U2", text="a")


def test_a_429_on_demand_is_retried_by_the_clients_own_means(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "429", seconds=30)
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="U1", text="a")
    assert error.value.response.headers["Retry-After"] == "30"
    client.chat_postMessage(channel="U1", text="a")


def test_a_503_comes_as_a_page(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "503")
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="U1", text="a")
    assert error.value.response.status_code == 503
    assert slack.messages("U1") == []


def test_an_error_on_demand_comes_once(slack: FakeSlack, client: WebClient) -> None:
    slack.fail_next("chat.postMessage", "restricted_action")
    with pytest.raises(SlackApiError) as error:
        client.chat_postMessage(channel="U1", text="a")
    assert error.value.response["error"] == "restricted_action"
    client.chat_postMessage(channel="U1", text="a")


@pytest.mark.parametrize(("how", "messages"), [("drop_after", 1), ("drop_before", 0)])
def test_a_dropped_connection_may_have_done_its_work(
    slack: FakeSlack, client: WebClient, how: str, messages: int
) -> None:
    slack.fail_next("chat.postMessage", how)
    with pytest.raises((RemoteDisconnected, ConnectionResetError)):
        client.chat_postMessage(channel="U1", text="a")
    assert len(slack.messages("U1")) == messages


async def test_the_clients_default_retry_posts_twice_and_an_explicit_handler_does_not(slack: FakeSlack) -> None:
    handlers = [AsyncRateLimitErrorRetryHandler()]
    for client, expected in (
        (AsyncWebClient(token=slack.bot_token, base_url=slack.url), 2),
        (AsyncWebClient(token=slack.bot_token, base_url=slack.url, retry_handlers=[*handlers]), 3),
    ):
        slack.fail_next("chat.postMessage", "drop_after")
        try:
            await client.chat_postMessage(channel="U1", text="a")
        except Exception:  # noqa: BLE001, S110
            pass
        assert len(slack.messages("U1")) == expected
