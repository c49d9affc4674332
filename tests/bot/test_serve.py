"""`trellis serve` as a whole process against a Slack on loopback: it starts, answers, hears on, and ends."""

import json
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from storage.database import Database
from tests.fake_slack import FakeSlack
from tests.fake_slack.wire import signed
from tests.serving import Served, free_port, over_http, over_sockets, refused, serving, with_people

ASKED, ANSWER = "what's next?", "Senior Engineer"
HELP, HELPED = "what can you do?", "help people and their managers"


@dataclass(frozen=True)
class Running:
    """A running service, its folder, and the Slack that it serves."""

    served: Served
    folder: Path
    slack: FakeSlack
    address: str = ""

    def answers(self, person: str = "U1", text: str = ASKED, expected: str = ANSWER) -> None:
        """Somebody asks, and the answer stands in their direct message."""
        before = len(self.slack.messages(person))
        said = self.slack.say(person, text)
        assert said.ok, said
        self.slack.wait(lambda: expected in self.stands(person, before + 1), 30)

    def stands(self, person: str, since: int) -> str:
        """What stands in somebody's direct message, as Slack has it."""
        shown = self.slack.messages(person)[since:]
        return "\n".join(f"{each.text} {json.dumps(each.blocks)}" for each in shown)


def inhabited() -> FakeSlack:
    """A Slack in which two people have an account that nobody has matched yet."""
    slack = FakeSlack()
    slack.add_person("U1", "Mina Sato", "mina@example.com")
    slack.add_person("U2", "Daniel Okafor", "Daniel@Example.com")
    return slack


@pytest.fixture(scope="module")
def with_two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with these two people, brought in by `trellis people`."""
    folder = tmp_path_factory.mktemp("people")
    with_people(folder)
    return folder / "trellis.db"


def moved(with_two: Path, folder: Path) -> Path:
    (folder / "trellis.db").write_bytes(with_two.read_bytes())
    return folder


@pytest.fixture(scope="module")
def sockets(with_two: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that calls Slack."""
    folder = moved(with_two, tmp_path_factory.mktemp("sockets"))
    with inhabited() as slack, serving(folder, over_sockets(slack)) as served:
        yield Running(served, folder, slack)
        assert slack.refused == []


@pytest.fixture(scope="module")
def http(with_two: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service that Slack calls."""
    folder, address = moved(with_two, tmp_path_factory.mktemp("http")), f"http://127.0.0.1:{free_port()}"
    with inhabited() as slack, serving(folder, over_http(slack, int(address.rpartition(":")[2]))) as served:
        slack.connect_http(f"{address}/slack/events")
        yield Running(served, folder, slack, address)
        assert slack.refused == []


def test_over_socket_mode_two_connections_are_open_and_a_question_is_answered(sockets: Running) -> None:
    assert sockets.served.line == "Trellis serves Slack  (Ctrl+C ends it)\n"
    assert sockets.slack.connections == 2
    sockets.answers()


def test_accounts_are_found_for_everybody_as_it_starts(sockets: Running) -> None:
    database = Database(f"sqlite:///{sockets.folder / 'trellis.db'}")

    def accounts() -> list[str]:
        with database.reading() as unit:
            return sorted(unit.people.accounts_in("slack", "T1"))

    sockets.slack.wait(lambda: accounts() == ["U1", "U2"], 20)
    database.close()
    sockets.answers("U2", HELP, HELPED)


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_told_to_go_by_slack_it_hears_on_and_comes_back(sockets: Running, reason: str) -> None:
    sockets.slack.disconnect(reason, which=0)
    sockets.answers()
    sockets.slack.wait(lambda: sockets.slack.connections == 2, 30)
    sockets.answers("U2", HELP, HELPED)


def test_a_second_serve_on_the_same_file_is_refused_and_the_first_goes_on(sockets: Running) -> None:
    said = refused(sockets.folder, over_sockets(sockets.slack))
    assert said.startswith("Another `trellis serve` is running on ")
    assert said.endswith("End that one first.\n")
    sockets.answers("U2", HELP, HELPED)


def test_over_http_slack_may_look_whether_we_are_there_and_a_question_is_answered(http: Running) -> None:
    assert f" at {http.address} " in http.served.line
    assert http.slack.verify_url()
    http.answers()
    assert http.slack.called("apps.connections.open") == []


async def test_what_slack_did_not_sign_or_signed_long_ago_is_refused(http: Running) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "c"}).encode()
    now, ours = int(time.time()), http.slack.signing_secret
    assert await status(http, body, signed(ours, body)) == 200
    assert await status(http, body, signed("another", body)) == 401
    assert await status(http, body, signed(ours, body, now - 301)) == 401
    assert await status(http, body, signed(ours, body, now + 400)) == 401
    assert await status(http, body, signed(ours, b"{}")) == 401
    assert await status(http, body, {}) == 401


async def status(http: Running, body: bytes, headers: dict[str, str]) -> int:
    sent = {"Content-Type": "application/json"} | headers
    async with (
        aiohttp.ClientSession() as browser,
        browser.post(f"{http.address}/slack/events", data=body, headers=sent) as answer,
    ):
        return answer.status


@pytest.mark.parametrize("path", ["/", "/playground", "/slack/install"])
async def test_nothing_else_is_served(http: Running, path: str) -> None:
    async with aiohttp.ClientSession() as browser, browser.get(http.address + path) as answer:
        assert answer.status == 404


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_told_to_end_it_ends_well_and_starts_again_on_what_it_kept(
    with_two: Path, tmp_path: Path, how: signal.Signals
) -> None:
    folder = moved(with_two, tmp_path)
    with inhabited() as slack, serving(folder, over_sockets(slack)) as served:
        Running(served, folder, slack).answers()
        assert served.end(how) == 0
        assert served.output == served.line
        slack.wait(lambda: slack.connections == 0)
