"""The questions about publications: what is in force, since when and by whom, and what was before."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select

from storage.content.tables import PUBLICATION, ContentKind
from storage.rows import Conflict, Shelf, columns

NEWEST = "newest publication"
"""Where a connection notes the number of the newest publication, for the length of one unit."""

newest_number = select(func.coalesce(func.max(PUBLICATION.c.number), 0)).scalar_subquery()


@dataclass(frozen=True, slots=True)
class Publication:
    """Something that was put in force."""

    number: int
    kind: ContentKind
    name: str
    source: str = field(repr=False)
    at: datetime
    by: int | None


_SHOWN = columns(PUBLICATION, Publication)


class Publications(Shelf):
    """Appends; what was published once can be published again."""

    def newest(self) -> int:
        """The number of the newest publication, 0 where there is none: by it a house sees that it is old.

        It is read once in a unit. A turn has it from the statement that saw its event (`first_sight`).
        """
        if NEWEST not in self._connection.info:
            self._connection.info[NEWEST] = self._connection.scalar(select(newest_number))
        number: int = self._connection.info[NEWEST]
        return number

    def in_force(self) -> tuple[Publication, ...]:
        """The newest publication of everything but frameworks, as far as this unit knows of them."""
        newest = (
            select(func.max(PUBLICATION.c.number))
            .where(PUBLICATION.c.kind != "framework", PUBLICATION.c.number <= self.newest())
            .group_by(PUBLICATION.c.kind, PUBLICATION.c.name)
        )
        rows = self._connection.execute(select(*_SHOWN).where(PUBLICATION.c.number.in_(newest)))
        return tuple(Publication(*row) for row in rows)

    def of(self, kind: ContentKind, name: str) -> tuple[Publication, ...]:
        """Every publication under a name, the newest first."""
        same = select(*_SHOWN).where(PUBLICATION.c.kind == kind, PUBLICATION.c.name == name)
        rows = self._connection.execute(same.order_by(PUBLICATION.c.number.desc()))
        return tuple(Publication(*row) for row in rows)

    def add(self, kind: ContentKind, name: str, source: str, *, by: int | None, now: datetime) -> int:
        """Put something in force. Returns its number.

        Whoever has added sees from then on everything that was published before, and nobody else can publish
        until this unit ends.

        Raises:
            Conflict: somebody else published at the same moment; run the turn again.
        """
        number = int(self._connection.scalar(select(newest_number)) or 0) + 1
        row = {"number": number, "kind": kind, "name": name, "source": source, "by": by, "at": now}
        kept = self._insert(PUBLICATION).values(row).on_conflict_do_nothing()
        if self._connection.scalar(kept.returning(PUBLICATION.c.number)) is None:
            raise Conflict("something was published at the same moment")
        return number
