"""How plans are written. Every change leaves an event."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update

from storage.plans.reading import PlanReading
from storage.plans.tables import (
    ACTION,
    GOAL,
    PLAN_EVENT,
    Action,
    ActionKind,
    ActionStatus,
    GoalStatus,
    Horizon,
    PlanEventKind,
)
from storage.rows import Audience


class Plans(PlanReading):
    """Keeps plans and what became of them."""

    def add_goal(  # noqa: PLR0913 - a goal has this many parts, each by name
        self,
        person_id: int,
        title: str,
        *,
        written_by: int,
        audience: Audience,
        now: datetime,
        competency: str | None = None,
        from_level: str | None = None,
        to_level: str | None = None,
        role_key: str | None = None,
        version_id: int | None = None,
        dialogue_id: int | None = None,
        horizon: Horizon = "short",
        review_on: date | None = None,
    ) -> int:
        """A new goal. Returns its id."""
        row = {
            "about": person_id,
            "title": title,
            "written_by": written_by,
            "audience": audience,
            "competency": competency,
            "from_level": from_level,
            "to_level": to_level,
            "role_key": role_key,
            "version_id": version_id,
            "dialogue_id": dialogue_id,
            "horizon": horizon,
            "status": "open",
            "review_on": review_on,
            "created_at": now,
        }
        number: int = self._connection.execute(insert(GOAL).values(row).returning(GOAL.c.id)).scalar_one()
        self._note("created", person_id, written_by, now, goal_id=number)
        return number

    def add_action(  # noqa: PLR0913 - the same
        self,
        goal_id: int,
        text: str,
        *,
        owner_id: int,
        written_by: int,
        now: datetime,
        kind: ActionKind | None = None,
        due: date | None = None,
        audience: Audience | None = None,
    ) -> int:
        """A new action for a goal, seen by whoever sees the goal unless said otherwise. Returns its id."""
        of = select(GOAL.c.about, GOAL.c.audience).where(GOAL.c.id == goal_id)
        goal = self._connection.execute(of).one()
        self._touch(owner_id)
        row = {
            "goal_id": goal_id,
            "about": goal.about,
            "text": text,
            "kind": kind,
            "owner_id": owner_id,
            "due": due,
            "original_due": due,
            "status": "open",
            "written_by": written_by,
            "audience": audience or goal.audience,
            "created_at": now,
        }
        number: int = self._connection.execute(insert(ACTION).values(row).returning(ACTION.c.id)).scalar_one()
        self._note("created", goal.about, written_by, now, goal_id=goal_id, action_id=number, new_due=due)
        return number

    def change_action(  # noqa: PLR0913 - what changes, by whom, when, and who agreed
        self,
        action_id: int,
        *,
        by: int,
        now: datetime,
        status: ActionStatus | None = None,
        due: date | None = None,
        agreed: int | None = None,
    ) -> Action:
        """An action gets on, is put off to another day, dropped or taken up again.

        Args:
            action_id: which.
            by: who says so.
            now: when.
            status: how it stands from now on; without one only the day changes.
            due: the new day.
            agreed: the other person, where both wanted it.
        """
        before = self.action(action_id)
        self._touch(before.owner_id)
        said: dict[str, Any] = {"status": status, "due": due}
        said = {name: value for name, value in said.items() if value is not None}
        self._connection.execute(update(ACTION).where(ACTION.c.id == action_id).values(said))
        moved = {"old_due": before.due, "new_due": due} if due not in {None, before.due} else {}
        kind: PlanEventKind = "postponed" if status is None else "reopened" if status == "open" else status
        whose = {"goal_id": before.goal_id, "action_id": action_id, "agreed_by": agreed}
        self._note(kind, before.person_id, by, now, **whose, **moved)
        return replace(before, **said)

    def change_goal(self, goal_id: int, status: GoalStatus, by: int, now: datetime) -> None:
        """A goal is reached, dropped or taken up again."""
        changed = update(GOAL).where(GOAL.c.id == goal_id).values(status=status).returning(GOAL.c.about)
        person_id = self._connection.execute(changed).scalar_one()
        self._note("reopened" if status == "open" else status, person_id, by, now, goal_id=goal_id)

    def review(self, goal_id: int, next_on: date | None, by: int, now: datetime) -> None:
        """A goal was looked at together; the next look is on that day."""
        changed = update(GOAL).where(GOAL.c.id == goal_id).values(review_on=next_on).returning(GOAL.c.about)
        person_id = self._connection.execute(changed).scalar_one()
        self._note("reviewed", person_id, by, now, goal_id=goal_id, new_due=next_on)

    def _note(self, kind: PlanEventKind, person_id: int, by: int, now: datetime, **more: object) -> None:
        self._touch(person_id, by)
        row = {"kind": kind, "person_id": person_id, "by": by, "at": now}
        self._connection.execute(insert(PLAN_EVENT).values(**row, **more))
