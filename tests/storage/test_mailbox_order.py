"""Whatever is put, claimed, put off, lost or replaced in whatever order: the promises of the outbox hold."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.database import Database
from storage.mailbox import Parcel
from storage.people import Person
from storage.unit import UnitOfWork
from tests.storage.company import NOW, hire, put

PLACES = ("talk", "dialogue:1")
STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("put"), st.integers(0, 1), st.sampled_from(PLACES), st.sampled_from(("answer", "nudge"))
        ),
        st.tuples(st.just("replace"), st.integers(0, 9)),
        st.tuples(st.just("claim"), st.integers(1, 3)),
        st.tuples(st.sampled_from(("sent", "retry", "failed")), st.integers(0, 5)),
        st.tuples(st.just("expire")),
        st.tuples(st.just("look"), st.sampled_from(("arrived", "did not", "cannot say"))),
    ),
    max_size=25,
)


class House:
    """Drives the outbox and checks each promise as it goes."""

    def __init__(self, unit: UnitOfWork, people: list[Person], run: str) -> None:
        self.mailbox, self.unit, self.people, self.run = unit.mailbox, unit, people, run
        self.now: datetime = NOW
        self.put_keys: list[tuple[str, Person, str]] = []
        self.out: list[Parcel] = []
        self.doubtful: list[Parcel] = []
        self.gone: list[str] = []

    def step(self, what: str, *how: object) -> None:
        self.now += timedelta(seconds=1)
        getattr(self, f"do_{what}")(*how)

    def do_put(self, who: int, place: str, kind: str) -> None:
        self._put(self.people[who], place, kind, None)

    def do_replace(self, which: int) -> None:
        if self.put_keys:
            key, person, place = self.put_keys[which % len(self.put_keys)]
            self._put(person, place, "answer", key)

    def _put(self, person: Person, place: str, kind: str, replaces: str | None) -> None:
        key = f"{self.run} {len(self.put_keys)}"
        put(self.unit, person, key, place=place, kind=kind, body_json=key, now=self.now, replaces=replaces)
        self.put_keys.append((key, person, place))

    def do_claim(self, limit: int) -> None:
        busy = {(parcel.person_id, parcel.place) for parcel in self.out + self.doubtful}
        claimed = self.mailbox.claim(self.now, self.now + timedelta(minutes=1), limit)
        assert len(claimed) <= limit
        for parcel in claimed:
            assert (parcel.person_id, parcel.place) not in busy
            assert parcel.key not in self.gone
            busy.add((parcel.person_id, parcel.place))
        self.out += claimed

    def do_sent(self, which: int) -> None:
        if parcel := self._take(which):
            self.mailbox.sent(parcel.id, parcel.replaces or f"receipt {parcel.key}", self.now)
            self.gone.append(parcel.key)

    def do_retry(self, which: int) -> None:
        if parcel := self._take(which):
            self.mailbox.retry(parcel.id, parcel.attempts, self.now + timedelta(seconds=2))

    def do_failed(self, which: int) -> None:
        if parcel := self._take(which):
            self.mailbox.failed(parcel.id, "gone", self.now)
            self.gone.append(parcel.key)

    def do_expire(self) -> None:
        self.now += timedelta(minutes=2)
        assert self.mailbox.expire_leases(self.now) == len(self.out)
        self.doubtful += self.out
        self.out.clear()

    def do_look(self, seen: str) -> None:
        parcels = self.mailbox.unknown(self.now + timedelta(minutes=1), 99)
        assert {parcel.id for parcel in parcels} == {parcel.id for parcel in self.doubtful}
        for parcel in parcels:
            if seen == "arrived":
                self.mailbox.sent(parcel.id, "found", self.now)
            elif seen == "cannot say":
                self.mailbox.give_up(parcel.id)
            else:
                self.mailbox.retry(parcel.id, parcel.attempts, self.now)
                continue
            self.gone.append(parcel.key)
        self.doubtful.clear()

    def _take(self, which: int) -> Parcel | None:
        return self.out.pop(which % len(self.out)) if self.out else None

    def drain(self) -> None:
        """In the end nothing is left behind, and everything was said once."""
        for _ in range(len(self.put_keys) + 2):
            self.now += timedelta(seconds=3)
            while self.out:
                self.do_sent(0)
            self.do_look("did not")
            self.do_claim(99)
        assert not self.out
        assert len(self.gone) == len(set(self.gone))
        counts = self.mailbox.counts()
        assert not counts.get("queued")
        assert not counts.get("sending")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_no_message_is_doubled_lost_or_sent_beside_another_to_the_same_address(
    database: Database, steps: list[tuple[object, ...]]
) -> None:
    with database.unit() as unit:
        people = [hire(unit, "Bo"), hire(unit, "Al")]
        house = House(unit, people, str(people[0].id))
        for step in steps:
            house.step(*step)  # type: ignore[arg-type]
        house.drain()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(("", "put off", "lost"))), max_size=12))
def test_messages_of_one_kind_arrive_in_the_order_in_which_they_were_put(
    database: Database, puts: list[tuple[str, str]]
) -> None:
    with database.unit() as unit:
        bo, order = hire(unit, "Bo"), list[tuple[str, int]]()
        for number, (place, _) in enumerate(puts):
            put(unit, bo, f"{bo.id} {number}", place=place)
        stumbles = [stumble for _, stumble in puts]
        now = NOW
        while parcels := unit.mailbox.claim(now, now + timedelta(seconds=4), 9):
            now += timedelta(seconds=5)
            for parcel in parcels:
                number = int(parcel.key.split()[1])
                stumble, stumbles[number] = stumbles[number], ""
                if stumble == "put off":
                    unit.mailbox.retry(parcel.id, parcel.attempts, now)
                elif not stumble:
                    unit.mailbox.sent(parcel.id, "r", now)
                    order.append((parcel.place, number))
            unit.mailbox.expire_leases(now)
            for parcel in unit.mailbox.unknown(now + timedelta(seconds=4), 9):
                unit.mailbox.retry(parcel.id, parcel.attempts, now)
        for place in PLACES:
            numbers = [number for where, number in order if where == place]
            assert numbers == sorted(numbers)
        assert len(order) == len(puts)


def test_two_couriers_at_once_never_take_the_same_message(database: Database) -> None:
    with database.unit() as unit:
        for number in range(30):
            person = hire(unit, f"P{number}")
            for part in range(2):
                put(unit, person, f"{number} {part}")
    together = Barrier(2)

    def courier(_: int) -> list[str]:
        together.wait()
        taken = []
        for _ in range(12):
            with database.unit() as unit:
                parcels = unit.mailbox.claim(NOW, NOW + timedelta(minutes=1), 7)
            taken += [parcel.key for parcel in parcels]
            with database.unit() as unit:
                for parcel in parcels:
                    unit.mailbox.sent(parcel.id, "r", NOW)
        return taken

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(courier, range(2))
    assert sorted(first + second) == sorted(f"{number} {part}" for number in range(30) for part in range(2))
    for taken in (first, second):
        for number in range(30):
            if {f"{number} 0", f"{number} 1"} <= set(taken):
                assert taken.index(f"{number} 0") < taken.index(f"{number} 1")
