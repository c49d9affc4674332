"""What was cut off is looked for: settled if it arrived, sent if it did not, left alone if nobody knows."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot import demo
from bot.channels.channel import CannotLook, Parcel, Receive
from bot.clock import now
from bot.courier import LEASE
from bot.opening import starter
from bot.service import Service
from bot.threads import Threads
from conversations.house import House
from conversations.messages import Message
from storage.database import Database
from storage.mailbox.tables import OUTBOX

ROUNDS = 3
SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)
"""Business time: nothing comes to anybody by itself. Leases go by the machine's."""


@dataclass
class Platform:
    """A chat platform in memory: `looked` says what a look finds; while `cut`, nothing gets its receipt."""

    looked: Callable[[Parcel], str | None]
    arrived: list[str] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    cut: bool = False
    name: str = "playground"

    async def listen(self, receive: Receive) -> None: ...

    async def close(self) -> None: ...

    async def deliver(self, parcel: Parcel) -> str:
        self.arrived.append(text(parcel))
        if self.cut:
            raise ConnectionResetError
        return f"r{parcel.id}"

    async def look(self, parcel: Parcel) -> str | None:
        self.looks.append(text(parcel))
        return self.looked(parcel)


def text(parcel: Parcel) -> str:
    assert isinstance(parcel.message, Message)
    return parcel.message.summary


def put(database: Database, *texts: str, person: int = 5) -> None:
    with database.unit() as unit:
        for each in texts:
            body = Message(summary=each).model_dump_json()
            unit.mailbox.put(person, "talk", body, each, "answer", SATURDAY)


def lose(database: Database) -> None:
    """Whoever had something in hand is gone."""
    with database.unit() as unit:
        unit.mailbox.claim(SATURDAY, now() + LEASE, 10)
        unit.mailbox.expire_leases(now() + 2 * LEASE)


@pytest.fixture
def company(sqlite_database: Database) -> Database:
    with sqlite_database.unit() as unit:
        unit.careers.publish(starter(), SATURDAY, by=None)
        demo.build(unit, SATURDAY)
    return sqlite_database


@asynccontextmanager
async def served(database: Database, *platforms: Platform) -> AsyncIterator[Service]:
    service = Service(Threads(database), House.open(), platforms, lambda: SATURDAY)
    await service.start()
    yield service
    await service.stop()


async def settled(service: Service, **counts: int) -> None:
    """Wait until the outbox is in this state."""

    async def reached() -> None:
        while (found := await service.threads.reading(lambda unit: unit.mailbox.counts())) != counts:
            seen.append(found)
            await asyncio.sleep(0.01)

    seen: list[object] = []
    try:
        await asyncio.wait_for(reached(), 4)
    except TimeoutError:
        pytest.fail(f"{seen[-1]} and not {counts}")


async def test_what_arrived_is_settled_with_its_receipt_and_not_sent_again(company: Database) -> None:
    put(company, "first", "second")
    lose(company)
    platform = Platform(lambda parcel: f"found {parcel.id}")
    async with served(company, platform) as service:
        await settled(service, sent=2)
    with company.reading() as unit:
        receipt = unit.connection.scalar(select(OUTBOX.c.receipt).where(OUTBOX.c.key == "first"))
    assert (receipt or "").startswith("found")
    assert platform.arrived == ["second"]


async def test_what_did_not_arrive_goes_before_what_was_put_after_it(company: Database) -> None:
    put(company, "first", "second", "third")
    lose(company)
    platform = Platform(lambda _: None)
    async with served(company, platform) as service:
        await settled(service, sent=3)
    assert platform.looks == ["first"]
    assert platform.arrived == ["first", "second", "third"]


async def test_what_nobody_can_look_for_stays_unknown_and_the_rest_goes(company: Database) -> None:
    def cannot(parcel: Parcel) -> str | None:
        raise CannotLook(parcel)

    put(company, "first", "second")
    lose(company)
    platform = Platform(cannot)
    async with served(company, platform) as service:
        await settled(service, unknown=1, sent=1)
    assert platform.arrived == ["second"]


async def test_what_went_by_a_channel_that_is_gone_stays_unknown(company: Database) -> None:
    put(company, "first")
    lose(company)
    async with served(company) as service:
        for _ in range(ROUNDS):
            await service.reconciler.reconcile()
        await settled(service, unknown=1)
        assert await service.outbox.unknown(now() + 2 * LEASE, now() + LEASE, 9) == []


async def test_a_look_that_fails_comes_again_and_no_other_waits_for_it(company: Database) -> None:
    away = [5]

    def looked(parcel: Parcel) -> str | None:
        if parcel.person_id in away:
            raise ConnectionRefusedError
        return "found"

    for person in (5, 6):
        put(company, f"to {person}", person=person)
    lose(company)
    platform = Platform(looked)
    async with served(company, platform) as service:
        await settled(service, unknown=1, sent=1)
        away.clear()
        await service.reconciler.reconcile()
        assert len(platform.looks) == 2  # it is still leased to the look that failed
        await service.threads.in_unit(lambda unit: unit.mailbox.expire_leases(now() + 2 * LEASE))
        await service.reconciler.reconcile()
        await settled(service, sent=2)
    assert platform.arrived == []


async def test_a_delivery_that_is_cut_off_is_looked_for_once_its_lease_is_over(company: Database) -> None:
    platform = Platform(lambda _: "found", cut=True)
    async with served(company, platform) as service:
        put(company, "first", "second")
        service.courier.wake()
        await settled(service, sending=1, queued=1)
        await service.reconciler.reconcile()
        assert platform.looks == []
        platform.cut = False
        await service.threads.in_unit(lambda unit: unit.mailbox.expire_leases(now() + 2 * LEASE))
        await service.reconciler.reconcile()
        await settled(service, sent=2)
    assert platform.arrived == ["first", "second"]


async def test_many_that_were_cut_off_are_all_looked_for(company: Database) -> None:
    people = range(1, 41)
    for person in people:
        put(company, f"to {person}", person=person)
    for _ in range(5):
        lose(company)
    platform = Platform(lambda parcel: "found" if parcel.person_id % 2 else None)
    async with served(company, platform) as service:
        await settled(service, sent=40)
    assert sorted(platform.looks) == sorted(f"to {person}" for person in people)
    assert sorted(platform.arrived) == sorted(f"to {person}" for person in people if not person % 2)
