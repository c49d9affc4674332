"""How the tests call the command line: in an empty folder, with nothing set."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.database import Database
from storage.unit import UnitOfWork

Run = Callable[..., tuple[int, str, str]]
"""Calls `trellis` with these words; gives exit code, output and errors."""

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


def hire(*emails: str) -> None:
    """People in the database of this folder, who joined long ago."""
    database = Database("sqlite:///trellis.db")
    with database.unit() as unit:
        for number, email in enumerate(emails):
            name = email.partition("@")[0].capitalize()
            unit.people.add(full_name=name, employee_id=f"E{number}", email=email)
    database.close()
