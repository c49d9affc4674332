"""The questions about development plans."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from storage.plans.tables import ACTION, GOAL, PLAN_EVENT, Action, Goal, Plan, PlanEvent
from storage.rows import Shelf, columns

_WITHOUT = ("person_id", "actions")
_GOALS: Select[Any] = select(GOAL.c.about.label("person_id"), *columns(GOAL, Goal, without=_WITHOUT))
_ACTIONS: Select[Any] = select(ACTION.c.about.label("person_id"), *columns(ACTION, Action, without=_WITHOUT))


class PlanReading(Shelf):
    """Shows plans and what became of them."""

    def plan(self, person_id: int) -> Plan:
        """Everything in a person's plan, in two statements."""
        goals, actions = self._goals(GOAL.c.about == person_id), self._actions(ACTION.c.about == person_id)
        return Plan(person_id, tuple(_with_actions(goal, actions) for goal in goals))

    def goal(self, goal_id: int) -> Goal:
        """One goal with its actions; KeyError when there is none."""
        found = self._goals(GOAL.c.id == goal_id)
        if not found:
            raise KeyError(goal_id)
        return _with_actions(found[0], self._actions(ACTION.c.goal_id == goal_id))

    def action(self, action_id: int) -> Action:
        """One action; KeyError when there is none."""
        found = self._actions(ACTION.c.id == action_id)
        if not found:
            raise KeyError(action_id)
        return found[0]

    def concerning(self, person_id: int) -> tuple[Action, ...]:
        """What is to be done in somebody's plan, and what they do in others', the next due first."""
        theirs = self._actions(or_(ACTION.c.about == person_id, ACTION.c.owner_id == person_id))
        return tuple(sorted(theirs, key=lambda each: (each.due or date.max, each.id)))

    def history(self, of: Goal | Action) -> tuple[PlanEvent, ...]:
        """Everything that happened to a goal and its actions, or to one action; the earliest first."""
        about = PLAN_EVENT.c.action_id if isinstance(of, Action) else PLAN_EVENT.c.goal_id
        return self._events(about == of.id)

    def events(self, person_id: int) -> tuple[PlanEvent, ...]:
        """Everything that happened to a person's plan; the earliest first."""
        return self._events(PLAN_EVENT.c.person_id == person_id)

    def _goals(self, whose: ColumnElement[bool]) -> list[Goal]:
        rows = self._connection.execute(_GOALS.where(whose).order_by(GOAL.c.id))
        return [Goal(**row) for row in rows.mappings()]

    def _actions(self, whose: ColumnElement[bool]) -> list[Action]:
        rows = self._connection.execute(_ACTIONS.where(whose).order_by(ACTION.c.id))
        return [Action(**row) for row in rows.mappings()]

    def _events(self, whose: ColumnElement[bool]) -> tuple[PlanEvent, ...]:
        asked = select(*columns(PLAN_EVENT, PlanEvent)).where(whose)
        rows = self._connection.execute(asked.order_by(PLAN_EVENT.c.at, PLAN_EVENT.c.id))
        return tuple(PlanEvent(*row) for row in rows)


def _with_actions(goal: Goal, actions: list[Action]) -> Goal:
    return replace(goal, actions=tuple(each for each in actions if each.goal_id == goal.id))
