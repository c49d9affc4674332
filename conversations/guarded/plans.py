"""Development plans: the person themselves, and whoever is their manager."""

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import TypeVar

from conversations.guarded.directory import Directory
from conversations.permissions import Action, Thing
from conversations.problems import NotFound
from frameworks.plans import ActionKind, ActionStatus
from storage.plans import Action as PlanAction
from storage.plans import Goal, Plan, PlanEvent
from storage.rows import Audience

WEEK = timedelta(days=7)
Part = TypeVar("Part", Goal, PlanAction)


class GuardedPlans(Directory):
    """Reads and writes plans."""

    def plan(self, person: int) -> Plan:
        """Somebody's development plan; a look by anybody else is written down for them."""
        self.check(Thing.PLAN, Action.READ, person)
        self.note(Thing.PLAN, person)
        self._show(person)
        return self._unit.plans.plan(person)

    def _show(self, person: int) -> None:
        if person != self.asker.id:
            self.shown.add(person)

    def review_days(self, people: Collection[int]) -> tuple[tuple[int, date], ...]:
        """On which days goals of these are to be looked at again, of those whose plans the asker may read."""
        mine = {person for person in people if self.may(Thing.PLAN, Action.READ, person)}
        days = self._unit.reports.reviews_between(self.today - WEEK, self.today + WEEK)
        return tuple((who, day) for who, day in days if who in mine)

    def review(self, key: int, next_on: date) -> Goal:
        """A goal was looked at together; it is looked at again on a day.

        Raises:
            NotFound: when there is none that the asker may change; the two read the same.
        """
        found = self.goal(key)
        self._unit.plans.review(key, next_on, self.asker.id, self.now)
        return found

    def goal(self, key: int) -> Goal:
        """One goal that the asker may change; NotFound as with `review`."""
        return self._theirs(self._unit.plans.goal, key)

    def plan_events(self, person: int) -> tuple[PlanEvent, ...]:
        """Everything that happened to somebody's plan, the earliest first."""
        self.check(Thing.PLAN, Action.READ, person)
        return self._unit.plans.events(person)

    def add_goal(
        self, person: int, *, title: str, competency: str | None, role: str | None, review: date | None
    ) -> int:
        """A new goal in somebody's plan; whoever is their manager can read it."""
        self.check(Thing.PLAN, Action.WRITE, person)
        return self._unit.plans.add_goal(
            person,
            title,
            written_by=self.asker.id,
            audience=Audience(frozenset({person}), manager_of=person),
            now=self.now,
            competency=competency,
            role_key=role,
            to_level=self._level(competency, role),
            version_id=self.published.id,
            review_on=review,
        )

    def _level(self, competency: str | None, role: str | None) -> str | None:
        """The level that a role asks for, noted with the goal so that it can be measured later."""
        if competency is None or self.role(role) is None:
            return None
        expected = self.framework.expectation(str(role), competency)
        return expected.level if expected else None

    def add_action(  # noqa: PLR0913 - an action has this many parts, each by name
        self, person: int, goal: int, *, text: str, kind: ActionKind, owner: int, due: date
    ) -> int:
        """A new action for a goal of somebody's plan."""
        self.check(Thing.PLAN, Action.WRITE, person)
        return self._unit.plans.add_action(
            goal, text, owner_id=owner, written_by=self.asker.id, now=self.now, kind=kind.value, due=due
        )

    @property
    def own_actions(self) -> tuple[PlanAction, ...]:
        """What the asker can update in words: the actions of their plan, and what they do for others."""
        return tuple(
            action
            for action in self._unit.plans.concerning(self.asker.id)
            if self.may(Thing.PLAN, Action.WRITE, action.person_id)
        )

    def action(self, key: int) -> PlanAction:
        """One action that the asker may change.

        Raises:
            NotFound: when there is none that they may; the two read the same.
        """
        return self._theirs(self._unit.plans.action, key)

    def _theirs(self, read: Callable[[int], Part], key: int) -> Part:
        try:
            found = read(key)
        except KeyError:
            raise NotFound("not_found.action") from None
        if not self.may(Thing.PLAN, Action.WRITE, found.person_id):
            raise NotFound("not_found.action")
        self._show(found.person_id)
        return found

    def change_action(self, action: PlanAction, status: ActionStatus, due: date | None) -> PlanAction:
        """Change how an action stands; the event is kept with who and when."""
        self.check(Thing.PLAN, Action.WRITE, action.person_id)
        return self._unit.plans.change_action(
            action.id, by=self.asker.id, now=self.now, status=status.value, due=due
        )
