"""How an asker stands to others, and the one check that everything goes through."""

from datetime import date, datetime

from conversations.permissions import Action, Relation, Thing, may
from conversations.problems import NotAllowed
from storage.careers import Published
from storage.people import Person
from storage.positions import Position
from storage.unit import UnitOfWork


class Relations:
    """What one asker may reach in one turn. What does not change within a turn is read once.

    Args:
        unit: the open unit; nobody but the guard and the turn's own machinery touches it.
        asker: who wants to know.
        now: business time, UTC.
        today: the asker's own day.
    """

    def __init__(self, unit: UnitOfWork, asker: Person, now: datetime, today: date) -> None:
        self._unit = unit
        self.asker = asker
        self.now = now
        self.today = today
        self._lines: dict[int, tuple[int, ...]] = {}
        self._people: dict[int, Person] = {asker.id: asker}
        self._positions: dict[int, Position] = {}
        self._published: Published | None = None

    def relations(self, subject: int) -> frozenset[Relation]:
        """How the asker stands to this person today."""
        if subject == self.asker.id:
            return frozenset({Relation.SELF})
        above = self._line(subject)
        if above[:1] == (self.asker.id,):
            return frozenset({Relation.MANAGER})
        if self.asker.id in above:
            return frozenset({Relation.SKIP_LEVEL})
        return frozenset({Relation.COLLEAGUE})

    def _line(self, subject: int) -> tuple[int, ...]:
        if subject not in self._lines:
            self._lines[subject] = self._unit.positions.line(subject, self.today)
        return self._lines[subject]

    def may(self, thing: Thing, action: Action, subject: int) -> bool:
        """Whether the asker may do this to what belongs to this person."""
        return may(self.relations(subject), thing, action)

    def check(self, thing: Thing, action: Action, subject: int) -> None:
        """Refuse what is not allowed, in words that tell nothing about the person it is about.

        Raises:
            NotAllowed: with one sentence for each kind of thing, whoever it is about.
        """
        if not self.may(thing, action, subject):
            raise NotAllowed(f"not_allowed.{thing}")
