"""A unit happens whole or not at all; a reading changes nothing; errors and logs keep quiet."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.database import Database, counting, is_transient
from storage.rows import Conflict
from tests.storage.company import NOW, TODAY, hire, put


def share_an_address(database: Database, email: str) -> None:
    with database.unit() as unit:
        unit.people.add(full_name="A", email=email)
        unit.people.add(full_name="B", email=email)


def test_a_unit_is_kept_whole_and_told_afterwards(database: Database) -> None:
    told: list[str] = []
    with database.unit() as unit:
        unit.after_commit(lambda: told.append("stored"))
        hire(unit, "Bo")
        assert told == []
    assert told == ["stored"]
    with database.reading() as unit:
        assert unit.people.find("Bo")


def test_a_unit_that_fails_leaves_nothing_and_tells_nobody(database: Database) -> None:
    told: list[str] = []

    def fail() -> None:
        with database.unit() as unit:
            unit.after_commit(lambda: told.append("stored"))
            hire(unit, "Bo")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert told == []
    with database.reading() as unit:
        assert unit.people.find("Bo") is None


def test_a_reading_cannot_change_anything(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading() as unit:
        unit.people.add(full_name="Bo")
    with database.reading() as unit:
        assert unit.people.find("Bo") is None


def test_a_reading_sees_one_moment_throughout(database: Database) -> None:
    with database.reading() as before:
        assert before.people.find("Bo") is None
        with database.unit() as unit:
            hire(unit, "Bo")
        assert before.people.find("Bo") is None
    with database.reading() as after:
        assert after.people.find("Bo")


def test_readers_never_wait_for_a_writer(database: Database) -> None:
    with database.unit() as unit:
        hire(unit, "Bo")
        with database.reading() as other:
            assert other.people.find("Bo") is None


def test_statements_are_counted_on_every_thread_and_no_longer_than_asked(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
    with counting(database) as count, ThreadPoolExecutor(1) as pool:

        def look() -> None:
            with database.reading() as unit:
                unit.people.get(bo.id)

        pool.submit(look).result()
        with database.unit() as unit:
            unit.people.get(bo.id)
    with database.reading() as unit:
        unit.people.get(bo.id)
    assert len(count) == 2
    assert "person" in count.statements[0]


def test_an_error_never_shows_what_a_person_is_called_or_wrote(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught:
        share_an_address(database, "mina.secret@example.com")
    shown = f"{caught.value} {caught.value!r} {caught.value.orig} {caught.value.orig!r}"
    assert "secret" not in shown
    assert "uq_person_name_alone" in shown or "person_name.key" in shown


def test_a_lost_version_and_a_lost_lock_may_be_tried_again_and_a_broken_rule_may_not(
    database: Database,
) -> None:
    assert is_transient(Conflict("moved on"))
    assert not is_transient(ZeroDivisionError())
    with pytest.raises(IntegrityError) as caught:
        share_an_address(database, "a@example.com")
    assert not is_transient(caught.value)


def test_a_file_that_stays_busy_is_transient(sqlite_database: Database) -> None:
    with sqlite_database.unit(), sqlite_database.reading() as other:
        other.connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        other.connection.exec_driver_sql("PRAGMA query_only = OFF")
        with pytest.raises(OperationalError) as caught:
            other.people.add(full_name="B")
        assert is_transient(caught.value)


def test_a_lost_connection_and_a_deadlock_are_transient(postgres_database: Database) -> None:
    with pytest.raises(DBAPIError) as caught, postgres_database.unit() as unit:
        unit.connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert is_transient(caught.value)
    with postgres_database.unit() as unit:
        first, second = hire(unit, "A"), hire(unit, "B")
    crossed = Barrier(2)

    def cross(mine: int, other: int) -> BaseException | None:
        try:
            with postgres_database.unit() as unit:
                unit.people.lock("playground", "local", str(mine), TODAY)
                crossed.wait()
                unit.people.lock("playground", "local", str(other), TODAY)
        except DBAPIError as error:
            return error
        return None

    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(cross, (first.id, second.id), (second.id, first.id)))
    lost = [error for error in ends if error]
    assert len(lost) == 1
    assert is_transient(lost[0])


def test_a_server_that_does_not_answer_is_transient(tmp_path: Path) -> None:
    database = Database(f"postgresql://trellis@/trellis?host={tmp_path}")
    with pytest.raises(OperationalError) as caught, database.reading():
        pass
    assert is_transient(caught.value)
    database.close()


def test_writers_of_one_file_queue_up_instead_of_failing(sqlite_database: Database) -> None:
    with sqlite_database.unit() as unit:
        bo = hire(unit, "Bo")
    begun = Event()

    def write(number: int) -> None:
        begun.wait()
        with sqlite_database.unit() as unit:
            put(unit, bo, f"key {number}")

    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(write, number) for number in range(40)]
        begun.set()
        for each in waiting:
            each.result()
    with sqlite_database.reading() as unit:
        assert unit.mailbox.counts() == {"queued": 40}


def test_sqlite_survives_a_power_cut_and_minds_its_references(sqlite_database: Database) -> None:
    with sqlite_database.unit() as unit:
        settings = {
            name: unit.connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_database_says_what_it_is_and_stays_that(database: Database) -> None:
    assert database.kind() is None
    database.mark("demo")
    database.mark("demo")
    with pytest.raises(ValueError, match="demo"):
        database.mark("live")
    assert database.kind() == "demo"


def test_a_time_without_a_zone_is_refused_and_any_zone_comes_back_as_utc(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        unit.ledger.saw(bo.id, bo.id, "plan", NOW)
        assert unit.ledger.viewers(bo.id)[0].at == NOW
        assert unit.ledger.viewers(bo.id)[0].at.tzinfo == NOW.tzinfo
    with pytest.raises(Exception, match="zone"), database.unit() as unit:
        unit.ledger.saw(bo.id, bo.id, "plan", NOW.replace(tzinfo=None))


def test_addresses_of_postgresql_name_their_driver() -> None:
    database = Database("postgresql://trellis@localhost/trellis")
    assert database.url.drivername == "postgresql+psycopg"
    database.close()
