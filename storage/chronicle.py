"""How dated facts are written and told: as changes, as corrections, and as the story of one fact."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Table, and_, insert, select, update

from frameworks.model import same_name_key
from storage.facts import KINDS, NOT_SAID, ROLE, TIMES, UNIT, Fact, Reason, believed, holds, said_by
from storage.imports.tables import Trace
from storage.rows import Shelf
from storage.stories import Stories, stretch
from storage.timeline import Retelling, Stretch, change, correct


@dataclass(frozen=True, slots=True)
class DatedFact:
    """One stretch of one fact, in both times. `more` holds its further columns, such as the title."""

    value: str | int | None
    more: dict[str, Any]
    valid_from: date
    valid_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    source: str
    reason: str


class Chronicle(Shelf):
    """Writes dated facts."""

    def record(  # noqa: PLR0913, PLR0917 - a dated fact has this many parts
        self,
        person_id: int,
        fact: Fact,
        value: str | int | None,
        since: date,
        reason: Reason,
        source: str,
        now: datetime,
        *,
        until: date | None = None,
        **more: str | None,
    ) -> None:
        """Something changed on a day.

        Args:
            person_id: whose fact.
            fact: role, manager, dotted, delegate, unit, location or employment.
            value: a role key, a person's id, a unit's key, a place, or active, leave or left.
            since: the first day on which it holds.
            reason: why it changed.
            source: who says so, such as a file.
            now: when it is recorded.
            until: the first day on which it no longer holds; what held before then comes back.
            more: `title` of a role, `country` of a place, `employment_type`.
        """
        new = Stretch(None, since, until, said_by(fact, value, more), reason, source)
        self._retell(person_id, fact, change(self._story(person_id, fact), new), now)

    def correct(  # noqa: PLR0913, PLR0917 - the same
        self,
        person_id: int,
        fact: Fact,
        value: str | int | None,
        since: date,
        source: str,
        now: datetime,
        *,
        reason: Reason | None = None,
        **more: str | None,
    ) -> None:
        """What is believed to hold today was recorded wrongly: this is right, since that day.

        Without a reason the old one stays where only the day was wrong, else it is a correction.
        """
        story, today = self._story(person_id, fact), now.astimezone(UTC).date()
        said = said_by(fact, value, more)
        same = [each for each in story if each.fact == said and each.covers(max(today, since))]
        why = reason or (same[0].reason if same else "correction")
        new = Stretch(None, since, None, said, why, source)
        self._retell(person_id, fact, correct(story, new, today), now)

    def stories(self, people: Mapping[Fact, Collection[int]], source: str, now: datetime) -> Stories:
        """The same for many people at once: gathers changes, writes them together."""
        told = Stories(self._connection, source, now)
        for fact, ids in people.items():
            told.look_up(fact, ids)
        self._touch(*(number for ids in people.values() for number in ids))
        return told

    def history(self, person_id: int, fact: Fact, known: datetime | None = None) -> tuple[DatedFact, ...]:
        """Every stretch of a fact as believed now, or as known at a time; the earliest first."""
        kept = KINDS[fact].table
        asked = select(kept).where(_about(person_id, fact), believed(kept, known))
        rows = self._connection.execute(asked.order_by(kept.c.valid_from)).mappings()
        return tuple(_dated(row, fact) for row in rows)

    def histories(self, ids: Collection[int], fact: Fact) -> dict[int, tuple[DatedFact, ...]]:
        """The same for many as believed now, in one statement; whoever has none is left out."""
        kept, line = KINDS[fact].table, KINDS[fact].line
        asked = select(kept).where(kept.c.person_id.in_(ids), believed(kept)).order_by(kept.c.valid_from)
        told: dict[int, tuple[DatedFact, ...]] = {}
        for row in self._connection.execute(
            asked if line is None else asked.where(kept.c.kind == line)
        ).mappings():
            told[row["person_id"]] = (*told.get(row["person_id"], ()), _dated(row, fact))
        return told

    def fill_role(
        self, title: str, unit_key: str | None, role_key: str, now: datetime, limit: int | None = None
    ) -> dict[int, Trace]:
        """Give everybody with this title of the HR system, and no role yet, the role it is mapped to.

        With a unit only those who are in it today; with a limit only so many rows. What was done to whom.
        """
        waiting = and_(ROLE.c.title_key == same_name_key(title), ROLE.c.role_key.is_(None), believed(ROLE))
        asked = select(ROLE).where(waiting).order_by(ROLE.c.id).limit(limit)
        if unit_key is not None:
            today = holds(UNIT, now.astimezone(UTC).date())
            asked = asked.where(
                ROLE.c.person_id.in_(select(UNIT.c.person_id).where(UNIT.c.unit_key == unit_key, today))
            )
        rows = [dict(row) for row in self._connection.execute(asked).mappings()]
        gone = [row.pop("id") for row in rows]
        told = self._write(ROLE, gone, [{**row, "role_key": role_key} for row in rows], now)
        self._touch(*(row["person_id"] for row in rows))
        filled: dict[int, Trace] = {}
        for row, old, new in zip(rows, gone, told, strict=True):
            trace = filled.setdefault(row["person_id"], Trace(row["person_id"], fresh=False))
            trace.gone.setdefault("role", []).append(old)
            trace.now.setdefault("role", []).append(new)
        return filled

    def _story(self, person_id: int, fact: Fact) -> list[Stretch]:
        kept = KINDS[fact].table
        asked = select(kept).where(_about(person_id, fact), believed(kept)).order_by(kept.c.valid_from)
        return [stretch(row) for row in self._connection.execute(asked).mappings()]

    def _retell(self, person_id: int, fact: Fact, told: Retelling, now: datetime) -> None:
        self._touch(person_id)
        rows = [
            {
                "person_id": person_id,
                "valid_from": each.valid_from,
                "valid_to": each.valid_to,
                "reason": each.reason,
                "source": each.source,
                **each.fact,
            }
            for each in told.told
        ]
        self._write(KINDS[fact].table, told.gone, rows, now)

    def _write(
        self, kept: Table, gone: Sequence[int], rows: Sequence[dict[str, Any]], now: datetime
    ) -> Sequence[int]:
        """Put rows aside and write others; the numbers of those."""
        if gone:
            over = update(kept).where(kept.c.id.in_(gone)).values(superseded_at=now)
            self._connection.execute(over)
        if not rows:
            return ()
        told = insert(kept).returning(kept.c.id, sort_by_parameter_order=True)
        return self._connection.scalars(told, [{**row, "recorded_at": now} for row in rows]).all()


def _dated(row: RowMapping, fact: Fact) -> DatedFact:
    value = KINDS[fact].value
    more = {name: row[name] for name in row if name not in {*NOT_SAID, value, "kind", "title_key"}}
    return DatedFact(value=row[value], more=more, **{name: row[name] for name in TIMES})


def _about(person_id: int, fact: Fact) -> ColumnElement[bool]:
    kind = KINDS[fact]
    theirs = kind.table.c.person_id == person_id
    return theirs if kind.line is None else and_(theirs, kind.table.c.kind == kind.line)
