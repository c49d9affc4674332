"""An invented person before a framework that is not in force: nobody's own content is within reach."""

from datetime import date

from conversations.guarded import Guarded
from conversations.permissions import Action, Thing
from conversations.problems import NotAllowed
from frameworks.gaps import Rated
from frameworks.model import Framework, Role
from storage.careers import Published
from storage.evidence import Evidence
from storage.people import Person
from storage.plans import Plan
from storage.positions import Position
from storage.unit import UnitOfWork

INVENTED = 0
"""The number of nobody; persons are counted from 1."""


class Rehearsal(Guarded):
    """What somebody in a role would reach, if somebody were in it and a framework in force.

    Args:
        unit: the open unit; nothing is read from it.
        viewer: in whose language, zone and time it is seen.
        role: of the invented person.
        framework: as it would be.
        called: the invented name.
    """

    def __init__(
        self, unit: UnitOfWork, viewer: Guarded, role: Role, framework: Framework, called: str
    ) -> None:
        asker = viewer.asker
        invented = Person(INVENTED, None, called, None, None, asker.language, asker.timezone)
        super().__init__(unit, invented, viewer.now, viewer.today)
        self._published = Published(0, framework, viewer.now, None)
        self._positions[INVENTED] = Position(
            INVENTED, role.key, viewer.today, role.title, None, None, None, None, employed=True
        )

    def may(self, thing: Thing, action: Action, subject: int) -> bool:
        """Everything of the invented person may be read, and nothing of anybody else."""
        del thing
        return subject == INVENTED and action is Action.READ

    def check(self, thing: Thing, action: Action, subject: int) -> None:
        """Refuse whatever is not invented.

        Raises:
            NotAllowed: for every real person.
        """
        if not self.may(thing, action, subject):
            raise NotAllowed(f"not_allowed.{thing}")

    def ratings(self, person: int) -> tuple[Rated, ...]:
        """Nobody has assessed them."""
        self.check(Thing.STANDING, Action.READ, person)
        return ()

    def plan(self, person: int) -> Plan:
        """Their plan is empty."""
        self.check(Thing.PLAN, Action.READ, person)
        return Plan(person, ())

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """They keep none."""
        self.check(Thing.EVIDENCE, Action.READ, INVENTED)
        return ()

    def last_talk(self, person: int) -> date | None:
        """Nobody has talked with them yet."""
        self.check(Thing.STANDING, Action.READ, person)
        return None

    def guides_held(self, person: int) -> tuple[str, ...]:
        """No talk was held."""
        self.check(Thing.STANDING, Action.READ, person)
        return ()
