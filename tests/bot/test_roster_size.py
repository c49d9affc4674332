"""A preview asks the database for everybody at once, never once a line."""

import pytest

from storage.database import Database, counting

from .test_roster import Row, bring, planned, row


def company(size: int, **cells: str) -> list[Row]:
    return [
        row(number, f"N{number}", manager_email="n0@example.com" if number else "", slack_id=f"T1:U{number}")
        | cells
        for number in range(size)
    ]


@pytest.mark.parametrize("size", [5, 60])
def test_a_preview_takes_as_many_statements_for_five_people_as_for_sixty(
    database: Database, size: int
) -> None:
    with counting(database) as count, database.unit() as unit:
        planned(unit, company(size))
    first = len(count)
    assert first < 60  # the framework is published and assembled on the way
    bring(database, *company(size))
    with counting(database) as count, database.reading() as unit:
        assert planned(unit, company(size, location="Oslo")).count("changed") == size
    assert len(count) <= 14
