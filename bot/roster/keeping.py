"""Carries a plan out, in chunks.

One transaction for a hundred thousand people would hold SQLite's only writer for many seconds, and every turn
of the service would wait. Filling a second set of tables first does not help: the switch at the end writes
the same million rows. So an import is written in chunks of some tens of milliseconds, with a breath between
them in which others write, and two things keep it from being half an import:

- Each person is written in one chunk, whole, managers before their reports.
- The import is a step that is *under way* until the last chunk. Killed before that, it says so: the same
  file brought in again goes on where it stopped, as the same step, and `undo` takes all of it back. Nothing
  else comes in before one of the two has happened. `run` names who is at it; whoever finds another name
  there stops.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.roster.plan import Difference, Plan, Title
from bot.roster.writing import Writing
from frameworks.model import same_name_key
from storage.database import Database
from storage.imports import Held, ImportStep
from storage.unit import UnitOfWork

AT_ONCE = 100
"""So many people are written in one transaction."""

Rest = Callable[[], object]


class ChangedMeanwhileError(Exception):
    """Somebody changed something between the preview and now."""


class HalfWayError(Exception):
    """Another import stands half-way, and has to be finished or taken back first."""

    def __init__(self, step: ImportStep) -> None:
        super().__init__(step.name)
        self.step = step


class OvertakenError(Exception):
    """Somebody else has taken the import over, and goes on with it."""


@dataclass(frozen=True)
class Work:
    """What one import needs from its first chunk to its last."""

    database: Database
    step: ImportStep
    now: datetime
    rest: Rest
    at_once: int

    def chunk(self, write: Callable[[UnitOfWork], object]) -> None:
        """Write a part of it, unless somebody else has taken the import over."""
        with self.database.unit() as unit:
            if not unit.imports.is_ours(self.step):
                raise OvertakenError
            write(unit)
        self.rest()


def carry_out(
    database: Database, plan: Plan, now: datetime, *, rest: Rest = lambda: None, at_once: int = AT_ONCE
) -> ImportStep:
    """Store everything that the plan says, and note in the ledger how much it was.

    Args:
        database: where to.
        plan: what was shown.
        now: when it is recorded.
        rest: called between two chunks, so that others can write.
        at_once: so many people are written in one transaction.

    Raises:
        ChangedMeanwhileError: the plan is not what it would be now.
        HalfWayError: another import has to be settled first.
        OvertakenError: somebody else goes on with this one.
    """
    with database.unit() as unit:
        work = Work(database, _begin(unit, plan, now), now, rest, at_once)
        unit.imports.share(work.step, {"units": [key for key, _ in plan.units]})
        ids = _numbers(unit, plan)
        for key, name in plan.units:
            unit.units.add(key, name)
    for title in sorted(plan.filled, key=lambda title: title.unit_key is None):  # a unit's own goes first
        _fill(work, title)
    for part in _parts(_top_down(plan), at_once):
        work.chunk(Writing(part, ids, work.step, now, database.batch()).write)
    work.chunk(lambda unit: _finish(unit, work, plan))
    return work.step


def _begin(unit: UnitOfWork, plan: Plan, now: datetime) -> ImportStep:
    """A new step, or the one that this file began."""
    half = unit.imports.unfinished()
    if half and (half.status == "going back" or half.digest != plan.source.digest):
        raise HalfWayError(half)
    if unit.imports.seen() != plan.seen:
        raise ChangedMeanwhileError
    if half:
        return unit.imports.go_on(half, "under way")
    source = plan.source
    return unit.imports.begin(source.name, source.digest, plan.since, now, correction=source.correction)


def _numbers(unit: UnitOfWork, plan: Plan) -> dict[str, int]:
    """Everybody's number; whoever is new gets theirs here, so that all else can be made ready with it."""
    ids = {each.entry.key: each.person_id for each in plan.differences if each.person_id is not None}
    new = [each.entry.key for each in plan.differences if each.person_id is None]
    return ids | dict(zip(new, unit.people.reserve(len(new)), strict=True))


def _fill(work: Work, title: Title) -> None:
    """Map a title that waited, and give its role to all who wait with it."""
    work.chunk(lambda unit: unit.imports.share(work.step, {"titles": map_waiting(unit, title, work.now)}))
    filled: list[int] = [work.at_once]

    def write(unit: UnitOfWork) -> None:
        traces = unit.positions.fill_role(
            title.title, title.unit_key, str(title.role_key), work.now, limit=work.at_once
        )
        unit.imports.trace(work.step, traces.values(), work.now)
        filled[0] = len(traces)

    while filled[0]:
        work.chunk(write)


def map_waiting(unit: UnitOfWork, title: Title, now: datetime) -> list[list[str]]:
    """Say the role of every title that waits under this name. Which ones they were."""
    mapped = []
    for waiting in unit.careers.waiting_titles():
        there = title.unit_key is None or waiting.unit_key == title.unit_key
        if there and same_name_key(waiting.title) == same_name_key(title.title):
            unit.careers.map_title(waiting.title, waiting.unit_key or None, str(title.role_key), None, now)
            mapped.append([waiting.title, waiting.unit_key, "mapped"])
    return mapped


def fill(unit: UnitOfWork, title: Title, now: datetime) -> int:
    """Give everybody who waits with a title its role, at once. How many they were."""
    if title.role_key is None:
        return 0
    map_waiting(unit, title, now)
    return len(unit.positions.fill_role(title.title, title.unit_key, title.role_key, now))


def _finish(unit: UnitOfWork, work: Work, plan: Plan) -> None:
    for title in plan.waiting:
        unit.careers.queue_title(title.title, title.unit_key, work.now)
    queued = [[title.title, title.unit_key or "", "queued"] for title in plan.waiting]
    unit.imports.share(work.step, {"titles": queued})
    _hold(unit, work, plan)
    told = {each.kind for each in plan.differences if each.kind != "unchanged"}
    counts = ", ".join(f"{plan.count(kind)} {kind}" for kind in sorted(told))
    unit.imports.end(work.step, "done", work.now)
    unit.ledger.changed(None, "people", counts or "titles only", work.now)


def _hold(unit: UnitOfWork, work: Work, plan: Plan) -> None:
    """Keep the lines that wait, and let go of those that came in."""
    unit.imports.release(plan.mended)
    unit.imports.hold(
        Held(each.key, each.person_id, each.name, plan.source.name, each.line, each.listed, work.now)
        for each in plan.held
    )


def _top_down(plan: Plan) -> Iterator[Difference]:
    """Whatever differs; of the new people each after their manager."""
    new = {each.entry.key: each for each in plan.differences if each.person_id is None}
    done: set[str] = set()
    for each in plan.differences:
        if each.person_id is not None:
            continue
        way: list[Difference] = []
        here: Difference | None = each
        while here is not None and here.entry.key not in done:
            done.add(here.entry.key)
            way.append(here)
            here = new.get(_manager(here))
        yield from reversed(way)
    yield from (each for each in plan.differences if each.person_id is not None and each.said)


def _manager(each: Difference) -> str:
    """The key of the manager, where the file names them."""
    return next((str(step.value) for step in each.steps if step.fact == "manager"), "")


def _parts(differences: Iterator[Difference], at_once: int) -> Iterator[Sequence[Difference]]:
    part: list[Difference] = []
    for each in differences:
        part.append(each)
        if len(part) == at_once:
            yield part
            part = []
    if part:
        yield part
