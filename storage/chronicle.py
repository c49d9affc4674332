"""How dated facts are written and told: as changes, as corrections, and as the story of one fact."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Table, and_, insert, select, update

from frameworks.model import same_name_key
from storage.facts import KINDS, ROLE, UNIT, Fact, Reason, believed, holds
from storage.rows import Shelf
from storage.timeline import Retelling, Stretch, change, correct

_TIMES = ("valid_from", "valid_to", "recorded_at", "superseded_at", "source", "reason")
_NOT_SAID = {"id", "person_id", *_TIMES}


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
        new = Stretch(None, since, until, _said(fact, value, more), reason, source)
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
        said = _said(fact, value, more)
        same = [each for each in story if each.fact == said and each.covers(max(today, since))]
        why = reason or (same[0].reason if same else "correction")
        new = Stretch(None, since, None, said, why, source)
        self._retell(person_id, fact, correct(story, new, today), now)

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

    def fill_role(self, title: str, unit_key: str | None, role_key: str, now: datetime) -> tuple[int, ...]:
        """Give everybody with this title of the HR system, and no role yet, the role it is mapped to.

        With a unit only those who are in it today. Returns whose role it was.
        """
        waiting = and_(ROLE.c.title_key == same_name_key(title), ROLE.c.role_key.is_(None), believed(ROLE))
        asked = select(ROLE).where(waiting)
        if unit_key is not None:
            today = holds(UNIT, now.astimezone(UTC).date())
            asked = asked.where(
                ROLE.c.person_id.in_(select(UNIT.c.person_id).where(UNIT.c.unit_key == unit_key, today))
            )
        rows = [dict(row) for row in self._connection.execute(asked).mappings()]
        self._write(
            ROLE, [row.pop("id") for row in rows], [{**row, "role_key": role_key} for row in rows], now
        )
        return tuple(dict.fromkeys(row["person_id"] for row in rows))

    def _story(self, person_id: int, fact: Fact) -> list[Stretch]:
        kept = KINDS[fact].table
        asked = select(kept).where(_about(person_id, fact), believed(kept)).order_by(kept.c.valid_from)
        return [
            Stretch(
                id=row["id"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
                fact={name: row[name] for name in row if name not in _NOT_SAID},
                reason=row["reason"],
                source=row["source"],
            )
            for row in self._connection.execute(asked).mappings()
        ]

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

    def _write(self, kept: Table, gone: Sequence[int], rows: Sequence[dict[str, Any]], now: datetime) -> None:
        if gone:
            over = update(kept).where(kept.c.id.in_(gone)).values(superseded_at=now)
            self._connection.execute(over)
        if rows:
            self._connection.execute(insert(kept), [{**row, "recorded_at": now} for row in rows])


def _dated(row: RowMapping, fact: Fact) -> DatedFact:
    value = KINDS[fact].value
    more = {name: row[name] for name in row if name not in {*_NOT_SAID, value, "kind", "title_key"}}
    return DatedFact(value=row[value], more=more, **{name: row[name] for name in _TIMES})


def _about(person_id: int, fact: Fact) -> ColumnElement[bool]:
    kind = KINDS[fact]
    theirs = kind.table.c.person_id == person_id
    return theirs if kind.line is None else and_(theirs, kind.table.c.kind == kind.line)


def _said(fact: Fact, value: str | int | None, more: dict[str, str | None]) -> dict[str, Any]:
    """All columns that say what holds, those that were not named as empty."""
    kind = KINDS[fact]
    said: dict[str, Any] = {column.name: None for column in kind.table.c if column.name not in _NOT_SAID}
    if unknown := sorted(set(more) - set(said)):
        raise TypeError(f"{fact} has no {', '.join(unknown)}")
    said |= {kind.value: value, **more}
    if kind.line is not None:
        said["kind"] = kind.line
    if said.get("title"):
        said["title_key"] = same_name_key(said["title"])
    return said
