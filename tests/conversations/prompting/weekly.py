"""The list of the week's talks, as tests read and press it."""

from datetime import UTC, datetime, timedelta

from conversations.messages import Message, Part
from conversations.wording import plain
from tests.builders import NOW
from tests.talk import Talk

MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)
TALKS = "Your three talks this week"


def newest(talk: Talk, who: int) -> Message:
    """The card that stands last in somebody's direct message."""
    return talk.screen(who).at("talk")[-1].message


def part(talk: Talk, who: int, name: str) -> Part:
    """The line about somebody on the newest list."""
    return next(each for each in lists(talk, who)[-1].parts if plain(each.body).startswith(name))


def lists(talk: Talk, who: int) -> list[Message]:
    """Every list that somebody has, as each stands now."""
    return [card.message for card in talk.screen(who).at("talk") if card.message.parts]


def held(talk: Talk, manager: int, person: int, days: int) -> None:
    """A talk of the two was held so many days ago."""
    with talk.database.unit() as unit:
        at = talk.now - timedelta(days=days)
        unit.dialogues.event("finished", None, manager, person, person, at, "career-conversation")


def press(talk: Talk, who: int, name: str, label: str) -> None:
    """Press a button of one line of the list."""
    button = next(each for each in part(talk, who, name).buttons if each.label == label)
    talk.ask(
        who, button.press.given["intent"], **{k: v for k, v in button.press.given.items() if k != "intent"}
    )


def week_begins(talk: Talk) -> None:
    """The clock comes to Monday, nine in UTC."""
    talk.now = NOW - timedelta(hours=1)
    talk.live(hours=1)
