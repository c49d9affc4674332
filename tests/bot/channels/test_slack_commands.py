"""Other ways in: the slash command, a mention in a channel, and the global shortcut."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.fake_slack import Posted
from tests.slack_safe import objects
from tests.slack_town import Town, labels, town, words

GENERAL = "C1"


@pytest.fixture
def at(sqlite_database: Database) -> Iterator[Town]:
    """A channel with Mina, Daniel and the app in it; Mina has a goal that is nobody else's business."""
    with town(sqlite_database) as made:
        made.slack.add_channel(GENERAL, members=[made.id("mina"), made.id("daniel")])
        yield made


def said_in(at: Town, channel: str) -> list[Posted]:
    """What the app said in a channel."""
    return [each for each in at.slack.messages(channel) if each.bot]


@pytest.mark.parametrize("text", ["my plan", "help", "What am I missing for Senior Observer?", "xyzzy"])
def test_the_command_answers_as_the_same_words_do(at: Town, text: str) -> None:
    written = words(at.say("mina", text))
    commanded = at.after("mina", at.slack.command(at.id("mina"), "/career", text, GENERAL))
    direct = [each for each in commanded if each.channel == at.slack.dm(at.id("mina"))]
    assert words(direct) == written


@pytest.mark.parametrize("text", ["", "  "])
def test_the_command_alone_is_a_cry_for_help(at: Town, text: str) -> None:
    written = words(at.say("mina", "help"))
    assert words(at.after("mina", at.slack.command(at.id("mina"), "/career", text))) == written


def test_a_command_in_a_channel_leaves_there_nothing_but_the_way_to_the_chat(at: Town) -> None:
    at.after("mina", at.slack.command(at.id("mina"), "/career", "my plan", GENERAL))
    (line,) = said_in(at, GENERAL)
    assert line.ephemeral
    assert line.to == at.id("mina")
    assert line.text == "I have answered in our direct message."
    assert words(line) == "I have answered in our direct message.\nOpen our chat"
    (way,) = [each["url"] for each in objects(line.blocks) if "url" in each]
    assert way == "slack://app?team=T1&id=A0TRELLIS&tab=messages"
    before = len(at.received)
    at.after("mina", at.slack.press(at.id("mina"), line, "Open our chat"))
    assert len(at.received) == before


def test_a_command_in_the_direct_message_is_answered_there_and_nowhere_else(at: Town) -> None:
    at.say("mina", "help")
    (answer,) = at.after("mina", at.slack.command(at.id("mina"), "/career", "my plan"))
    assert not answer.ephemeral


def test_the_first_thing_that_somebody_does_may_be_a_command(at: Town) -> None:
    shown = at.after("mina", at.slack.command(at.id("mina"), "/career", "my plan"))
    assert "Your development plan is empty." in words(shown)


def test_a_mention_is_answered_in_the_direct_message_and_the_channel_sees_nothing(at: Town) -> None:
    written = words(at.say("mina", "my plan"))
    assert at.slack.mention(at.id("mina"), GENERAL, "my plan").ok
    told = at.arrived("mina")
    assert words([each for each in told if each.channel != GENERAL]) == written
    (line,) = said_in(at, GENERAL)
    assert (line.ephemeral, line.to) == (True, at.id("mina"))
    assert line.text == "I answer in our direct message, where only you can read it."
    assert at.arrived("daniel") == []


def test_a_mention_in_a_thread_of_a_channel_is_told_so_there(at: Town) -> None:
    posted = at.slack.write(at.id("daniel"), GENERAL, "Who knows the way?")
    assert at.slack.mention(at.id("mina"), GENERAL, "what next?", posted.ts).ok
    at.settle()
    (line,) = said_in(at, GENERAL)
    assert (line.ephemeral, line.thread_ts) == (True, posted.ts)


def test_a_mention_without_words_is_answered_too(at: Town) -> None:
    assert at.slack.mention(at.id("mina"), GENERAL, "").ok
    told = [each for each in at.arrived("mina") if each.channel != GENERAL]
    assert len(told) == 1


def test_the_shortcut_begins_a_talk_and_says_where(at: Town) -> None:
    shown = at.after("daniel", at.slack.shortcut(at.id("daniel"), "start_talk"))
    assert "Mina Sato" in "".join(labels(shown[-1]))
    assert words(at.view("daniel")) == "I have answered in our direct message."


def test_the_shortcut_of_whoever_may_hold_no_talk_says_so(at: Town) -> None:
    shown = at.after("mina", at.slack.shortcut(at.id("mina"), "start_talk"))
    assert shown
    assert at.view("mina").title == "Done"


def test_a_command_of_somebody_whom_nobody_knows_tells_them_how_to_become_known(at: Town) -> None:
    at.slack.add_person("U9009", "New Person", "new@example.com")
    answer = at.slack.command("U9009", "/career", "my plan")
    assert answer.ok
    assert "I do not know you yet." in str(answer.body)
