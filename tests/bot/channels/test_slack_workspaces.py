"""Workspaces install the app by its link, and leave it again; each is served by itself."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.clock import now
from bot.settings import Settings
from conversations.messages import Message, Text
from storage.database import Database
from tests.builders import HIRED, NOW, observatory
from tests.fake_slack import FakeSlack
from tests.serving import by_link, free_port, install, settings_of
from tests.slack_room import SlackRoom

from .slack_office import Watch

HELP, HELPED = "what can you do?", "help people and their managers"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack with two workspaces, in neither of which the app is."""
    with FakeSlack(rotation=True) as slack:
        for team in ("T1", "T2"):
            slack.workspace(team, installed=False)
        slack.add_person("U1", "Mina Sato", "mina@example.com", team="T1")
        slack.add_person("U2", "Daniel Okafor", "daniel@example.com", team="T2")
        yield slack
        assert slack.refused == []


def hire(database: Database) -> None:
    """Mina, Daniel and Priya work here."""
    with database.unit() as unit:
        unit.careers.publish(observatory(), NOW, by=None)
        for name in ("Mina Sato", "Daniel Okafor", "Priya Nair"):
            email = f"{name.split()[0].lower()}@example.com"
            person = unit.people.add(full_name=name, email=email).id
            unit.positions.record(person, "employment", "active", HIRED, "hire", "test", NOW)


def settings(slack: FakeSlack) -> Settings:
    return settings_of(by_link(slack, free_port()))


@contextmanager
def serving(database: Database, slack: FakeSlack, watch: Watch | None = None) -> Iterator[SlackRoom]:
    """A service that any workspace can install."""
    asked = settings(slack)
    with SlackRoom(database, slack, now, asked=asked, machine=watch or now) as room:
        yield room


@pytest.fixture
def room(sqlite_database: Database, slack: FakeSlack) -> Iterator[SlackRoom]:
    """The same, on a database in which both are known by their addresses."""
    hire(sqlite_database)
    with serving(sqlite_database, slack) as room:
        yield room


def shown(slack: FakeSlack, person: str) -> list[str]:
    """What we wrote to somebody."""
    return [f"{each.text} {json.dumps(each.blocks)}" for each in slack.messages(person) if each.bot]


def answered(slack: FakeSlack, room: SlackRoom, person: str) -> None:
    """Somebody asks and is answered in their own workspace."""
    before = len(shown(slack, person))
    assert slack.say(person, HELP).ok
    room.settle()
    (answer,) = shown(slack, person)[before:]
    assert HELPED in answer


def unanswered(slack: FakeSlack, room: SlackRoom, person: str) -> None:
    """Somebody asks, and nothing is sent to Slack on that account."""
    before, turns = len(slack.calls), len(room.turns)
    assert slack.say(person, HELP).ok
    room.settle()
    assert (len(slack.calls), len(room.turns)) == (before, turns)


def reminded(room: SlackRoom, database: Database, email: str, key: str) -> None:
    """Something is to go out to somebody."""
    body = Message(summary=key, body=(Text(text=key),)).model_dump_json()
    with database.unit() as unit:
        person = unit.people.find(email)
        assert person
        unit.mailbox.put(person.id, "talk", body, key, "answer", now())
    room.service.courier.wake()
    room.settle()


def test_installed_by_the_link_a_workspace_is_served_and_then_another(
    slack: FakeSlack, room: SlackRoom
) -> None:
    unanswered(slack, room, "U1")
    assert install(room.address, "T1") == 200
    answered(slack, room, "U1")
    unanswered(slack, room, "U2")
    assert install(room.address, "T2") == 200
    answered(slack, room, "U2")
    answered(slack, room, "U1")
    assert {call.team for call in slack.calls if call.method == "chat.postMessage"} == {"T1", "T2"}


def test_once_installed_its_members_are_known_before_they_write(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database
) -> None:
    install(room.address, "T1")

    def known() -> frozenset[str]:
        with sqlite_database.reading() as unit:
            return unit.people.accounts_in("slack", "T1")

    slack.wait(lambda: known() == {"U1"})
    reminded(room, sqlite_database, "mina@example.com", "A reminder")
    assert "A reminder" in shown(slack, "U1")[0]


@pytest.mark.parametrize("how", ["uninstall", "revoke_tokens"])
def test_where_it_was_taken_out_nothing_is_sent_and_the_others_go_on(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database, how: str
) -> None:
    for team, person in (("T1", "U1"), ("T2", "U2")):
        install(room.address, team)
        answered(slack, room, person)
    getattr(slack, how)("T1")
    before = len(slack.calls)
    reminded(room, sqlite_database, "mina@example.com", "Not now")
    unanswered(slack, room, "U1")
    assert [call for call in slack.calls[before:] if call.team == "T1"] == []
    answered(slack, room, "U2")
    assert install(room.address, "T1") == 200
    room.settle()
    assert "Not now" in shown(slack, "U1")[-1]  # what waited goes as soon as it may
    answered(slack, room, "U1")


