"""Every event and every callback of the manifest is heard, and nothing is listened for that nobody sends."""

import inspect
from typing import Any

import pytest

from bot.channels.slack import listeners
from bot.clock import now
from bot.manifest import parsed
from conversations.messages import Immediate, Inbound
from storage.database import Database
from tests.builders import person
from tests.fake_slack import FakeSlack
from tests.slack_facts import EVENTS, bot_events
from tests.slack_room import SlackRoom

HEARD_AS = {"message.im": "message"}
EVENT: dict[str, dict[str, Any]] = {
    "team_access_granted": {"team_ids": ["T1"]},
    "team_access_revoked": {"team_ids": ["T1"]},
    "tokens_revoked": {"tokens": {"oauth": ["U1"], "bot": []}},
}


def heard() -> set[str]:
    """The events that have a listener."""
    events: Any = listeners.events
    nobody: list[Any] = [_Anything() for _ in inspect.signature(events).parameters]
    return set(events(*nobody))


class _Anything:
    """Has every listener."""

    def __getattr__(self, name: str) -> str:
        return name


def test_each_event_of_the_manifest_has_a_listener_and_each_listener_its_event() -> None:
    assert {HEARD_AS.get(event, event) for event in bot_events(parsed())} == heard()
    assert set(bot_events(parsed())) <= set(EVENTS)


def test_the_command_and_the_shortcuts_are_those_of_the_manifest() -> None:
    features = parsed()["features"]
    assert [each["command"] for each in features["slash_commands"]] == [listeners.COMMAND]
    assert {each["type"]: each["callback_id"] for each in features["shortcuts"]} == {
        "global": listeners.START_TALK,
        "message": listeners.SAVE_EVIDENCE,
    }


@pytest.mark.parametrize("sockets", [False, True], ids=["http", "socket mode"])
def test_whatever_the_manifest_asks_for_is_taken_at_the_first_try(
    sqlite_database: Database, *, sockets: bool
) -> None:
    with FakeSlack() as slack:
        slack.obey(parsed())
        slack.add_person("U1")
        slack.add_channel("C1", members=["U1"])
        with SlackRoom(sqlite_database, slack, now, sockets=sockets):
            answers = {
                "message.im": slack.say("U1", "hello"),
                "app_mention": slack.mention("U1", "C1", "hello"),
                "app_home_opened": slack.open_app("U1"),
                "team_join": slack.join("U1"),
                "user_change": slack.change_person("U1", tz="Asia/Tokyo"),
                **{name: slack.send_event({"type": name, **more}) for name, more in EVENT.items()},
                "app_uninstalled": slack.uninstall()[-1],
            }
        assert set(answers) == set(bot_events(parsed()))
        assert {
            name: each.attempts for name, each in answers.items() if not each.ok or each.attempts > 1
        } == {}
        assert [call.reply for call in slack.calls if call.reply.get("error") == "missing_scope"] == []


def test_while_the_database_is_away_slack_is_asked_to_try_again(sqlite_database: Database) -> None:
    with sqlite_database.unit() as unit:
        unit.people.account(person(unit, "Mina Sato").id, "slack", "T1", "U1")
    with FakeSlack() as slack:
        slack.add_person("U1")
        with SlackRoom(sqlite_database, slack, now) as room:
            room.run(room.channel.listen(_away))
            answer = slack.say("U1", "hello")
            assert (answer.status, answer.attempts) == (500, 4)


async def _away(_: Inbound) -> Immediate:
    raise OSError
