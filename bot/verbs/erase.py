"""`trellis erase --person PERSON`: removes a person, as each table says; without `--yes` it only counts.

Without a person it lists who has been erased, by number: what has to be done again after an older backup was
put back. The ledger knows the number and the day, and never the name.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from bot.content import open_house
from bot.kinds import told
from bot.verbs import Call, StopError, add_now, add_yes, many, open_live, say, somebody
from conversations.house import House
from conversations.parting import part
from storage import files
from storage.database import Database
from storage.people import Person
from storage.retention import Erased, erase
from storage.retention.rules import NO_NAME
from storage.unit import UnitOfWork

KIND = "erase"
NUMBER = "number:"
NOTHING = "Nothing was changed. With --yes it is done, and cannot be undone."


def arguments(parser: ArgumentParser) -> None:
    """Whom, and whether to go on."""
    parser.add_argument(
        "--person",
        metavar="PERSON",
        help="e-mail address, employee id, full name, or number:7; without it, who has been erased",
    )
    parser.add_argument(
        "--although-employed",
        action="store_true",
        help="also somebody who works here; they work here no more",
    )
    add_yes(parser)
    add_now(parser)


def run(call: Call) -> None:
    """Count, and on `--yes` remove, overwrite and note it."""
    house = open_house(call.settings.content_dir)
    with open_live(call) as database:
        if call.asked.person is None:
            _list(database)
            return
        with database.reading() as unit:
            person = _whom(unit, call.asked.person)
            again = _is_noted(unit, person.id)
            if not again:
                _refuse_employed(call, unit, person)
        with database.unit() if call.asked.yes else database.rehearsal() as unit:
            talks, erased = _erase(call, unit, house, person)
        for line in _lines(house, person, talks, erased, again=again):
            say(line)
        say(_overwritten(call) if call.asked.yes else NOTHING)


def _whom(unit: UnitOfWork, text: str) -> Person:
    if not text.startswith(NUMBER):
        return somebody(unit, text)
    number = text.removeprefix(NUMBER)
    found = unit.people.many((int(number),)) if number.isdecimal() else {}
    if not found:
        raise StopError(f"There is nobody with {text}. Write it as in number:7.")
    return found[int(number)]


def _is_noted(unit: UnitOfWork, person: int) -> bool:
    return any(change.detail == f"person {person}" for change in unit.ledger.of_kind(KIND))


def _refuse_employed(call: Call, unit: UnitOfWork, person: Person) -> None:
    if unit.positions.of(person.id, call.now.date()).employed and not call.asked.although_employed:
        raise StopError(
            f"{person.full_name} works here. Bring in the day on which they leave first, or add "
            "--although-employed: then they work here no more from today on, and the next people file that "
            "still has them brings them back as somebody new."
        )


def _erase(call: Call, unit: UnitOfWork, house: House, person: Person) -> tuple[int, Erased]:
    today, now = call.now.date(), call.now
    unit.people.hold(person.id)
    noted = _is_noted(unit, person.id)
    if not noted:
        _leave(unit, person.id, today, now)
    talks = part(unit, house, person.id, now)
    erased = erase(unit, person.id)
    if not noted:
        unit.ledger.changed(None, KIND, f"person {person.id}", now)
    return talks, erased


def _leave(unit: UnitOfWork, person: int, today: date, now: datetime) -> None:
    """From today on they work here no more and nobody answers for them; what was before stays for figures."""
    position = unit.positions.of(person, today)
    if position.employed:
        unit.positions.record(person, "employment", "left", today, "correction", KIND, now)
    if position.manager_id is not None:
        unit.positions.record(person, "manager", None, today, "correction", KIND, now)


def _lines(house: House, person: Person, talks: int, erased: Erased, *, again: bool) -> Iterator[str]:
    """What goes and what stays, in numbers."""
    name = person.full_name if person.full_name != NO_NAME else "Somebody who has no name here any more"
    yield f"{name}, {NUMBER}{person.id}" + (", was erased before." if again else ".")
    if talks:
        yield f"{many(talks, 'talk')} under way: each ends, and whoever else takes part is told."
    yield from _counts(house, "Removed", erased.removed)
    yield from _counts(house, "Kept without what describes them", erased.blanked)
    yield from _counts(house, "The name taken out of what others wrote", erased.unnamed)
    yield from _counts(house, "Kept by number only, for later figures", erased.by_number)


def _counts(house: House, title: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        yield f"{title}:"
        yield from (f"- {told(house, table)}: {rows}" for table, rows in counts.items())


def _overwritten(call: Call) -> str:
    """Where a person was, nothing is left to be read; on a server only its own program can see to that."""
    done = "Done. Backups from before still hold it: see the README."
    if (file := files.sqlite_file(call.settings.database_url)) is None:
        return f"{done} VACUUM FULL, at a quiet time, overwrites what the server let go of."
    try:
        anew = files.rewrite(file)
    except files.NotACopyError as refused:
        return f"{done} Free pages still hold it: {file} {refused}. Mend that, and call this once more."
    if anew:
        return f"{done} The file was written anew, so that nothing is left of it on its free pages."
    return f"{done} Somebody is writing, so free pages still hold it: call this once more at a quiet time."


def _list(database: Database) -> None:
    with database.reading() as unit:
        noted = unit.ledger.of_kind(KIND)
    say("Nobody has been erased." if not noted else "Erased so far:")
    for change in noted:
        say(f"- {NUMBER}{change.detail.removeprefix('person ')} on {change.at.date()}")
