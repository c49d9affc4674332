"""Whose account it is at Slack: found by id, by another id, by address; followed as they come and go."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.clock import now
from storage.database import Database
from tests.builders import HIRED, NOW, observatory, people_team
from tests.fake_slack import FakeSlack
from tests.slack_room import SlackRoom

HELP, HELPED = "what can you do?", "help people and their managers"


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack with a few people."""
    with FakeSlack() as slack:
        slack.add_person("U1", "Mina Sato", "mina@example.com", tz="Asia/Tokyo")
        slack.add_person("U2", "Daniel Okafor", "daniel@home.example")
        yield slack
        assert slack.refused == []


@pytest.fixture
def room(sqlite_database: Database, slack: FakeSlack) -> Iterator[SlackRoom]:
    """A service of an organisation in which Mina, Daniel and Ines work; Ines is of the people team."""
    with sqlite_database.unit() as unit:
        unit.careers.publish(observatory(), NOW, by=None)
        for name in ("Mina Sato", "Daniel Okafor", "Ines Roth"):
            email = f"{name.split()[0].lower()}@example.com"
            person = unit.people.add(full_name=name, email=email, timezone="UTC").id
            unit.positions.record(person, "employment", "active", HIRED, "hire", "test", NOW)
            if name == "Ines Roth":
                people_team(unit, person)
    with SlackRoom(sqlite_database, slack, now) as room:
        yield room


def owner(database: Database, account: str, workspace: str = "T1") -> str | None:
    """Who is behind an account."""
    with database.reading() as unit:
        number = unit.people.behind("slack", workspace, account, now().date())
        person = None if number is None else unit.people.get(number)
        return person.full_name if person else None


def zone(database: Database, email: str) -> str:
    with database.reading() as unit:
        person = unit.people.find(email)
        assert person
        return person.timezone


def answered(slack: FakeSlack, room: SlackRoom, person: str) -> bool:
    """Whether somebody who asks is answered by a turn."""
    before = len(room.turns)
    assert slack.say(person, HELP).ok
    room.settle()
    return len(room.turns) > before


def test_found_by_address_in_whatever_case_and_known_by_id_from_then_on(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database
) -> None:
    slack.change_person("U1", email="MINA@Example.com")
    assert answered(slack, room, "U1")
    slack.change_person("U1", email="mina.sato@elsewhere.example")
    room.channel._desk.members._known.clear()
    assert answered(slack, room, "U1")
    assert owner(sqlite_database, "U1") == "Mina Sato"


def test_a_joiner_is_known_as_they_join(slack: FakeSlack, room: SlackRoom, sqlite_database: Database) -> None:
    slack.add_person("U3", "Ines Roth", "ines@example.com")
    assert slack.join("U3").ok
    assert owner(sqlite_database, "U3") == "Ines Roth"
    assert slack.called("users.info") == []
    del room


def test_a_time_zone_follows_the_platform(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database
) -> None:
    assert answered(slack, room, "U1")
    assert zone(sqlite_database, "mina@example.com") == "Asia/Tokyo"
    slack.change_person("U1", tz="Europe/Lisbon")
    assert zone(sqlite_database, "mina@example.com") == "Europe/Lisbon"


def test_whoever_is_deactivated_or_made_a_guest_is_nobody_at_once_and_somebody_again_later(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database
) -> None:
    for change in ("deleted", "is_restricted"):
        assert answered(slack, room, "U1")
        slack.change_person("U1", **{change: True})
        assert owner(sqlite_database, "U1") is None
        assert not answered(slack, room, "U1")
        slack.change_person("U1", **{change: False})
    assert answered(slack, room, "U1")


def test_an_address_that_is_corrected_at_slack_is_enough(slack: FakeSlack, room: SlackRoom) -> None:
    assert not answered(slack, room, "U2")
    slack.change_person("U2", email="daniel@example.com")
    assert answered(slack, room, "U2")


def everybody(room: SlackRoom) -> None:
    room.run(room.channel.meet_everybody())


def test_all_members_are_read_page_by_page_and_a_pause_of_slacks_is_kept(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database
) -> None:
    for number in range(450):
        slack.add_person(f"U1{number:03}", f"Robot {number}", is_bot=True)
    slack.add_person("U9", "Ines Roth", "ines@example.com")
    slack.fail_next("users.list", "429", seconds=1)
    everybody(room)
    assert [owner(sqlite_database, each) for each in ("U1", "U2", "U9")] == ["Mina Sato", None, "Ines Roth"]
    assert [each.get("cursor") for each in slack.called("users.list")] == ["", "", "next:200", "next:400"]


def test_who_is_not_there_any_more_has_no_account_and_a_broken_listing_changes_nothing(
    slack: FakeSlack, room: SlackRoom, sqlite_database: Database
) -> None:
    everybody(room)
    slack.fail_next("users.list", "503")
    everybody(room)
    assert owner(sqlite_database, "U1") == "Mina Sato"
    with slack.world.lock:
        del slack.world.people["U1"]
    everybody(room)
    assert owner(sqlite_database, "U1") is None


def test_across_an_organisation_somebody_is_known_by_the_id_that_holds_there(
    sqlite_database: Database, slack: FakeSlack, room: SlackRoom
) -> None:
    profile: dict[str, Any] = {
        "id": "U77",
        "team_id": "T1",
        "profile": {"real_name": "Mina"},
        "enterprise_user": {"id": "U1", "enterprise_id": "E1", "teams": ["T1"]},
    }
    everybody(room)
    assert slack.send_event({"type": "user_change", "user": profile}).ok
    assert owner(sqlite_database, "U77") == "Mina Sato"


class TestTheReviewQueue:
    """Accounts that match nobody, looked through by the people team in Slack."""

    def test_who_matches_nobody_is_linked_there_and_answered_from_then_on(
        self, slack: FakeSlack, room: SlackRoom, sqlite_database: Database
    ) -> None:
        slack.add_person("U9", "Ines Roth", "ines@example.com")
        assert not answered(slack, room, "U2")
        slack.say("U9", "unmatched accounts")
        room.settle()
        card = slack.messages("U9")[-1]
        assert "Daniel Okafor (daniel@home.example), on Slack" in str(card.blocks)
        self.pressed(slack, room, "Link to somebody")
        asked = next(each for each in reversed(slack.messages("U9")) if "Whose account" in str(each.blocks))
        assert slack.say("U9", "Daniel Okafor", asked.thread_ts or asked.ts).ok
        room.settle()
        self.pressed(slack, room, "Yes")
        assert owner(sqlite_database, "U2") == "Daniel Okafor"
        room.channel._desk.members._known.clear()
        assert answered(slack, room, "U2")

    def pressed(self, slack: FakeSlack, room: SlackRoom, label: str) -> None:
        """Press the newest button of this name."""
        posted = next(each for each in reversed(slack.messages("U9")) if f"'{label}'" in str(each.blocks))
        assert slack.press("U9", posted, label).ok
        room.settle()
