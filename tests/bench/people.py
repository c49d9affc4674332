"""People from a file: preview and apply, while the service answers, and the same file once more.

The import runs in a process of its own, through the command line, on a SQLite file. A second process takes
a small turn every 50 ms against the same file (locks somebody, reads where they stand, queues an answer, and
commits), timed from the moment it was due. The baseline is the same turn with nobody importing.
"""

import multiprocessing as mp
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, sleep

from storage.database import Database

from . import Figure
from .company import HIRED, NOW, TEAM

SIZES = (10_000, 100_000)
EVERY = 0.05
TITLES = (
    "Software Engineer", "Senior Engineer", "Staff Engineer", "Coordinator", "Customer Success Specialist",
    "Engineer, Level 3", "Account Wizard",
)  # fmt: skip
PLACES = (("Prague", "Europe/Prague"), ("Nairobi", "Africa/Nairobi"), ("Lima", "America/Lima"))
HEADER = "employee_id,name,email,manager_email,role,department,location,timezone,start_date,slack_id"


def figures(*sizes: int) -> Iterator[Figure]:
    """Times, memory, and how long a turn waits."""
    for size in sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            for name, value, unit in measured(Path(folder), size):
                yield Figure(f"{name}, {size} people", value, unit)


def measured(folder: Path, size: int) -> Iterator[tuple[str, float, str]]:
    """The figures for a company of this size."""
    path, file = folder / "trellis.db", folder / "people.csv"
    file.write_text("\n".join((HEADER, *rows_of(size))), encoding="utf-8")
    _run(path, "titles")  # makes the database
    _somebody(path)
    calm = _turns(path, lambda: sleep(3))[1]
    yield "a turn with nobody importing, p50", calm[49], "ms"
    before = _worked()
    seconds, busy = _turns(path, lambda: _run(path, "people", str(file), "--yes"))
    yield "preview and apply", seconds, "s"
    yield "of which the processor worked, with the turns", _worked() - before, "s"
    yield "largest memory", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, "MB"
    yield "a turn meanwhile, p50", busy[49], "ms"
    yield "a turn meanwhile, p99", busy[98], "ms"
    yield "the longest turn meanwhile", busy[99], "ms"
    before = _worked()
    yield "the same file again", _run(path, "people", str(file), "--yes"), "s"
    yield "of which the processor worked", _worked() - before, "s"


def rows_of(size: int) -> Iterator[str]:
    """The lines of a people file for so many."""
    random = Random(7)  # noqa: S311 - an invented company
    for number in range(size):
        manager = f"ada{(number - 1) // TEAM}@example.com" if number else ""
        place, zone = random.choice(PLACES)
        start = HIRED + timedelta(days=random.randrange(900))
        who = f"P{number},Ada{number} Lovelace{number},ada{number}@example.com,{manager}"
        yield (f'{who},"{random.choice(TITLES)}",Team {number % 200},{place},{zone},{start},T1:U{number}')


def _worked() -> float:
    """Seconds of the processor that all processes so far have taken: on a busy machine this says more."""
    taken = resource.getrusage(resource.RUSAGE_CHILDREN)
    return taken.ru_utime + taken.ru_stime


def _run(path: Path, *words: str) -> float:
    begun = perf_counter()
    settings = os.environ | {"TRELLIS_DATABASE_URL": f"sqlite:///{path}"}
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from bot.cli import main; sys.exit(main())",
            *words,
            "--now",
            NOW.isoformat(),
        ],
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        raise SystemExit(told.stdout[-2000:] + told.stderr[-2000:])
    return perf_counter() - begun


def _somebody(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    with database.unit() as unit:
        who = unit.people.add(full_name="Bo", email="bo@example.com").id
        unit.people.account(who, "playground", "local", "1")
        unit.positions.record(who, "employment", "active", HIRED, "hire", "bench", NOW)
    database.close()


def _turns(path: Path, work: Callable[[], object]) -> tuple[float, list[float]]:
    """Do the work while turns come in. Its seconds, and the hundredths of the waits in ms."""
    ours, theirs = mp.get_context("spawn").Pipe()
    taking = mp.get_context("spawn").Process(target=take_turns, args=(path, theirs))
    taking.start()
    ours.recv()
    begun = perf_counter()
    work()
    seconds = perf_counter() - begun
    ours.send("enough")
    waits: list[float] = ours.recv()
    taking.join()
    return seconds, [*quantiles(waits, n=100, method="inclusive"), max(waits)]


def take_turns(path: Path, told: Connection) -> None:
    """A turn every 50 ms until told otherwise."""
    database = Database(f"sqlite:///{path}")
    waits: list[float] = []
    _turn(database, -1)
    told.send("ready")
    begun = perf_counter()
    while not told.poll():
        due = begun + len(waits) * EVERY
        sleep(max(0.0, due - perf_counter()))
        _turn(database, len(waits) + int(begun * 1000))
        waits.append((perf_counter() - due) * 1000)
    database.close()
    told.send(waits)


def _turn(database: Database, number: int) -> None:
    with database.unit() as unit:
        who = unit.people.lock("playground", "local", "1", NOW.date())
        if who is not None:
            unit.positions.of(who.id, NOW.date())
            unit.mailbox.put(who.id, "talk", "{}", f"turn {number}", "answer", NOW)
