"""`trellis serve` as a process of its own, in an empty folder, with nothing set but what a test sets."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from bot.settings import Settings, setting_name
from tests.fake_slack import FakeSlack

TRELLIS = str(Path(sys.executable).with_name("trellis"))
PATIENCE = 60
KEY = "a key for tests alone"
PEOPLE = (
    "employee_id;name;email;manager_email;role;department;location;timezone;start_date\n"
    "E1;Mina Sato;mina@example.com;daniel@example.com;Software Engineer;R&D;Berlin;Europe/Berlin;2024-01-01\n"
    "E2;Daniel Okafor;daniel@example.com;;Engineering Manager;R&D;Berlin;Europe/Berlin;2024-01-01\n"
)

Asked = Mapping[str, str]


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as held:
        return int(held.getsockname()[1])


def over_sockets(slack: FakeSlack) -> dict[str, str]:
    """The settings of one workspace, where Trellis calls Slack."""
    return {
        "SLACK_API_URL": slack.url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
    }


def over_http(slack: FakeSlack, port: int) -> dict[str, str]:
    """The settings of one workspace, where Slack calls Trellis."""
    return {
        "SLACK_API_URL": slack.url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "TRELLIS_PORT": str(port),
    }


def by_link(slack: FakeSlack, port: int) -> dict[str, str]:
    """The settings with which workspaces install the app themselves, where Slack calls Trellis."""
    return {
        "SLACK_API_URL": slack.url,
        "SLACK_CLIENT_ID": slack.client_id,
        "SLACK_CLIENT_SECRET": slack.client_secret,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "TRELLIS_PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TRELLIS_SECRET_KEY": KEY,
        "TRELLIS_SLACK_WORKSPACES": "T1, T2, E1",
        "TRELLIS_PORT": str(port),
    }


def install(public_url: str, team: str | None = None, code: str | None = None) -> int:
    """Install the app from its link, as a browser does; the status of the page at the end.

    `team` is allowed by whoever is there; or else somebody has done so already and was given a `code`.
    """
    _, to_slack, cookie = _led(f"{public_url}/slack/install")
    if code:
        state = parse_qs(urlsplit(to_slack).query)["state"][0]
        back = f"{public_url}/slack/oauth_redirect?{urlencode({'code': code, 'state': state})}"
    else:
        _, back, _ = _led(f"{to_slack}&team={team}" if team else to_slack)
    status, _, _ = _led(back, cookie.partition(";")[0])
    return status


def _led(address: str, cookie: str = "") -> tuple[int, str, str]:
    """What comes of an address: the status, where it leads, and the cookie that is to be kept."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=PATIENCE)
    connection.request("GET", f"{parts.path}?{parts.query}", headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, answer.getheader("Location", ""), answer.getheader("Set-Cookie", "")


def settings_of(asked: Asked) -> Settings:
    """The same settings as the service reads them from the environment."""
    fields: dict[str, Any] = {
        field: asked[setting_name(field)] for field in Settings.model_fields if setting_name(field) in asked
    }
    return Settings(_env_file=None, **fields)


def environment(asked: Asked) -> dict[str, str]:
    """The environment without anything that is set here, and with what is asked for."""
    ours = ("TRELLIS_", "SLACK_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {**asked}


def carried_out(folder: Path, *words: str, asked: Asked | None = None) -> subprocess.CompletedProcess[str]:
    """A call of `trellis` that ends by itself."""
    return subprocess.run(
        [TRELLIS, *words],
        cwd=folder,
        env=environment(asked or {}),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def with_people(folder: Path) -> None:
    """A database in this folder with two people, brought in by the command line."""
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    brought = carried_out(folder, "people", "people.csv", "--yes")
    assert brought.returncode == 0, brought


def refused(folder: Path, asked: Asked) -> str:
    """What a `serve` that does not begin says; it has to end with 2, and to give no secret away."""
    ended = carried_out(folder, "serve", asked=asked)
    assert (ended.returncode, ended.stdout) == (2, ""), ended
    tell_no_secret(ended.stderr, asked)
    return ended.stderr


def tell_no_secret(text: str, asked: Asked) -> None:
    """No token, secret or key of the settings stands in a text."""
    for name, value in asked.items():
        if name.endswith(("TOKEN", "SECRET", "KEY")):
            assert value not in text, f"{name} was told"


class Served:
    """A running `trellis serve`: its first line, and once it has ended everything that it said."""

    def __init__(self, run: subprocess.Popen[str], line: str) -> None:
        self.run, self.line = run, line
        self.output, self.log = "", ""

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """End it. Returns its exit code."""
        self.run.send_signal(how)
        rest, self.log = self.run.communicate(timeout=PATIENCE)
        self.output = self.line + rest
        return self.run.returncode


@contextmanager
def serving(folder: Path, asked: Asked) -> Iterator[Served]:
    """A running `serve`, which is ended by SIGTERM, has to end well and to have told no secret."""
    with (folder / "log").open("w", encoding="utf-8") as log:
        run = subprocess.Popen(
            [TRELLIS, "serve"],
            cwd=folder,
            env=environment(asked),
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        assert run.stdout
        line = run.stdout.readline()
        served = Served(run, line)
        assert line, (folder / "log").read_text(encoding="utf-8")
        yield served
        if run.poll() is None:
            served.end()
        served.log = (folder / "log").read_text(encoding="utf-8")
        assert run.returncode == 0, served.log
        tell_no_secret(served.output + served.log, asked)
    finally:
        run.kill()
        run.communicate()
