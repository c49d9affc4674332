"""Takes the last import back as one step, unless something rests on it by now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.roster.keeping import AT_ONCE, Rest, Work
from storage.database import Database
from storage.imports import ImportStep
from storage.imports.tables import TRACE
from storage.retention import RULES
from storage.unit import UnitOfWork

SHOWN = 10


@dataclass(frozen=True, slots=True, repr=False)
class Undoing:
    """What taking an import back would mean.

    Args:
        step: the import.
        fresh: how many came in with it, and the names of the first.
        changed: the same for those whom it changed.
        resting: the names of some to whom something has come since.
        over: whether its traces are too old to go by.
    """

    step: ImportStep
    fresh: int
    fresh_names: tuple[str, ...]
    changed: int
    changed_names: tuple[str, ...]
    resting: tuple[str, ...]
    over: bool

    @property
    def possible(self) -> bool:
        """Whether it can be taken back."""
        return not self.resting and not self.over


def look(unit: UnitOfWork, now: datetime) -> Undoing | None:
    """What taking the last import back would mean; None where there is none."""
    step = unit.imports.last()
    if step is None:
        return None
    fresh, changed = unit.imports.counts(step)
    going = step.status == "going back"  # then part of it is gone, and nothing can be told from the rest
    resting = () if going else unit.imports.resting(step)
    kept = RULES[TRACE].over
    return Undoing(
        step=step,
        fresh=fresh,
        fresh_names=_names(unit, unit.imports.some(step, SHOWN, fresh=True)),
        changed=changed,
        changed_names=_names(unit, unit.imports.some(step, SHOWN, fresh=False)),
        resting=_names(unit, resting[:SHOWN]),
        over=kept is not None and step.begun_at < now - timedelta(days=kept.days),
    )


def lines(undoing: Undoing) -> Iterator[str]:
    """What would be taken back, for a person to read."""
    step = undoing.step
    yield (
        f"{step.name}, brought in on {step.begun_at:%Y-%m-%d at %H:%M} UTC: {undoing.fresh} came in with it, "
        f"{undoing.changed} were changed by it."
    )
    yield from _listed("No longer known", undoing.fresh, undoing.fresh_names)
    yield from _listed("As they were before", undoing.changed, undoing.changed_names)
    if undoing.resting:
        yield (
            f"It cannot be taken back as a whole: something has come since for {', '.join(undoing.resting)}. "
            "Put right what is wrong with a new file and --correction."
        )
    elif undoing.over:
        yield "That was too long ago. Put right what is wrong with a new file and --correction."


def as_json(undoing: Undoing, *, done: bool) -> dict[str, object]:
    """The same for a program."""
    return {
        "done": done,
        "file": undoing.step.name,
        "brought_in_at": undoing.step.begun_at.isoformat(),
        "came_in": undoing.fresh,
        "changed": undoing.changed,
        "possible": undoing.possible,
        "resting": list(undoing.resting),
    }


def take_back(
    database: Database,
    undoing: Undoing,
    now: datetime,
    *,
    rest: Rest = lambda: None,
    at_once: int = AT_ONCE,
) -> None:
    """Take the import back, in small chunks; killed half-way, it goes on when it is asked for again.

    Raises:
        OvertakenError: somebody else goes on with it.
    """
    with database.unit() as unit:
        work = Work(database, unit.imports.go_on(undoing.step, "going back"), now, rest, at_once)
    ahead = [undoing.fresh + undoing.changed]

    def write(unit: UnitOfWork) -> None:
        traces = unit.imports.next_traces(work.step, 0, at_once)
        unit.imports.take_back(work.step, traces, now)
        ahead[0] = len(traces)

    while ahead[0]:
        work.chunk(write)
    work.chunk(lambda unit: _finish(unit, work, undoing))


def _finish(unit: UnitOfWork, work: Work, undoing: Undoing) -> None:
    unit.imports.shared_back(work.step.shared)
    unit.imports.release([each.key for each in unit.imports.held() if each.file == work.step.name])
    unit.imports.end(work.step, "taken back", work.now)
    told = f"import {work.step.id} taken back: {undoing.fresh} had come in with it, {undoing.changed} changed"
    unit.ledger.changed(None, "people", told, work.now)


def _names(unit: UnitOfWork, ids: tuple[int, ...]) -> tuple[str, ...]:
    people = unit.people.many(ids)
    return tuple(people[number].full_name for number in ids if number in people)


def _listed(heading: str, count: int, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield f"{heading}:"
        yield from (f"- {name}" for name in names)
    if count > len(names):
        yield f"- and {count - len(names)} more"
