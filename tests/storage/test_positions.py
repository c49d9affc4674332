"""Where somebody stands can be read as of any day and as known at any time."""

from datetime import date, timedelta

import pytest

from storage.database import Database, counting
from storage.positions import Position
from tests.storage.company import HIRED, NOW, TODAY, hire

LATER = NOW + timedelta(days=30)


def test_everything_about_a_position_is_read_in_one_statement(database: Database) -> None:
    with database.unit() as unit:
        boss = hire(unit, "Helena")
        mina = hire(unit, "Mina", boss, "eng/senior")
        unit.positions.record(mina.id, "unit", "platform", HIRED, "hire", "test", NOW)
        unit.positions.record(mina.id, "location", "Berlin", HIRED, "hire", "test", NOW, country="DE")
        with counting(database) as count:
            position = unit.positions.of(mina.id, TODAY)
        assert len(count) == 1
        assert position == Position(
            mina.id, "eng/senior", HIRED, "Eng/Senior", boss.id, "platform", "Berlin", "DE", employed=True
        )


def test_a_person_of_whom_nothing_is_known_stands_nowhere(database: Database) -> None:
    with database.unit() as unit:
        ghost = unit.people.add(full_name="Ghost")
        nowhere = Position(ghost.id, None, None, None, None, None, None, None, employed=False)
        assert unit.positions.of(ghost.id, TODAY) == nowhere
        assert unit.positions.of(ghost.id + 99, TODAY).person_id == ghost.id + 99


def test_a_promotion_shows_on_its_day_and_the_past_stays(database: Database) -> None:
    with database.unit() as unit:
        mina = hire(unit, "Mina", role="eng/senior")
        since = date(2026, 2, 1)
        unit.positions.record(mina.id, "role", "eng/staff", since, "promotion", "hr", NOW, title="Staff")
        assert unit.positions.of(mina.id, since).role_key == "eng/staff"
        assert unit.positions.of(mina.id, since - timedelta(days=1)).role_key == "eng/senior"
        assert [fact.reason for fact in unit.positions.history(mina.id, "role")] == ["hire", "promotion"]


def test_what_was_believed_before_a_correction_can_still_be_read(database: Database) -> None:
    with database.unit() as unit:
        mina = hire(unit, "Mina", role="eng/senior")
        unit.positions.correct(mina.id, "role", "eng/staff", HIRED, "hr", LATER, title="Staff")
        assert unit.positions.of(mina.id, TODAY).role_key == "eng/staff"
        assert unit.positions.of(mina.id, TODAY, known=NOW).role_key == "eng/senior"
        assert unit.positions.of(mina.id, TODAY, known=NOW - timedelta(days=1)).role_key is None
        (fact,) = unit.positions.history(mina.id, "role")
        assert (fact.value, fact.more, fact.reason) == ("eng/staff", {"title": "Staff"}, "correction")
        (old,) = unit.positions.history(mina.id, "role", known=NOW)
        assert (old.value, old.superseded_at) == ("eng/senior", LATER)


def test_a_corrected_day_stays_the_promotion_that_it_was(database: Database) -> None:
    with database.unit() as unit:
        mina = hire(unit, "Mina", role="eng/senior")
        unit.positions.record(mina.id, "role", "eng/staff", date(2026, 2, 1), "promotion", "hr", NOW)
        unit.positions.correct(mina.id, "role", "eng/staff", date(2025, 12, 1), "hr", LATER)
        told = [
            (fact.value, fact.valid_from, fact.reason) for fact in unit.positions.history(mina.id, "role")
        ]
        assert told == [("eng/senior", HIRED, "hire"), ("eng/staff", date(2025, 12, 1), "promotion")]


