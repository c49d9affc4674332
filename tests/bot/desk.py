"""How the tests call the command line: in an empty folder, with nothing set."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from storage.database import Database
from storage.unit import UnitOfWork

Run = Callable[..., tuple[int, str, str]]
"""Calls `trellis` with these words; gives exit code, output and errors."""

HIRED = date(2020, 1, 1)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
SMALL = """\
framework: {id: small, name: Small, version: "1"}
competencies: [{id: care, name: Care}]
families:
  - id: baking
    name: Baking
    tracks: [{id: bakers, name: Bakers, roles: [Apprentice, Baker]}]
    roles:
      - {title: Apprentice, expectations: {care: Keeps the table clean.}}
      - {title: Baker, expectations: {care: Keeps the bakery clean.}}
"""


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


@contextmanager
def stored() -> Iterator[UnitOfWork]:
    """What the database of this folder holds."""
    database = Database("sqlite:///trellis.db")
    with database.reading() as unit:
        yield unit
    database.close()


def hire(*emails: str, role: str | None = None) -> None:
    """People in the database of this folder, who joined long ago."""
    database = Database("sqlite:///trellis.db")
    with database.unit() as unit:
        for number, email in enumerate(emails):
            name = email.partition("@")[0].capitalize()
            person = unit.people.add(full_name=name, employee_id=f"E{number}", email=email).id
            unit.positions.record(person, "employment", "active", HIRED, "hire", "test", NOW)
            if role:
                unit.positions.record(person, "role", role, HIRED, "hire", "test", NOW)
    database.close()
