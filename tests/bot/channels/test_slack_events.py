"""Events are acknowledged after the commit: none is lost, and none is answered twice."""

import sqlite3
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import OperationalError

from conversations.messages import Immediate, Inbound
from storage.database import Database
from tests.bot.channels.slack_scene import SlackScene, slack_scene
from tests.builders import HIRED, NOW


@pytest.fixture
def scene(sqlite_database: Database) -> Iterator[SlackScene]:
    with slack_scene(sqlite_database) as scene:
        yield scene


def away() -> OperationalError:
    busy = sqlite3.OperationalError("database is locked")
    return OperationalError("BEGIN IMMEDIATE", {}, busy)


def fail(scene: SlackScene, times: int, *, after_commit: bool = False) -> list[Inbound]:
    """Let the database be away for the next turns; gives everything that was heard."""
    heard: list[Inbound] = []

    async def receive(inbound: Inbound) -> Immediate:
        heard.append(inbound)
        if after_commit:
            await scene.room.service.receive(inbound)
        if len(heard) <= times:
            raise away()
        return await scene.room.service.receive(inbound)

    scene.room.run(scene.room.channel.listen(receive))
    return heard


@pytest.mark.parametrize("after_commit", [False, True], ids=["before the commit", "after the commit"])
def test_a_turn_that_fails_for_a_moment_is_asked_for_again_and_answered_once(
    scene: SlackScene, *, after_commit: bool
) -> None:
    fail(scene, 2, after_commit=after_commit)
    answer = scene.slack.say(scene.at("mina"), "my plan")
    scene.settle()
    assert (answer.ok, answer.attempts) == (True, 3)
    assert len(scene.answers("mina")) == 1


def test_while_the_database_is_away_slack_is_told_so(scene: SlackScene) -> None:
    fail(scene, 4)
    answer = scene.slack.say(scene.at("mina"), "my plan")
    assert (answer.status, answer.attempts) == (500, 4)
    assert scene.slack.send_again(answer).ok
    scene.settle()
    assert len(scene.answers("mina")) == 1


@pytest.mark.parametrize("how", [True, "at_once"], ids=["one after the other", "at once"])
def test_an_event_that_comes_twice_is_answered_once(scene: SlackScene, how: bool | str) -> None:  # noqa: FBT001
    scene.slack.duplicate_events = how
    assert scene.slack.say(scene.at("mina"), "my plan").ok
    scene.slack.duplicate_events = False
    assert scene.slack.say(scene.at("daniel"), "help").ok
    scene.settle()
    assert (len(scene.answers("mina")), len(scene.answers("daniel"))) == (1, 1)


def test_a_repeat_is_the_only_copy_of_what_was_sent_while_we_were_down(scene: SlackScene) -> None:
    where = scene.slack._wire.address
    scene.slack.connect_http("http://127.0.0.1:9/slack/events")
    scene.slack.wait_for_app(1)
    lost = scene.slack.say(scene.at("mina"), "my plan")
    assert not lost.ok
    scene.slack.connect_http(str(where))
    assert scene.slack.send_again(lost).ok
    scene.settle()
    assert len(scene.answers("mina")) == 1


def test_events_that_come_in_another_order_are_all_answered(scene: SlackScene) -> None:
    texts = ("my plan", "help", "what can I ask")
    scene.slack.hold()
    for text in texts:
        scene.slack.say(scene.at("mina"), text)
    assert all(answer.ok for answer in scene.slack.release(backwards=True))
    scene.settle()
    assert len(scene.answers("mina")) == len(texts)


def test_one_gesture_that_comes_as_two_events_is_answered_once(scene: SlackScene) -> None:
    said = scene.slack.say(scene.at("mina"), "my plan")
    event = {name: value for name, value in said.payload["event"].items() if name != "channel_type"}
    assert scene.slack.send_event(event | {"type": "app_mention"}).ok
    assert scene.slack.send_event(said.payload["event"]).ok  # the same words under another event_id
    scene.settle()
    assert len(scene.answers("mina")) == 1


def test_a_mention_that_comes_twice_is_answered_once(scene: SlackScene) -> None:
    scene.slack.add_channel("C1", members=[scene.at("mina"), scene.at("daniel")])
    scene.slack.duplicate_events = True
    assert scene.slack.mention(scene.at("mina"), "C1", "my plan").ok
    scene.settle()
    assert len(scene.answers("mina")) == 1
    assert [each for each in scene.slack.messages("C1") if each.bot and not each.ephemeral] == []


def test_edits_of_ones_own_words_and_echoes_of_ours_cause_nothing(scene: SlackScene) -> None:
    said = scene.slack.say(scene.at("mina"), "my plan")
    scene.settle()
    heard = fail(scene, 0)
    event = said.payload["event"]
    changed = {"type": "message", "subtype": "message_changed", "channel_type": "im", "hidden": True}
    changed |= {"channel": event["channel"], "ts": "1.1", "message": event | {"text": "help"}}
    assert scene.slack.send_event(changed | {"previous_message": event}).ok
    deleted = {"subtype": "message_deleted", "deleted_ts": event["ts"], "previous_message": event}
    assert scene.slack.send_event(changed | deleted).ok
    scene.put("mina", "one more")
    scene.put("mina", "changed", replaces="one more")
    scene.settle()
    assert heard == []
    assert scene.texts("mina")[1:] == ["changed"]


def test_whom_slack_cannot_describe_just_now_is_heard_with_the_repeat(scene: SlackScene) -> None:
    scene.slack.add_person("U9", "Ada Byron", "ada@example.com")
    with scene.database.unit() as unit:
        ada = unit.people.add(full_name="Ada Byron", email="ada@example.com").id
        unit.positions.record(ada, "employment", "active", HIRED, "hire", "test", NOW)
    scene.slack.fail_next("users.info", "503")
    scene.slack.fail_next("users.info", "429")
    answer = scene.slack.say("U9", "my plan")
    scene.settle()
    assert (answer.ok, answer.attempts) == (True, 3)
    assert len([each for each in scene.slack.messages("U9") if each.bot]) == 1


def test_a_notice_that_does_not_get_through_is_no_reason_to_hear_it_again(scene: SlackScene) -> None:
    scene.slack.add_channel("C1", members=[scene.at("mina")])
    for how in ("drop_after", "429", "503"):
        scene.slack.fail_next("chat.postEphemeral", how)
        answer = scene.slack.mention(scene.at("mina"), "C1", "my plan")
        assert (answer.ok, answer.attempts) == (True, 1)
