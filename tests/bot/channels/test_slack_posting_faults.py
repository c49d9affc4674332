"""Whatever goes wrong on the way to Slack, each message arrives once, in order, and holds up no other."""

import time
from collections.abc import Iterator
from contextlib import AsyncExitStack

import pytest

from bot.channels.channel import DeliveryFailed, Parcel
from bot.channels.slack.connecting import connect
from bot.clock import now
from bot.slack_installs import slack_installs
from bot.slacking import SlackHouse
from bot.threads import Threads
from conversations.messages import Prompt
from storage.database import Database
from storage.installations.seal import Seal
from tests.bot.channels.slack_scene import CHANGE, HOME, POST, SlackScene, accounts_in, message, slack_scene
from tests.builders import NOW
from tests.fake_slack import FakeSlack, Posted
from tests.slack_room import installation
from tests.slack_room import settings as room_settings
from tests.slack_talk import TEAM

GONE = ("channel_not_found", "user_not_found", "messages_tab_disabled", "cannot_dm_bot", "restricted_action")


@pytest.fixture
def scene(sqlite_database: Database) -> Iterator[SlackScene]:
    with slack_scene(sqlite_database) as scene:
        yield scene


@pytest.fixture
def two(sqlite_database: Database) -> Iterator[SlackScene]:
    """Two workspaces: everybody in the first but Daniel and Priya, who are in the second."""
    with slack_scene(sqlite_database, teams=(TEAM, "T2")) as scene:
        accounts_in(scene, "T2", "daniel", "priya")
        yield scene


def test_after_a_429_it_waits_and_goes_in_order(scene: SlackScene) -> None:
    scene.put("mina", "one", "two", "three")
    scene.slack.fail_next(POST, "429", seconds=1)
    began = time.monotonic()
    scene.settle()
    assert scene.texts("mina") == []
    scene.slack.wait(lambda: scene.texts("mina") == ["one", "two", "three"])
    assert time.monotonic() - began >= 1


def test_a_429_holds_up_neither_other_workspaces_nor_homes_and_changes(two: SlackScene) -> None:
    two.put("helena", "to be changed")
    two.settle()
    two.slack.open_app(two.at("helena"), "home")
    two.slack.fail_next(POST, "429", seconds=30)
    two.put("mina", "first in T1")
    two.settle()
    two.put("ana", "second in T1")
    two.put("daniel", "first in T2")
    two.put("helena", "changed", replaces="to be changed")
    calls = len(two.slack.called(HOME))
    two.slack.say(two.at("helena"), "open to other roles")
    two.room.run(two.room.service._refresh_homes())
    two.settle()
    assert two.texts("daniel") == ["first in T2"]
    assert two.texts("helena") == ["changed"]
    assert two.texts("mina") == two.texts("ana") == []
    assert len(two.slack.called(POST)) == 3  # nobody asked again before the time was over
    assert len(two.slack.called(HOME)) >= calls


@pytest.mark.parametrize("how", ["drop_after", "drop_before", "503", "internal_error", "fatal_error"])
def test_what_may_have_arrived_is_looked_for_and_arrives_once(scene: SlackScene, how: str) -> None:
    scene.put("mina", "known")
    scene.settle()
    scene.slack.fail_next(POST, how)
    scene.put("mina", "doubtful", "next")
    scene.settle()
    assert "next" not in scene.texts("mina")  # nothing overtakes what may have arrived
    scene.room.reconcile()
    assert scene.texts("mina") == ["known", "doubtful", "next"]
    assert scene.counts() == {"sent": 3}


@pytest.mark.parametrize("how", ["drop_after", "503"])
def test_the_same_in_a_thread_and_at_its_root(scene: SlackScene, how: str) -> None:
    scene.put("mina", "known")
    scene.settle()
    scene.slack.fail_next(POST, how)
    scene.put("mina", "root", "first", place="dialogue:7")
    scene.settle()
    scene.room.reconcile()
    scene.slack.fail_next(POST, how)
    scene.put("mina", "second", "third", place="dialogue:7")
    scene.settle()
    scene.room.reconcile()
    root = next(each for each in scene.answers("mina") if each.text == "root")
    thread = scene.slack.messages(scene.at("mina"), root.ts)
    assert [each.text for each in thread] == ["root", "first", "second", "third"]
    assert scene.texts("mina").count("root") == 1


