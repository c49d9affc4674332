"""What may or may not have arrived is looked for before anything goes on, and is never blindly sent again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from storage.database import Database, counting
from storage.mailbox import Parcel
from storage.unit import UnitOfWork
from tests.storage.company import NOW, claim, deliver, hire, put

OVER = NOW + timedelta(minutes=1, seconds=1)
LATER = NOW + timedelta(minutes=2)


def lose(unit: UnitOfWork) -> Parcel:
    """Claim the next message and never say how it went."""
    (lost,) = claim(unit)
    assert unit.mailbox.expire_leases(NOW) == 0
    assert unit.mailbox.expire_leases(OVER) == 1
    return lost


def test_what_a_courier_never_reported_on_is_looked_for_as_it_went_out(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        put(unit, bo, "root", place="dialogue:1")
        deliver(unit)
        put(unit, bo, "new words", place="dialogue:1", replaces="root")
        lost = lose(unit)
        assert unit.mailbox.counts()["unknown"] == 1
        with counting(database) as count:
            assert unit.mailbox.unknown(LATER, 10) == [lost]
        assert len(count) == 2
        assert (lost.thread, lost.replaces) == ("receipt of root", "receipt of root")


def test_until_somebody_has_looked_nothing_overtakes_it_at_its_address(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key in ("first", "second"):
            put(unit, bo, key)
        lose(unit)
        put(unit, bo, "elsewhere", place="dialogue:1")
        assert deliver(unit) == ["elsewhere"]
        (first,) = unit.mailbox.unknown(LATER, 10)
        assert deliver(unit) == []
        unit.mailbox.retry(first.id, first.attempts, NOW)
        assert deliver(unit) == ["first", "second"]


def test_what_is_found_is_sent_and_what_follows_goes(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key in ("root", "next"):
            put(unit, bo, key, place="dialogue:1", body_json="secret")
        lost = lose(unit)
        unit.mailbox.sent(lost.id, "found", NOW)
        (following,) = claim(unit)
        assert (following.key, following.thread) == ("next", "found")
        unit.mailbox.sent(following.id, "r", NOW)
        kept = str(unit.connection.exec_driver_sql("SELECT * FROM outbox").all())
        assert "found" in kept
        assert "secret" not in kept


def test_what_nobody_can_look_for_is_counted_never_sent_and_holds_up_nobody(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key in ("lost", "next"):
            put(unit, bo, key, body_json=f"words of {key}")
        unit.mailbox.give_up(lose(unit).id)
        assert deliver(unit) == ["next"]
        assert unit.mailbox.counts() == {"unknown": 1, "sent": 1}
        assert unit.mailbox.unknown(LATER, 10) == []
        assert "words of lost" not in str(unit.connection.exec_driver_sql("SELECT * FROM outbox").all())


def test_who_looks_and_never_comes_back_leaves_it_to_the_next(database: Database) -> None:
    with database.unit() as unit:
        put(unit, hire(unit, "Bo"), "a")
        lost = lose(unit)
        assert unit.mailbox.unknown(LATER, 10) == [lost]
        assert unit.mailbox.unknown(LATER, 10) == []
        assert unit.mailbox.expire_leases(LATER) == 0
        assert unit.mailbox.expire_leases(LATER + timedelta(seconds=1)) == 1
        assert unit.mailbox.unknown(LATER + timedelta(minutes=1), 10) == [lost]


def test_whoever_speaks_of_an_earlier_attempt_comes_too_late(database: Database) -> None:
    with database.unit() as unit:
        put(unit, hire(unit, "Bo"), "a")
        lost = lose(unit)
        unit.mailbox.retry(lost.id, lost.attempts, NOW)
        (again,) = claim(unit)
        unit.mailbox.retry(lost.id, lost.attempts, NOW)
        assert claim(unit) == []
        unit.mailbox.sent(again.id, "r", NOW)
        unit.mailbox.retry(again.id, again.attempts, NOW)
        unit.mailbox.give_up(again.id)
        assert unit.mailbox.counts() == {"sent": 1}


def test_two_who_look_at_once_never_look_for_the_same(database: Database) -> None:
    with database.unit() as unit:
        for number in range(20):
            put(unit, hire(unit, f"P{number}"), f"{number:02}")
        claim(unit, 20)
        unit.mailbox.expire_leases(OVER)
    together = Barrier(2)

    def look(_: int) -> list[str]:
        together.wait()
        with database.unit() as unit:
            return [parcel.key for parcel in unit.mailbox.unknown(LATER, 15)]

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(look, range(2))
    with database.unit() as unit:
        rest = [parcel.key for parcel in unit.mailbox.unknown(LATER, 20)]
    assert sorted(first + second + rest) == [f"{number:02}" for number in range(20)]


def test_the_playground_knows_what_wrote_a_message_last(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        line = unit.playground.keep(bo.id, "talk", "bot", "old", NOW, "parcel 1")
        assert unit.playground.keep(bo.id, "talk", "bot", "again", NOW, "parcel 1") == line
        assert unit.playground.written_by("parcel 1") == line
        assert unit.playground.written_by("parcel 2") is None
        unit.playground.replace(line, "new", "parcel 2")
        assert unit.playground.written_by("parcel 2") == line
        unit.playground.replace(line, "pressed")
        assert unit.playground.written_by("parcel 2") == line
        assert [kept.body for kept in unit.playground.history(bo.id)] == ["pressed"]


def test_what_went_to_an_account_that_is_gone_begins_no_thread_and_holds_up_nobody(
    database: Database,
) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key in ("root", "next"):
            put(unit, bo, key, place="dialogue:1")
        (root,) = claim(unit)
        unit.people.unlink(root.channel, root.workspace, [root.external_id])
        unit.mailbox.sent(root.id, "receipt", NOW)
        unit.people.account(bo.id, "slack", "T", "U-new")
        (lost,) = claim(unit)
        assert (lost.key, lost.thread) == ("next", None)
        unit.people.unlink(lost.channel, lost.workspace, [lost.external_id])
        put(unit, bo, "last", place="dialogue:1")
        assert unit.mailbox.expire_leases(OVER) == 1
        assert unit.mailbox.unknown(LATER, 10) == []
        unit.people.account(bo.id, "slack", "T", "U-newer")
        assert deliver(unit) == ["last"]
