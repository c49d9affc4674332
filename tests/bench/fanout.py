"""How fast many people are written to, against the rate at which Slack takes messages, on a SQLite file.

The real service sends one message to each of so many people, through outbox, courier and channel, to a Slack
on loopback that refuses what comes faster than its rate. Slack names no rate for messages but "several
hundred a minute"; here it is 300. A run with 10,000 people takes over half an hour, as it would.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from conversations.messages import Message, Text
from storage.database import Database
from tests.fake_slack import FakeSlack
from tests.slack_room import SlackRoom

from . import Figure
from .company import NOW, founded

SIZES = (900,)
ALLOWED, WINDOW = 300, 60.0  # so many messages in so many seconds
POST = "chat.postMessage"
PATIENCE = 3.0  # times what the rate allows


def figures(*sizes: int) -> Iterator[Figure]:
    """Messages a second, and their ratio to what is allowed, for audiences of these sizes."""
    allowed = ALLOWED / WINDOW
    yield Figure("allowed", allowed, "messages/s")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes or SIZES:
            seconds, refused = measured(Path(folder) / f"{size}.db", size)
            yield Figure(f"sent, {size} people", size / seconds, "messages/s")
            yield Figure(f"sent, {size} people, to what is allowed", size / seconds / allowed, "times")
            yield Figure(f"refused, {size} people", refused, "calls")


def measured(path: Path, size: int) -> tuple[float, int]:
    """Seconds from the first message to the last, and how often Slack refused one."""
    database = Database(f"sqlite:///{path}")
    database.migrate()
    people = founded(database, size)
    with FakeSlack(rates=True) as slack:
        _move_in(database, slack, people)
        slack.set_rate(POST, ALLOWED, WINDOW)
        slack.echoes = False
        with SlackRoom(database, slack, lambda: NOW) as room:
            _put(database, people)
            began = monotonic()
            ends = began + PATIENCE * size / ALLOWED * WINDOW
            while _waiting(database) and monotonic() < ends:
                room.settle()
                sleep(0.05)
            seconds = monotonic() - began
        said = [call.arguments["channel"] for call in slack.calls if call.method == POST and call.reply["ok"]]
        assert sorted(said) == sorted(f"U{person:06}" for person in people), "each once"
        calls = len(slack.called(POST))
    database.close()
    return seconds, calls - size


def _move_in(database: Database, slack: FakeSlack, people: tuple[int, ...]) -> None:
    with database.unit() as unit:
        for person in people:
            unit.people.unlink_many({(person, "playground", "local", str(person)): (None, None)})
            unit.people.account(person, "slack", "T1", f"U{person:06}")
            slack.add_person(f"U{person:06}")


def _put(database: Database, people: tuple[int, ...]) -> None:
    body = Message(summary="A survey", body=(Text(text="Three questions, two minutes."),)).model_dump_json()
    with database.unit() as unit:
        for person in people:
            unit.mailbox.put(person, "talk", body, f"to {person}", "campaign", NOW)


def _waiting(database: Database) -> int:
    with database.reading() as unit:
        counts = unit.mailbox.counts()
    return sum(counts.get(state, 0) for state in ("queued", "sending"))
