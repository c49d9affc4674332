"""The questions about openings and selections; what is imported again is put right, never doubled."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, insert, select

from storage.mobility.tables import (
    OPENING,
    REQUIREMENT,
    SELECTION,
    STAGE,
    Opening,
    Requirement,
    Selection,
    StageReached,
)
from storage.rows import Shelf, columns


class Mobility(Shelf):
    """Keeps openings, what they ask for, and how far whom they brought."""

    def keep_opening(self, opening: Opening, source: str, now: datetime) -> int:
        """A place to fill, by its key new or as it is now. Returns its id."""
        said = asdict(opening) | {"source": source, "recorded_at": now}
        asked_for = said.pop("requirements")
        kept = self._insert(OPENING).values(said)
        known = kept.on_conflict_do_update(index_elements=["key"], set_=said).returning(OPENING.c.id)
        number: int = self._connection.execute(known).scalar_one()
        self._connection.execute(delete(REQUIREMENT).where(REQUIREMENT.c.opening_id == number))
        if asked_for:
            self._connection.execute(
                insert(REQUIREMENT), [{"opening_id": number, **each} for each in asked_for]
            )
        return number

    def openings(self) -> tuple[Opening, ...]:
        """All openings there ever were, by key."""
        asked: Select[Any] = select(OPENING.c.id, *columns(OPENING, Opening, without=("requirements",)))
        rows = self._connection.execute(asked.order_by(OPENING.c.key)).mappings().all()
        asked_for: dict[int, list[Requirement]] = {}
        shown: Select[Any] = select(REQUIREMENT.c.opening_id, *columns(REQUIREMENT, Requirement))
        for row in self._connection.execute(shown.order_by(REQUIREMENT.c.competency)):
            asked_for.setdefault(row[0], []).append(Requirement(*row[1:]))
        return tuple(
            Opening(
                **{name: row[name] for name in row if name != "id"},
                requirements=tuple(asked_for.get(row["id"], ())),
            )
            for row in rows
        )

    def keep_selection(self, selection: Selection, source: str, now: datetime) -> int:
        """Somebody who is considered; a stage that is known for that day is put right. Returns the id.

        KeyError when there is no such opening.
        """
        opening = self._connection.scalar(select(OPENING.c.id).where(OPENING.c.key == selection.opening_key))
        if opening is None and selection.opening_key is not None:
            raise KeyError(selection.opening_key)
        said = {"cycle": selection.cycle, "person_id": selection.person_id, "opening_id": opening}
        kept = self._insert(SELECTION).values(**said, key=selection.key, source=source, recorded_at=now)
        known = kept.on_conflict_do_update(index_elements=["key"], set_=said).returning(SELECTION.c.id)
        number: int = self._connection.execute(known).scalar_one()
        for stage in selection.stages:
            self.reach(number, stage, now)
        return number

    def reach(self, selection_id: int, stage: StageReached, now: datetime) -> None:
        """Somebody came so far on that day."""
        said = asdict(stage) | {"recorded_at": now}
        kept = self._insert(STAGE).values(selection_id=selection_id, **said)
        keys = ["selection_id", "stage", "day"]
        self._connection.execute(kept.on_conflict_do_update(index_elements=keys, set_=said))

    def selections(self) -> tuple[Selection, ...]:
        """Everybody who was ever considered, with the stages in the order of their days."""
        stages: dict[int, list[StageReached]] = {}
        shown: Select[Any] = select(STAGE.c.selection_id, *columns(STAGE, StageReached))
        for row in self._connection.execute(shown.order_by(STAGE.c.day, STAGE.c.recorded_at)):
            stages.setdefault(row[0], []).append(StageReached(*row[1:]))
        asked = select(
            SELECTION.c.id, SELECTION.c.key, OPENING.c.key, SELECTION.c.cycle, SELECTION.c.person_id
        )
        rows = self._connection.execute(asked.outerjoin(OPENING).order_by(SELECTION.c.id))
        return tuple(
            Selection(
                key=key,
                opening_key=opening,
                cycle=cycle,
                person_id=person,
                stages=tuple(stages.get(number, ())),
            )
            for number, key, opening, cycle, person in rows
        )
