"""Told together, the facts of many people read as if they had been told one after the other."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from storage.database import Database
from storage.facts import Fact
from tests.storage.company import HIRED, NOW, hire

FACTS: tuple[tuple[Fact, tuple[str, ...]], ...] = (
    ("role", ("eng/senior", "eng/staff")),
    ("employment", ("active", "leave", "left")),
    ("unit", ("platform", "web")),
)
LATER = NOW + timedelta(days=30)


@pytest.mark.parametrize("seed", range(12))
def test_many_at_once_are_told_as_one_by_one(database: Database, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - any numbers do
    with database.unit() as unit:
        one, other = hire(unit, "A").id, hire(unit, "B").id
        stories = unit.positions.stories({fact: [other] for fact, _ in FACTS}, "hr", LATER)
        for _ in range(5):
            fact, values = random.choice(FACTS)
            value, since = random.choice(values), HIRED + timedelta(days=random.randrange(3000))
            if random.random() < 0.6:
                unit.positions.record(one, fact, value, since, "import", "hr", LATER)
                stories.record(other, fact, value, since, "import", {})
            else:
                unit.positions.correct(one, fact, value, since, "hr", LATER)
                stories.correct(other, fact, value, since, None, {})
        stories.write()
    with database.reading() as unit:
        for fact, _ in FACTS:
            first, second = (unit.positions.history(who, fact) for who in (one, other))
            assert [replace(each, recorded_at=NOW) for each in first] == [
                replace(each, recorded_at=NOW) for each in second
            ]
