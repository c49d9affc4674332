"""How long a text takes to be understood, among many people on a SQLite file, and how long loading takes.

The people come in through the real import, with names of which many are shared. Each text is asked by a
manager with a team of eight, about one of them or about a colleague, by first name, in a turn of its own:
as the chat has it (what is known of the asker looked up, then read), and the reading alone. The baselines are
one bare INSERT with its commit, and for the load a Python process that does nothing, in the same run.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

from conversations.asking import knows
from conversations.house import House
from conversations.scored import Question, read_questions
from conversations.underway import Turn
from storage.database import Database, counting
from storage.people import Person
from storage.unit import UnitOfWork

from . import Figure, median_ms
from .company import NOW, TEAM
from .people import HEADER, rows_of
from .turn import bare_commit

SIZES = (100_000,)
ASKERS = 25
LOADS = 7
ASKED = Path(__file__).parents[1] / "conversations" / "asked.jsonl"
FIRST = (
    "Sam", "Ada", "Noor", "Mei", "Lucas", "Zofia", "Ravi", "Amara", "Jonas", "Leila",
    "Hugo", "Ines", "Omar", "Tova", "Kofi", "Anna", "Yusuf", "Clara", "Marek", "Lina",
    "Pavel", "Rosa", "Ivo", "Salma", "Theo", "Nadia", "Emil", "Priya", "Dario", "Maya",
)  # fmt: skip
LAST = (
    "Byron", "Diaz", "Okoye", "Novak", "Lindberg", "Rossi", "Haddad", "Kimura", "Silva", "Mensah",
    "Weber", "Larsen", "Costa", "Rahman", "Petrov", "Dubois", "Nagy", "Moreau", "Svensson", "Ito",
    "Marsh", "Bello", "Kovacs", "Vega", "Olsen", "Patel", "Duarte", "Ziegler", "Farouk", "Quist",
)  # fmt: skip
LOADING = (
    "from time import perf_counter; begun = perf_counter();"
    "from conversations.understanding import LearnedUnderstanding; imported = perf_counter();"
    "LearnedUnderstanding(); print(imported - begun, perf_counter() - imported)"
)


@dataclass(frozen=True)
class Read:
    """One text: milliseconds as a turn has it and of the reading alone, and its statements."""

    whole: float
    alone: float
    statements: int


def figures(*sizes: int) -> Iterator[Figure]:
    """The load from cold, then the texts in companies of these sizes."""
    yield from load()
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_commit(Path(folder) / "bare.db")
        yield Figure("bare INSERT and commit", bare, "ms")
        for size in sizes or SIZES:
            first, *read = measured(Path(folder), size, ASKERS)
            yield Figure(f"the reading of the first text, {size} people", first.alone, "ms")
            yield from _times(
                f"a text as a turn reads it, {size} people", [each.whole for each in read], bare
            )
            yield from _times(f"its reading alone, {size} people", [each.alone for each in read], bare)
            yield Figure(f"a text, {size} people, most", max(each.statements for each in read), "statements")


def load() -> Iterator[Figure]:
    """The understanding in a process of its own, against one that does nothing."""
    bare = median_ms(lambda _: _python("pass"), LOADS)
    whole = median_ms(lambda _: _python(LOADING), LOADS)
    parts = [[float(part) * 1000 for part in _python(LOADING).split()] for _ in range(LOADS)]
    yield Figure("python that does nothing", bare, "ms")
    yield Figure("importing the understanding", median(imported for imported, _ in parts), "ms")
    yield Figure("loading it", median(loaded for _, loaded in parts), "ms")
    yield Figure("a process that loads it", whole, "ms")
    yield Figure("a process that loads it, to nothing", whole / bare, "times")


def measured(folder: Path, size: int, askers: int) -> list[Read]:
    """Every text of our labelled file, by so many managers of a company of this size.

    The very first, which gets to know the framework, stands before them.
    """
    path = folder / f"{size}.db"
    _bring_in(path, folder / f"{size}.csv", size)
    database, house = Database(f"sqlite:///{path}"), House.open()
    questions = read_questions(ASKED.read_text(encoding="utf-8"))
    managers = max(1, (size - 1) // TEAM)
    with database.reading() as unit:
        people = [_somebody(unit, number * managers // askers) for number in range(askers)]
        read = [_read(database, unit, house, people[0], questions[0].text)]
        for person, colleague in zip(people, (*people[1:], people[0]), strict=True):
            about = [_report(unit, person), colleague]
            texts = [text for each in questions for text in _texts(each, about)]
            read += [_read(database, unit, house, person, text) for text in texts]
    database.close()
    return read


def named(size: int) -> Iterator[str]:
    """The lines of a people file in which names are shared."""
    random = Random(11)  # noqa: S311 - an invented company
    for number, line in enumerate(rows_of(size)):
        name = f"{random.choice(FIRST)} {random.choice(LAST)}"
        yield line.replace(f"Ada{number} Lovelace{number}", name)


def _times(name: str, times: Sequence[float], bare: float) -> Iterator[Figure]:
    hundredths = quantiles(times, n=100, method="inclusive")
    for share in (50, 99):
        yield Figure(f"{name}, p{share}", hundredths[share - 1], "ms")
    yield Figure(f"{name}, p50, to a bare commit", hundredths[49] / bare, "times")


def _read(database: Database, unit: UnitOfWork, house: House, person: Person, text: str) -> Read:
    with counting(database) as count:
        begun = perf_counter()
        known = knows(Turn(unit, house, person, "bench", "talk", NOW))
        ready = perf_counter()
        house.understanding.read(text, known)
        ended = perf_counter()
    return Read((ended - begun) * 1000, (ended - ready) * 1000, len(count))


def _texts(question: Question, about: Sequence[Person]) -> Iterator[str]:
    """A question; one about somebody is asked about each of these, by first name."""
    who = question.entities.get("person")
    first = who.split()[0] if who else ""
    if not first:
        yield question.text
    else:
        for each in about:
            yield re.sub(first, each.called.split()[0], question.text, flags=re.IGNORECASE)


def _report(unit: UnitOfWork, person: Person) -> Person:
    return unit.people.get(unit.positions.reports(person.id, NOW.date())[0])


def _somebody(unit: UnitOfWork, number: int) -> Person:
    person = unit.people.find(f"P{number}")
    if person is None:
        raise LookupError(number)
    return person


def _bring_in(path: Path, file: Path, size: int) -> None:
    file.write_text("\n".join((HEADER, *named(size))), encoding="utf-8")
    trellis = (str(Path(sys.executable).with_name("trellis")), "people", str(file), "--yes")
    settings = os.environ | {"TRELLIS_DATABASE_URL": f"sqlite:///{path}"}
    subprocess.run([*trellis, "--now", NOW.isoformat()], env=settings, check=True, capture_output=True)


def _python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
