"""Two services on one PostgreSQL do everything once; after a day of downtime they catch up politely."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot import demo
from bot.channels.channel import CannotLook, Parcel, Receive
from bot.opening import starter
from bot.service import Service
from bot.threads import Threads
from conversations.house import House
from conversations.messages import Message
from storage.database import Database
from storage.unit import UnitOfWork

SATURDAY = datetime(2026, 11, 28, 12, tzinfo=UTC)
TUESDAY = datetime(2026, 12, 1, 12, tzinfo=UTC)


@dataclass
class Platform:
    """A chat platform in memory, which both services deliver to."""

    arrived: list[tuple[int, str]] = field(default_factory=list)
    name: str = "playground"

    async def listen(self, receive: Receive) -> None: ...

    async def close(self) -> None: ...

    async def look(self, parcel: Parcel) -> str | None:
        raise CannotLook(parcel)

    async def deliver(self, parcel: Parcel) -> str:
        assert isinstance(parcel.message, Message)
        self.arrived.append((parcel.person_id, parcel.message.summary))
        await asyncio.sleep(0)
        return f"r{parcel.id}"


@dataclass
class Business:
    """A business time that the test sets."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@asynccontextmanager
async def two(database: Database, business: Business) -> AsyncIterator[tuple[Platform, list[Service]]]:
    platform = Platform()
    url = database.url.render_as_string(hide_password=False)
    services = [Service(Threads(Database(url)), House.open(), [platform], business) for _ in range(2)]
    for service in services:
        await service.start()
    yield platform, services
    for service in services:
        await service.stop()


def company(unit: UnitOfWork) -> None:
    unit.careers.publish(starter(), SATURDAY, by=None)
    demo.build(unit, SATURDAY)


async def all_at_once(services: list[Service]) -> None:
    await asyncio.gather(*(service.catch_up() for service in services for _ in range(2)))


async def test_everything_is_done_once(postgres_database: Database) -> None:
    with postgres_database.unit() as unit:
        company(unit)
    business = Business(SATURDAY)
    async with two(postgres_database, business) as (platform, services):
        await all_at_once(services)
        assert platform.arrived == []
        for hours in range(0, 72, 2):
            business.at = SATURDAY + timedelta(hours=hours)
            await all_at_once(services)
    lists = Counter(who for who, summary in platform.arrived if summary == "Your talks this week")
    assert len(lists) >= 5
    assert set(lists.values()) == {1}
    reminders = Counter(who for who, summary in platform.arrived if summary == "Something of yours is due")
    assert set(reminders.values()) <= {1, 2}  # one for each working morning
    with postgres_database.reading() as unit:
        assert set(unit.mailbox.counts()) <= {"sent", "queued"}


async def test_a_day_of_downtime_is_caught_up_once_and_in_hours(postgres_database: Database) -> None:
    with postgres_database.unit() as unit:
        company(unit)
    business = Business(SATURDAY)
    async with two(postgres_database, business) as (platform, services):
        await all_at_once(services)
        business.at = TUESDAY  # nothing ran on Monday
        await all_at_once(services)
        now = Counter(who for who, summary in platform.arrived if summary == "Your talks this week")
        with postgres_database.reading() as unit:
            hours = {who: unit.people.reach(who, TUESDAY.date()).hours for who in now}
        assert all(each.covers(TUESDAY) for each in hours.values())
        for hour in range(1, 25):
            business.at = TUESDAY + timedelta(hours=hour)
            await all_at_once(services)
    lists = Counter(who for who, summary in platform.arrived if summary == "Your talks this week")
    assert set(lists) > set(now)
    assert set(lists.values()) == {1}
