"""Strangers, guests, bots and former members are nobody: no turn, no word, no view, whatever they do."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk.web import WebClient

from bot.channels.slack import words
from bot.clock import now
from storage.database import Database
from tests.builders import HIRED, NOW
from tests.fake_slack import Answer, FakeSlack, Posted
from tests.slack_room import SlackRoom

ADDRESS = "mina@example.com"
NOBODIES: dict[str, dict[str, Any]] = {
    "guest": {"is_restricted": True},
    "guest of one channel": {"is_ultra_restricted": True},
    "deactivated": {"deleted": True},
    "stranger": {"is_stranger": True},
    "of another organisation": {"team": "T9", "visits": "T1", "is_stranger": True},
    "of another organisation, not marked": {"team": "T9", "visits": "T1"},
}
SPOKEN = ("chat.", "views.", "files.", "assistant.", "agents.", "conversations.")
BUTTON = {
    "type": "button",
    "action_id": "a",
    "text": {"type": "plain_text", "text": "Plan"},
    "value": '{"do":"ask","given":{"intent":"show_plan"}}',
}


@pytest.fixture
def slack(sqlite_database: Database) -> Iterator[FakeSlack]:
    """A Slack, and Mina in the directory by her address."""
    with sqlite_database.unit() as unit:
        mina = unit.people.add(full_name="Mina Sato", email=ADDRESS).id
        unit.positions.record(mina, "employment", "active", HIRED, "hire", "test", NOW)
    with FakeSlack() as slack:
        slack.workspace("T1")
        yield slack


@pytest.fixture
def room(sqlite_database: Database, slack: FakeSlack) -> Iterator[SlackRoom]:
    """A service for it."""
    with SlackRoom(sqlite_database, slack, now) as room:
        yield room


def card(slack: FakeSlack, channel: str) -> Posted:
    """A message of ours with a button, however it came there."""
    client = WebClient(slack.bot_token, base_url=slack.url)
    ts = client.chat_postMessage(
        channel=channel, text="Card", blocks=[{"type": "actions", "elements": [BUTTON]}]
    )["ts"]
    return next(each for each in slack.messages(channel) if each.ts == ts)


def said(slack: FakeSlack, _: Posted) -> Answer:
    return slack.say("U1", "what's next?")


def mentioned(slack: FakeSlack, _: Posted) -> Answer:
    slack.add_channel("C1", members=["U1"])
    return slack.mention("U1", "C1", "what's next?")


def mentioned_among_others(slack: FakeSlack, _: Posted) -> Answer:
    slack.add_channel("C2", members=["U1"], shared=True)
    return slack.mention("U1", "C2", "what's next?")


def pressed(slack: FakeSlack, posted: Posted) -> Answer:
    return slack.press("U1", posted, "Plan")


def opened(slack: FakeSlack, _: Posted) -> Answer:
    return slack.open_app("U1", "home")


def came(slack: FakeSlack, _: Posted) -> Answer:
    return slack.open_app("U1", "messages")


def commanded(slack: FakeSlack, _: Posted) -> Answer:
    return slack.command("U1", "/career", "what's next?")


def began(slack: FakeSlack, _: Posted) -> Answer:
    return slack.shortcut("U1", "start_talk")


def kept(slack: FakeSlack, posted: Posted) -> Answer:
    return slack.message_shortcut("U1", "save_evidence", posted)


EVERYWHERE = (said, mentioned, mentioned_among_others, pressed, opened, came)
AT_HOME = (commanded, began, kept)  # Slack gives these to members alone
Deed = Callable[[FakeSlack, Posted], Answer]


def silent(slack: FakeSlack, room: SlackRoom, deed: Deed, where: str = "U1") -> None:
    """Whoever does this gets nothing."""
    posted = card(slack, where)
    before, stood = len(slack.calls), len(slack.messages("U1"))
    answer = deed(slack, posted)
    assert answer.ok, answer
    assert not answer.body
    room.settle()
    assert room.turns == []
    assert [call for call in slack.calls[before:] if call.method.startswith(SPOKEN)] == []
    assert [each for each in slack.messages("U1")[stood:] if each.bot] == []
    assert (slack.home("U1"), slack.views("U1")) == (None, [])
    assert all(line.uses == 0 for line in slack.world.lines.values())


def each_does_everything() -> Iterator[Any]:
    for who, marks in NOBODIES.items():
        for deed in (*EVERYWHERE, *(() if "visits" in marks else AT_HOME)):
            yield pytest.param(who, deed, id=f"{who} {deed.__name__}")


@pytest.mark.parametrize(("who", "deed"), [*each_does_everything()])
def test_nobody_gets_nothing(slack: FakeSlack, room: SlackRoom, who: str, deed: Deed) -> None:
    slack.add_person("U1", "Somebody", ADDRESS, **NOBODIES[who])
    silent(slack, room, deed)


def test_somebody_of_another_organisation_may_press_in_a_shared_channel_and_is_shown_nothing(
    slack: FakeSlack, room: SlackRoom
) -> None:
    slack.add_person("U1", "Somebody", ADDRESS, team="T9", visits="T1")
    slack.add_channel("C3", members=["U1"], shared=True)

    def pressed_from_home(slack: FakeSlack, posted: Posted) -> Answer:
        with slack.world.lock:
            who = slack.world.person("U1")
            payload = slack._acted(who, posted, posted.blocks[0], BUTTON, {})
        return slack._interact(payload | {"team": {"id": "T9", "domain": "elsewhere"}})

    silent(slack, room, pressed_from_home, "C3")


def test_a_bot_gets_nothing(slack: FakeSlack, room: SlackRoom) -> None:
    slack.add_person("U1", "Standup", ADDRESS, is_bot=True)
    slack.add_channel("C4", members=["U1"])
    assert slack.mention("U1", "C4", "what's next?").ok
    assert room.turns == []
    assert [call.method for call in slack.calls] == ["auth.test", "users.info"]


@pytest.mark.parametrize("deed", [said, pressed, commanded, opened], ids=lambda deed: deed.__name__)
def test_a_full_member_with_that_address_is_somebody(slack: FakeSlack, room: SlackRoom, deed: Deed) -> None:
    slack.add_person("U1", "Mina Sato", ADDRESS)
    answer = deed(slack, card(slack, "U1"))
    assert answer.ok
    assert len(room.turns) == 1


class TestAMemberWhomTheDirectoryDoesNotKnow:
    """A full member of the workspace with an address that nobody has."""

    @pytest.fixture(autouse=True)
    def stranger(self, slack: FakeSlack) -> None:
        slack.add_person("U1", "New Here", "new@example.com")

    def test_reads_once_for_each_message_who_can_link_them(self, slack: FakeSlack, room: SlackRoom) -> None:
        slack.duplicate_events = "at_once"
        for times in (1, 2):
            assert slack.say("U1", "hello").ok
            told = [each.text for each in slack.messages("U1") if each.bot]
            assert told == [words.NOT_KNOWN] * times
        assert room.turns == []

    def test_reads_it_in_the_thread_in_which_they_wrote(self, slack: FakeSlack, room: SlackRoom) -> None:
        root = card(slack, "U1")
        assert slack.say("U1", "hello", root.ts).ok
        assert slack.messages("U1", root.ts)[-1].text == words.NOT_KNOWN
        assert room.turns == []

    @pytest.mark.parametrize("deed", [mentioned, commanded], ids=lambda deed: deed.__name__)
    def test_reads_it_for_their_eyes_only_elsewhere(
        self, slack: FakeSlack, room: SlackRoom, deed: Deed
    ) -> None:
        assert deed(slack, card(slack, "U1")).ok
        (told,) = [each for each in slack.messages("U1") if each.ephemeral]
        assert (told.text, told.to) == (words.NOT_KNOWN, "U1")
        assert room.turns == []

    def test_reads_it_on_the_home_and_in_place_of_a_form(self, slack: FakeSlack, room: SlackRoom) -> None:
        assert slack.open_app("U1", "home").ok
        assert slack.shortcut("U1", "start_talk").ok
        home, view = slack.home("U1"), slack.view("U1")
        assert home
        assert view
        assert home.blocks[0]["text"]["text"] == view.blocks[0]["text"]["text"] == words.NOT_KNOWN
        assert slack.refused == []
        assert room.turns == []

    def test_in_a_shared_channel_reads_nothing(self, slack: FakeSlack, room: SlackRoom) -> None:
        silent(slack, room, mentioned_among_others)
