import json
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web import WebClient
from slack_sdk.webhook import WebhookClient

from tests.fake_slack import FakeSlack
from tests.fake_slack.app import SmallApp
from tests.fake_slack.wire import signed


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        slack.add_person("U1")
        yield slack


def equip(app: AsyncApp) -> None:
    @app.command("/career")
    async def take(ack: Any) -> None:
        await ack()


@pytest.fixture
def line(slack: FakeSlack) -> Iterator[WebhookClient]:
    with SmallApp(slack, equip):
        yield WebhookClient(slack.command("U1", "/career").payload["response_url"])


def test_a_response_address_is_good_for_five_answers(slack: FakeSlack, line: WebhookClient) -> None:
    assert [line.send(text=str(number)).status_code for number in range(6)] == [200] * 5 + [404]
    assert [each.ephemeral for each in slack.messages("U1")] == [True] * 5


def test_a_response_address_is_good_for_thirty_minutes(slack: FakeSlack, line: WebhookClient) -> None:
    slack.let_pass(1801)
    assert json.loads(line.send(text="late").body)["error"] == "expired_url"


def test_an_answer_for_everybody_says_so(slack: FakeSlack, line: WebhookClient) -> None:
    line.send(text="hello", response_type="in_channel")
    assert [each.ephemeral for each in slack.messages("U1")] == [False]


def test_an_address_proves_itself_by_a_challenge(slack: FakeSlack) -> None:
    with SmallApp(slack, equip):
        assert slack.verify_url()
    assert not slack.verify_url()


def test_a_command_that_nobody_takes_fails_before_the_person(slack: FakeSlack) -> None:
    with SmallApp(slack, equip):
        answer = slack.command("U1", "/other")
    assert (answer.status, answer.error) == (404, "http_error")


def test_what_the_app_does_comes_back_to_it_as_events(slack: FakeSlack) -> None:
    events: list[dict[str, Any]] = []

    def listen(app: AsyncApp) -> None:
        @app.event("message")
        async def see(event: dict[str, Any]) -> None:
            events.append(event)

    with SmallApp(slack, listen, ignoring_self_events_enabled=False):
        client = WebClient(token=slack.bot_token, base_url=slack.url)
        sent = client.chat_postMessage(channel="U1", text="Hello")
        where = {"channel": sent["channel"], "ts": sent["ts"]}
        slack.settle()
        client.chat_update(text="Bye", **where)
        slack.settle()
        client.chat_delete(**where)
        slack.settle()
    assert [each.get("subtype") for each in events] == [None, "message_changed", "message_deleted"]
    assert events[0]["bot_id"] == slack.workspace("T1").bot_profile
    assert (events[1]["previous_message"]["text"], events[1]["message"]["text"]) == ("Hello", "Bye")


@pytest.mark.parametrize(("age", "valid"), [(0, True), (301, False)])
def test_what_is_sent_is_signed_as_slack_signs_it(slack: FakeSlack, age: int, valid: bool) -> None:  # noqa: FBT001
    headers = signed(slack.signing_secret, b"payload=1", int(time.time()) - age)
    assert SignatureVerifier(slack.signing_secret).is_valid_request(b"payload=1", headers) is valid
    assert not SignatureVerifier("another").is_valid_request(b"payload=1", headers)


def test_a_file_comes_down_with_a_token_and_without_one_a_page_does(slack: FakeSlack) -> None:
    urls: list[str] = []

    def listen(app: AsyncApp) -> None:
        @app.event("message")
        async def see(event: dict[str, Any]) -> None:
            urls.append(event["files"][0]["url_private_download"])

    with SmallApp(slack, listen):
        slack.say("U1", "", files=[("list.csv", b"a,b")])
    for token, content in ((slack.bot_token, b"a,b"), ("no", b"<html>Sign in to Slack</html>")):
        request = urllib.request.Request(urls[0], headers={"Authorization": f"Bearer {token}"})  # noqa: S310
        with urllib.request.urlopen(request) as reply:  # noqa: S310
            assert reply.read() == content
