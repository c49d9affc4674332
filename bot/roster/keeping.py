"""Carries a plan out, in the caller's transaction."""

from datetime import UTC, date, datetime
from typing import Any, cast

from bot.roster.plan import Difference, Plan, Step, Title
from frameworks.model import same_name_key
from storage.facts import Reason
from storage.people.tables import Details
from storage.positions import DatedFact
from storage.unit import UnitOfWork

SOURCE = "people file"


def carry_out(unit: UnitOfWork, plan: Plan, now: datetime) -> None:
    """Store everything that the plan says, and note in the ledger how much it was."""
    for key, name in plan.units:
        unit.units.add(key, name)
    for title in sorted(plan.filled, key=lambda title: title.unit_key is None):  # a unit's own goes first
        fill(unit, title, now)
    keeper = _Keeper(unit, now)
    keeper.bring_in(plan.differences)
    for title in plan.waiting:
        unit.careers.queue_title(title.title, title.unit_key, now)
    told = {each.kind for each in plan.differences if each.kind != "unchanged"}
    counts = ", ".join(f"{plan.count(kind)} {kind}" for kind in sorted(told))
    unit.ledger.changed(None, "people", counts or "titles only", now)


def fill(unit: UnitOfWork, title: Title, now: datetime) -> int:
    """Give everybody who waits with a title its role. How many they were."""
    if title.role_key is None:
        return 0
    for waiting in unit.careers.waiting_titles():
        there = title.unit_key is None or waiting.unit_key == title.unit_key
        if there and same_name_key(waiting.title) == same_name_key(title.title):
            unit.careers.map_title(waiting.title, waiting.unit_key or None, title.role_key, None, now)
    return len(unit.positions.fill_role(title.title, title.unit_key, title.role_key, now))


class _Keeper:
    """Writes people, then their dated facts, because a manager may stand further down in the file."""

    def __init__(self, unit: UnitOfWork, now: datetime) -> None:
        self._unit = unit
        self._now = now
        self._today = now.astimezone(UTC).date()
        self._ids: dict[str, int] = {}

    def bring_in(self, differences: tuple[Difference, ...]) -> None:
        """Write all of them."""
        for each in differences:
            self._ids[each.entry.key] = self._person(each)
        for each in differences:
            for account in each.accounts:
                self._unit.people.account(self._ids[each.entry.key], *account)
            for step in each.steps:
                self._take(self._ids[each.entry.key], step, fresh=each.person_id is None)

    def _person(self, each: Difference) -> int:
        """The number of the person, who is new or described anew."""
        entry = each.entry
        if each.person_id is not None:
            if each.details:
                self._unit.people.describe(each.person_id, **cast("Details", dict(each.details)))
            return each.person_id
        return self._unit.people.add(
            full_name=entry.name,
            employee_id=entry.employee_id,
            preferred_name=entry.preferred_name,
            email=entry.email,
            language=entry.language or "en",
            timezone=entry.timezone,
        ).id

    def _take(self, person_id: int, step: Step, *, fresh: bool) -> None:
        """Write one dated fact: as a change, or put right where it takes the place of what is believed."""
        named = step.fact == "manager" and isinstance(step.value, str)
        value = self._ids[str(step.value)] if named else step.value
        positions, more = self._unit.positions, cast("dict[str, Any]", dict(step.more))
        wrong = None if fresh else self._wrong(person_id, step)
        since = step.since or (wrong.valid_from if wrong else self._today)
        if not step.corrects and (wrong is None or wrong.valid_from < since):
            reason = step.reason or "import"
            positions.record(person_id, step.fact, value, since, reason, SOURCE, self._now, **more)
            return
        same = wrong is not None and value is not None and wrong.value == value
        why = step.reason or (cast("Reason", wrong.reason) if wrong and same else None)
        positions.correct(person_id, step.fact, value, since, SOURCE, self._now, reason=why, **more)

    def _wrong(self, person_id: int, step: Step) -> DatedFact | None:
        """What is believed on the day that the step is about."""
        day = max(self._today, step.since or date.min)
        for each in self._unit.positions.history(person_id, step.fact):
            if each.valid_from <= day and (each.valid_to is None or day < each.valid_to):
                return each
        return None
