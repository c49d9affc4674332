"""The playground finds what it was given, however its giver was cut off."""

from collections.abc import AsyncIterator

import pytest

from conversations.messages import Home
from tests.bot.channels.lent import Visit, message, said, visiting


@pytest.fixture
async def visit() -> AsyncIterator[Visit]:
    async with visiting() as visit:
        yield visit


async def test_what_was_delivered_is_found_by_its_receipt_and_nothing_else_is(visit: Visit) -> None:
    first, second = visit.parcel(message("one")), visit.parcel(message("two"))
    receipt = await visit.channel.deliver(first)
    assert await visit.channel.look(first) == receipt
    assert await visit.channel.look(second) is None


async def test_a_change_that_was_made_is_found_and_one_that_was_not_is_not(visit: Visit) -> None:
    receipt = await visit.channel.deliver(visit.parcel(message("before")))
    change = visit.parcel(message("after"), replaces=receipt)
    assert await visit.channel.look(change) is None
    await visit.channel.deliver(change)
    assert await visit.channel.look(change) == receipt


async def test_what_is_delivered_once_more_stands_there_once(visit: Visit) -> None:
    parcel = visit.parcel(message("hello"))
    assert await visit.channel.deliver(parcel) == await visit.channel.deliver(parcel)
    assert len(visit.lines[1]) == 1


async def test_a_home_may_be_drawn_again(visit: Visit) -> None:
    parcel = visit.parcel(Home(sections=()))
    await visit.channel.deliver(parcel)
    assert await visit.channel.look(parcel) is None


async def test_words_whose_acknowledgement_was_lost_in_a_restart_stand_there_once(visit: Visit) -> None:
    await visit.answer_to(said("hello"))
    visit.channel._answered.clear()  # what a restart forgets
    await visit.answer_to(said("hello"))
    assert len(visit.heard) == 2
    assert len(visit.lines[1]) == 1
