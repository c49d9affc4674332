"""An import is one step: it can be taken back whole, the past stays readable, and a killed one goes on."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot import roster
from bot.opening import starter
from bot.roster import undoing
from storage.database import Database
from storage.facts import KINDS
from storage.people.tables import ACCOUNT, NAME, PERSON

from .desk import Run
from .test_people_verb import JUNE, people, trellis
from .test_roster import TODAY, Row, bring, found, planned, row, standing

__all__ = ["trellis"]

NOON, EVENING = datetime(2026, 6, 1, 12, tzinfo=UTC), datetime(2026, 6, 1, 18, tzinfo=UTC)
MINA = row(1, "Mina", manager_email="ada@example.com", slack_id="T1:U1")
ADA = row(2, "Ada", role="Engineering Manager", department="Web")
JULY = TODAY + timedelta(days=30)
CHANGED = (
    MINA
    | {"role": "Senior Engineer", "location": "Oslo", "email": "mina@example.org", "slack_id": "T1:U2"}
    | {"department": "Labs", "timezone": "Europe/Oslo"},
    ADA | {"name": "Ada Novák", "end_date": "2026-12-31"},
    row(3, "Bo", manager_email="mina@example.org", role="Wizard", slack_id="T1:U1"),
)


def undo(database: Database, now: datetime = EVENING) -> undoing.Undoing:
    with database.reading() as unit:
        found = undoing.look(unit, now)
    assert found is not None
    if found.possible:
        undoing.take_back(database, found, now)
    return found


def believed(database: Database) -> object:
    """Everything that holds of people, without when it was recorded."""
    with database.reading() as unit:
        tables = {kind.table for kind in KINDS.values()}
        facts = {
            (table.name, *(value for name, value in row.items() if name not in {"id", "recorded_at"}))
            for table in tables
            for row in unit.connection.execute(
                select(table).where(table.c.superseded_at.is_(None))
            ).mappings()
        }
        names = {tuple(row) for row in unit.connection.execute(select(NAME))}
        known = PERSON.c.employee_id.is_not(None)
        persons = {tuple(row) for row in unit.connection.execute(select(PERSON).where(known))}
        accounts = {tuple(row[1:]) for row in unit.connection.execute(select(ACCOUNT))}
        return facts, names, persons, accounts, unit.units.all(), unit.careers.waiting_titles()


def test_an_import_is_taken_back_whole(database: Database) -> None:
    bring(database, MINA, ADA)
    before = believed(database)
    bring(database, *CHANGED, on=JULY)
    assert believed(database) != before
    told = undo(database)
    assert (told.fresh, told.fresh_names, told.changed) == (1, ("Bo",), 2)
    after = believed(database)
    assert after == before
    bring(database, *CHANGED, on=JULY)
    assert standing(database, "P1", JULY).location == "Oslo"


def test_what_was_believed_in_between_can_still_be_read(database: Database) -> None:
    bring(database, MINA, ADA)
    bring(database, MINA | {"location": "Oslo"}, ADA, on=JULY)
    between = datetime(2026, 7, 1, 12, tzinfo=UTC)
    undo(database, between + timedelta(days=1))
    with database.reading() as unit:
        mina = found(unit, "P1").id
        assert unit.positions.of(mina, JULY, known=between).location == "Oslo"
        assert unit.positions.of(mina, JULY).location == "Prague"


def test_the_first_import_of_all_is_taken_back_and_then_there_is_none(database: Database) -> None:
    bring(database, MINA, ADA)
    undo(database)
    with database.reading() as unit:
        assert unit.people.find("P1") is None
        assert unit.people.everyone(TODAY) == []
        assert undoing.look(unit, EVENING) is None
    bring(database, MINA, ADA)
    assert standing(database, "P1").manager_id


def test_the_one_before_can_be_taken_back_after_the_last(database: Database) -> None:
    bring(database, MINA)
    bring(database, MINA, ADA, on=JULY)
    undo(database)
    assert undo(database).fresh_names == ("Mina",)


def test_titles_that_an_import_settled_wait_again(database: Database) -> None:
    bring(database, MINA | {"role": "Codesmith"})
    framework = starter()
    staff = framework.role("engineering/staff-engineer")
    roles = [each for each in framework.roles if each is not staff]
    wider = framework.model_copy(
        update={"roles": (*roles, staff.model_copy(update={"aliases": ("Codesmith",)}))}
    )
    with database.unit() as unit:
        unit.careers.publish(wider, NOON, by=None)
    before = believed(database)
    bring(database, MINA | {"role": "Codesmith"}, on=JULY)
    assert standing(database, "P1").role_key == "engineering/staff-engineer"
    undo(database)
    assert standing(database, "P1").role_key is None
    assert believed(database) == before


def rate(database: Database) -> None:
    with database.unit() as unit:
        mina = found(unit, "P1").id
        unit.nudges.stop(mina, "talks", NOON)


def speak(database: Database) -> None:
    with database.unit() as unit:
        assert unit.people.lock("slack", "T1", "U1", TODAY)


def promote(database: Database) -> None:
    with database.unit() as unit:
        unit.positions.record(
            found(unit, "P1").id, "role", "engineering/staff-engineer", TODAY, "promotion", "hr", NOON
        )


def report(database: Database) -> None:
    with database.unit() as unit:
        new = unit.people.add(full_name="Zed").id
        unit.positions.record(new, "manager", found(unit, "P1").id, TODAY, "import", "hr", NOON)


@pytest.mark.parametrize("later", [rate, speak, promote, report])
def test_what_something_rests_on_is_not_taken_back(database: Database, later: Callable[..., None]) -> None:
    bring(database, MINA, ADA)
    later(database)
    before = believed(database)
    assert undo(database).resting == ("Mina",)
    assert believed(database) == before


def describe(database: Database) -> None:
    with database.unit() as unit:
        unit.people.describe(found(unit, "P1").id, full_name="Mina Sato")


def relink(database: Database) -> None:
    with database.unit() as unit:
        unit.people.account(found(unit, "P2").id, "slack", "T1", "U9")


@pytest.mark.parametrize("later", [promote, describe, relink])
def test_a_row_that_was_changed_since_keeps_the_import(
    database: Database, later: Callable[..., None]
) -> None:
    bring(database, MINA, ADA)
    moved = {"role": "Senior Engineer", "name": "Mina S.", "email": "mina@example.com", "slack_id": "T1:U9"}
    bring(database, MINA | moved, ADA, on=JULY)
    later(database)
    before = believed(database)
    assert len(undo(database).resting) == 1
    assert believed(database) == before


def test_an_import_of_long_ago_is_not_taken_back(database: Database) -> None:
    bring(database, MINA)
    assert undo(database, EVENING + timedelta(days=200)).over
    assert standing(database, "P1").employed


class KilledError(Exception):
    """The power went."""


def killed_after(chunks: int) -> Callable[[], None]:
    left = [chunks]

    def rest() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KilledError

    return rest


def company(count: int) -> list[Row]:
    boss = row(0, "N0")
    return [boss, *(row(n, f"N{n}", manager_email="n0@example.com") for n in range(1, count))]


def half_way(database: Database, rows: list[Row]) -> roster.Plan:
    with database.unit() as unit:
        planned(unit, rows)
    with database.reading() as unit:
        plan = planned(unit, rows)
    with pytest.raises(KilledError):
        roster.carry_out(database, plan, NOON, rest=killed_after(1), at_once=3)
    return plan


def test_a_killed_import_says_so_and_the_same_file_finishes_it(database: Database) -> None:
    rows = company(10)
    old = half_way(database, rows)
    with database.reading() as unit:
        assert unit.imports.unfinished()
        assert 0 < len(unit.people.everyone(TODAY)) < 10
        other = planned(unit, company(4))
    with pytest.raises(roster.HalfWayError):
        roster.carry_out(database, other, NOON)
    with pytest.raises(roster.ChangedMeanwhileError):
        roster.carry_out(database, old, NOON)
    with database.reading() as unit:
        rest = planned(unit, rows)
    roster.carry_out(database, rest, EVENING)
    with database.reading() as unit:
        assert unit.imports.unfinished() is None
        assert len(unit.people.everyone(TODAY)) == 10
        assert planned(unit, rows).empty
    assert undo(database).fresh == 10


def test_a_killed_import_can_be_taken_back_and_so_can_a_killed_way_back(database: Database) -> None:
    half_way(database, company(10))
    with database.reading() as unit:
        found = undoing.look(unit, EVENING)
    assert found is not None
    with pytest.raises(KilledError):
        undoing.take_back(database, found, EVENING, rest=killed_after(0), at_once=2)
    with database.reading() as unit:
        rows = planned(unit, company(10))
    with pytest.raises(roster.HalfWayError):
        roster.carry_out(database, rows, EVENING)
    undo(database)
    with database.reading() as unit:
        assert unit.people.everyone(TODAY) == []
    bring(database, *company(10))


def test_whoever_was_overtaken_stops(database: Database) -> None:
    with database.unit() as unit:
        planned(unit, company(9))
    with database.reading() as unit:
        plan = planned(unit, company(9))

    def overtaken() -> None:
        with database.unit() as unit:
            if step := unit.imports.unfinished():
                unit.imports.go_on(step, "under way")

    with pytest.raises(roster.OvertakenError):
        roster.carry_out(database, plan, NOON, rest=overtaken, at_once=3)


def test_on_the_command_line_it_is_previewed_and_done_on_yes(trellis: Run, database: Database) -> None:
    assert trellis("people", "--undo")[::2] == (1, "There is no import to take back. Nothing was changed.\n")
    many = [row(number, f"N{number} Lee") for number in range(12)]
    trellis("people", people(*many), "--yes", *JUNE)
    out = trellis("people", "--undo", *JUNE)[1]
    assert (
        "people.csv, brought in on 2026-06-01 at 00:00 UTC: 12 came in with it, 0 were changed by it." in out
    )
    assert "- N9 Lee\n- and 2 more" in out
    assert trellis("people", "--undo", "people.csv")[0] == 2
    assert standing(database, "P1").employed
    assert trellis("people", "--undo", "--yes", *JUNE)[1].endswith("Done.\n")
    with database.reading() as unit:
        assert unit.people.everyone(TODAY) == []
