"""`trellis understanding QUESTIONS.jsonl`: how well the questions of a labelled file are understood.

A people team tests its own aliases and phrasings with it. Nothing is written: with --people the file is
brought into a database that is gone afterwards, else the one of the settings is read.
"""

import json
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import roster
from bot.content import open_house
from bot.opening import open_database
from bot.sheet import SheetMistakesError
from bot.tables import MOST_BYTES
from bot.verbs import Call, StopError, day, many, open_live, read_bytes, read_text, say, shortened
from bot.verbs.marked import as_json, as_text
from conversations.scored import Figures, Question, QuestionMistakes, Sitting, read_questions
from frameworks.document import DocumentMistakes
from frameworks.files import read_any
from frameworks.model import Framework
from storage.database import Database
from storage.people import Person
from storage.unit import UnitOfWork

MORNING = time(9)
"""When people ask on a day that was named: at this hour where they are."""


def arguments(parser: ArgumentParser) -> None:
    """Which questions, over which people and framework."""
    parser.add_argument(
        "file", metavar="QUESTIONS.jsonl", help="one JSON object a line: as, text, intent, entities, level"
    )
    parser.add_argument(
        "--people", metavar="PEOPLE.csv", help="who asks, and about whom; else who is in the database"
    )
    parser.add_argument("--framework", metavar="FILE", help="instead of the framework in force")
    parser.add_argument("--show", action="store_true", help="the questions that were not right, one by one")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--now", dest="day", type=day, metavar="DAY", help="as if on this day")


def run(call: Call) -> None:
    """Ask every question as its asker, and print what became of them."""
    figures, notices = measured(call)
    if call.asked.json:
        say(json.dumps(as_json(figures, notices, show=call.asked.show), ensure_ascii=False))
    else:
        say("\n".join(as_text(figures, notices, show=call.asked.show)))


def measured(call: Call) -> tuple[Figures, list[str]]:
    """What became of every question, and what there is to look at.

    Raises:
        StopError: with everything to mend, before anything was asked.
    """
    asked = call.asked
    questions = _questions(asked.file)
    framework = _framework(asked.framework) if asked.framework else None
    house = open_house(call.settings.content_dir)
    with _database(call, framework) as (database, notices), database.reading() as unit:
        askers = _askers(unit, questions, asked.people)
        sitting = Sitting(unit, house, partial(_moment, call), framework or _in_force(unit))
        marks = [sitting.mark(each, askers[each.asker]) for each in questions]
        strange = [
            f"line {each.line}: nothing here is called '{value}', so that this {name} cannot be right."
            for each in questions
            for name, value in sitting.strangers(each, askers[each.asker])
        ]
    return Figures(marks), [*notices, *strange]


def _questions(name: str) -> tuple[Question, ...]:
    try:
        return read_questions(read_text(name))
    except QuestionMistakes as found:
        raise StopError(_mended(name, str(found).split("\n"))) from None


def _mended(name: str, sentences: Sequence[str]) -> str:
    listed = "\n".join(shortened(sentences))
    return f"{Path(name).name} has {many(len(sentences), 'line')} to mend:\n{listed}\nNothing was asked."


def _framework(name: str) -> Framework:
    try:
        return read_any(read_bytes(name, MOST_BYTES), Path(name).name)
    except DocumentMistakes as found:
        raise StopError("\n".join(map(str, found.mistakes)) + "\nNothing was asked.") from None


@contextmanager
def _database(call: Call, framework: Framework | None) -> Iterator[tuple[Database, list[str]]]:
    """Where the people are, and what to know about it."""
    if not call.asked.people:
        with open_live(call) as database:
            yield database, []
        return
    with tempfile.TemporaryDirectory(prefix="trellis-") as folder:
        database = open_database(f"sqlite:///{folder}/people.db", "demo", _now(call))
        try:
            yield database, _brought_in(call, database, framework)
        finally:
            database.close()


def _brought_in(call: Call, database: Database, framework: Framework | None) -> list[str]:
    """Bring the people in as `trellis people` would; gives the titles whose role nobody has said."""
    name, now = call.asked.people, _now(call)
    if framework:
        with database.unit() as unit:
            unit.careers.publish(framework, now, by=None)
    try:
        file = roster.read_file(read_bytes(name, MOST_BYTES), Path(name).name, roster.Reading(zones=True))
        with database.reading() as unit:
            plan = roster.plan(file, unit, _in_force(unit), roster.Choice(), now.date())
    except SheetMistakesError as found:
        raise StopError(f"{found}\nNothing was asked.") from None
    roster.carry_out(database, plan, now)
    titles = sorted({each.title for each in plan.waiting})
    return [f"No role is called '{title}'. Whoever holds this title asks without a role." for title in titles]


def _in_force(unit: UnitOfWork) -> Framework:
    published = unit.careers.in_force()
    if published is None:
        raise StopError("No framework is in force. `trellis import FILE` puts one in force.")
    return published.framework


def _askers(unit: UnitOfWork, questions: Sequence[Question], people: str | None) -> dict[str, Person]:
    """Everybody who asks, as the file calls them."""
    found = {name: unit.people.find(name) for name in {each.asker for each in questions}}
    where = Path(people).name if people else "the database"
    lost = [
        f"line {each.line}: nobody, or more than one person, in {where} is '{each.asker}'. "
        "Write 'as' as an employee id or an e-mail address from there."
        for each in questions
        if found[each.asker] is None
    ]
    if lost:
        raise StopError(_mended("The file of questions", lost))
    return {name: person for name, person in found.items() if person}


def _now(call: Call) -> datetime:
    return datetime.combine(call.asked.day, MORNING, UTC) if call.asked.day else call.now


def _moment(call: Call, person: Person) -> datetime:
    """When somebody asks: now, or on the morning of the day that was named, where they are."""
    if not call.asked.day:
        return call.now
    return datetime.combine(call.asked.day, MORNING, ZoneInfo(person.timezone)).astimezone(UTC)
