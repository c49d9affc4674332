"""The service: what a turn says is delivered at once, and everything ends in good order."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from sqlalchemy import select

from bot import demo
from bot.channels.channel import CannotLook, DeliveryFailed, Parcel, Receive
from bot.clock import now
from bot.courier import AT_ONCE, LEASE
from bot.opening import starter
from bot.playing import playground
from bot.service import CATCH_UP, Service
from bot.threads import Threads
from conversations.house import House
from conversations.messages import Account, Message, Said
from storage.database import Database
from storage.mailbox import ParcelStatus
from storage.mailbox.tables import INBOX
from storage.unit import UnitOfWork

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)  # a Saturday: nothing comes to anybody by itself


@dataclass
class Ear:
    """A channel in memory: speaks for one person, and keeps what it is to deliver."""

    name: str = "playground"
    gone: bool = False
    closed: bool = False
    heard: asyncio.Queue[Parcel] = field(default_factory=asyncio.Queue)
    receive: Receive | None = None

    async def listen(self, receive: Receive) -> None:
        self.receive = receive

    async def deliver(self, parcel: Parcel) -> str:
        await self.heard.put(parcel)
        if self.gone:
            raise DeliveryFailed("gone", permanent=True)
        return f"r{parcel.id}"

    async def look(self, parcel: Parcel) -> str | None:
        raise CannotLook(parcel)

    async def close(self) -> None:
        self.closed = True

    async def say(self, text: str, event: str = "e1") -> None:
        assert self.receive
        account = Account(channel="playground", workspace="local", external_id="5")
        await self.receive(Said(event=event, account=account, at=NOW, text=text))


def demo_people(unit: UnitOfWork) -> None:
    unit.careers.publish(starter(), NOW, by=None)
    demo.build(unit, NOW)


@asynccontextmanager
async def served(database: Database, ear: Ear) -> AsyncIterator[Service]:
    with database.unit() as unit:
        demo_people(unit)
    async with running(database, ear) as service:
        yield service


@asynccontextmanager
async def running(database: Database, ear: Ear) -> AsyncIterator[Service]:
    service = Service(Threads(database), House.open(), [ear], lambda: NOW)
    await service.start()
    yield service
    await service.stop()


def seen(unit: UnitOfWork) -> list[str]:
    """The events that are still known to have been received."""
    return list(unit.connection.scalars(select(INBOX.c.event_key)))


async def counted(service: Service, status: ParcelStatus) -> None:
    """Wait until the outbox holds something of this status."""
    while not (await service.threads.reading(lambda unit: unit.mailbox.counts())).get(status):  # noqa: ASYNC110  nobody tells us
        await asyncio.sleep(0.01)


async def test_an_answer_is_delivered_without_waiting_for_a_sweep(database: Database) -> None:
    ear = Ear()
    async with served(database, ear) as service:
        await asyncio.sleep(0.2)  # the sweeps of the start are over
        begun = monotonic()
        await ear.say("what's next?")
        parcel = await asyncio.wait_for(ear.heard.get(), 3)
        assert monotonic() - begun < CATCH_UP.total_seconds() / 2
        assert isinstance(parcel.message, Message)
        assert (parcel.person_id, parcel.place) == (5, "talk")
        await asyncio.wait_for(counted(service, "sent"), 3)


async def test_a_delivery_that_comes_twice_is_answered_once(sqlite_database: Database) -> None:
    ear = Ear()
    async with served(sqlite_database, ear) as service:
        await ear.say("show my plan")
        await ear.say("show my plan")
        await asyncio.wait_for(counted(service, "sent"), 3)
    assert ear.heard.qsize() == 1


async def test_an_address_that_is_gone_is_written_down(sqlite_database: Database) -> None:
    ear = Ear(gone=True)
    async with served(sqlite_database, ear) as service:
        await ear.say("show my plan")
        await asyncio.wait_for(counted(service, "failed"), 3)


async def test_what_cannot_be_read_fails_and_everything_else_goes_out(database: Database) -> None:
    ear = Ear()
    async with served(database, ear) as service:
        with database.unit() as unit:
            for number in range(AT_ONCE + 2):
                unit.mailbox.put(5, f"place {number}", '{"kind":"gone"}', f"old {number}", "answer", NOW)
            unit.mailbox.put(5, "place 1", Message(summary="new").model_dump_json(), "new", "answer", NOW)
        service.courier.wake()
        parcel = await asyncio.wait_for(ear.heard.get(), 3)
        await asyncio.wait_for(counted(service, "sent"), 3)
        assert (await service.threads.reading(lambda unit: unit.mailbox.counts()))["failed"] == AT_ONCE + 2
    assert isinstance(parcel.message, Message)
    assert parcel.message.summary == "new"


async def test_what_may_have_arrived_and_cannot_be_read_holds_up_nobody(database: Database) -> None:
    with database.unit() as unit:
        demo_people(unit)
        unit.mailbox.put(5, "talk", '{"kind":"gone"}', "old", "answer", NOW)
        unit.mailbox.put(5, "talk", Message(summary="new").model_dump_json(), "new", "answer", NOW)
        unit.mailbox.claim(NOW, now() - LEASE, 1)
    ear = Ear()
    async with running(database, ear):
        parcel = await asyncio.wait_for(ear.heard.get(), 3)
    assert isinstance(parcel.message, Message)
    assert parcel.message.summary == "new"


async def test_what_is_long_over_is_let_go_by_the_clock(database: Database) -> None:
    with database.unit() as unit:
        unit.mailbox.first_sight("last year", NOW - timedelta(days=365))
        unit.mailbox.first_sight("today", NOW)
    async with served(database, Ear()) as service:
        async with asyncio.timeout(3):
            while await service.threads.reading(seen) != ["today"]:  # noqa: ASYNC110  nobody tells us
                await asyncio.sleep(0.01)


async def test_turns_of_one_person_at_the_same_time_are_all_answered(database: Database) -> None:
    ear = Ear()
    async with served(database, ear):
        await asyncio.gather(*(ear.say("what's next?", f"e{number}") for number in range(20)))
        events = [await asyncio.wait_for(ear.heard.get(), 5) for _ in range(20)]
    assert len({parcel.id for parcel in events}) == 20


async def test_at_the_end_channels_are_closed_and_threads_are_gone(sqlite_database: Database) -> None:
    ear = Ear()
    async with served(sqlite_database, ear) as service:
        pass
    assert ear.closed
    with pytest.raises(RuntimeError):
        await service.threads.in_thread(lambda: None)


async def test_the_playground_is_lent_people_and_a_memory(sqlite_database: Database) -> None:
    async with served(sqlite_database, Ear()) as service:
        lent = playground(service.threads, lambda: NOW)
        people = {card.name: card for card in await lent.people()}
        mina = people["Mina Sato"]
        assert (mina.role, mina.team, mina.location) == ("Senior Engineer", "Payments", "Tokyo")
        line = await lent.keep(mina.id, "talk", "me", "hello", "event 1")
        answer = await lent.keep(mina.id, "talk", "bot", Message(summary="a"), "parcel 1")
        await lent.replace(answer, Message(summary="b"), "parcel 2")
        found = [await lent.written_by(cause) for cause in ("event 1", "parcel 1", "parcel 2")]
        said = [(kept.id, kept.author, kept.message) for kept in await lent.history(mina.id)]
    assert said == [(line, "me", "hello"), (answer, "bot", Message(summary="b"))]
    assert found == [line, None, answer]
