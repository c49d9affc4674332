"""An organisation with units, offices and countries."""

import pytest

from storage.unit import UnitOfWork
from tests.builders import HIRED, NOW, Cast
from tests.talk import Talk


def works_in(unit: UnitOfWork, who: int, team: str, city: str, country: str) -> None:
    """Somebody's unit and office."""
    unit.positions.record(who, "unit", team, HIRED, "import", "test", NOW)
    unit.positions.record(who, "location", city, HIRED, "import", "test", NOW, country=country)


@pytest.fixture(autouse=True)
def placed(talk: Talk, people: Cast) -> None:
    """Domes, with the workshop below it, in Lisbon and Berlin."""
    with talk.database.unit() as unit:
        unit.units.add("domes", "Domes")
        unit.units.add("workshop", "Workshop", "domes")
        unit.units.add("archive", "Archive")
        for name in ("daniel", "mina", "priya"):
            works_in(unit, people[name], "workshop", "Lisbon", "PT")
        for name in ("tomas", "ivo"):
            works_in(unit, people[name], "archive", "Berlin", "DE")
