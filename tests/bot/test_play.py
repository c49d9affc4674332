"""`trellis play` as a whole process: local, one per file, kept between runs, ended by Ctrl+C."""

import asyncio
import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.client import HTTPConnection
from itertools import product
from pathlib import Path

import pytest

from bot import demo
from bot.channels.playground import PlaygroundChannel
from bot.clock import now
from bot.courier import LEASE
from bot.opening import open_database
from bot.outbox import HouseOutbox
from bot.playing import playground
from bot.threads import Threads
from conversations.messages import Message, Text

TRELLIS = str(Path(sys.executable).with_name("trellis"))
PATIENCE = 60
TALK = "/playground/lines?as={}&place=talk"


@contextmanager
def begun(folder: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running play on any free port, and its address."""
    command = [TRELLIS, "play", "--port", "0", *words]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            assert run.stdout
            assert run.stderr
            line = run.stdout.readline()
            assert line, run.stderr.read()
            yield run, line.split()[3]
        finally:
            run.kill()


@contextmanager
def playing(folder: Path, *words: str) -> Iterator[str]:
    """The address of a running play, which is ended with Ctrl+C and has to end well."""
    with begun(folder, *words) as (run, address):
        yield address
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=PATIENCE)
    assert (run.returncode, errors) == (0, "")


def refused(folder: Path, *words: str) -> str:
    """What a play that does not begin says; it has to end with 2."""
    ended = subprocess.run(
        [TRELLIS, "play", *words], cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert ended.returncode == 2
    return ended.stderr


def asked(address: str, method: str, path: str, body: str | None = None) -> str:
    connection = HTTPConnection(address.removeprefix("http://"), timeout=PATIENCE)
    connection.request(method, path, body, {"Content-Type": "application/json", "Origin": address})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    assert answer.status == 200, text
    return text


def say(address: str, text: str, event: str) -> None:
    body = json.dumps({"kind": "said", "event": event, "place": "talk", "text": text})
    asked(address, "POST", "/playground/inbound?as=5", body)


def lines(address: str, expected: str, person: int = 5) -> str:
    """The talk of a person, as soon as it holds what is expected."""
    deadline = time.monotonic() + PATIENCE
    while expected not in (shown := asked(address, "GET", TALK.format(person))):
        assert time.monotonic() < deadline, shown
        time.sleep(0.05)
    return shown


def test_a_question_is_answered_and_everything_is_kept_until_a_fresh_start(tmp_path: Path) -> None:
    with playing(tmp_path) as address:
        assert address.startswith("http://127.0.0.1:")
        say(address, "what's next?", "first")
        answered = lines(address, "Trellis")
    with playing(tmp_path) as address:
        assert lines(address, "Trellis").count("<li") == answered.count("<li") >= 2
    with playing(tmp_path, "--fresh") as address:
        assert "what's next?" not in asked(address, "GET", TALK.format(5))


def test_after_a_kill_the_next_question_is_answered_as_ever(tmp_path: Path) -> None:
    with begun(tmp_path) as (run, address):
        say(address, "show my plan", "first")
        run.kill()
    with playing(tmp_path) as address:
        say(address, "what's next?", "second")
        assert "top of its track" in lines(address, "top of its track")


def test_what_a_killed_play_had_in_hand_stands_there_once_and_before_what_follows(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'trellis-play.db'}", "demo", now())
    with database.unit() as unit:
        demo.build(unit, now())
        for person, words in product((5, 6), ("the first", "the second")):
            body = Message(summary=words, body=(Text(text=words),)).model_dump_json()
            unit.mailbox.put(person, "talk", body, f"{words} to {person}", "answer", now())
    asyncio.run(cut_off(Threads(database), arrived=5))
    with playing(tmp_path) as address:
        for person in (5, 6):
            shown = lines(address, "the second", person)
            assert shown.index("the first") < shown.index("the second")
            assert shown.count("<li") == 2


async def cut_off(threads: Threads, arrived: int) -> None:
    """Deliver what goes to one person, and keep no receipt of it; take along the rest, and keep it."""
    channel = PlaygroundChannel(playground(threads, now))
    for claimed in await HouseOutbox(threads, now, now).claim(now() + LEASE, 9):
        if claimed.parcel.person_id == arrived:
            await channel.deliver(claimed.parcel)
    threads.close()


def test_two_plays_on_one_file_are_refused(tmp_path: Path) -> None:
    with playing(tmp_path):
        assert "Another `trellis play` is running" in refused(tmp_path)


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"Port {port} is taken" in refused(tmp_path, "--port", str(port))


@pytest.mark.parametrize("words", [(), ("--fresh",)])
def test_a_live_database_is_refused_and_left_as_it_is(tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "trellis-play.db"
    open_database(f"sqlite:///{file}", "live", datetime(2027, 3, 1, tzinfo=UTC)).close()
    before = file.stat().st_size
    assert "is a live database" in refused(tmp_path, *words)
    assert file.stat().st_size == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "trellis-play.db"
    file.write_text("my diary, " * 1000, encoding="utf-8")
    assert "is not a file that play can use" in refused(tmp_path, "--fresh")
    assert file.read_text(encoding="utf-8").startswith("my diary")