def test_it_is_found_among_many_others(scene: SlackScene) -> None:
    scene.put("mina", "root", place="dialogue:7")
    scene.settle()
    root = scene.answers("mina")[0]
    scene.slack.fail_next(POST, "drop_after", times=2)
    scene.put("mina", "doubtful in the thread", place="dialogue:7")
    scene.put("mina", "doubtful")
    scene.settle()
    for number in range(120):
        thread = root.ts if number % 2 else None
        scene.slack.write(scene.at("mina"), root.channel, "a word", thread)
        ts = scene.slack.world.next_ts()
        scene.slack.world.messages.append(Posted(ts, root.channel, TEAM, "U1", "a word", thread_ts=thread))
    scene.room.reconcile()
    assert [text for text in scene.texts("mina") if "doubtful" in text] == [
        "doubtful in the thread",
        "doubtful",
    ]


def test_the_first_message_to_somebody_who_wrote_is_looked_for_too(scene: SlackScene) -> None:
    for how in ("drop_after", "503"):
        name = {"drop_after": "mina", "503": "daniel"}[how]
        scene.slack.fail_next(POST, how)
        assert scene.slack.say(scene.at(name), "my plan").ok
        scene.settle()
        scene.room.reconcile()
        assert len(scene.answers(name)) == 1


def test_suggested_texts_that_had_to_be_a_message_do_not_come_twice(scene: SlackScene) -> None:
    scene.put("mina", "known")
    scene.settle()
    scene.slack.fail_next(POST, "drop_after")
    with scene.database.unit() as unit:
        body = Prompt(texts=("my plan", "help")).model_dump_json()
        unit.mailbox.put(scene.people["mina"], "talk", body, "prompt", "answer", NOW)
    scene.settle()
    scene.room.reconcile()
    assert len(scene.answers("mina")) == 2
    assert scene.counts() == {"sent": 2}


def test_a_change_that_was_cut_off_is_made_again(scene: SlackScene) -> None:
    scene.put("mina", "one")
    scene.settle()
    for number, how in enumerate(("drop_after", "drop_before", "503")):
        scene.slack.fail_next(CHANGE, how)
        scene.put("mina", f"changed {number}", replaces="one")
        scene.settle()
        scene.room.reconcile()
        assert scene.texts("mina") == [f"changed {number}"]


@pytest.mark.parametrize("code", GONE)
def test_an_address_that_is_gone_fails_its_own_message_only(scene: SlackScene, code: str) -> None:
    scene.slack.fail_next(POST, code)
    scene.put("mina", "one")
    scene.settle()
    scene.put("mina", "two")
    scene.put("daniel", "three")
    scene.settle()
    assert (scene.texts("mina"), scene.texts("daniel")) == (["two"], ["three"])
    assert scene.counts() == {"failed": 1, "sent": 2}


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive", "missing_scope"])
def test_an_installation_in_trouble_pauses_and_no_other(two: SlackScene, code: str) -> None:
    two.slack.fail_next(POST, code)
    two.put("mina", "one")
    two.settle()
    two.put("ana", "two")
    two.put("daniel", "three")
    two.settle()
    assert two.texts("mina") == two.texts("ana") == []
    assert two.texts("daniel") == ["three"]
    assert two.counts() == {"queued": 2, "sent": 1}


def test_a_token_that_was_replaced_is_looked_up_anew_and_the_message_goes(two: SlackScene) -> None:
    two.put("mina", "one")
    two.settle()
    home = two.slack.workspace(TEAM)
    two.slack.world.tokens[home.bot_token].state = "revoked"
    home.bot_token = two.slack.world.new_token(home).value
    two.room.install(TEAM)
    two.put("mina", "two")
    two.settle()
    assert two.texts("mina") == ["one", "two"]


async def test_where_slack_cannot_be_reached_nothing_was_sent_and_it_goes_later(
    sqlite_database: Database,
) -> None:
    threads = Threads(sqlite_database)
    async with AsyncExitStack() as stack:
        with FakeSlack() as slack:
            asked = room_settings(slack, sockets=False, installed=True)
            installs = slack_installs(threads, Seal(asked.secret_keys), now)
            await installs.save(installation(slack, TEAM))
            connected = await connect(stack, asked, SlackHouse(threads, now), installs, now)
        with pytest.raises(DeliveryFailed) as failed:
            await connected.channel.deliver(Parcel(1, 1, "U1", TEAM, "talk", None, message("one"), None))
    assert (failed.value.code, failed.value.permanent) == ("unreachable", False)
