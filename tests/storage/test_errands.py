"""What falls due and what takes long is done once, also when two sweeps run or one is killed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from storage.database import Database
from tests.storage.company import NOW, hire

LATER = NOW + timedelta(hours=1)


def test_what_is_due_is_found_by_its_time_until_it_is_done(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key, hours in (("b", 1), ("a", 0), ("a", 5), ("c", 3)):
            unit.agenda.add(key, "review", NOW + timedelta(hours=hours), bo.id)
        assert [each.key for each in unit.agenda.due(LATER, 10)] == ["a", "b"]
        (first,) = unit.agenda.due(LATER, 1)
        assert (first.person_id, first.kind, first.due_at) == (bo.id, "review", NOW)
        unit.agenda.done(first.id)
        assert [each.key for each in unit.agenda.due(LATER, 10)] == ["b"]
        second, third = unit.agenda.due(NOW + timedelta(hours=3), 10)
        unit.agenda.put_off(second.id, NOW + timedelta(hours=4))
        assert [each.key for each in unit.agenda.due(NOW + timedelta(hours=3), 10)] == [third.key]
        assert [each.key for each in unit.agenda.due(NOW + timedelta(hours=4), 10)] == ["c", "b"]


def test_nothing_more_falls_due_in_a_dialogue_that_is_over(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        dialogue = unit.dialogues.open("g", "r", bo.id, bo.id, None, {"employee": bo.id}, NOW)
        unit.agenda.add("wait", "expire", NOW, bo.id, dialogue.id, "proud", 0)
        unit.agenda.add("other", "review", NOW, bo.id)
        assert unit.agenda.due(NOW, 1)[0].step == "proud"
        unit.agenda.drop(dialogue.id)
        assert [each.key for each in unit.agenda.due(NOW, 10)] == ["other"]


def test_two_sweeps_at_once_do_everything_once(database: Database) -> None:
    with database.unit() as unit:
        for number in range(20):
            unit.agenda.add(str(number), "review", NOW)
    together = Barrier(2)

    def sweep(_: int) -> list[str]:
        together.wait()
        done = []
        for _ in range(10):
            with database.unit() as unit:
                for each in unit.agenda.due(NOW, 3):
                    unit.agenda.done(each.id)
                    done.append(each.key)
        return done

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(sweep, range(2))
    assert sorted(first + second, key=int) == [str(number) for number in range(20)]


def test_slow_work_is_claimed_in_turn_and_tells_how_far_it_is(database: Database) -> None:
    with database.unit() as unit:
        bo = hire(unit, "Bo")
        for key in ("one", "one", "two"):
            unit.jobs.queue("import", {"file": key}, bo.id, NOW, key)
        job = unit.jobs.claim(NOW, LATER)
        assert job is not None
        assert (job.key, job.args, job.by, job.status, job.attempts) == (
            "one",
            {"file": "one"},
            bo.id,
            "running",
            1,
        )
        unit.jobs.progress(job.id, "half of it")
        seen = unit.jobs.get("one")
        assert seen is not None
        assert seen.progress == "half of it"
        unit.jobs.finish(job.id, {"rows": 3})
        second = unit.jobs.claim(NOW, LATER)
        assert second is not None
        unit.jobs.fail(second.id, "7F3K")
        assert unit.jobs.claim(NOW, LATER) is None
        ends = [unit.jobs.get(key) for key in ("one", "two")]
        assert [(each.status, each.result, each.code) for each in ends if each] == [
            ("finished", {"rows": 3}, None),
            ("failed", None, "7F3K"),
        ]


def test_work_whose_worker_was_killed_is_taken_up_again(database: Database) -> None:
    with database.unit() as unit:
        unit.jobs.queue("import", {}, None, NOW, "one")
        job = unit.jobs.claim(NOW, LATER)
        assert job is not None
        assert unit.jobs.claim(NOW, LATER) is None
        unit.jobs.progress(job.id, "still at it", LATER + timedelta(hours=1))
        assert unit.jobs.claim(LATER + timedelta(minutes=1), LATER) is None
        again = unit.jobs.claim(LATER + timedelta(hours=2), LATER + timedelta(hours=3))
        assert again is not None
        assert (again.id, again.attempts) == (job.id, 2)


def test_two_workers_at_once_never_take_the_same_work(database: Database) -> None:
    with database.unit() as unit:
        for number in range(10):
            unit.jobs.queue("import", {}, None, NOW, str(number))
    together = Barrier(2)

    def worker(_: int) -> list[str]:
        together.wait()
        taken = []
        for _ in range(10):
            with database.unit() as unit:
                if job := unit.jobs.claim(NOW, LATER):
                    taken.append(job.key)
        return taken

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(worker, range(2))
    assert sorted(first + second) == [str(number) for number in range(10)]