def test_reports_are_those_of_the_line_who_work_here(database: Database) -> None:
    with database.unit() as unit:
        boss = hire(unit, "Helena")
        stays, leaves, dotted = hire(unit, "A", boss), hire(unit, "B", boss), hire(unit, "C")
        unit.positions.record(dotted.id, "dotted", boss.id, HIRED, "hire", "hr", NOW)
        unit.positions.record(leaves.id, "employment", "left", TODAY, "exit_voluntary", "hr", NOW)
        assert unit.positions.reports(boss.id, TODAY) == (stays.id,)
        assert unit.positions.reports(boss.id, TODAY - timedelta(days=1)) == (stays.id, leaves.id)
        assert unit.positions.reports(boss.id, TODAY, "dotted") == (dotted.id,)
        assert unit.positions.of(dotted.id, TODAY).manager_id is None


def test_a_delegate_is_one_until_the_day(database: Database) -> None:
    with database.unit() as unit:
        boss, stand_in = hire(unit, "Helena"), hire(unit, "Omar")
        mina = hire(unit, "Mina", boss)
        back = TODAY + timedelta(days=14)
        unit.positions.record(mina.id, "delegate", stand_in.id, TODAY, "leave", "hr", NOW, until=back)
        assert unit.positions.reports(stand_in.id, TODAY, "delegate") == (mina.id,)
        assert unit.positions.reports(stand_in.id, back, "delegate") == ()
        assert unit.positions.reports(boss.id, TODAY) == (mina.id,)


def test_the_line_goes_up_nearest_first(database: Database) -> None:
    with database.unit() as unit:
        top = hire(unit, "Helena")
        middle = hire(unit, "Omar", top)
        mina = hire(unit, "Mina", middle)
        assert unit.positions.line(mina.id, TODAY) == (middle.id, top.id)
        assert unit.positions.line(top.id, TODAY) == ()


def test_a_circle_in_the_line_ends_where_it_closes(database: Database) -> None:
    with database.unit() as unit:
        first = hire(unit, "A")
        second = hire(unit, "B", first)
        third = hire(unit, "C", second)
        unit.positions.record(first.id, "manager", third.id, TODAY, "import", "hr", NOW)
        assert unit.positions.line(third.id, TODAY) == (second.id, first.id)
        unit.positions.record(first.id, "manager", first.id, TODAY, "import", "hr", NOW)
        assert unit.positions.line(first.id, TODAY) == ()


def test_whoever_waits_for_a_title_gets_its_role_from_the_day_they_had_it(database: Database) -> None:
    with database.unit() as unit:
        waiting, elsewhere, known = hire(unit, "A"), hire(unit, "B"), hire(unit, "C", role="eng/senior")
        for person, where in ((waiting, "platform"), (elsewhere, "sales")):
            unit.positions.record(person.id, "unit", where, HIRED, "hire", "hr", NOW)
            unit.positions.record(person.id, "role", None, HIRED, "hire", "hr", NOW, title="Sr. Eng")
        assert set(unit.positions.fill_role("sr. eng", "platform", "eng/senior", LATER)) == {waiting.id}
        assert unit.positions.of(waiting.id, HIRED).role_key == "eng/senior"
        assert unit.positions.of(waiting.id, HIRED, known=NOW).role_key is None
        assert set(unit.positions.fill_role("SR. ENG", None, "eng/senior", LATER)) == {elsewhere.id}
        assert unit.positions.fill_role("Eng/Senior", None, "eng/other", LATER) == {}
        assert unit.positions.of(known.id, TODAY).role_key == "eng/senior"


def test_an_unknown_detail_is_refused(database: Database) -> None:
    with database.unit() as unit:
        mina = hire(unit, "Mina")
        with pytest.raises(TypeError, match="colour"):
            unit.positions.record(mina.id, "unit", "x", TODAY, "import", "hr", NOW, colour="red")


def test_units_form_a_tree_even_where_somebody_drew_a_circle(database: Database) -> None:
    with database.unit() as unit:
        unit.units.add("eng", "Engineering")
        unit.units.add("platform", "Platform", "eng")
        unit.units.add("infra", "Infra", "platform")
        assert unit.units.within("eng") == {"eng", "platform", "infra"}
        assert unit.units.within("infra") == {"infra"}
        unit.units.add("eng", "Engineering & Co", "infra")
        assert unit.units.within("platform") == {"eng", "platform", "infra"}
        assert {each.name for each in unit.units.all()} == {"Engineering & Co", "Platform", "Infra"}
