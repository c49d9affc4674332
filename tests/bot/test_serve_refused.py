"""What is wrong with the settings is said before anything starts, a sentence each, and without a secret."""

import socket
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.channels.slack.checking import UnreachableError
from bot.channels.slack.connecting import connect, what_is_missing
from bot.clock import now
from bot.opening import open_database
from bot.slack_installs import slack_installs
from bot.slacking import SlackHouse
from bot.threads import Threads
from storage.database import Database
from storage.installations.seal import Seal
from tests.fake_slack import FakeSlack
from tests.serving import (
    by_link,
    free_port,
    install,
    over_http,
    over_sockets,
    refused,
    serving,
    settings_of,
    tell_no_secret,
)

from .desk import Run

Asked = dict[str, str]
Serve = Callable[[Asked], str]


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack in which nothing is matched, nor anybody there."""
    with FakeSlack() as slack:
        yield slack


@pytest.fixture
def serve(run: Run, monkeypatch: pytest.MonkeyPatch) -> Serve:
    """Calls `trellis serve` with these settings, which has to be refused; gives what it says."""

    def call(asked: Asked) -> str:
        for name, value in asked.items():
            monkeypatch.setenv(name, value)
        code, out, err = run("serve")
        assert (code, out) == (2, ""), err
        tell_no_secret(err, asked)
        return err

    return call


MISSING: dict[str, tuple[Asked, str]] = {
    "nothing": ({}, "SLACK_BOT_TOKEN is not set. The README says in ten steps where it comes from.\n"),
    "neither way": (
        {"SLACK_BOT_TOKEN": "xoxb-1-secret"},
        "Set SLACK_APP_TOKEN, and Trellis calls Slack; or SLACK_SIGNING_SECRET, and Slack calls Trellis. ",
    ),
    "swapped": (
        {"SLACK_BOT_TOKEN": "xapp-1-secret", "SLACK_APP_TOKEN": "xoxb-1-secret"},
        "SLACK_APP_TOKEN must begin with xapp-.\nSLACK_BOT_TOKEN must begin with xoxb-.\n",
    ),
    "a token as signing secret": (
        {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_SIGNING_SECRET": "xoxb-2-secret"},
        "SLACK_SIGNING_SECRET must be the signing secret from the app's basic information",
    ),
    "client id alone": (
        {"SLACK_CLIENT_ID": "11.22", "SLACK_SIGNING_SECRET": "signing"},
        (
            "With SLACK_CLIENT_ID, set SLACK_CLIENT_SECRET, TRELLIS_PUBLIC_URL, TRELLIS_SECRET_KEY, "
            "TRELLIS_SLACK_WORKSPACES as well.\n"
        ),
    ),
    "no key": (
        {
            "SLACK_CLIENT_ID": "11.22",
            "SLACK_CLIENT_SECRET": "client-secret",
            "TRELLIS_PUBLIC_URL": "https://trellis.example.com",
            "SLACK_SIGNING_SECRET": "signing",
            "TRELLIS_SLACK_WORKSPACES": "T1",
        },
        "With SLACK_CLIENT_ID, set TRELLIS_SECRET_KEY as well.\n",
    ),
    "a short key": (
        {"SLACK_CLIENT_ID": "11.22", "TRELLIS_SECRET_KEY": "too short"},
        "TRELLIS_SECRET_KEY must have at least 16 characters, each one if there are several.\n",
    ),
}


@pytest.mark.parametrize(("asked", "said"), MISSING.values(), ids=MISSING)
def test_what_is_missing_or_of_another_kind_is_named(serve: Serve, asked: Asked, said: str) -> None:
    found = serve(asked)
    assert found.startswith(said)
    assert found.count("\n") == max(1, said.count("\n"))


def test_a_demo_is_no_place_to_serve(serve: Serve, tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path / 'trellis.db'}", "demo", now()).close()
    asked = {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_SIGNING_SECRET": "signing"}
    assert serve(asked) == "This database holds the demo. Set TRELLIS_DATABASE_URL to another one.\n"


async def told(asked: Asked, database: Database) -> str:
    """What is said where these settings, with nothing missing, do not open the ways to Slack."""
    settings = settings_of(asked)
    assert what_is_missing(settings) is None
    threads = Threads(database)
    installs = slack_installs(threads, Seal(settings.secret_keys), now)
    async with AsyncExitStack() as stack:
        with pytest.raises(UnreachableError) as error:
            await connect(stack, settings, SlackHouse(threads, now), installs, now)
    threads.close()
    tell_no_secret(str(error.value), asked)
    return str(error.value)


WRONG = {
    "SLACK_BOT_TOKEN": ("xoxb-another", "Slack does not accept SLACK_BOT_TOKEN (invalid_auth). Copy the bot"),
    "SLACK_APP_TOKEN": ("xapp-another", "Slack does not accept SLACK_APP_TOKEN (invalid_auth). Make one"),
    "SLACK_CLIENT_ID": ("33.44", "Slack does not accept SLACK_CLIENT_ID (invalid_client_id). Copy it"),
    "SLACK_CLIENT_SECRET": ("another", "Slack does not accept SLACK_CLIENT_SECRET (bad_client_secret). Copy"),
}


@pytest.mark.parametrize("name", WRONG)
async def test_what_slack_refuses_is_named(slack: FakeSlack, sqlite_database: Database, name: str) -> None:
    wrong, said = WRONG[name]
    asked = by_link(slack, 8321) if "CLIENT" in name else over_sockets(slack)
    assert (await told(asked | {name: wrong}, sqlite_database)).startswith(said)


@pytest.mark.parametrize(
    ("call", "names"),
    [
        ("auth.test", "SLACK_BOT_TOKEN is right"),
        ("apps.connections.open", "SLACK_APP_TOKEN is right"),
        ("oauth.v2.access", "SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are right"),
    ],
)
async def test_where_something_else_than_slack_answers_no_token_is_blamed(
    slack: FakeSlack, sqlite_database: Database, call: str, names: str
) -> None:
    slack.fail_next(call, "503")
    asked = by_link(slack, 8321) if call == "oauth.v2.access" else over_sockets(slack)
    assert await told(asked, sqlite_database) == (
        f"Slack gave no answer that says whether {names}. Try again in a while."
    )


@pytest.mark.parametrize("way", [over_sockets, by_link], ids=["one workspace", "by a link"])
async def test_where_slack_cannot_be_reached_the_address_is_named(
    sqlite_database: Database, way: Callable[..., Asked]
) -> None:
    with FakeSlack() as slack:
        asked = way(slack, 8321) if way is by_link else way(slack)
        at = slack.url.rstrip("/")
    assert (await told(asked, sqlite_database)).startswith(f"Slack cannot be reached at {at} (")


def test_refused_by_slack_the_whole_service_ends_with_one_sentence(slack: FakeSlack, tmp_path: Path) -> None:
    said = refused(tmp_path, over_sockets(slack) | {"SLACK_BOT_TOKEN": "xoxb-another"})
    assert said.count("\n") == 1
    assert "SLACK_BOT_TOKEN (invalid_auth)" in said


def test_a_port_that_is_taken_is_named(slack: FakeSlack, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(tmp_path, over_http(slack, port))
    assert said == f"Port {port} is taken. Set TRELLIS_PORT to another one.\n"


def test_tokens_that_no_key_opens_are_named_and_the_others_are_served(
    slack: FakeSlack, tmp_path: Path
) -> None:
    asked = by_link(slack, free_port())
    slack.workspace("T1", installed=False)
    with serving(tmp_path, asked) as served:
        assert install(asked["TRELLIS_PUBLIC_URL"]) == 200
        assert served.end() == 0
    with serving(tmp_path, asked | {"TRELLIS_SECRET_KEY": "another key altogether"}):
        assert install(asked["TRELLIS_PUBLIC_URL"]) == 200
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log.startswith("The tokens of slack T1 open with none of the keys.")
