"""What the database knows of the people in a file. The one place of this room that asks it about people."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from frameworks.model import same_name_key
from storage.people import Person
from storage.positions import DatedFact, Position
from storage.unit import UnitOfWork

AT_ONCE = 10_000
"""So many ids go into one statement."""


@dataclass(frozen=True, slots=True, repr=False)
class Known:
    """Who is known, by folded employee id and by every folded address; and who works here today, by name.

    All are as the HR system describes them: a language or zone that a person chose is left out of account.
    """

    by_id: dict[str, Person]
    by_address: dict[str, Person]
    here: tuple[Person, ...]
    accounts: dict[tuple[str, str, str], int]


def look_up(unit: UnitOfWork, today: date) -> Known:
    """Everybody whom the database knows, in four statements."""
    people = {each.id: each for each in unit.people.described()}
    return Known(
        by_id={same_name_key(each.employee_id): each for each in people.values() if each.employee_id},
        by_address={address: people[number] for address, number in unit.people.addresses().items()},
        here=tuple(people[each.id] for each in unit.people.everyone(today)),
        accounts=unit.people.linked(),
    )


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
    return {
        number: story
        for part in _parts(list(ids))
        for number, story in unit.positions.histories(part, "employment").items()
    }


def names(unit: UnitOfWork, stand: Iterable[Position], known: Container[object]) -> dict[int, str]:
    """What managers are called who are not known by name yet, because they have left."""
    ids = {each.manager_id for each in stand if each.manager_id is not None and each.manager_id not in known}
    return {number: person.full_name for number, person in unit.people.many(ids).items()} if ids else {}


def _parts(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
