"""The dated facts of many people at once: read together, told anew in memory, and written together.

What comes out is what `Chronicle.record` and `Chronicle.correct` would write one after the other, without the
rows that would be written and put aside again in the same breath.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from storage.batch import Batch
from storage.facts import KINDS, NOT_SAID, Fact, Reason, believed, said_by
from storage.imports.tables import Trace
from storage.timeline import Retelling, Stretch, change, correct

Place = tuple[int, Fact]


class Stories:
    """Gathers changes of dated facts: of people who are known (`Chronicle.stories`), or of new ones.

    Args:
        connection: of the unit; None where nobody has a story yet.
        source: who says so.
        now: when it is recorded.
    """

    def __init__(self, connection: Connection | None, source: str, now: datetime) -> None:
        self._maybe = connection
        self._source, self._now = source, now
        self._today = now.astimezone(UTC).date()
        self._kept: dict[Place, list[Stretch]] = {}
        self._told: dict[Place, list[Stretch]] = {}

    @property
    def _connection(self) -> Connection:
        if self._maybe is None:
            raise TypeError("new people have nothing to read")
        return self._maybe

    def look_up(self, fact: Fact, people: Collection[int]) -> None:
        """Read what is believed of these people; whoever is not read has no story yet."""
        kept, line = KINDS[fact].table, KINDS[fact].line
        asked = select(kept).where(kept.c.person_id.in_(people), believed(kept)).order_by(kept.c.valid_from)
        asked = asked if line is None else asked.where(kept.c.kind == line)
        for row in self._connection.execute(asked).mappings():
            self._kept.setdefault((row["person_id"], fact), []).append(stretch(row))

    def of(self, person_id: int, fact: Fact) -> list[Stretch]:
        """The story as it stands by now."""
        place = (person_id, fact)
        return self._told[place] if place in self._told else self._kept.get(place, [])

    def record(  # noqa: PLR0913, PLR0917 - a dated fact has this many parts
        self,
        person_id: int,
        fact: Fact,
        value: str | int | None,
        since: date,
        reason: Reason,
        more: dict[str, str | None],
    ) -> None:
        """Something changed on a day."""
        new = Stretch(None, since, None, said_by(fact, value, more), reason, self._source)
        if before := self.of(person_id, fact):
            self._tell(person_id, fact, before, change(before, new))
        else:
            self._told[person_id, fact] = [new]

    def correct(  # noqa: PLR0913, PLR0917 - the same
        self,
        person_id: int,
        fact: Fact,
        value: str | int | None,
        since: date,
        reason: Reason | None,
        more: dict[str, str | None],
    ) -> None:
        """What is believed to hold today was recorded wrongly: this is right, since that day."""
        before, said = self.of(person_id, fact), said_by(fact, value, more)
        same = [each for each in before if each.fact == said and each.covers(max(self._today, since))]
        why = reason or (same[0].reason if same else "correction")
        new = Stretch(None, since, None, said, why, self._source)
        self._tell(person_id, fact, before, correct(before, new, self._today))

    def write(self) -> dict[int, Trace]:
        """Write everything. What was done to each person."""
        traces: dict[int, Trace] = {}
        for fact in dict.fromkeys(fact for _, fact in self._told):
            gone: list[int] = []
            rows: list[dict[str, Any]] = []
            for number, told in ((place[0], told) for place, told in self._told.items() if place[1] == fact):
                trace = traces.setdefault(number, Trace(number, fresh=False))
                stays = {each.id for each in told}
                kept = self._kept.get((number, fact), [])
                trace.gone[fact] = [each.id for each in kept if each.id and each.id not in stays]
                gone += trace.gone[fact]
                rows += self._rows(number, told)
            self._put_aside(fact, gone)
            self._add(fact, rows, traces)
        return traces

    def first(self, batch: Batch) -> dict[int, int]:
        """Make the stories of new people ready to be written; how many facts each of them has."""
        rows: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        counts: dict[int, int] = defaultdict(int)
        for (number, fact), told in self._told.items():
            rows[KINDS[fact].table] += self._rows(number, told)
            counts[number] += len(told)
        for kept, listed in rows.items():
            batch.add(kept, listed)
        return counts

    def _add(self, fact: Fact, rows: list[dict[str, Any]], traces: dict[int, Trace]) -> None:
        kept = KINDS[fact].table
        if rows:
            told = insert(kept).returning(kept.c.id, sort_by_parameter_order=True)
            for row, number in zip(rows, self._connection.scalars(told, rows), strict=True):
                traces[row["person_id"]].now.setdefault(fact, []).append(number)

    def _put_aside(self, fact: Fact, gone: list[int]) -> None:
        kept = KINDS[fact].table
        if gone:
            over = update(kept).where(kept.c.id.in_(gone)).values(superseded_at=self._now)
            self._connection.execute(over)

    def _rows(self, number: int, told: Iterable[Stretch]) -> list[dict[str, Any]]:
        return [
            {
                "person_id": number, "valid_from": each.valid_from, "valid_to": each.valid_to,
                "reason": each.reason, "source": each.source, "recorded_at": self._now, **each.fact,
            }
            for each in told
            if each.id is None
        ]  # fmt: skip

    def _tell(self, person_id: int, fact: Fact, before: list[Stretch], new: Retelling) -> None:
        gone = set(new.gone)
        kept = [each for each in before if each.id is not None and each.id not in gone]
        self._told[person_id, fact] = sorted([*kept, *new.told], key=lambda each: each.valid_from)


def stretch(row: Any) -> Stretch:  # noqa: ANN401 - a row of any of the fact tables
    """A row as a stretch of its story."""
    return Stretch(
        id=row["id"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        fact={name: row[name] for name in row if name not in NOT_SAID},
        reason=row["reason"],
        source=row["source"],
    )
