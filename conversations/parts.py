"""Which parts of the organisation somebody belongs to, and what was set for the nearest of them."""

from datetime import date

from storage.schedules import Schedule
from storage.scopes import EVERYWHERE, Scope
from storage.unit import UnitOfWork


def belonging(unit: UnitOfWork, person: int, on: date) -> tuple[Scope, ...]:
    """The parts that somebody belongs to on a day, the nearest first.

    The office, the unit and all units above it, the country, the organisation.
    """
    place = unit.positions.of(person, on)
    parents = {each.key: each.parent for each in unit.units.all()}
    above, key = [], place.unit_key
    while key is not None and key not in above:
        above.append(key)
        key = parents.get(key)
    office = (Scope("location", place.location),) if place.location else ()
    country = (Scope("country", place.country),) if place.country else ()
    return (*office, *(Scope("unit", each) for each in above), *country, EVERYWHERE)


def schedule_of(unit: UnitOfWork, person: int, on: date) -> Schedule:
    """How often somebody gets a list of talks: what was set for the nearest part that they belong to."""
    known = unit.schedules.all()
    if not known:
        return Schedule()
    near = (known[scope] for scope in belonging(unit, person, on) if scope in known)
    return next(near, Schedule())
