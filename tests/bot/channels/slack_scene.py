"""The observatory in Slack with the service running, and what went over the line, for tests of delivery."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from conversations.messages import Message, Text
from storage.database import Database
from tests.builders import NOW, Cast, cast
from tests.fake_slack import FakeSlack, Posted
from tests.slack_room import SlackRoom
from tests.slack_talk import TEAM, member, move_in

POST, CHANGE, HOME = "chat.postMessage", "chat.update", "views.publish"


@dataclass(frozen=True)
class SlackScene:
    """Everybody of the observatory, by first name."""

    database: Database
    slack: FakeSlack
    room: SlackRoom
    people: Cast

    def at(self, name: str) -> str:
        """Somebody's id at Slack."""
        return member(self.people[name])

    def put(self, name: str, *texts: str, place: str = "talk", replaces: str | None = None) -> None:
        """Put messages into the outbox; each text is its key."""
        with self.database.unit() as unit:
            for text in texts:
                body = message(text).model_dump_json()
                unit.mailbox.put(self.people[name], place, body, text, "answer", NOW, replaces=replaces)

    def answers(self, name: str) -> list[Posted]:
        """Our messages in somebody's direct message, oldest first."""
        return [each for each in self.slack.messages(self.at(name)) if each.bot and not each.ephemeral]

    def texts(self, name: str) -> list[str]:
        """What our messages to somebody say aloud."""
        return [each.text for each in self.answers(name)]

    def settle(self) -> None:
        """Wait until everything that may go has gone, and its echoes have come back."""
        self.room.settle()
        self.slack.settle()

    def counts(self) -> dict[str, int]:
        """How many messages there are in each state."""
        with self.database.reading() as unit:
            return {state: count for state, count in unit.mailbox.counts().items() if count}


def message(text: str, **more: Any) -> Message:
    """The shortest message."""
    return Message(summary=text, body=(Text(text=text),), **more)


@contextmanager
def slack_scene(
    database: Database, *, rates: bool = False, teams: Iterable[str] = (), sockets: bool = False
) -> Iterator[SlackScene]:
    """Open the office; nothing that went to Slack in it may have been outside the limits."""
    people = cast(database)
    with FakeSlack(rates=rates) as slack:
        move_in(database, slack, people)
        for team in teams:
            slack.workspace(team)
        with SlackRoom(database, slack, lambda: NOW, sockets=sockets, teams=teams) as room:
            yield SlackScene(database, slack, room, people)
        assert slack.refused == []


def accounts_in(scene: SlackScene, team: str, *names: str) -> None:
    """Give people an account in another workspace in place of the one in the first."""
    with scene.database.unit() as unit:
        for name in names:
            number = scene.people[name]
            unit.people.unlink_many({(number, "slack", TEAM, member(number)): (None, None)})
            unit.people.account(number, "slack", team, scene.at(name))
            scene.slack.add_person(scene.at(name), name, team=team)
