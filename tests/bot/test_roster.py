"""A people file is compared with what is known, and its changes become dated facts with reasons."""

import csv
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO

import pytest

from bot import roster
from bot.opening import starter
from bot.roster import Choice, Plan
from bot.roster.entry import NEEDED
from storage.database import Database
from storage.people import Person
from storage.positions import DatedFact, Position
from storage.unit import UnitOfWork

TODAY = date(2026, 6, 1)
JOINED = date(2020, 3, 2)
Row = dict[str, str]


def row(number: int, name: str, **cells: str) -> Row:
    """A line of the file; what is not said is plain."""
    plain = {
        "employee_id": f"P{number}",
        "name": name,
        "email": f"{name.partition(' ')[0].lower()}@example.com",
        "manager_email": "",
        "role": "Software Engineer",
        "department": "Engineering",
        "location": "Prague",
        "timezone": "Europe/Prague",
        "start_date": JOINED.isoformat(),
    }
    return plain | cells


def sheet(*rows: Row, separator: str = ",") -> str:
    """The rows as CSV."""
    columns = dict.fromkeys([*NEEDED, *(column for each in rows for column in each)])
    out = StringIO()
    writer = csv.DictWriter(out, list(columns), delimiter=separator, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def planned(unit: UnitOfWork, rows: Sequence[Row], choice: Choice | None = None, on: date = TODAY) -> Plan:
    published = unit.careers.in_force() or unit.careers.publish(starter(), _moment(on), by=None)
    return roster.plan(
        roster.read_file(sheet(*rows).encode(), "people.csv"),
        unit,
        published.framework,
        choice or Choice(),
        on,
    )


def bring(database: Database, *rows: Row, choice: Choice | None = None, on: date = TODAY) -> Plan:
    """Bring the rows in on a day. Brought in again, they change nothing."""
    with database.unit() as unit:
        plan = planned(unit, rows, choice, on)
    roster.carry_out(database, plan, _moment(on))
    with database.unit() as unit:
        assert planned(unit, rows, choice, on).empty
    return plan


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)


def found(unit: UnitOfWork, text: str) -> Person:
    person = unit.people.find(text)
    assert person is not None
    return person


def standing(database: Database, text: str, on: date = TODAY) -> Position:
    with database.reading() as unit:
        return unit.positions.of(found(unit, text).id, on)


def story(database: Database, text: str, fact: str) -> tuple[DatedFact, ...]:
    with database.reading() as unit:
        return unit.positions.history(found(unit, text).id, fact)  # type: ignore[arg-type]


def told(facts: Sequence[DatedFact]) -> list[tuple[object, date, str]]:
    return [(each.value, each.valid_from, each.reason) for each in facts]


def said(plan: Plan) -> dict[str, str]:
    return {each.entry.name: "; ".join(each.said) for each in plan.differences if each.kind != "unchanged"}


def test_new_people_come_in_with_everything_that_the_file_says(database: Database) -> None:
    plan = bring(
        database,
        row(
            1, "Mina Sato", manager_email="Ada@example.com", preferred_name="Min", country="CZ", language="cs"
        ),
        row(2, "Ada Novák", role="Engineering Manager", start_date="2021-01-04", employment_type="part-time"),
    )
    assert plan.count("new") == 2
    stands = standing(database, "P1")
    with database.reading() as unit:
        mina, ada = found(unit, "mina@example.com"), found(unit, "P2")
        assert [each.name for each in unit.units.all()] == ["Engineering"]
    assert (mina.called, mina.language, mina.timezone) == ("Min", "cs", "Europe/Prague")
    assert (stands.role_key, stands.unit_key) == ("engineering/software-engineer", "engineering")
    assert (stands.manager_id, stands.location, stands.country) == (ada.id, "Prague", "CZ")
    assert stands.employed
    assert told(story(database, "P1", "employment")) == [("active", JOINED, "hire")]
    assert told(story(database, "P1", "manager")) == [(ada.id, date(2021, 1, 4), "import")]
    assert story(database, "P2", "employment")[0].more == {"employment_type": "part-time"}


