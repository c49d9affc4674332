"""Every transcript once more, as people live it in Slack: over HTTP, and over Socket Mode."""

from pathlib import Path

import pytest

from storage.database import Database
from tests.builders import cast
from tests.fake_slack import FakeSlack
from tests.kept import found, prepare
from tests.slack_room import SlackRoom
from tests.slack_talk import SlackTalk, move_in
from tests.transcript import HERE, load, play

NOWHERE_IN_SLACK = {
    "thread_of_others",  # nobody can write into a thread that they do not see
}
EVERY = sorted(path for path in HERE.glob("*/*.yaml") if path.stem not in NOWHERE_IN_SLACK)


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("sockets", [False, True], ids=["http", "socket mode"])
@pytest.mark.parametrize("path", EVERY, ids=name)
def test_it_goes_in_slack_as_it_is_written(sqlite_database: Database, path: Path, *, sockets: bool) -> None:
    transcript, people = load(path), cast(sqlite_database)
    prepare(sqlite_database, people, transcript.given)
    with FakeSlack() as slack:
        move_in(sqlite_database, slack, people)
        talk = SlackTalk(sqlite_database, slack, people.values())
        with SlackRoom(sqlite_database, slack, lambda: talk.now, sockets=sockets) as talk.room:
            play(transcript, talk, people)
            for what, wanted in transcript.then.items():
                assert found(sqlite_database, people, what) == wanted, what
        assert slack.refused == []
