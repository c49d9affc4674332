"""Openings and selections keep every date and reason; importing again puts right and never doubles."""

from datetime import date, timedelta

import pytest

from storage.database import Database
from storage.mobility import Opening, Requirement, Selection, StageReached
from tests.storage.company import NOW, hire

LATER = NOW + timedelta(days=1)
MARCH, APRIL, MAY = (date(2026, month, 1) for month in (3, 4, 5))


def test_an_opening_is_put_right_by_its_key(database: Database) -> None:
    with database.unit() as unit:
        boss = hire(unit, "Helena")
        wanted = (Requirement("design", "senior", must_have=True), Requirement("writing", None, weight=0.5))
        first = Opening(
            key="R1",
            kind="job",
            title="Engineer",
            approved_on=MARCH,
            hiring_manager_id=boss.id,
            requirements=wanted,
        )
        number = unit.mobility.keep_opening(first, "ats.csv", NOW)
        assert unit.mobility.openings() == (first,)
        filled = Opening(
            key="R1",
            kind="job",
            title="Senior Engineer",
            approved_on=MARCH,
            posted_on=APRIL,
            closed_on=MAY,
            close_reason="filled_internal",
            requirements=wanted[:1],
        )
        slotted = Opening(key="R2", kind="rotation", title="Guest", slotted_on=APRIL)
        assert unit.mobility.keep_opening(filled, "ats.csv", LATER) == number
        unit.mobility.keep_opening(slotted, "ats.csv", LATER)
        assert unit.mobility.openings() == (filled, slotted)


def test_a_selection_keeps_every_stage_with_its_reason(database: Database) -> None:
    with database.unit() as unit:
        boss, mina = hire(unit, "Helena"), hire(unit, "Mina")
        unit.mobility.keep_opening(Opening(key="R1", kind="job", title="Engineer"), "ats.csv", NOW)
        applied = StageReached("applied", MARCH)
        refused = StageReached("not_selected", APRIL, "more depth needed", "design", boss.id)
        talked = StageReached("talked", MAY, by=boss.id)
        first = Selection(key="S1", opening_key="R1", person_id=mina.id, stages=(applied,))
        outside = Selection(key="S2", opening_key="R1", stages=(StageReached("accepted", MAY),))
        promotion = Selection(
            key="S3",
            cycle="2026-H1",
            person_id=mina.id,
            stages=(StageReached("nominated", MARCH, by=boss.id),),
        )
        for each in (first, outside, promotion):
            unit.mobility.keep_selection(each, "ats.csv", NOW)
        whole = Selection(key="S1", opening_key="R1", person_id=mina.id, stages=(applied, refused))
        number = unit.mobility.keep_selection(whole, "ats.csv", LATER)
        unit.mobility.reach(number, talked, LATER)
        kept = Selection(key="S1", opening_key="R1", person_id=mina.id, stages=(applied, refused, talked))
        assert unit.mobility.selections() == (kept, outside, promotion)
        assert "depth" not in repr(kept)


def test_a_selection_for_an_unknown_opening_is_refused(database: Database) -> None:
    with database.unit() as unit:
        with pytest.raises(KeyError, match="R9"):
            unit.mobility.keep_selection(Selection(key="S1", opening_key="R9"), "ats.csv", NOW)
        assert unit.mobility.selections() == ()
