"""Time passes from due moment to due moment: everything at its own time, forward only, kept when it ends."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from bot import demo
from bot.channels.playground import PlaygroundChannel
from bot.clock import DemoClock, now
from bot.opening import starter
from bot.playing import playground
from bot.service import Service
from bot.threads import Threads
from bot.timelapse import Timelapse
from conversations.house import House
from storage.database import Database
from storage.unit import UnitOfWork

SATURDAY = datetime(2126, 11, 30, 12, tzinfo=UTC)
DANIEL = "daniel.okafor@quillfield.example"


@pytest.fixture
def company(sqlite_database: Database) -> Database:
    """The invented company on a Saturday, a hundred years from now."""
    sqlite_database.mark("demo")
    DemoClock(sqlite_database).go_to(SATURDAY)
    with sqlite_database.unit() as unit:
        unit.careers.publish(starter(), SATURDAY, by=None)
        demo.build(unit, SATURDAY)
    return sqlite_database


@asynccontextmanager
async def playing(database: Database) -> AsyncIterator[tuple[Timelapse, DemoClock]]:
    threads, clock = Threads(database), DemoClock(database)
    channel = PlaygroundChannel(playground(threads, clock))
    service = Service(threads, House.open(), [channel], clock)
    await service.start()
    yield Timelapse(service, clock), clock
    await service.stop()


def when_listed(unit: UnitOfWork) -> list[datetime]:
    """When Daniel read each of his lists."""
    daniel = unit.people.find(DANIEL)
    assert daniel
    return [line.at for line in unit.playground.history(daniel.id) if "Your talks this week" in line.body]


async def test_a_list_carries_the_time_of_its_own_morning(company: Database) -> None:
    async with playing(company) as (timelapse, clock):
        assert await timelapse.run_to(SATURDAY + timedelta(days=9)) >= SATURDAY + timedelta(days=9)
        first, second = await timelapse._service.threads.reading(when_listed)
        assert first - datetime(2126, 12, 2, 8, tzinfo=UTC) < timedelta(minutes=1)  # Monday, nine in Lagos
        assert second - datetime(2126, 12, 9, 8, tzinfo=UTC) < timedelta(minutes=1)
        assert clock() >= SATURDAY + timedelta(days=9)


async def test_time_never_goes_back(company: Database) -> None:
    async with playing(company) as (timelapse, clock):
        before = clock()
        assert await timelapse.run_to(before - timedelta(days=1)) >= before
        assert clock() >= before


async def test_it_is_kept_when_the_demo_ends(company: Database) -> None:
    url = str(company.url)
    async with playing(company) as (timelapse, _):
        reached = await timelapse.run_to(SATURDAY + timedelta(hours=1))
    again = Database(url)
    assert DemoClock(again)() >= reached
    again.close()


def test_a_live_database_has_no_clock_of_its_own(sqlite_database: Database) -> None:
    sqlite_database.mark("live")
    with pytest.raises(ValueError, match="only a demo"):
        DemoClock(sqlite_database).go_to(now() + timedelta(days=1))
    assert sqlite_database.ahead() == timedelta()


def test_a_fresh_demo_begins_while_the_people_of_the_tour_are_at_work() -> None:
    friday_night = datetime(2026, 11, 27, 23, tzinfo=UTC)
    assert demo.begins(friday_night) == datetime(2026, 11, 30, 8, tzinfo=UTC)  # nine in Lagos, five in Tokyo
    at_work = datetime(2026, 11, 30, 9, 17, tzinfo=UTC)
    assert demo.begins(at_work) == at_work
