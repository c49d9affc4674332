"""Which role a title of the HR system stands for, and which titles wait for an answer."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Field

from frameworks.model import same_name_key
from storage.rows import Moment, Row, Shelf, columns, table

ANYWHERE = ""
"""In place of a unit: a title that means the same in all of them."""


class TitleMappingRow(Row, table=True):
    """A title of the HR system, in one unit or anywhere; without a role it waits for one."""

    title_key: str = Field(primary_key=True)
    unit_key: str = Field(primary_key=True)
    title: str
    role_key: str | None = None
    asked_at: datetime = Field(sa_type=Moment)
    mapped_at: datetime | None = Field(default=None, sa_type=Moment)
    mapped_by: int | None = Field(default=None, foreign_key="person.id")


TITLE = table(TitleMappingRow)


@dataclass(frozen=True, slots=True)
class WaitingTitle:
    """A title that nobody has mapped yet; an empty unit means anywhere."""

    title: str
    unit_key: str
    asked_at: datetime


class Titles(Shelf):
    """Maps titles, compared after folding case and spaces."""

    def title_for(self, hris_title: str, unit: str | None) -> str | None:
        """The key of the role that a title stands for; what was said for the unit goes before the rest."""
        same = select(TITLE.c.role_key).where(TITLE.c.title_key == same_name_key(hris_title))
        known = same.where(TITLE.c.unit_key.in_({unit or ANYWHERE, ANYWHERE}), TITLE.c.role_key.is_not(None))
        found: str | None = self._connection.scalar(known.order_by(TITLE.c.unit_key.desc()).limit(1))
        return found

    def mapped_titles(self) -> dict[tuple[str, str], str]:
        """Every title that has a role, folded, with its unit (empty: anywhere)."""
        asked = select(TITLE.c.title_key, TITLE.c.unit_key, TITLE.c.role_key)
        rows = self._connection.execute(asked.where(TITLE.c.role_key.is_not(None)))
        return {(row[0], row[1]): row[2] for row in rows}

    def queue_title(self, hris_title: str, unit: str | None, now: datetime) -> None:
        """Ask for a role; a title that is mapped or waits already stays as it is."""
        row = {"title_key": same_name_key(hris_title), "unit_key": unit or ANYWHERE, "title": hris_title}
        kept = self._insert(TITLE).values(**row, asked_at=now)
        self._connection.execute(kept.on_conflict_do_nothing())

    def map_title(
        self, hris_title: str, unit: str | None, role_key: str, by: int | None, now: datetime
    ) -> None:
        """Say which role a title stands for (`positions.fill_role` then gives it to those who wait)."""
        row = {"title_key": same_name_key(hris_title), "unit_key": unit or ANYWHERE, "title": hris_title}
        said = {"role_key": role_key, "mapped_at": now, "mapped_by": by}
        kept = self._insert(TITLE).values(**row, **said, asked_at=now)
        known = kept.on_conflict_do_update(index_elements=["title_key", "unit_key"], set_=said)
        self._connection.execute(known)

    def waiting_titles(self) -> tuple[WaitingTitle, ...]:
        """Titles without a role, the longest waiting first."""
        asked = select(*columns(TITLE, WaitingTitle)).where(TITLE.c.role_key.is_(None))
        rows = self._connection.execute(asked.order_by(TITLE.c.asked_at, TITLE.c.title_key))
        return tuple(WaitingTitle(*row) for row in rows)
