"""How an asker stands to others, and the one check that everything goes through."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from conversations.permissions import FOR_A_PART, GRANTED, WHOLE, Action, Relation, Thing, allowed, may
from conversations.problems import NotAllowed
from storage.careers import Published
from storage.grants import Grant
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
        self._namesakes: dict[str, dict[int, str]] = {}
        self._published: Published | None = None
        self._grants: tuple[Grant, ...] | None = None
        self._noted: set[tuple[int, Thing]] = set()
        self.shown: set[int] = set()  # whose plans, besides the asker's own, this turn has read

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

    def granted(
        self, subject: int, among: frozenset[Relation], *, whole: bool = False
    ) -> frozenset[Relation]:
        """Which of these the asker was given towards this person; read only where a rule names one.

        What belongs to the `whole` organisation only a grant for all of it reaches.
        """
        wanted = among & GRANTED
        if not wanted:
            return frozenset()
        if self._grants is None:
            self._grants = self._unit.grants.held_by(self.asker.id, self.today)
        return frozenset(
            Relation(grant.role)
            for grant in self._grants
            if grant.role in wanted
            and (grant.scope_kind == "organisation" if whole else self._covers(grant, subject))
        )

    def holds_any(self, among: frozenset[Relation]) -> bool:
        """Whether the asker was given one of these for any part; which one is asked when something is set."""
        return any(each.role in among for each in self._unit.grants.held_by(self.asker.id, self.today))

    def _covers(self, grant: Grant, subject: int) -> bool:
        """Whether a person is within the part of the organisation that a grant is for."""
        if grant.scope_kind == "organisation":
            return True
        place = self._unit.positions.of(subject, self.today)
        if grant.scope_kind == "country":
            return place.country == grant.scope_value
        return place.unit_key in self._unit.units.within(str(grant.scope_value))

    def may(self, thing: Thing, action: Action, subject: int) -> bool:
        """Whether the asker may do this to what belongs to this person."""
        if may(self.relations(subject), thing, action):
            return True
        if thing in FOR_A_PART and subject == self.asker.id:
            return self.holds_any(allowed(thing, action))
        return bool(self.granted(subject, allowed(thing, action), whole=thing in WHOLE))

    def check(self, thing: Thing, action: Action, subject: int) -> None:
        """Refuse what is not allowed, in words that tell nothing about the person it is about.

        Raises:
            NotAllowed: with one sentence for each kind of thing, whoever it is about.
        """
        if not self.may(thing, action, subject):
            raise NotAllowed(f"not_allowed.{thing}")

    def note(self, thing: Thing, subject: int) -> None:
        """Write down, for the person it is about, that the asker was shown something; once in a turn."""
        if subject != self.asker.id and (subject, thing) not in self._noted:
            self._noted.add((subject, thing))
            self._unit.ledger.saw(self.asker.id, subject, thing, self.now)

    def day(self, moment: datetime) -> date:
        """The asker's own day at a moment."""
        return moment.astimezone(ZoneInfo(self.asker.timezone)).date()
