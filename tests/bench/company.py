"""A company of any size: everybody in a team of eight, each with a manager, a role and a chat."""

from datetime import UTC, date, datetime

from bot.opening import starter
from storage.database import Database
from storage.unit import UnitOfWork

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
TEAM = 8
HIRED = date(2024, 1, 1)
AT_ONCE = 500


def founded(database: Database, size: int) -> tuple[int, ...]:
    """Fill a migrated database; gives the ids of its people, managers before their reports."""
    with database.unit() as unit:
        unit.careers.publish(starter(), NOW, by=None)
    ids: list[int] = []
    for begin in range(0, size, AT_ONCE):
        with database.unit() as unit:
            for number in range(begin, min(begin + AT_ONCE, size)):
                manager = ids[(number - 1) // TEAM] if number else None
                ids.append(_hire(unit, number, manager))
    return tuple(ids)


def _hire(unit: UnitOfWork, number: int, manager: int | None) -> int:
    person = unit.people.add(full_name=f"Ada{number} Lovelace{number}", email=f"ada{number}@example.com").id
    unit.people.account(person, "playground", "local", str(person))
    unit.positions.record(person, "employment", "active", HIRED, "hire", "bench", NOW)
    unit.positions.record(
        person, "role", "engineering/senior-engineer", HIRED, "hire", "bench", NOW, title="Senior Engineer"
    )
    if manager:
        unit.positions.record(person, "manager", manager, HIRED, "hire", "bench", NOW)
    return person
