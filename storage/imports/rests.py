"""What rests on an import by now, so that taking it back would pull it away from under somebody."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Select, Table, and_, func, select

from storage.facts import EMPLOYMENT, KINDS, LINE, LOCATION, ROLE, UNIT, believed
from storage.imports.shelf import Imports
from storage.imports.tables import TRACE, ImportStep, Trace
from storage.people.tables import ACCOUNT, PERSON
from storage.rows import Row

_GO_ALONG = {
    "person_name", "account", "role_position", "reporting_line", "unit_position", "location_position",
    "employment", "import_trace", "import_held", "agenda_item", "home_page", "outbox", "job", "view_entry",
    "talk_prompt",
}  # fmt: skip
"""Tables whose rows about somebody go along with them, or mean nothing without them."""
AT_ONCE = 500
_FACTS = (ROLE, LINE, UNIT, LOCATION, EMPLOYMENT)
SOME = 20


class Resting(Imports):
    """Looks for what has come since."""

    def resting(self, step: ImportStep) -> tuple[int, ...]:
        """The numbers of some people whom something has come to since, or none."""
        found = set(self._changed(step))
        for asked in self._fresh(step):
            found.update(self._connection.scalars(asked.limit(SOME)))
        return tuple(sorted(found))

    def _fresh(self, step: ImportStep) -> Iterator[Select[Any]]:
        """Those who came in with the import: more facts, words with the bot, or anything about them."""
        new = select(TRACE.c.person_id).where(TRACE.c.step_id == step.id, TRACE.c.fresh)
        counts = [
            select(func.count())
            .where(kept.c.person_id == TRACE.c.person_id, believed(kept))
            .scalar_subquery()
            for kept in _FACTS
        ]
        for kept in _FACTS:
            put_aside = kept.c.superseded_at.is_not(None)
            yield new.join(kept, and_(kept.c.person_id == TRACE.c.person_id, put_aside))
        yield new.where(sum(counts[1:], counts[0]) != TRACE.c.told)
        yield new.join(PERSON, PERSON.c.id == TRACE.c.person_id).where(PERSON.c.turns > 0)
        report = TRACE.alias()
        known = and_(report.c.step_id == step.id, report.c.person_id == LINE.c.person_id)
        under = new.join(LINE, and_(LINE.c.manager_id == TRACE.c.person_id, believed(LINE)))
        yield under.outerjoin(report, known).where(report.c.person_id.is_(None))
        for kept in Row.metadata.sorted_tables:
            if kept.name not in _GO_ALONG:
                for name in _names(kept):
                    yield new.join(kept, kept.c[name] == TRACE.c.person_id)

    def _changed(self, step: ImportStep) -> Iterator[int]:
        """Those who were known before, and of whom something is no longer as the import left it."""
        after = 0
        while traces := self.next_traces(step, after, AT_ONCE):
            after = max(traces)
            yield from self._moved_on({key: each for key, each in traces.items() if not each.fresh})

    def _moved_on(self, traces: dict[int, Trace]) -> Iterator[int]:
        for fact, kind in KINDS.items():
            owners = {row: each.person_id for each in traces.values() for row in each.now.get(fact, [])}
            kept = kind.table
            gone = select(kept.c.id).where(kept.c.id.in_(owners), kept.c.superseded_at.is_not(None))
            yield from (owners[row] for row in self._connection.scalars(gone))
        described = {number: each for number, each in traces.items() if each.details}
        for row in self._connection.execute(select(PERSON).where(PERSON.c.id.in_(described))).mappings():
            told = described[row["id"]].details
            if any(row[name] != new for name, (_, new) in told.items()):
                yield row["id"]
        linked = {number: each for number, each in traces.items() if each.accounts}
        asked = select(ACCOUNT.c.external_id, ACCOUNT.c.person_id).where(ACCOUNT.c.person_id.in_(linked))
        held = {(row[0], row[1]) for row in self._connection.execute(asked)}
        for number, each in linked.items():
            if any((account[2], number) not in held for account in each.accounts):
                yield number


def _names(kept: Table) -> list[str]:
    """The columns of a table that name a person."""
    return [key.parent.name for key in kept.foreign_keys if key.column.table is PERSON]
