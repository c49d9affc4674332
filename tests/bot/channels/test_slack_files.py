"""Files that the people team attaches in the direct message: fetched with our token, from Slack alone."""

from base64 import b64decode
from collections.abc import Iterator

import pytest

from bot.channels.slack import words
from bot.channels.slack.downloads import MOST
from bot.clock import now
from bot.peopling import WORKERS
from conversations import jobs
from conversations.messages import Uploaded
from storage.database import Database
from tests.builders import cast
from tests.fake_slack import Answer, FakeSlack
from tests.slack_room import SlackRoom
from tests.slack_talk import member, move_in

CSV = (
    "employee_id;name;email;manager_email;role;department;location;timezone;start_date\n"
    "N1;Lena Novak;lena@example.com;;Dome Lead;Domes;Lisbon;Europe/Lisbon;2026-11-01\n"
)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    """A Slack."""
    with FakeSlack() as slack:
        yield slack
        assert slack.refused == []


@pytest.fixture
def ines(sqlite_database: Database, slack: FakeSlack) -> str:
    """Ines, who is of the people team, by her id at Slack."""
    people = cast(sqlite_database)
    move_in(sqlite_database, slack, people)
    return member(people["ines"])


@pytest.fixture
def room(sqlite_database: Database, slack: FakeSlack, ines: str) -> Iterator[SlackRoom]:
    """A service for everybody of the observatory."""
    del ines
    with SlackRoom(sqlite_database, slack, now) as room:
        yield room


def work(room: SlackRoom) -> None:
    """Do the next piece of slow work."""
    service = room.service
    assert jobs.run_next(service.threads.database, service.house, now(), WORKERS)
    room.settle()


def stands(slack: FakeSlack, person: str) -> str:
    """What we wrote to somebody."""
    return "\n".join(f"{each.text} {each.blocks}" for each in slack.messages(person) if each.bot)


def test_people_are_brought_in_from_a_file_in_the_chat(
    slack: FakeSlack, room: SlackRoom, ines: str, sqlite_database: Database
) -> None:
    assert slack.say(ines, "", files=[("people.csv", CSV.encode())]).ok
    work(room)
    assert "Nothing has changed yet." in stands(slack, ines)
    posted = next(each for each in reversed(slack.messages(ines)) if "'Bring them in'" in str(each.blocks))
    assert slack.press(ines, posted, "Bring them in").ok
    work(room)
    with sqlite_database.reading() as unit:
        assert unit.people.named("Lena Novak")


def test_words_that_come_with_a_file_are_answered_too(slack: FakeSlack, room: SlackRoom, ines: str) -> None:
    assert slack.say(ines, "what can you do?", files=[("people.csv", CSV.encode())]).ok
    room.settle()
    assert "help people and their managers" in stands(slack, ines)


def test_a_framework_is_read_as_well_and_several_files_one_after_another(
    slack: FakeSlack, room: SlackRoom, ines: str
) -> None:
    files = [("people.csv", CSV.encode()), ("framework.yaml", b"framework: {id: a")]
    assert slack.say(ines, "", files=files).ok
    came = [each.file for each in room.turns if isinstance(each, Uploaded)]
    assert [(each.name, b64decode(each.content)) for each in came] == files


def sent(slack: FakeSlack, person: str, **changed: object) -> Answer:
    """Somebody attached a file, which Slack describes so."""
    file = {"id": "F1", "name": "people.csv", "mimetype": "text/csv", "size": 10, **changed}
    event = {
        "type": "message",
        "subtype": "file_share",
        "channel": slack.dm(person),
        "channel_type": "im",
        "user": person,
        "ts": slack.world.next_ts(),
        "text": "",
        "files": [file],
    }
    return slack.send_event(event)


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/people.csv",
        "https://slack.com.evil.example/people.csv",
        "https://evilslack.com/people.csv",
        "http://files.slack.com@evil.example/people.csv",
        "http://files.slack.com/people.csv",
        "file:///etc/passwd",
        "",
    ],
)
def test_our_token_goes_to_slack_alone(slack: FakeSlack, room: SlackRoom, ines: str, address: str) -> None:
    assert sent(slack, ines, url_private=address).ok
    assert [each.text for each in slack.messages(ines) if each.bot] == [words.NO_FILE]
    assert room.turns == []


def test_too_large_unreadable_or_gone_it_is_told_kindly(slack: FakeSlack, room: SlackRoom, ines: str) -> None:
    here = f"{slack.address}/files-pri/T1-F9/people.csv"
    assert sent(slack, ines, url_private=here, size=MOST + 1).ok
    assert sent(slack, ines, url_private=here).ok
    assert slack.say(ines, "", files=[("people.csv", b"a" * (MOST + 1))]).ok
    told = [each.text for each in slack.messages(ines) if each.bot]
    assert told == [words.NO_FILE] * 3
    assert room.turns == []


def test_a_page_to_sign_in_is_no_file(slack: FakeSlack, room: SlackRoom, ines: str) -> None:
    with slack.world.lock:
        for token in slack.world.tokens.values():
            token.state = "revoked"
    assert slack.say(ines, "", files=[("people.csv", CSV.encode())]).ok
    assert room.turns == []


def test_nobody_sends_a_file_for_nothing(slack: FakeSlack, room: SlackRoom, ines: str) -> None:
    del ines
    slack.add_person("U9", "Guest", is_restricted=True)
    before = len(slack.calls)
    assert slack.say("U9", "", files=[("people.csv", CSV.encode())]).ok
    assert [each.method for each in slack.calls[before:]] == ["users.info"]
    assert room.turns == []
