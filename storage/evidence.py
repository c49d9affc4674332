"""Evidence: what somebody did that shows a competency, in their own words, with the way to it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Text, delete, insert, select
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Audience, Content, Moment, Shelf, columns, table


class EvidenceRow(Content, table=True):
    """A note on a competency. `permalink` leads to a message in a chat, whose words are never kept."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    competency_key: str
    note: str = Field(sa_type=Text)
    permalink: str | None = None
    at: datetime = Field(sa_type=Moment)


EVIDENCE = table(EvidenceRow)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence as it comes out."""

    id: int
    about: int
    written_by: int
    audience: Audience
    competency_key: str
    note: str = field(repr=False)
    permalink: str | None = field(repr=False)
    at: datetime


class EvidenceShelf(Shelf):
    """Keeps evidence beside the competency that it shows."""

    def add(  # noqa: PLR0913 - a piece of evidence has this many parts, each by name
        self,
        *,
        about: int,
        by: int,
        competency: str,
        note: str,
        permalink: str | None,
        audience: Audience,
        now: datetime,
    ) -> int:
        """A new piece of evidence. Returns its id."""
        row = {"about": about, "written_by": by, "competency_key": competency, "note": note}
        self._touch(about)
        kept = insert(EVIDENCE).values(**row, permalink=permalink, audience=audience, at=now)
        number: int = self._connection.execute(kept.returning(EVIDENCE.c.id)).scalar_one()
        return number

    def about(self, person_id: int) -> tuple[Evidence, ...]:
        """Everything that shows what somebody can do, the newest first."""
        asked = select(*columns(EVIDENCE, Evidence)).where(EVIDENCE.c.about == person_id)
        newest = asked.order_by(EVIDENCE.c.at.desc(), EVIDENCE.c.id.desc())
        return tuple(Evidence(*row) for row in self._connection.execute(newest))

    def remove(self, number: int, about: int) -> None:
        """A piece of evidence about somebody is gone, words and all."""
        gone = delete(EVIDENCE).where(EVIDENCE.c.id == number, EVIDENCE.c.about == about)
        self._touch(about)
        self._connection.execute(gone)
