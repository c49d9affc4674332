"""The people of the observatory in Slack: what they do there, and what they then have before them."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from bot.channels.slack_blocks.sheet import texts_in
from conversations.messages import Home, Immediate, Inbound
from storage.database import Database
from tests.bot.channels.slack_hand import controls, offered
from tests.builders import NOW, Cast, cast
from tests.fake_slack import Answer, FakeSlack, Posted, View
from tests.slack_room import SlackRoom
from tests.slack_safe import breaches
from tests.slack_talk import TEAM, member, move_in

Shown = Posted | View


class Town:
    """Slack, the service, and everybody. `now` is business time."""

    def __init__(self, database: Database, slack: FakeSlack, people: Cast) -> None:
        self.database, self.slack, self.people = database, slack, people
        self.now: datetime = NOW
        self.room: SlackRoom
        self.received: list[Inbound] = []
        self.homes: list[Home] = []
        self.in_the_way: list[tuple[type, Callable[[], Awaitable[None]]]] = []
        self._read: dict[str, int] = {}

    def id(self, who: str) -> str:
        """Somebody's id at Slack."""
        return member(self.people[who])

    def settle(self) -> None:
        """Wait until everything that was on its way has arrived."""
        self.room.settle()
        self.slack.settle()
        self.room.settle()

    def say(self, who: str, text: str, thread: str | None = None, *, raw: bool = False) -> list[Posted]:
        """Somebody writes to the app. What they read then."""
        return self.after(who, self.slack.say(self.id(who), text, thread, raw=raw))

    def press(
        self, who: str, label: str, on: Shown | str | None = None, *, stale: bool = False
    ) -> list[Posted]:
        """Somebody presses the newest button of this name, or the one on a card or in a window."""
        place = on or self.card(who, label)
        return self.after(who, self.slack.press(self.id(who), place, label, stale=stale))

    def after(self, who: str, answer: Answer) -> list[Posted]:
        """What somebody reads after what they did, which Slack took."""
        assert answer.ok, answer
        return self.arrived(who)

    def arrived(self, who: str) -> list[Posted]:
        """The messages of the app that are new or changed since somebody last looked, oldest first."""
        self.settle()
        fresh = []
        for posted in self.slack.messages(self.id(who)):
            key, stands = f"{who}:{posted.ts}", len(posted.versions) + 1
            if posted.bot and self._read.get(key, 0) != stands:
                self._read[key] = stands
                fresh.append(posted)
        return fresh

    def card(self, who: str, label: str) -> Posted:
        """The newest message on which something has this name."""
        for posted in reversed(self.slack.messages(self.id(who))):
            if posted.bot and label in labels(posted):
                return posted
        raise AssertionError(f"nothing is called {label!r}")

    def view(self, who: str) -> View:
        """The window on top."""
        view = self.slack.view(self.id(who))
        assert view is not None, "no window is open"
        return view

    def home(self, who: str) -> View:
        """Somebody opens their home tab."""
        assert self.slack.open_app(self.id(who), "home").ok
        self.settle()
        home = self.slack.home(self.id(who))
        assert home is not None
        return home

    def slow_down(self, kind: type, seconds: float) -> None:
        """Let the next turn of a kind take its time."""
        self.in_the_way.append((kind, lambda: asyncio.sleep(seconds)))

    def fail(self, kind: type) -> None:
        """Let the next turn of a kind find the database gone."""

        async def gone() -> None:
            raise ConnectionError("the database is gone")

        self.in_the_way.append((kind, gone))

    def pass_time(self, **time: float) -> None:
        """Let business time go by."""
        self.now += timedelta(**time)


@contextmanager
def town(database: Database, *, agents: bool = False) -> Iterator[Town]:
    """The observatory, on a workspace with agent features or without."""
    with FakeSlack() as slack:
        slack.workspace(TEAM, agents=agents)
        made = Town(database, slack, cast(database))
        move_in(database, slack, made.people)
        with SlackRoom(database, slack, lambda: made.now, sockets=False) as made.room:
            _overhear(made)
            yield made
        assert slack.refused == []
        assert breaches(slack) == []


def _overhear(made: Town) -> None:
    """Note everything that reaches the house."""
    service = made.room.service
    channel = service.channels["slack"]

    async def receive(inbound: Inbound) -> Immediate:
        made.received.append(inbound)
        for kind, work in made.in_the_way:
            if isinstance(inbound, kind):
                made.in_the_way.remove((kind, work))
                await work()
        immediate = await service.receive(inbound)
        if immediate.home:
            made.homes.append(immediate.home)
        return immediate

    made.room.run(channel.listen(receive))


def labels(shown: Shown) -> list[str]:
    """Everything that can be pressed or chosen, by name."""
    named = [each for _, each in controls(shown.blocks)]
    buttons = [each["text"]["text"] for each in named if "text" in each]
    return buttons + [each["text"]["text"] for control in named for each in offered(control)]


def words(shown: Shown | Sequence[Shown]) -> str:
    """Every word that somebody reads."""
    many = [shown] if isinstance(shown, Posted | View) else shown
    return "\n".join("".join(texts_in(block)) for each in many for block in each.blocks)