def test_told_twice_or_late_of_an_end_a_new_installation_stays(slack: FakeSlack, room: SlackRoom) -> None:
    install(room.address, "T1")
    told = slack.uninstall("T1")
    assert all(each.ok for each in told)
    slack.let_pass(5)
    room.run(asyncio.sleep(2.1))
    install(room.address, "T1")
    for each in told:
        assert slack.send_again(each).ok
    answered(slack, room, "U1")


def test_one_person_in_two_workspaces_is_answered_where_they_spoke(slack: FakeSlack, room: SlackRoom) -> None:
    slack.add_person("U3", "Mina Sato", "Mina@Example.com", team="T2")
    for team in ("T1", "T2"):
        install(room.address, team)
    answered(slack, room, "U1")
    assert shown(slack, "U3") == []
    answered(slack, room, "U3")
    answered(slack, room, "U1")
    assert (len(shown(slack, "U1")), len(shown(slack, "U3"))) == (2, 1)


def test_over_socket_mode_it_is_installed_by_the_link_as_well(
    slack: FakeSlack, sqlite_database: Database
) -> None:
    hire(sqlite_database)
    asked = settings(slack).model_copy(
        update={"slack_app_token": slack.app_token, "slack_signing_secret": None}
    )
    with SlackRoom(sqlite_database, slack, now, asked=asked) as room:
        install(room.address, "T1")
        answered(slack, room, "U1")


class TestAWholeOrganisation:
    """Installed org-wide: one token for all of its workspaces."""

    @pytest.fixture
    def organisation(self, slack: FakeSlack) -> None:
        slack.workspace("T5", "E1", installed=False, org_wide=True)
        slack.workspace("T6", "E1", installed=False, org_wide=True)
        slack.add_person("W5", "Mina Sato", "mina@example.com", team="T5")
        slack.add_person("U6", "Daniel Okafor", "daniel@example.com", team="T6")

    @pytest.fixture
    def installed(self, slack: FakeSlack, room: SlackRoom, organisation: None) -> None:
        del organisation
        assert install(room.address, code=slack.allow(team="T5", org_wide=True)) == 200

    @pytest.mark.usefixtures("installed")
    def test_members_of_each_workspace_are_answered_there(self, slack: FakeSlack, room: SlackRoom) -> None:
        answered(slack, room, "W5")
        answered(slack, room, "U6")
        answered(slack, room, "W5")
        assert slack.command("W5", "/career", HELP).ok
        assert slack.open_app("U6", "home").ok
        assert slack.home("U6")

    @pytest.mark.usefixtures("installed")
    def test_somebody_outside_of_it_gets_nothing(self, slack: FakeSlack, room: SlackRoom) -> None:
        slack.add_person("U9", "Mina Sato", "mina@example.com", team="T9", visits="T5")
        assert slack.say("U9", HELP).ok
        assert room.turns == []
        assert shown(slack, "U9") == []

    @pytest.mark.usefixtures("installed")
    def test_a_workspace_more_or_less_is_read_anew_while_nobody_waits(
        self, slack: FakeSlack, room: SlackRoom, sqlite_database: Database
    ) -> None:
        def known() -> frozenset[str]:
            with sqlite_database.reading() as unit:
                return unit.people.accounts_in("slack", "E1")

        slack.wait(lambda: known() == {"W5", "U6"})
        slack.fail_next("users.list", "slow", seconds=4)
        slack.add_person("U7", "Priya Nair", "priya@example.com", team="T6")
        assert slack.send_event({"type": "team_access_granted", "team_ids": ["T6"]}, "T6").attempts == 1
        slack.wait(lambda: known() == {"W5", "U6", "U7"}, 10)
        with slack.world.lock:
            slack.world.workspaces["T6"].org_wide = False
        assert slack.send_event({"type": "team_access_revoked", "team_ids": ["T6"]}, "T5").attempts == 1
        slack.wait(lambda: known() == {"W5"}, 10)
        del room


def test_two_services_on_one_database_renew_a_token_once(
    postgres_database: Database, slack: FakeSlack
) -> None:
    hire(postgres_database)
    watch, url = Watch(), postgres_database.url.render_as_string(hide_password=False)
    with (
        serving(postgres_database, slack, watch) as first,
        serving(Database(url), slack, watch) as second,
    ):
        install(second.address, "T1")
        answered(slack, second, "U1")
        watch.ahead += timedelta(hours=10.5)
        slack.let_pass(10.5 * 3600)
        for room in (first, second):
            slack.connect_http(f"{room.address}/slack/events")
            slack.say("U1", HELP)
        for room in (first, second):
            room.settle()
        asked = [each.get("grant_type") for each in slack.called("oauth.v2.access")]
        assert asked.count("refresh_token") == 1
        slack.wait(lambda: len(shown(slack, "U1")) == 3)
