"""The company's clock: three ways to let time pass, for every page."""

from datetime import datetime, timedelta

import pytest

from tests.bot.channels.lent import NOW, Visit, visiting


def passing(visit: Visit) -> list[datetime]:
    """What the clock was asked to go to; it goes there."""
    asked: list[datetime] = []

    async def run_to(moment: datetime) -> datetime:
        asked.append(moment)
        return moment

    visit.channel.clock.let_pass(run_to)
    return asked


@pytest.mark.parametrize(
    ("step", "later"),
    [("morning", timedelta(hours=2)), ("day", timedelta(days=1)), ("week", timedelta(days=7))],
)
async def test_time_passes_until_the_moment_that_was_asked_for(step: str, later: timedelta) -> None:
    async with visiting() as visit:
        asked = passing(visit)
        answer = await visit.pass_time({"to": step}, person=2)
        assert (await answer.json()) == {"now": (NOW + later).isoformat()}
        assert asked == [NOW + later]


@pytest.mark.parametrize("body", [{"to": "yesterday"}, {"to": 3}, {}, [], "morning"])
async def test_anything_else_moves_nothing(body: object) -> None:
    async with visiting() as visit:
        asked = passing(visit)
        answer = await visit.pass_time(body, person=2)
        assert answer.status == 400
        assert "The clock goes to the next morning" in await answer.text()
        assert asked == []


async def test_every_open_page_reads_what_time_it_is() -> None:
    async with visiting() as visit, visit.watching(1) as mina:
        passing(visit)
        await visit.pass_time({"to": "day"}, person=2)
        assert "event: clock" in await mina()
