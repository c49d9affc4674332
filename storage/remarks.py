"""What somebody says to what was written about them: a comment, or that they see it differently."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import Text, insert, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Audience, Content, Moment, Shelf, columns, table

RemarkKind = Literal["comment", "objection"]


class RemarkRow(Content, table=True):
    """A remark on one talk. Its readers are those of the talk."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    dialogue_id: int = Field(foreign_key="dialogue.id", index=True, ondelete="CASCADE")
    kind: str
    text: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)


REMARK = table(RemarkRow)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark as it comes out."""

    id: int
    dialogue_id: int
    kind: RemarkKind
    text: str = field(repr=False)
    written_by: int
    audience: Audience
    at: datetime


class Remarks(Shelf):
    """Keeps remarks beside the talks that they are about."""

    def add(  # noqa: PLR0913 - a remark has this many parts, each by name
        self,
        *,
        dialogue: int,
        kind: RemarkKind,
        text: str,
        about: int,
        by: int,
        audience: Audience,
        now: datetime,
    ) -> int:
        """A new remark. Returns its id."""
        row = {"dialogue_id": dialogue, "kind": kind, "text": text, "about": about, "written_by": by}
        self._touch(about, by)
        kept = insert(REMARK).values(**row, audience=audience, at=now).returning(REMARK.c.id)
        number: int = self._connection.execute(kept).scalar_one()
        return number

    def admit(self, dialogue: int, reader: int) -> None:
        """One more reads the remarks on a talk."""
        asked = select(REMARK.c.id, REMARK.c.audience).where(REMARK.c.dialogue_id == dialogue)
        for number, audience in self._connection.execute(asked).all():
            wider = Audience(audience.people | {reader}, audience.manager_of)
            self._connection.execute(update(REMARK).where(REMARK.c.id == number).values(audience=wider))

    def about(self, person: int) -> tuple[Remark, ...]:
        """The remarks on talks about somebody, the earliest first."""
        asked = select(*columns(REMARK, Remark)).where(REMARK.c.about == person)
        return tuple(Remark(*row) for row in self._connection.execute(asked.order_by(REMARK.c.id)))
