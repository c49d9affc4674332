"""Everybody at once, for whoever compares a whole file with the house."""

from datetime import date

from storage.database import Database, counting
from tests.storage.company import HIRED, NOW, TODAY, hire


def test_everybody_is_described_as_the_hr_system_does_it_also_who_has_left(database: Database) -> None:
    with database.unit() as unit:
        kai = unit.people.add(
            full_name="Kai", employee_id="P1", email="kai@example.com", timezone="Asia/Tokyo"
        )
        kai = unit.people.describe(kai.id, email="K@example.com")
        unit.people.set_preferences(kai.id, own_timezone="Europe/Prague")
        unit.people.account(kai.id, "slack", "T1", "U1")
        assert unit.people.described() == (kai,)
        assert unit.people.addresses() == {"kai@example.com": kai.id, "k@example.com": kai.id}
        assert unit.people.linked() == {("slack", "T1", "U1"): kai.id}


def test_the_stories_of_many_are_read_in_one_statement(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = hire(unit, "Helena"), hire(unit, "Mina")
        unit.positions.record(mina.id, "employment", "left", date(2026, 2, 1), "exit_voluntary", "hr", NOW)
        unit.positions.record(mina.id, "manager", boss.id, HIRED, "hire", "hr", NOW)
        unit.positions.record(mina.id, "dotted", mina.id, TODAY, "hire", "hr", NOW)
        with counting(database) as count:
            told = unit.positions.histories((boss.id, mina.id), "employment")
        assert len(count) == 1
        assert told == {each.id: unit.positions.history(each.id, "employment") for each in (boss, mina)}
        lines = unit.positions.histories((boss.id, mina.id), "manager")
        assert lines == {mina.id: unit.positions.history(mina.id, "manager")}
