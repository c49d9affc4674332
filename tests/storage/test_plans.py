"""A plan is read whole, and every change of it is an event with who, when and from which day to which."""

from datetime import date, timedelta

import pytest

from storage.database import Database, counting
from storage.people import Person
from storage.plans import Action
from storage.rows import Audience
from storage.unit import UnitOfWork
from tests.storage.company import NOW, hire

MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def begin(unit: UnitOfWork) -> tuple[Person, Person, int, Action]:
    boss = hire(unit, "Helena")
    mina = hire(unit, "Mina", boss)
    seen = Audience(frozenset({mina.id}), manager_of=mina.id)
    goal = unit.plans.add_goal(
        mina.id, "Mentor somebody", written_by=boss.id, audience=seen, now=NOW, competency="mentoring"
    )
    action = unit.plans.add_action(
        goal, "Pair with Kai", owner_id=mina.id, written_by=boss.id, now=NOW, kind="exposure", due=MAY
    )
    return boss, mina, goal, unit.plans.action(action)


def test_a_plan_is_read_whole_in_two_statements(database: Database) -> None:
    with database.unit() as unit:
        boss, mina, goal, action = begin(unit)
        unit.plans.add_action(goal, "Book a room", owner_id=boss.id, written_by=mina.id, now=NOW)
        with counting(database) as count:
            plan = unit.plans.plan(mina.id)
        assert len(count) == 2
        (only,) = plan.goals
        assert (only.id, only.person_id, only.title, only.written_by) == (
            goal, mina.id, "Mentor somebody", boss.id,
        )  # fmt: skip
        assert (only.status, only.horizon, only.competency) == ("open", "short", "mentoring")
        assert only.actions[0] == action
        assert (action.person_id, action.audience, action.original_due) == (mina.id, only.audience, MAY)
        assert [each.text for each in only.actions] == ["Pair with Kai", "Book a room"]
        assert unit.plans.goal(goal) == only
        assert unit.plans.plan(boss.id).goals == ()
        assert "Kai" not in repr(plan)


def test_what_concerns_somebody_is_their_plan_and_what_they_do_for_others(database: Database) -> None:
    with database.unit() as unit:
        boss, mina, goal, _ = begin(unit)
        for text, due in (("some day", None), ("june", JUNE), ("may", MAY)):
            unit.plans.add_action(goal, text, owner_id=boss.id, written_by=boss.id, now=NOW, due=due)
        assert [each.text for each in unit.plans.concerning(boss.id)] == ["may", "june", "some day"]
        assert {each.text for each in unit.plans.concerning(mina.id)} == {
            "Pair with Kai", "may", "june", "some day"
        }  # fmt: skip


def test_each_change_of_an_action_leaves_its_event(database: Database) -> None:
    with database.unit() as unit:
        boss, mina, _, action = begin(unit)
        change = unit.plans.change_action
        moved = change(action.id, due=JUNE, by=mina.id, now=NOW)
        assert (moved.due, moved.original_due, moved.status, moved.is_open) == (JUNE, MAY, "open", True)
        change(action.id, status="postponed", due=MAY, by=mina.id, now=NOW + timedelta(hours=1))
        change(action.id, status="started", by=mina.id, now=NOW + timedelta(hours=2))
        change(action.id, status="dropped", by=mina.id, now=NOW + timedelta(hours=3), agreed=boss.id)
        change(action.id, status="open", by=boss.id, now=NOW + timedelta(hours=4))
        change(action.id, status="done", by=mina.id, now=NOW + timedelta(hours=5))
        after = unit.plans.action(action.id)
        assert (after.status, after.due, after.original_due, after.is_open) == ("done", MAY, MAY, False)
        told = [(each.kind, each.by, each.old_due, each.new_due) for each in unit.plans.history(after)]
        assert told == [
            ("created", boss.id, None, MAY),
            ("postponed", mina.id, MAY, JUNE),
            ("postponed", mina.id, JUNE, MAY),
            ("started", mina.id, None, None),
            ("dropped", mina.id, None, None),
            ("reopened", boss.id, None, None),
            ("done", mina.id, None, None),
        ]
        dropped = unit.plans.history(after)[4]
        assert (dropped.agreed_by, dropped.at) == (boss.id, NOW + timedelta(hours=3))


def test_a_goal_has_a_history_too_and_its_reviews_are_in_it(database: Database) -> None:
    with database.unit() as unit:
        boss, mina, goal, _ = begin(unit)
        unit.plans.review(goal, JUNE, boss.id, NOW + timedelta(hours=1))
        unit.plans.change_goal(goal, "done", mina.id, NOW + timedelta(hours=2))
        unit.plans.change_goal(goal, "open", mina.id, NOW + timedelta(hours=3))
        after = unit.plans.goal(goal)
        assert (after.status, after.review_on) == ("open", JUNE)
        kinds = [(each.kind, each.action_id is None) for each in unit.plans.history(after)]
        assert kinds == [
            ("created", True), ("created", False), ("reviewed", True), ("done", True), ("reopened", True),
        ]  # fmt: skip
        assert unit.plans.events(mina.id) == unit.plans.history(after)


def test_what_is_not_there_is_said_so(database: Database) -> None:
    with database.unit() as unit:
        for look in (unit.plans.goal, unit.plans.action):
            with pytest.raises(KeyError):
                look(7)
