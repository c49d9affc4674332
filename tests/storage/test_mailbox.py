"""A delivery is seen once, a message goes out once, and what a person waits for goes first."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from storage.database import Database, counting
from storage.mailbox import Parcel
from tests.storage.company import NOW, claim, deliver, hire, put

LEASE = NOW + timedelta(minutes=1)


def test_a_delivery_is_seen_for_the_first_time_once(database: Database) -> None:
    with database.unit() as unit:
        assert unit.mailbox.first_sight("slack:Ev1", NOW)
        assert not unit.mailbox.first_sight("slack:Ev1", NOW)
        assert unit.mailbox.first_sight("slack:Ev2", NOW)


def test_of_many_that_see_one_delivery_at_once_one_is_the_first(database: Database) -> None:
    together = Barrier(4)

    def see(_: int) -> bool:
        together.wait()
        with database.unit() as unit:
            return unit.mailbox.first_sight("slack:Ev1", NOW)

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(see, range(4))) == [False, False, False, True]


def test_a_delivery_whose_turn_failed_is_seen_again(database: Database) -> None:
    def fail() -> None:
        with database.unit() as unit:
            assert unit.mailbox.first_sight("slack:Ev1", NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with database.unit() as unit:
        assert unit.mailbox.first_sight("slack:Ev1", NOW)


def test_a_parcel_says_everything_that_a_courier_needs(database: Database) -> None:
    with database.unit() as unit:
        bo, mina = hire(unit, "Bo"), hire(unit, "Mina")
        unit.mailbox.put(bo.id, "talk", '{"a":1}', "k", "must", NOW, about=mina.id, action="plan.see")
        with counting(database) as count:
            (parcel,) = claim(unit)
        assert len(count) == 2
        assert parcel == Parcel(
            id=parcel.id,
            key="k",
            person_id=bo.id,
            channel="playground",
            workspace="local",
            external_id=str(bo.id),
            installation="local",
            place="talk",
            thread=None,
            body='{"a":1}',
            replaces=None,
            kind="must",
            about=mina.id,
            action="plan.see",
            attempts=1,
            put_at=NOW,
        )
        assert "{" not in repr(parcel)
        assert claim(unit) == []


def test_the_same_message_is_not_said_twice(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for body in ("one", "two"):
            put(unit, bo, "k", body_json=body)
        assert [parcel.body for parcel in claim(unit)] == ["one"]


def test_after_delivery_nothing_of_the_message_is_left_but_its_receipt(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "k", body_json="secret")
        deliver(unit)
        kept = unit.connection.exec_driver_sql("SELECT * FROM outbox").one()
        assert "secret" not in str(kept)
        assert "receipt of k" in kept
        assert unit.mailbox.counts() == {"sent": 1}


def test_at_one_address_one_message_is_under_way_at_a_time(database: Database) -> None:
    with database.unit() as unit:
        bo, al = hire(unit, "Bo"), hire(unit, "Al")
        for key in ("b1", "b2"):
            put(unit, bo, key)
        put(unit, bo, "thread", place="dialogue:1")
        put(unit, al, "a1")
        assert [parcel.key for parcel in claim(unit)] == ["b1", "thread", "a1"]
        assert claim(unit) == []


def test_answers_go_before_what_was_asked_for_and_that_before_the_rest(database: Database) -> None:
    with database.unit() as unit:
        bo, al = hire(unit, "Bo"), hire(unit, "Al")
        for kind in ("nudge", "campaign", "must", "answer"):
            put(unit, bo, f"bo {kind}", kind=kind)
            put(unit, al, f"al {kind}", kind=kind)
        one_by_one = []
        while parcels := claim(unit, limit=1):
            one_by_one.append(parcels[0].key)
            unit.mailbox.sent(parcels[0].id, "r", NOW)
        kinds = [key.split()[1] for key in one_by_one]
        assert kinds == ["answer", "answer", "must", "must", "nudge", "nudge", "campaign", "campaign"]


def test_a_message_put_off_keeps_its_turn_and_one_held_back_holds_up_nobody(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "tomorrow", not_before=NOW + timedelta(days=1))
        put(unit, bo, "first")
        put(unit, bo, "second")
        (first,) = claim(unit)
        unit.mailbox.retry(first.id, first.attempts, NOW + timedelta(seconds=30))
        assert claim(unit) == []
        assert unit.mailbox.claim(NOW + timedelta(seconds=29), LEASE, 10) == []
        later = NOW + timedelta(seconds=31)
        (again,) = unit.mailbox.claim(later, LEASE, 10)
        assert (again.key, again.attempts) == ("first", 2)
        unit.mailbox.sent(again.id, "r", later)
        assert deliver(unit) == ["second"]
        assert [each.key for each in unit.mailbox.claim(NOW + timedelta(days=1), LEASE, 10)] == ["tomorrow"]


def test_a_failure_lets_the_next_one_go_and_a_withheld_one_leaves_nothing(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key in ("a", "b", "c"):
            put(unit, bo, key)
        unit.mailbox.failed(claim(unit)[0].id, "channel_not_found", NOW)
        (withheld,) = claim(unit)
        unit.mailbox.withheld(withheld.id, NOW)
        assert deliver(unit) == ["c"]
        assert unit.mailbox.counts() == {"failed": 1, "withheld": 1, "sent": 1}


def test_whoever_has_no_account_keeps_their_post(database: Database) -> None:
    with database.unit() as unit:
        bo, thief = unit.people.add(full_name="Bo"), unit.people.add(full_name="X")
        put(unit, bo, "a")
        assert claim(unit) == []
        unit.people.account(bo.id, "slack", "T1", "U1")
        unit.people.account(thief.id, "slack", "T1", "U1")
        assert claim(unit) == []
        unit.people.account(bo.id, "slack", "T1", "U1")
        assert [parcel.key for parcel in claim(unit)] == ["a"]


def test_where_a_workspace_lets_us_in_again_what_was_put_off_there_goes_at_once(database: Database) -> None:
    with database.unit() as unit:
        for name, workspace in (("Bo", "T1"), ("Ada", "T2")):
            person = unit.people.add(full_name=name)
            unit.people.account(person.id, "slack", workspace, f"U{person.id}")
            put(unit, person, name)
        for parcel in claim(unit):
            unit.mailbox.retry(parcel.id, parcel.attempts, NOW + timedelta(minutes=10))
        assert claim(unit) == []
        unit.mailbox.hasten("slack", "T1")
        assert [parcel.key for parcel in claim(unit)] == ["Bo"]
