"""The courier: in order per address, at the same time across addresses, never twice."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.channels.channel import CannotLook, DeliveryFailed, Parcel, Receive
from bot.courier import LEASE, Claimed, Courier
from conversations.messages import Home, Message

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def parcel(number: int, person: int = 1, place: str = "talk", workspace: str = "w") -> Parcel:
    return Parcel(number, person, f"e{person}", workspace, place, None, Message(summary=str(number)), None)


@dataclass
class Hands:
    """A clock that is set by hand."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment


@dataclass
class Box:
    """An outbox in memory that hands out what is due, and remembers what it was told."""

    hands: Hands
    waiting: list[Parcel]
    told: list[tuple[str, int]] = field(default_factory=list)
    until: dict[int, datetime] = field(default_factory=dict)
    failing: bool = False

    async def claim(self, lease_until: datetime, limit: int) -> Sequence[Claimed]:
        if self.failing:
            self.failing = False
            raise OSError
        taken, self.waiting = self.waiting[:limit], self.waiting[limit:]
        return [Claimed("fake", one, lease_until, 1) for one in taken]

    async def sent(self, parcel: int, receipt: str) -> None:
        self.told.append((f"sent {receipt}", parcel))

    async def failed(self, parcel: int, code: str) -> None:
        self.told.append((f"failed {code}", parcel))

    async def later(self, claimed: Claimed, not_before: datetime) -> None:
        self.told.append(("later", claimed.parcel.id))
        self.until[claimed.parcel.id] = not_before


@dataclass
class Fake:
    """A channel that does with a parcel what the test says, and writes down begin and end."""

    act: Callable[[Parcel], BaseException | float]
    seen: list[str] = field(default_factory=list)
    name: str = "fake"

    async def listen(self, receive: Receive) -> None: ...

    async def close(self) -> None: ...

    async def look(self, parcel: Parcel) -> str | None:
        raise CannotLook(parcel)

    async def deliver(self, parcel: Parcel) -> str:
        self.seen.append(f"+{parcel.id}")
        outcome = self.act(parcel)
        if isinstance(outcome, BaseException):
            raise outcome
        await asyncio.sleep(outcome)
        self.seen.append(f"-{parcel.id}")
        return f"r{parcel.id}"


@asynccontextmanager
async def running(box: Box, fake: Fake, patience: float = 5) -> AsyncIterator[Courier]:
    courier = Courier(box, {"fake": fake}, box.hands)
    courier.start()
    yield courier
    await asyncio.sleep(0.1)
    await courier.finish(patience)


async def test_one_address_keeps_its_order_while_others_go_at_the_same_time() -> None:
    box = Box(Hands(), [parcel(1), parcel(2), parcel(3, person=2)])
    fake = Fake(lambda one: 0.03 if one.id == 1 else 0)
    async with running(box, fake):
        pass
    assert fake.seen == ["+1", "+3", "-3", "-1", "+2", "-2"]
    assert sorted(box.told) == [("sent r1", 1), ("sent r2", 2), ("sent r3", 3)]


async def test_two_places_of_one_person_are_two_addresses() -> None:
    box = Box(Hands(), [parcel(1), parcel(2, place="dialogue:7")])
    fake = Fake(lambda _: 0.02)
    async with running(box, fake):
        pass
    assert fake.seen[:2] == ["+1", "+2"]


async def test_more_than_fits_at_once_is_delivered_all_the_same() -> None:
    box = Box(Hands(), [parcel(number, person=number) for number in range(100)])
    async with running(box, Fake(lambda _: 0.001)):
        pass
    assert len(box.told) == 100


async def test_a_platform_that_says_wait_pauses_its_whole_workspace_and_no_other() -> None:
    box = Box(Hands(), [parcel(1), parcel(2)])
    fake = Fake(lambda one: DeliveryFailed("ratelimited", retry_after=30) if one.workspace == "w" else 0)
    async with running(box, fake) as courier:
        await asyncio.sleep(0.02)
        box.waiting = [parcel(3, person=3), parcel(4, person=4, workspace="other")]
        courier.wake()
    assert fake.seen == ["+1", "+4", "-4"]
    assert box.until == dict.fromkeys((1, 2, 3), NOON + timedelta(seconds=30))


async def test_where_changes_have_to_wait_new_messages_and_homes_still_go() -> None:
    def act(one: Parcel) -> BaseException | float:
        return DeliveryFailed("ratelimited", retry_after=30) if one.replaces else 0

    box, fake = Box(Hands(), [replace(parcel(1), replaces="r0")]), Fake(act)
    async with running(box, fake) as courier:
        await asyncio.sleep(0.02)
        home = replace(parcel(3, person=3), message=Home(sections=()), place="home")
        box.waiting = [replace(parcel(4, person=4), replaces="r0"), parcel(2, person=2), home]
        courier.wake()
    assert fake.seen == ["+1", "+2", "+3", "-2", "-3"]
    assert ("later", 4) in box.told


async def test_after_the_pause_the_workspace_is_served_again() -> None:
    hands = Hands()
    box = Box(hands, [parcel(1)])
    fake = Fake(lambda one: DeliveryFailed("ratelimited", retry_after=30) if one.id == 1 else 0)
    async with running(box, fake) as courier:
        await asyncio.sleep(0.02)
        hands.moment = NOON + timedelta(seconds=30)
        box.waiting = [parcel(2)]
        courier.wake()
    assert box.told == [("later", 1), ("sent r2", 2)]


async def test_an_address_that_is_gone_is_given_up_and_the_next_parcel_still_goes() -> None:
    box = Box(Hands(), [parcel(1), parcel(2)])
    gone = Fake(lambda one: DeliveryFailed("gone", permanent=True) if one.id == 1 else 0)
    async with running(box, gone):
        pass
    assert box.told == [("failed gone", 1), ("sent r2", 2)]


async def test_what_may_have_arrived_is_never_sent_again() -> None:
    box = Box(Hands(), [parcel(1), parcel(2)])
    async with running(box, Fake(lambda one: ConnectionResetError() if one.id == 1 else 0)):
        pass
    assert box.told == [("sent r2", 2)]


async def test_a_lease_that_ran_out_before_the_call_stops_the_call() -> None:
    box = Box(Hands(), [parcel(1), parcel(2)])

    def slept(_: Parcel) -> float:
        box.hands.moment = NOON + LEASE  # the machine was suspended while the first was on its way
        return 0

    fake = Fake(slept)
    async with running(box, fake):
        pass
    assert fake.seen == ["+1", "-1"]
    assert box.told == [("sent r1", 1), ("later", 2)]


async def test_a_database_that_is_away_for_a_while_does_not_end_the_courier() -> None:
    box = Box(Hands(), [parcel(1)], failing=True)
    async with running(box, Fake(lambda _: 0)) as courier:
        await asyncio.sleep(0.02)
        courier.wake()
    assert box.told == [("sent r1", 1)]


async def test_a_delivery_under_way_ends_before_the_courier_does() -> None:
    box = Box(Hands(), [parcel(1)])
    async with running(box, Fake(lambda _: 0.3)):
        pass
    assert box.told == [("sent r1", 1)]


async def test_what_still_waits_at_the_end_is_given_back_and_what_hangs_is_left_unknown() -> None:
    box = Box(Hands(), [parcel(1), parcel(2), parcel(3, person=2)])
    async with running(box, Fake(lambda one: 60 if one.id == 1 else 0), patience=0.05):
        pass
    assert box.told == [("sent r3", 3), ("later", 2)]
