"""Who saw what about whom, and who changed what: written down, and shown to whom it is about."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Text, insert, select
from sqlmodel import Field

from storage.rows import Moment, Row, Shelf, columns, table


class ViewEntryRow(Row, table=True):
    """Somebody looked at something about somebody else."""

    id: int | None = Field(default=None, primary_key=True)
    viewer_id: int = Field(foreign_key="person.id", index=True)
    subject_id: int = Field(foreign_key="person.id", index=True)
    what: str
    at: datetime = Field(sa_type=Moment)


class ChangeEntryRow(Row, table=True):
    """Somebody changed what others go by, such as a framework. `detail` names keys and ids only."""

    id: int | None = Field(default=None, primary_key=True)
    by: int | None = Field(default=None, foreign_key="person.id", index=True)
    what: str
    detail: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)


VIEW = table(ViewEntryRow)
CHANGE = table(ChangeEntryRow)


@dataclass(frozen=True, slots=True)
class Viewing:
    """Somebody looked, at what, and when."""

    viewer_id: int
    what: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody changed something; nobody in particular where the operator did it."""

    by: int | None
    what: str
    detail: str
    at: datetime


class Ledger(Shelf):
    """Appends; nothing in it is ever changed."""

    def saw(self, viewer: int, subject: int, what: str, now: datetime) -> None:
        """Somebody is shown something about somebody."""
        self._touch(subject)
        row = {"viewer_id": viewer, "subject_id": subject, "what": what, "at": now}
        self._connection.execute(insert(VIEW).values(row))

    def viewers(self, subject: int, limit: int | None = None) -> tuple[Viewing, ...]:
        """Who looked at something about a person, the last first; all of them, or the last few."""
        asked = select(*columns(VIEW, Viewing)).where(VIEW.c.subject_id == subject)
        rows = self._connection.execute(asked.order_by(VIEW.c.at.desc(), VIEW.c.id.desc()).limit(limit))
        return tuple(Viewing(*row) for row in rows)

    def changed(self, by: int | None, what: str, detail: str, now: datetime) -> None:
        """Somebody, or the operator, changed something."""
        self._connection.execute(insert(CHANGE).values(by=by, what=what, detail=detail, at=now))

    def of_kind(self, what: str) -> tuple[Change, ...]:
        """Every change of one kind, the earliest first."""
        asked = select(*columns(CHANGE, Change)).where(CHANGE.c.what == what).order_by(CHANGE.c.id)
        return tuple(Change(*row) for row in self._connection.execute(asked))

    def changes(self, limit: int = 100) -> tuple[Change, ...]:
        """The last changes, the newest first."""
        asked = select(*columns(CHANGE, Change)).order_by(CHANGE.c.at.desc(), CHANGE.c.id.desc()).limit(limit)
        return tuple(Change(*row) for row in self._connection.execute(asked))
