"""The questions about imports."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import and_, delete, func, insert, select, update

from storage.careers.tables import VERSION
from storage.careers.titles import TITLE
from storage.facts import EMPLOYMENT, LINE, LOCATION, ROLE, UNIT
from storage.imports.tables import HELD, STEP, TRACE, Held, ImportStep, Status, Trace
from storage.people.tables import ACCOUNT, PERSON
from storage.rows import Shelf, columns

_OPEN = ("under way", "going back")


class Imports(Shelf):
    """Remembers what each import did, until it has been taken back or is long over."""

    def seen(self) -> tuple[Any, ...]:
        """What an import goes by, as a few numbers: they differ once somebody else has changed something."""
        newest = [
            select(func.max(each.c.id)) for each in (PERSON, ACCOUNT, ROLE, LINE, UNIT, LOCATION, EMPLOYMENT)
        ]
        mapped = select(func.count(TITLE.c.role_key))
        framework = select(func.max(VERSION.c.number))
        asked = select(*(each.scalar_subquery() for each in (*newest, mapped, framework)))
        last = self.last()
        return (*self._connection.execute(asked).one(), last.id if last else None)

    def last(self) -> ImportStep | None:
        """The newest import that has not been taken back."""
        asked = select(*columns(STEP, ImportStep)).where(STEP.c.status != "taken back")
        row = self._connection.execute(asked.order_by(STEP.c.id.desc()).limit(1)).one_or_none()
        return ImportStep(*row) if row else None

    def unfinished(self) -> ImportStep | None:
        """The import that stands half-way, forwards or back."""
        last = self.last()
        return last if last and last.status in _OPEN else None

    def begin(self, name: str, digest: str, since: date, now: datetime, *, correction: bool) -> ImportStep:
        """A new import, under way."""
        row = {
            "name": name, "digest": digest, "run": uuid4().hex, "status": "under way", "since": since,
            "correction": correction, "begun_at": now, "shared": {"units": [], "titles": []},
        }  # fmt: skip
        kept = insert(STEP).values(row).returning(*columns(STEP, ImportStep))
        return ImportStep(*self._connection.execute(kept).one())

    def go_on(self, step: ImportStep, status: Status) -> ImportStep:
        """Take an import over, whoever was at it before."""
        said = update(STEP).where(STEP.c.id == step.id).values(run=uuid4().hex, status=status)
        return ImportStep(*self._connection.execute(said.returning(*columns(STEP, ImportStep))).one())

    def is_ours(self, step: ImportStep) -> bool:
        """Whether nobody else has taken the import over."""
        run = self._connection.scalar(select(STEP.c.run).where(STEP.c.id == step.id))
        return bool(run == step.run)

    def end(self, step: ImportStep, status: Status, now: datetime) -> None:
        """The import is done, or taken back."""
        self._connection.execute(update(STEP).where(STEP.c.id == step.id).values(status=status, ended_at=now))

    def share(self, step: ImportStep, shared: dict[str, list[Any]]) -> None:
        """Remember what belongs to nobody alone."""
        known: dict[str, list[Any]] = self._connection.execute(
            select(STEP.c.shared).where(STEP.c.id == step.id)
        ).scalar_one()
        both = {name: [*known.get(name, []), *shared.get(name, [])] for name in {*known, *shared}}
        self._connection.execute(update(STEP).where(STEP.c.id == step.id).values(shared=both))

    def trace(self, step: ImportStep, traces: Iterable[Trace], now: datetime) -> None:
        """Remember what the import did to these people, after what it did to them already."""
        listed = {each.person_id: each for each in traces}
        if known := self.traces(step, listed):
            self.forget(step, known)
        both = [known[number].then(each) if number in known else each for number, each in listed.items()]
        if both:
            self._connection.execute(insert(TRACE), trace_rows(step, both, now))

    def traces(self, step: ImportStep, people: Collection[int]) -> dict[int, Trace]:
        """What the import did to these people."""
        if not people:
            return {}
        return self._traced(and_(TRACE.c.step_id == step.id, TRACE.c.person_id.in_(people)))

    def next_traces(self, step: ImportStep, after: int, limit: int) -> dict[int, Trace]:
        """The same for the next so many, by number."""
        return self._traced(and_(TRACE.c.step_id == step.id, TRACE.c.person_id > after), limit)

    def some(self, step: ImportStep, limit: int, *, fresh: bool) -> tuple[int, ...]:
        """The first of those who came in with the import, or whom it changed."""
        asked = select(TRACE.c.person_id).where(TRACE.c.step_id == step.id, TRACE.c.fresh.is_(fresh))
        return tuple(self._connection.scalars(asked.order_by(TRACE.c.person_id).limit(limit)))

    def forget(self, step: ImportStep, people: Collection[int]) -> None:
        """Let go of these traces: what they tell of is taken back, or told anew."""
        gone = delete(TRACE).where(TRACE.c.step_id == step.id, TRACE.c.person_id.in_(people))
        self._connection.execute(gone)

    def counts(self, step: ImportStep) -> tuple[int, int]:
        """How many people came in with the import, and how many it changed."""
        asked = select(TRACE.c.fresh, func.count()).where(TRACE.c.step_id == step.id).group_by(TRACE.c.fresh)
        found = {bool(fresh): number for fresh, number in self._connection.execute(asked)}
        return found.get(True, 0), found.get(False, 0)

    def hold(self, lines: Iterable[Held]) -> None:
        """Keep lines that wait for a mend, in place of what was held for the same people."""
        listed = {each.key: each for each in lines}
        self.release(listed)
        if listed:
            names = [column.name for column in columns(HELD, Held)]
            rows = [{name: getattr(each, name) for name in names} for each in listed.values()]
            self._connection.execute(insert(HELD), rows)

    def release(self, keys: Collection[str]) -> None:
        """These lines wait no longer."""
        for part in _parts(list(keys)):
            self._connection.execute(delete(HELD).where(HELD.c.key.in_(part)))

    def held(self) -> tuple[Held, ...]:
        """Every line that waits, in the order of its file."""
        asked = select(*columns(HELD, Held)).order_by(HELD.c.file, HELD.c.line)
        return tuple(Held(*row) for row in self._connection.execute(asked))

    def _traced(self, where: Any, limit: int | None = None) -> dict[int, Trace]:  # noqa: ANN401 - a condition
        asked = select(TRACE.c.person_id, TRACE.c.fresh, TRACE.c.told, TRACE.c.before).where(where)
        rows = self._connection.execute(asked.order_by(TRACE.c.person_id).limit(limit))
        return {row[0]: Trace(row[0], row[1], row[2], **(row[3] or {})) for row in rows}


def trace_rows(step: ImportStep, traces: Iterable[Trace], now: datetime) -> list[dict[str, Any]]:
    """Traces as rows."""
    return [
        {
            "step_id": step.id, "person_id": each.person_id, "fresh": each.fresh, "told": each.told,
            "before": each.before, "at": now,
        }
        for each in traces
    ]  # fmt: skip


def _parts(keys: list[str], size: int = 500) -> Iterable[list[str]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
