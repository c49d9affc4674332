"""The clock: sweeps come again, one at a time, whatever happens in them."""

import asyncio
from datetime import UTC, timedelta

from bot import clock
from bot.clock import Clock, Sweep

SOON = timedelta(milliseconds=10)


async def ticking(*sweeps: Sweep, seconds: float = 0.2) -> None:
    running = Clock(sweeps)
    running.start()
    await asyncio.sleep(seconds)
    await running.stop()


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().tzinfo is UTC


async def test_a_sweep_runs_at_the_start_and_again() -> None:
    ran: list[int] = []

    async def work() -> None:
        ran.append(1)

    await ticking(Sweep("often", SOON, work), Sweep("first", timedelta(hours=1), work))
    assert len(ran) >= 3


async def test_a_sweep_that_fails_comes_again_and_stops_nobody() -> None:
    ran: list[str] = []

    async def bad() -> None:
        ran.append("bad")
        raise OSError

    async def good() -> None:
        ran.append("good")

    await ticking(Sweep("bad", SOON, bad), Sweep("good", SOON, good))
    assert ran.count("bad") >= 2
    assert ran.count("good") >= 2


async def test_a_sweep_under_way_comes_to_its_end_before_the_clock_stops() -> None:
    ended: list[str] = []

    async def slow() -> None:
        await asyncio.sleep(0.3)
        ended.append("whole")

    await ticking(Sweep("slow", timedelta(hours=1), slow), seconds=0.05)
    assert ended == ["whole"]


async def test_a_slow_sweep_never_runs_twice_at_once() -> None:
    inside, most = 0, 0

    async def slow() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.05)
        inside -= 1

    await ticking(Sweep("slow", SOON, slow))
    await asyncio.sleep(0.1)
    assert most == 1
