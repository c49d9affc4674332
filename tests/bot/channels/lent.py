"""A playground lent to the channel by hand: three people, a shelf in memory, and a place to listen."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from aiohttp import ClientResponse, ClientSession, ClientTimeout

from bot.channels.channel import Parcel
from bot.channels.playground import PlaygroundChannel
from bot.channels.playground_company import Author, Line, PersonCard, Playground, Step
from bot.web import application, serving
from conversations.messages import Immediate, Inbound, Message, Outbound, Press, Slot, Text

NOW = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
PATIENCE = ClientTimeout(total=10)
PEOPLE = [
    PersonCard(1, "Mina Park", "Software Engineer", "Payments", "Seoul"),
    PersonCard(2, "Zoë <b>Müller</b>", "Engineering Manager", "Payments", "Berlin"),
    PersonCard(3, "محمد الفارسي", "Senior Engineer", "Search", "Dubai"),
]
SLOT = Slot(dialogue=7, step="ambition")
Answering = Callable[[Inbound], Awaitable[Immediate]]


async def nothing(_: Inbound) -> Immediate:
    """Hears, and has nothing to say at once."""
    return Immediate()


def message(text: str) -> Message:
    """The shortest message."""
    return Message(summary=text, body=(Text(text=text),))


def said(text: str, event: str = "e-1") -> dict[str, Any]:
    """Words, as the page sends them."""
    return {"kind": "said", "event": event, "text": text}


def pressed(do: str = "open") -> dict[str, Any]:
    """A press, as the page sends it."""
    return {"kind": "pressed", "event": "e-2", "press": Press(do=do, slot=SLOT).model_dump()}


@dataclass
class Visit:
    """A running playground, and a browser's view of it."""

    channel: PlaygroundChannel
    session: ClientSession
    address: str
    lines: dict[int, list[Line]]
    answering: Answering = nothing
    heard: list[Inbound] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    async def receive(self, inbound: Inbound) -> Immediate:
        """What the channel calls; `answering` decides."""
        self.heard.append(inbound)
        return await self.answering(inbound)

    async def post(self, sent: object, person: int = 1, line: int | None = None) -> ClientResponse:
        """Post an inbound as the page does."""
        query = {"as": str(person)} | ({"line": str(line)} if line else {})
        return await self.session.post(
            f"{self.address}/playground/inbound", params=query, json=sent, headers={"Origin": self.address}
        )

    async def pass_time(self, sent: object, person: int = 1) -> ClientResponse:
        """Press a button of the company's clock."""
        return await self.session.post(
            f"{self.address}/playground/clock",
            params={"as": str(person)},
            json=sent,
            headers={"Origin": self.address},
        )

    async def answer_to(self, sent: object, person: int = 1, line: int | None = None) -> dict[str, Any]:
        """Post an inbound and read what comes straight back."""
        response = await self.post(sent, person, line)
        assert response.status == 200, await response.text()
        answer: dict[str, Any] = await response.json()
        return answer

    async def get(self, path: str) -> str:
        """Fetch a page or a part of one."""
        response = await self.session.get(f"{self.address}{path}")
        assert response.status == 200, path
        return await response.text()

    def parcel(self, message: Outbound, place: str = "talk", replaces: str | None = None) -> Parcel:
        """A parcel to Mina."""
        return Parcel(next(self._numbers), 1, "1", "local", place, None, message, replaces)

    @asynccontextmanager
    async def watching(self, person: int = 1) -> AsyncIterator[Callable[[], Awaitable[str]]]:
        """An open page: gives a function that waits for the next live event and returns its lines."""
        async with self.session.get(
            f"{self.address}/playground/events", params={"as": str(person)}
        ) as stream:

            async def next_event() -> str:
                return (await stream.content.readuntil(b"\n\n")).decode()

            assert (await next_event()).startswith(":")
            yield next_event


@asynccontextmanager
async def visiting() -> AsyncIterator[Visit]:
    """A playground on a free loopback port."""
    lines: dict[int, list[Line]] = {person.id: [] for person in PEOPLE}
    channel = PlaygroundChannel(_lent(lines))
    async with (
        serving(application(channel.routes(), local=True), 0) as address,
        ClientSession(timeout=PATIENCE) as session,
    ):
        visit = Visit(channel, session, address, lines)
        await channel.listen(visit.receive)
        yield visit
        await channel.close()


async def later(person: int, step: Step) -> datetime:
    """The moment that a step leads to; each person's morning comes at another hour."""
    steps = {"morning": timedelta(hours=person), "day": timedelta(days=1), "week": timedelta(days=7)}
    return NOW + steps[step]


def _lent(lines: dict[int, list[Line]]) -> Playground:
    numbers, causes = count(1), dict[str | None, int]()

    async def people() -> list[PersonCard]:
        return PEOPLE

    async def history(person: int) -> list[Line]:
        await asyncio.sleep(0)  # as a real shelf does, it lets others run
        return list(lines[person])

    async def keep(person: int, place: str, author: Author, message: Outbound | str, cause: str) -> int:
        await asyncio.sleep(0)
        if cause not in causes:
            line = Line(next(numbers), place, author, message, NOW)
            lines[person].append(line)
            causes[cause] = line.id
        return causes[cause]

    async def replace(number: int, message: Outbound, cause: str | None) -> None:
        causes[cause] = number
        for kept in lines.values():
            for place, line in enumerate(kept):
                if line.id == number:
                    kept[place] = Line(line.id, line.place, line.author, message, line.at)

    async def written_by(cause: str) -> int | None:
        return causes.get(cause)

    return Playground(people, history, keep, replace, written_by, lambda: NOW, later)
