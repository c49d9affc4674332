"""The units of the organisation, as a tree."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Field

from storage.rows import Row, Shelf, columns, table


class OrgUnitRow(Row, table=True):
    """A department or team; `parent` is the key of the unit it belongs to."""

    key: str = Field(primary_key=True)
    name: str
    parent: str | None = Field(default=None, index=True)


ORG_UNIT = table(OrgUnitRow)


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """A department or team."""

    key: str
    name: str
    parent: str | None


class Units(Shelf):
    """Remembers how the organisation is divided."""

    def add(self, key: str, name: str, parent: str | None = None) -> None:
        """A unit, new or called and placed differently from now on."""
        row = {"key": key, "name": name, "parent": parent}
        kept = self._insert(ORG_UNIT).values(row)
        self._connection.execute(kept.on_conflict_do_update(index_elements=["key"], set_=row))

    def all(self) -> tuple[OrgUnit, ...]:
        """Every unit, by key."""
        asked = select(*columns(ORG_UNIT, OrgUnit)).order_by(ORG_UNIT.c.key)
        return tuple(OrgUnit(*row) for row in self._connection.execute(asked))

    def within(self, key: str) -> frozenset[str]:
        """The keys of a unit and of everything below it; also right where the tree has a circle."""
        parents = {unit.key: unit.parent for unit in self.all()}
        found, ahead = {key}, {key}
        while ahead:
            ahead = {unit for unit, parent in parents.items() if parent in ahead} - found
            found |= ahead
        return frozenset(found)
