"""What the database knows of the people in a file. The one place of this room that asks it about people."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.roster.entry import Entry
from frameworks.model import same_name_key
from storage.people import Person
from storage.positions import DatedFact, Position
from storage.unit import UnitOfWork

AT_ONCE = 10_000
"""So many ids go into one statement."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Who is known, by folded employee id and by every folded address; and who works here today, by name.

    A language or zone that a person chose is theirs; what the HR system says is not compared with it.
    """

    by_id: dict[str, Person]
    by_address: dict[str, Person]
    here: tuple[Person, ...]


def look_up(unit: UnitOfWork, entries: Collection[Entry], today: date) -> Known:
    """Whom the database knows of those in the file, of their managers, and of those who work here."""
    here = tuple(unit.people.everyone(today))
    by_id = {same_name_key(each.employee_id): each for each in here if each.employee_id}
    by_address = {same_name_key(each.email): each for each in here if each.email}
    for key in {each.key for each in entries} - {"", *by_id}:
        found = unit.people.find(key)
        if found and same_name_key(found.employee_id or "") == key:
            by_id[key] = found
    addresses = {same_name_key(text) for each in entries for text in (each.email, each.manager_email) if text}
    for key in addresses - set(by_address):
        if found := unit.people.find(key):
            by_address[key] = found
    return Known(by_id, by_address, here)


def positions(unit: UnitOfWork, on: Mapping[int, date]) -> dict[int, Position]:
    """Where each person stands on a day of their own; one statement a day."""
    days: dict[date, list[int]] = defaultdict(list)
    for person_id, day in on.items():
        days[day].append(person_id)
    return {
        number: position
        for day, ids in days.items()
        for part in _parts(ids)
        for number, position in unit.positions.many(part, day).items()
    }


def employments(unit: UnitOfWork, ids: Iterable[int]) -> dict[int, tuple[DatedFact, ...]]:
    """The story of each person's employment."""
    return {number: unit.positions.history(number, "employment") for number in ids}


def names(unit: UnitOfWork, stand: Iterable[Position], known: Container[object]) -> dict[int, str]:
    """What managers are called who are not known by name yet, because they have left."""
    ids = {each.manager_id for each in stand if each.manager_id is not None and each.manager_id not in known}
    return {number: person.full_name for number, person in unit.people.many(ids).items()} if ids else {}


def hr_side(unit: UnitOfWork, person: Person, entry: Entry) -> Person:
    """The person as the HR system described them. What they chose themselves counts as what it says."""
    zone, language = entry.timezone, entry.language or person.language
    if (person.timezone, person.language) == (zone, language):
        return person
    own = unit.people.preferences(person.id)
    return replace(
        person,
        timezone=zone if own.own_timezone else person.timezone,
        language=language if own.own_language else person.language,
    )


def _parts(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
