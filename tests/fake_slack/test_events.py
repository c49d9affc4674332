import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from tests.fake_slack import FakeSlack, NotPossible
from tests.fake_slack.app import SmallApp

MINA = "U1"


class Heard:
    """A Bolt app's listeners that keep what they get."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.retries: list[str | None] = []
        self.fails = 0
        self.slow = 0.0

    def equip(self, app: AsyncApp) -> None:
        for name in ("message", "app_mention", "app_home_opened", "user_change", "team_join",
                     "app_uninstalled", "tokens_revoked", "agent_session_stopped"):  # fmt: skip
            app.event(name)(self._take)

    async def _take(self, body: dict[str, Any], request: Any) -> None:
        self.bodies.append(body)
        self.retries.append(request.headers.get("x-slack-retry-num", [None])[0])
        await asyncio.sleep(self.slow)
        if self.fails:
            self.fails -= 1
            raise RuntimeError("not now")

    @property
    def events(self) -> list[dict[str, Any]]:
        return [body["event"] for body in self.bodies]


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as slack:
        slack.add_person(MINA, "Mina Rao", "mina@example.com")
        yield slack


@pytest.fixture(params=[0, 2], ids=["http", "sockets"])
def app(request: pytest.FixtureRequest, slack: FakeSlack, heard: Heard) -> Iterator[SmallApp]:
    with SmallApp(slack, heard.equip, sockets=request.param) as app:
        yield app


pytestmark = pytest.mark.usefixtures("app")


def test_what_somebody_says_comes_escaped_and_signed(slack: FakeSlack, heard: Heard) -> None:
    answer = slack.say(MINA, "R&D <boss>")
    assert answer.ok
    (body,) = heard.bodies
    event = body["event"]
    assert (body["team_id"], body["type"], event["channel_type"]) == ("T1", "event_callback", "im")
    assert (event["text"], event["user"], event["ts"]) == ("R&amp;D &lt;boss&gt;", MINA, answer.ts)
    assert event["client_msg_id"]
    assert body["authorizations"][0]["user_id"] == slack.workspace("T1").bot
    assert body["is_ext_shared_channel"] is False


def test_a_reply_names_its_thread(slack: FakeSlack, heard: Heard) -> None:
    root = slack.say(MINA, "hello").ts
    slack.say(MINA, "more", thread=root)
    assert [event.get("thread_ts") for event in heard.events] == [None, root]
    with pytest.raises(NotPossible):
        slack.say(MINA, "more", thread="1.1")


def test_a_file_comes_with_the_message(slack: FakeSlack, heard: Heard) -> None:
    slack.say(MINA, "my list", files=[("list.csv", b"a,b")])
    (event,) = heard.events
    assert (event["subtype"], event["files"][0]["mimetype"]) == ("file_share", "text/csv")
    assert event["files"][0]["url_private"].startswith(slack.address)


def test_an_event_that_fails_comes_again_with_its_number(slack: FakeSlack, heard: Heard) -> None:
    slack.wait_for_app(0.3)
    heard.fails = 2
    answer = slack.say(MINA, "hello")
    assert (answer.ok, answer.attempts) == (True, 3)
    assert heard.retries == [None, "1", "2"]
    assert len({body["event_id"] for body in heard.bodies}) == 1


def test_an_event_is_given_up_after_three_retries(slack: FakeSlack, heard: Heard) -> None:
    slack.wait_for_app(0.3)
    heard.fails = 9
    answer = slack.say(MINA, "hello")
    assert (answer.ok, answer.attempts) == (False, 4)


def test_a_slow_answer_counts_as_none(slack: FakeSlack, heard: Heard) -> None:
    heard.slow = 0.4
    slack.wait_for_app(0.1)
    answer = slack.say(MINA, "hello")
    assert (answer.error, answer.attempts) == ("http_timeout", 4)


@pytest.mark.parametrize("how", [True, "at_once"])
def test_an_event_can_come_twice(slack: FakeSlack, heard: Heard, how: bool | str) -> None:  # noqa: FBT001
    slack.duplicate_events = how
    slack.say(MINA, "hello")
    assert [event["text"] for event in heard.events] == ["hello", "hello"]
    assert heard.bodies[0] == heard.bodies[1]


def test_events_can_come_late_and_in_another_order(slack: FakeSlack, heard: Heard) -> None:
    slack.hold()
    slack.say(MINA, "one")
    slack.say(MINA, "two")
    assert heard.bodies == []
    slack.release(backwards=True)
    assert [event["text"] for event in heard.events] == ["two", "one"]


def test_a_mention_names_the_app(slack: FakeSlack, heard: Heard) -> None:
    slack.add_channel("C1", members=[MINA])
    slack.mention(MINA, "C1", "help")
    (event,) = heard.events
    assert (event["type"], event["text"]) == ("app_mention", f"<@{slack.workspace('T1').bot}> help")


def test_people_who_join_change_and_leave_are_told(slack: FakeSlack, heard: Heard) -> None:
    slack.join(slack.add_person("U2", "Ken"))
    slack.change_person(MINA, tz="Asia/Tokyo", deleted=True)
    joined, changed = heard.events
    assert (joined["type"], joined["user"]["id"]) == ("team_join", "U2")
    assert (changed["user"]["tz"], changed["user"]["deleted"]) == ("Asia/Tokyo", True)


def test_the_home_tab_is_opened_without_and_with_a_view(slack: FakeSlack, heard: Heard) -> None:
    assert slack.open_app(MINA).ok
    slack.open_app(MINA, "messages")
    assert [event["tab"] for event in heard.events] == ["home", "messages"]
    assert "view" not in heard.events[0]


def test_an_app_that_is_taken_out_is_told_and_its_token_ends(slack: FakeSlack, heard: Heard) -> None:
    slack.uninstall()
    assert [event["type"] for event in heard.events] == ["tokens_revoked", "app_uninstalled"]


def test_strangers_are_marked(slack: FakeSlack, heard: Heard) -> None:
    slack.add_person("U9", team="T9", is_stranger=True, visits="T1")
    slack.say("U9", "hello")
    (body,) = heard.bodies
    assert body["is_ext_shared_channel"] is True
    assert (body["team_id"], body["event"]["team"], body["event"]["user_team"]) == ("T1", "T9", "T9")


def test_what_the_app_does_not_subscribe_to_is_not_sent(slack: FakeSlack, heard: Heard) -> None:
    settings = {"event_subscriptions": {"bot_events": ["app_home_opened"]}}
    slack.obey({"oauth_config": {"scopes": {"bot": []}}, "settings": settings})
    assert slack.say(MINA, "hello").error == "not_subscribed"
    assert slack.open_app(MINA).ok
    assert len(heard.bodies) == 1
