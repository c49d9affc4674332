"""What is kept of published content and of what is on the way to it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Index, Text
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, table

ContentKind = Literal["framework", "guide", "phrases", "lessons", "people"]


class PublicationRow(Row, table=True):
    """One publication. Numbers follow one another without a gap, so two at once cannot both have the next.

    A framework lies in tables of its own. An empty source puts back what was below.
    """

    __table_args__ = (Index("ix_publication_kind_name", "kind", "name"),)
    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    kind: str
    name: str
    source: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)
    by: int | None = Field(default=None, foreign_key="person.id")


class ContentDraftRow(Row, table=True):
    """Something that one of the people team brought or wrote, until it is published or left.

    `basis` is what was in force when it was checked. Its text goes as soon as nobody needs it any more.
    """

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    kind: str
    name: str
    path: str
    file: str
    source: str = Field(sa_type=Text)
    basis: int
    status: str
    card: str | None = None
    at: datetime = Field(sa_type=Moment)


PUBLICATION = table(PublicationRow)
DRAFT = table(ContentDraftRow)
