"""A few invented people for the tests of this floor."""

from datetime import UTC, date, datetime, timedelta

from storage.mailbox import Parcel
from storage.people import Person
from storage.unit import UnitOfWork

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)
HIRED = date(2020, 1, 1)


def hire(unit: UnitOfWork, name: str, manager: Person | None = None, role: str | None = None) -> Person:
    """Somebody who works here and can be written to in the playground."""
    person = unit.people.add(full_name=name)
    unit.people.account(person.id, "playground", "local", str(person.id))
    unit.positions.record(person.id, "employment", "active", HIRED, "hire", "test", NOW)
    if manager:
        unit.positions.record(person.id, "manager", manager.id, HIRED, "hire", "test", NOW)
    if role:
        unit.positions.record(person.id, "role", role, HIRED, "hire", "test", NOW, title=role.title())
    return person


def put(unit: UnitOfWork, person: Person, key: str, **more: object) -> None:
    """A message in the direct message, unless said otherwise."""
    said = {"place": "talk", "body_json": f"{{{key}}}", "kind": "answer", "now": NOW} | more
    unit.mailbox.put(person.id, key=key, **said)  # type: ignore[arg-type]


def claim(unit: UnitOfWork, limit: int = 10) -> list[Parcel]:
    return unit.mailbox.claim(NOW, NOW + timedelta(minutes=1), limit)


def deliver(unit: UnitOfWork) -> list[str]:
    """Send everything that may go, and say in which order."""
    order = []
    while parcels := claim(unit):
        for parcel in parcels:
            order.append(parcel.key)
            unit.mailbox.sent(parcel.id, f"receipt of {parcel.key}", NOW)
    return order
