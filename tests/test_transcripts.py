"""Every transcript; the happy ones and those of restarts also with a restart between any two lines."""

from pathlib import Path

import pytest

from storage.database import Database
from tests.builders import cast
from tests.kept import found, prepare
from tests.talk import Talk
from tests.transcript import HERE, load, play

EVERY = sorted(HERE.glob("*/*.yaml"))
TO_BE_KILLED = [path for path in EVERY if path.parent.name in ("happy", "restart")]
KINDS = {"happy", "back", "skip", "stop", "wrong_answer", "stale_press", "restart", "not_allowed"}


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", EVERY, ids=name)
def test_it_goes_as_it_is_written(database: Database, path: Path) -> None:
    come_true(database, path, restarts=False)


@pytest.mark.parametrize("path", TO_BE_KILLED, ids=name)
def test_it_goes_the_same_when_killed_between_any_two_lines(database: Database, path: Path) -> None:
    come_true(database, path, restarts=True)


def test_there_are_transcripts_of_every_kind() -> None:
    assert {path.parent.name for path in EVERY} == KINDS


def come_true(database: Database, path: Path, *, restarts: bool) -> None:
    transcript, people = load(path), cast(database)
    prepare(database, people, transcript.given)
    talk = Talk(database, restarts=restarts)
    try:
        play(transcript, talk, people)
        for what, wanted in transcript.then.items():
            assert found(talk.database, people, what) == wanted, what
    finally:
        talk.database.close()
