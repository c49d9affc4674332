"""What one answered question costs, from `turn.receive` to its commit, on a SQLite file.

Each round begins a career conversation (not measured), and answers two of its questions (measured). The
baseline is one bare INSERT with its commit, in a file of its own with the same settings, in the same run.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from conversations import turn
from conversations.house import House
from conversations.messages import Account, Immediate, Said
from storage.database import Database, counting

from . import Figure, median_ms
from .company import NOW, TEAM, founded

SIZES = (40, 10_000)
ROUNDS = 50
ANSWERS = ("We have talked", "More time for mentoring, and a way into the design of whole systems")


@dataclass(frozen=True)
class Answered:
    """One answered question: how long it took in milliseconds, and the statements that it ran."""

    ms: float
    statements: tuple[str, ...]


def figures(*sizes: int) -> Iterator[Figure]:
    """Time and statements of a turn, for companies of these sizes."""
    with tempfile.TemporaryDirectory() as folder:
        bare = bare_commit(Path(folder) / "bare.db")
        yield Figure("bare INSERT and commit", bare, "ms")
        for size in sizes or SIZES:
            answered = measured(Path(folder) / f"{size}.db", size, ROUNDS)
            middle = median(each.ms for each in answered)
            yield Figure(f"turn, {size} people", middle, "ms")
            yield Figure(f"turn, {size} people, to a bare commit", middle / bare, "times")
            yield Figure(
                f"turn, {size} people, most", max(len(each.statements) for each in answered), "statements"
            )


def measured(path: Path, size: int, rounds: int) -> list[Answered]:
    """Answered questions in a company of this size."""
    database = Database(f"sqlite:///{path}")
    database.migrate()
    people = founded(database, size)
    house = House.open()
    managers = people[: max(1, (size - 1) // TEAM)]
    answered = []
    for number in range(rounds):
        manager = number % len(managers)
        talk = Talk(database, house, managers[manager], number)
        answered += talk.held_with(f"Ada{manager * TEAM + 1}")
    database.close()
    return answered


@dataclass
class Talk:
    """A conversation that a manager holds, in one round of the bench."""

    database: Database
    house: House
    manager: int
    round: int
    place: str = "talk"
    said: int = 0

    def held_with(self, report: str) -> list[Answered]:
        """Begin it, answer its first questions, and stop it, so that the next round begins anew."""
        self.say(f"start a career conversation with {report}")
        with self.database.reading() as unit:
            self.place = f"dialogue:{unit.dialogues.open_for(self.manager)[0].id}"
        answered = [self.timed(text) for text in ANSWERS]
        self.say("stop")
        return answered

    def timed(self, text: str) -> Answered:
        """Say it, and see what that cost."""
        with counting(self.database) as count:
            begun = perf_counter()
            self.say(text)
            return Answered((perf_counter() - begun) * 1000, tuple(count.statements))

    def say(self, text: str) -> Immediate:
        """One turn."""
        self.said += 1
        account = Account(channel="playground", workspace="local", external_id=str(self.manager))
        event = f"{self.manager}/{self.round}/{self.said}"
        said = Said(event=event, account=account, place=self.place, at=NOW, text=text)
        return turn.receive(self.database, self.house, said, NOW)


def bare_commit(path: Path, rounds: int = ROUNDS) -> float:
    """Milliseconds for one INSERT and its commit, as durable as ours."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")

    def insert(number: int) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO note (text) VALUES (?)", (f"note {number}",))
        connection.execute("COMMIT")

    middle = median_ms(insert, rounds)
    connection.close()
    return middle
