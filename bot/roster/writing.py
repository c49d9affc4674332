"""Writes one chunk of an import: people whole, each with what was there before."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import cast

from bot.roster.plan import Difference, Step
from storage.batch import Batch
from storage.facts import KINDS, Fact, Reason
from storage.imports import ImportStep, Trace
from storage.imports.newcomers import make_ready
from storage.people.tables import Details
from storage.stories import Stories
from storage.timeline import Stretch
from storage.unit import UnitOfWork

SOURCE = "people file"


class Writing:
    """Some people of a plan, made ready as far as can be before the writer is asked for.

    Args:
        part: what changes for them.
        ids: everybody's number by the key of their entry, also of those who are new.
        step: the import.
        now: when it is recorded.
        batch: what is made ready goes here.
    """

    def __init__(
        self,
        part: Sequence[Difference],
        ids: Mapping[str, int],
        step: ImportStep,
        now: datetime,
        batch: Batch,
    ) -> None:
        self._ids, self._step, self._now = ids, step, now
        self._today = now.astimezone(UTC).date()
        self._part = part
        self._known = [each for each in part if each.person_id is not None]
        self._new = [ids[each.entry.key] for each in part if each.person_id is None]
        self._batch = batch
        self._newcomers([each for each in part if each.person_id is None])

    def write(self, unit: UnitOfWork) -> None:
        """Write them, and what was there before."""
        self._batch.write(unit.connection)
        unit.homes.touch(self._new)
        said = {each.person_id: cast("Details", dict(each.details)) for each in self._known if each.details}
        described = unit.people.describe_many({key: each for key, each in said.items() if key is not None})
        accounts = self._link(unit)
        traces = self._facts(unit)
        for number in (*described, *accounts):
            traces.setdefault(number, Trace(number, fresh=False))
        for number, trace in traces.items():
            trace.details, trace.accounts = described.get(number, {}), accounts.get(number, [])
        unit.imports.trace(self._step, traces.values(), self._now)

    def _newcomers(self, new: list[Difference]) -> None:
        stories = Stories(None, SOURCE, self._now)
        for each in new:
            for step in each.steps:
                self._take(stories, self._ids[each.entry.key], step, fresh=True)
        people = [(self._ids[each.entry.key], _described(each)) for each in new]
        make_ready(self._batch, self._step, people, stories, self._now)

    def _link(self, unit: UnitOfWork) -> dict[int, list[list[object]]]:
        links = [(self._ids[each.entry.key], *account) for each in self._part for account in each.accounts]
        new = set(self._new)
        before: dict[int, list[list[object]]] = defaultdict(list)
        for (number, *account), (owner, installation) in unit.people.link_many(links).items():
            if number not in new or owner is not None:
                before[number].append([*account, owner, installation])
        return before

    def _facts(self, unit: UnitOfWork) -> dict[int, Trace]:
        touched: dict[Fact, set[int]] = defaultdict(set)
        for each in self._known:
            for step in each.steps:
                touched[step.fact].add(self._ids[each.entry.key])
        stories = unit.positions.stories(touched, SOURCE, self._now)
        for each in self._known:
            for step in each.steps:
                self._take(stories, self._ids[each.entry.key], step, fresh=False)
        return stories.write()

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
