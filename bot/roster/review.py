"""What somebody should look at: lines that were held, and people about whom something cannot be right."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot.roster import known, zones
from frameworks.model import same_name_key
from storage.people import Person
from storage.positions import Position
from storage.unit import UnitOfWork

KINDS = {
    "cell": "Lines that wait: a cell cannot be used",
    "time zone": "Time zones",
    "circle": "Managers in a circle",
    "doubled": "Perhaps one person twice",
    "manager": "Managers whom nobody knows, or who have left",
    "no manager": "Without a manager",
}
SHOWN = 10


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """One thing to look at: what kind, about whom, and a sentence with the mend. `line` of a held file."""

    kind: str
    name: str
    said: str
    file: str | None = None
    line: int | None = None


def findings(unit: UnitOfWork, today: date) -> tuple[Finding, ...]:
    """Everything there is to look at, by kind."""
    here = unit.people.everyone(today)
    stand = known.positions(unit, {each.id: today for each in here})
    people = {each.id: each for each in here}
    found = [
        *_held(unit),
        *_zones(here, stand),
        *_circles(people, stand),
        *_twins(unit, here),
        *_gone(unit, people, stand),
        *_alone(here, stand),
    ]
    order = list(KINDS)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def lines(found: Iterable[Finding]) -> Iterator[str]:
    """All of it for a person: by kind, the first of each."""
    by_kind: dict[str, list[Finding]] = defaultdict(list)
    for each in found:
        by_kind[each.kind].append(each)
    if not by_kind:
        yield "There is nothing to look at."
    for kind, listed in by_kind.items():
        yield f"{KINDS[kind]} ({len(listed)}):"
        yield from (f"- {_place(each)}{each.name or 'nobody'}: {each.said}" for each in listed[:SHOWN])
        if len(listed) > SHOWN:
            yield f"- and {len(listed) - SHOWN} more"


def as_json(found: Iterable[Finding]) -> dict[str, object]:
    """All of it for a program."""
    return {
        "review": [
            {"kind": each.kind, "name": each.name, "mend": each.said, "file": each.file, "line": each.line}
            for each in found
        ]
    }


def _place(each: Finding) -> str:
    return f"{each.file}, line {each.line}, " if each.file else ""


def _held(unit: UnitOfWork) -> Iterator[Finding]:
    for each in unit.imports.held():
        for kind, sentence in each.reasons:
            yield Finding(kind, each.name, sentence, each.file, each.line)


def _zones(here: list[Person], stand: dict[int, Position]) -> Iterator[Finding]:
    """Whoever is kept in UTC, which nobody lives in, where their place says something else."""
    for person in here:
        place = stand[person.id]
        zone = zones.of(place.location or "", place.country or "") if person.timezone == "UTC" else None
        if zone:
            where = place.location or place.country
            yield Finding(
                "time zone", person.full_name, f"is kept in UTC. For {where} it is {zone}: bring that in."
            )


def _circles(people: dict[int, Person], stand: dict[int, Position]) -> Iterator[Finding]:
    settled: set[int] = set()
    for first in people:
        way: list[int] = []
        here: int | None = first
        while here in people and here not in settled and here not in way:
            way.append(here)
            here = stand[here].manager_id
        if here in way:
            circle = [people[each].full_name for each in way[way.index(here) :]]
            told = " → ".join([*circle, circle[0]])
            yield Finding("circle", circle[0], f"{told}. Give one of them another manager.")
        settled.update(way)


def _twins(unit: UnitOfWork, here: list[Person]) -> Iterator[Finding]:
    names = Counter(same_name_key(each.full_name) for each in here)
    alike = [each for each in here if names[same_name_key(each.full_name)] > 1]
    stories = known.employments(unit, [each.id for each in alike])
    first: dict[tuple[str, date], Person] = {}
    for each in alike:
        begun = stories[each.id][0].valid_from
        before = first.setdefault((same_name_key(each.full_name), begun), each)
        if before is not each:
            ids = f"{before.employee_id or 'no id'} and {each.employee_id or 'no id'}"
            yield Finding(
                "doubled",
                each.full_name,
                f"stands here twice with the same first day ({ids}). If that is one person, give the second "
                "an 'end_date' in the next file.",
            )


def _gone(unit: UnitOfWork, people: dict[int, Person], stand: dict[int, Position]) -> Iterator[Finding]:
    away = {
        number: place.manager_id
        for number, place in stand.items()
        if place.manager_id is not None and place.manager_id not in people
    }
    names = known.names(unit, (stand[number] for number in away), ())
    for number, manager in away.items():
        yield Finding(
            "manager",
            people[number].full_name,
            f"reports to {names.get(manager, 'somebody')}, who does not work here. Name another manager.",
        )


def _alone(here: list[Person], stand: dict[int, Position]) -> Iterator[Finding]:
    reports = Counter(place.manager_id for place in stand.values())
    for person in here:
        if stand[person.id].manager_id is None:
            count = reports[person.id]
            yield Finding(
                "no manager",
                person.full_name,
                f"has no manager, and {count} report to them. If they lead the organisation, all is well."
                if count
                else "has no manager. Fill 'manager_email' in the next file.",
            )