def test_a_manager_changes_from_the_chosen_day_on(database: Database) -> None:
    ada, bo = row(2, "Ada"), row(3, "Bo")
    bring(database, row(1, "Mina", manager_email="ada@example.com"), ada, bo)
    since = date(2026, 5, 1)
    plan = bring(
        database, row(1, "Mina", manager_email="bo@example.com"), ada, bo, choice=Choice(since=since)
    )
    assert said(plan) == {"Mina": "manager Ada → Bo (since 2026-05-01)"}
    with database.reading() as unit:
        assert standing(database, "P1", since).manager_id == found(unit, "P3").id
        assert standing(database, "P1", since - timedelta(days=1)).manager_id == found(unit, "P2").id


def test_a_correction_takes_the_place_of_what_was_wrong_from_its_first_day(database: Database) -> None:
    bring(database, row(1, "Mina", location="Prag"))
    plan = bring(database, row(1, "Mina", location="Prague"), row(2, "Bo"), choice=Choice(correction=True))
    assert said(plan)["Mina"] == "location Prag → Prague (a correction)"
    assert told(story(database, "P1", "location")) == [("Prague", JOINED, "correction")]


def test_a_change_from_before_the_last_one_takes_its_place(database: Database) -> None:
    bring(database, row(1, "Mina", location="Prague"))
    bring(database, row(1, "Mina", location="Brno"), choice=Choice(since=date(2026, 5, 1)))
    bring(database, row(1, "Mina", location="Oslo"), choice=Choice(since=date(2026, 4, 1)))
    assert [each.value for each in story(database, "P1", "location")] == ["Prague", "Oslo"]
    assert standing(database, "P1").location == "Oslo"


def test_without_a_choice_a_change_counts_from_today(database: Database) -> None:
    bring(database, row(1, "Mina"))
    plan = bring(database, row(1, "Mina", department="Marketing"))
    assert plan.open
    assert said(plan) == {"Mina": "department Engineering → Marketing (since 2026-06-01)"}
    assert standing(database, "P1", TODAY - timedelta(days=1)).unit_key == "engineering"


def test_a_change_ahead_is_known_when_the_file_comes_again_before_that_day(database: Database) -> None:
    bring(database, row(1, "Mina"))
    ahead = TODAY + timedelta(days=30)
    bring(database, row(1, "Mina", location="Oslo"), choice=Choice(since=ahead))
    assert standing(database, "P1").location == "Prague"
    assert standing(database, "P1", ahead).location == "Oslo"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Software Engineer", "Senior Engineer", "promotion"),
        ("Software Engineer", "Team Lead", "promotion"),
        ("Senior Engineer", "Team Lead", "lateral"),
        ("Staff Engineer", "Software Engineer", "demotion"),
        ("Staff Engineer", "Director of Engineering", "promotion"),
        ("Software Engineer", "Wizard", "import"),
        ("Wizard", "Software Engineer", "import"),
    ],
)
def test_a_new_role_has_the_reason_that_the_framework_gives(
    database: Database, before: str, after: str, reason: str
) -> None:
    bring(database, row(1, "Mina", role=before))
    bring(database, row(1, "Mina", role=after))
    assert told(story(database, "P1", "role"))[1][1:] == (TODAY, reason)


def test_a_new_role_counts_from_the_day_that_the_file_says(database: Database) -> None:
    bring(database, row(1, "Mina", role_since="2022-01-03"))
    plan = bring(database, row(1, "Mina", role="Senior Engineer", role_since="2026-03-02"))
    assert said(plan) == {"Mina": "role Software Engineer → Senior Engineer (since 2026-03-02, promotion)"}
    assert not plan.open
    assert told(story(database, "P1", "role")) == [
        ("engineering/software-engineer", date(2022, 1, 3), "import"),
        ("engineering/senior-engineer", date(2026, 3, 2), "promotion"),
    ]


def test_another_day_for_the_same_role_is_put_right_and_stays_a_promotion(database: Database) -> None:
    bring(database, row(1, "Mina"))
    bring(database, row(1, "Mina", role="Senior Engineer", role_since="2026-03-02"))
    bring(database, row(1, "Mina", role="Senior Engineer", role_since="2026-02-02"))
    assert told(story(database, "P1", "role"))[1] == (
        "engineering/senior-engineer",
        date(2026, 2, 2),
        "promotion",
    )


def test_another_word_for_the_same_role_is_no_new_role(database: Database) -> None:
    bring(database, row(1, "Mina"))
    plan = bring(database, row(1, "Mina", role="SWE"))
    assert said(plan) == {"Mina": "title Software Engineer → SWE"}
    (role,) = story(database, "P1", "role")
    assert (role.more, role.valid_from, role.reason) == ({"title": "SWE"}, JOINED, "hire")
