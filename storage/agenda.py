"""What falls due: rows that a sweep finds by their time. Two sweeps at once never take the same one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Index, func, select, text, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

_WAITING = text("closed = false")


class AgendaItemRow(Row, table=True):
    """Something to do at a time. Closed: it was done, or no longer matters."""

    __table_args__ = (
        Index("ix_agenda_item_due", "due_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    due_at: datetime = Field(sa_type=Moment)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    dialogue_id: int | None = Field(default=None, foreign_key="dialogue.id", index=True, ondelete="CASCADE")
    step: str | None = None
    item: int | None = None
    ref: int | None = Field(default=None, index=True)
    closed: bool


ITEM = table(AgendaItemRow)


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """Something to do at a time: for whom, where in which dialogue, and the id of what else it is about."""

    id: int
    key: str
    kind: str
    due_at: datetime
    person_id: int | None
    dialogue_id: int | None
    step: str | None
    item: int | None
    ref: int | None


class Agenda(Shelf):
    """Remembers what is to be done when."""

    def add(  # noqa: PLR0913, PLR0917 - when, for whom, and where in which dialogue
        self,
        key: str,
        kind: str,
        due_at: datetime,
        person_id: int | None = None,
        dialogue: int | None = None,
        step: str | None = None,
        item: int | None = None,
        ref: int | None = None,
    ) -> None:
        """Something to do; a key that was added before is passed over."""
        row = {"key": key, "kind": kind, "due_at": due_at, "person_id": person_id}
        row |= {"dialogue_id": dialogue, "step": step, "item": item, "ref": ref}
        kept = self._insert(ITEM).values(**row, closed=False)
        self._connection.execute(kept.on_conflict_do_nothing())

    def due(self, now: datetime, limit: int) -> list[AgendaItem]:
        """What is due, the earliest first; nobody else gets it until this unit ends."""
        asked = select(*columns(ITEM, AgendaItem)).where(ITEM.c.closed.is_(False), ITEM.c.due_at <= now)
        ours = asked.order_by(ITEM.c.due_at, ITEM.c.id).limit(limit).with_for_update(skip_locked=True)
        return [AgendaItem(*row) for row in self._connection.execute(ours)]

    def coming(self, kind: str, person: int, until: datetime) -> list[AgendaItem]:
        """What of a kind falls due for somebody until a moment; nobody else gets it until this unit ends."""
        theirs = (ITEM.c.kind == kind, ITEM.c.person_id == person, ITEM.c.due_at <= until)
        asked = select(*columns(ITEM, AgendaItem)).where(ITEM.c.closed.is_(False), *theirs)
        ours = asked.order_by(ITEM.c.due_at, ITEM.c.id).with_for_update(skip_locked=True)
        return [AgendaItem(*row) for row in self._connection.execute(ours)]

    def known(self, keys: Collection[str]) -> frozenset[str]:
        """Which of these keys were added before."""
        return frozenset(self._connection.scalars(select(ITEM.c.key).where(ITEM.c.key.in_(keys))))

    def done(self, item_id: int) -> None:
        """It is done."""
        self._connection.execute(update(ITEM).where(ITEM.c.id == item_id).values(closed=True))

    def drop(self, dialogue: int) -> None:
        """Nothing more falls due in this dialogue."""
        waiting = update(ITEM).where(ITEM.c.dialogue_id == dialogue, ITEM.c.closed.is_(False))
        self._connection.execute(waiting.values(closed=True))

    def next_due(self, after: datetime) -> datetime | None:
        """When the next thing falls due after a moment; None where nothing waits."""
        asked = select(func.min(ITEM.c.due_at)).where(ITEM.c.closed.is_(False), ITEM.c.due_at > after)
        due: datetime | None = self._connection.scalar(asked)
        return due

    def put_off(self, item_id: int, until: datetime) -> None:
        """It cannot be done now; it falls due again at that time."""
        self._connection.execute(update(ITEM).where(ITEM.c.id == item_id).values(due_at=until))
