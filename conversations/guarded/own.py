"""The asker's own: preferences and dialogues."""

from datetime import date

from conversations.guarded.relations import Relations
from conversations.permissions import Action, Thing
from storage.dialogues import Dialogue
from storage.people import Preferences


class Own(Relations):
    """What belongs to the asker alone."""

    @property
    def preferences(self) -> Preferences:
        """When, where and how often the asker wants to be written to."""
        self.check(Thing.PREFERENCES, Action.READ, self.asker.id)
        return self._unit.people.preferences(self.asker.id)

    def pause(self, until: date | None) -> None:
        """Write nothing to the asker before a day; None ends the pause."""
        self.check(Thing.PREFERENCES, Action.WRITE, self.asker.id)
        self._unit.people.set_preferences(self.asker.id, paused_until=until)

    def set_timezone(self, zone: str) -> None:
        """The time zone that the asker chose; it goes before what the HR system says."""
        self.check(Thing.PREFERENCES, Action.WRITE, self.asker.id)
        self._unit.people.set_preferences(self.asker.id, own_timezone=zone)

    @property
    def dialogues(self) -> tuple[Dialogue, ...]:
        """What the asker takes part in and is not over, the last touched first."""
        return self._unit.dialogues.open_for(self.asker.id)
