"""Writes one chunk of an import: people whole, each with what was there before."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import cast

from bot.roster.plan import Difference, Step
from storage.facts import KINDS, Fact, Reason
from storage.imports import ImportStep, Trace
from storage.people.tables import Details
from storage.stories import Stories
from storage.timeline import Stretch
from storage.unit import UnitOfWork

SOURCE = "people file"


class Writing:
    """Some people of a plan, made ready before the writer is asked for.

    Args:
        part: what changes for them.
        ids: everybody's number by the key of their entry; those who are new join it.
        now: when it is recorded.
    """

    def __init__(self, part: Sequence[Difference], ids: dict[str, int], now: datetime) -> None:
        self._part, self._ids, self._now = part, ids, now
        self._today = now.astimezone(UTC).date()
        self._new = [each for each in part if each.person_id is None]
        self._details = [_described(each) for each in self._new]

    def write(self, unit: UnitOfWork, step: ImportStep) -> None:
        """Write them, and what was there before."""
        numbers = unit.people.add_many(self._details)
        self._ids.update((each.entry.key, number) for each, number in zip(self._new, numbers, strict=True))
        said = {
            each.person_id: cast("Details", dict(each.details))
            for each in self._part
            if each.person_id is not None and each.details
        }
        described = unit.people.describe_many(said)
        accounts = self._link(unit)
        traces = self._facts(unit, set(numbers))
        for number in (*described, *accounts, *numbers):
            traces.setdefault(number, Trace(number, number in set(numbers)))
        for number, trace in traces.items():
            trace.details, trace.accounts = described.get(number, {}), accounts.get(number, [])
        unit.imports.trace(step, traces.values(), self._now)

    def _link(self, unit: UnitOfWork) -> dict[int, list[list[object]]]:
        links = [(self._ids[each.entry.key], *account) for each in self._part for account in each.accounts]
        before: dict[int, list[list[object]]] = defaultdict(list)
        for (number, *account), (owner, installation) in unit.people.link_many(links).items():
            before[number].append([*account, owner, installation])
        return before

    def _facts(self, unit: UnitOfWork, fresh: set[int]) -> dict[int, Trace]:
        touched: dict[Fact, set[int]] = defaultdict(set)
        for each in self._part:
            for step in each.steps:
                if each.person_id is not None:
                    touched[step.fact].add(each.person_id)
        stories = unit.positions.stories(touched, SOURCE, self._now)
        for each in self._part:
            for step in each.steps:
                self._take(stories, self._ids[each.entry.key], step, fresh=each.person_id is None)
        return stories.write(fresh)

    def _take(self, stories: Stories, person_id: int, step: Step, *, fresh: bool) -> None:
        """One dated fact: as a change, or put right where it takes the place of what is believed."""
        named = step.fact == "manager" and isinstance(step.value, str)
        value = self._ids[str(step.value)] if named else step.value
        wrong = None if fresh else self._wrong(stories.of(person_id, step.fact), step)
        since = step.since or (wrong.valid_from if wrong else self._today)
        more = dict(step.more)
        if not step.corrects and (wrong is None or wrong.valid_from < since):
            stories.record(person_id, step.fact, value, since, step.reason or "import", more)
            return
        same = wrong is not None and value is not None and wrong.fact[KINDS[step.fact].value] == value
        why = step.reason or (cast("Reason", wrong.reason) if wrong and same else None)
        stories.correct(person_id, step.fact, value, since, why, more)

    def _wrong(self, story: list[Stretch], step: Step) -> Stretch | None:
        """What is believed on the day that the step is about."""
        day = max(self._today, step.since or date.min)
        return next((each for each in story if each.covers(day)), None)


def _described(each: Difference) -> Details:
    entry = each.entry
    return {
        "full_name": entry.name,
        "employee_id": entry.employee_id,
        "preferred_name": entry.preferred_name,
        "email": entry.email,
        "language": entry.language or "en",
        "timezone": entry.timezone,
    }
