"""The parts of the organisation that somebody was given to look after."""

from collections.abc import Collection

from conversations.guarded.directory import Directory
from conversations.permissions import Action, Thing, allowed
from conversations.problems import NotAllowed, StaleAnswer
from storage.scopes import EVERYWHERE, Scope, ScopeKind

KINDS: dict[str, ScopeKind] = {"unit": "unit", "country": "country", "location": "location"}


def part_key(scope: Scope) -> str:
    """A part of the organisation as a button carries it: `organisation`, `unit:craft`, `country:PT`."""
    return scope.kind if scope.value is None else f"{scope.kind}:{scope.value}"


def part_of(key: str) -> Scope:
    """The same, read back.

    Raises:
        StaleAnswer: for what no button of ours carries.
    """
    kind, _, value = key.partition(":")
    if key == EVERYWHERE.kind:
        return EVERYWHERE
    if kind not in KINDS or not value:
        raise StaleAnswer("stale.gone")
    return Scope(KINDS[kind], value)


class Parts(Directory):
    """Which parts the asker looks after."""

    def administered(self, thing: Thing, action: Action) -> tuple[Scope, ...]:
        """The parts of the organisation for which the asker may do this."""
        held = self._unit.grants.held_by(self.asker.id, self.today)
        may = allowed(thing, action)
        return tuple(Scope(each.scope_kind, each.scope_value) for each in held if each.role in may)

    def require(self, thing: Thing, action: Action, part: Scope | None = None) -> None:
        """Refuse what the asker may do for no part at all, or not for this one.

        Raises:
            NotAllowed: with the same sentence, whatever there is to be seen.
        """
        mine = self.administered(thing, action)
        if not any(part is None or self.holds(each, part) for each in mine):
            raise NotAllowed(f"not_allowed.{thing}")

    def holds(self, mine: Scope, part: Scope) -> bool:
        """Whether one part lies within another."""
        if mine in (EVERYWHERE, part):
            return True
        both_units = mine.kind == part.kind == "unit"
        return both_units and part.value in self._unit.units.within(str(mine.value))

    def parts(self, thing: Thing, kinds: Collection[ScopeKind]) -> tuple[tuple[Scope, str], ...]:
        """Every part of these kinds for which the asker may set this, with the name of a unit or place."""
        units = [(Scope("unit", unit.key), unit.name) for unit in self._unit.units.all()]
        places = self._unit.reports.places(self.today)
        found = [
            (EVERYWHERE, ""),
            *sorted(units, key=lambda each: each[1]),
            *((Scope("country", country), country) for country in sorted(places.countries)),
            *((Scope("location", place), place) for place in sorted(places.locations)),
        ]
        mine = self.administered(thing, Action.WRITE)
        return tuple(
            (part, name)
            for part, name in found
            if part.kind in kinds and any(self.holds(each, part) for each in mine)
        )

    def unit_name(self, key: str) -> str:
        """What a unit is called; its key where it is gone."""
        return next((unit.name for unit in self._unit.units.all() if unit.key == key), key)

    def units_of(self, part: Scope) -> frozenset[str]:
        """Of a unit, its key and those of everything below it."""
        return self._unit.units.within(str(part.value)) if part.kind == "unit" else frozenset()
