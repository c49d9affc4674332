"""A part of the organisation: all of it, a unit with everything below it, a country, or an office."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, exists, true

from storage.facts import LOCATION, UNIT, holds

ScopeKind = Literal["organisation", "unit", "country", "location"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the organisation.

    Args:
        kind: what kind of part.
        value: the key of the unit, the code of the country, or the name of the office; None for all.
    """

    kind: ScopeKind
    value: str | None = None


EVERYWHERE = Scope("organisation")


def belongs(
    person: ColumnElement[Any], scope: Scope, units: Collection[str], on: date
) -> ColumnElement[bool]:
    """Whether somebody belongs to a part of the organisation on a day.

    Args:
        person: the column with their id.
        scope: the part.
        units: of a unit, its key and those of everything below it.
        on: the day.
    """
    if scope.kind == "unit":
        return exists().where(UNIT.c.person_id == person, UNIT.c.unit_key.in_(units), holds(UNIT, on))
    if scope.kind == "organisation":
        return true()
    place = LOCATION.c.country if scope.kind == "country" else LOCATION.c.location
    return exists().where(LOCATION.c.person_id == person, place == scope.value, holds(LOCATION, on))
