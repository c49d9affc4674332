"""The asker's own: preferences, dialogues, and who looked at what is theirs."""

from datetime import date
from typing import Unpack
from zoneinfo import ZoneInfo

from conversations.budget import WEEK
from conversations.guarded.relations import Relations
from conversations.hours import quiet_times
from conversations.permissions import Action, Relation, Thing
from conversations.problems import NotUnderstood
from storage.dialogues import Dialogue
from storage.ledger import Viewing
from storage.people import Choices, Preferences
from storage.quiet import QuietTime

LOOKS_READ = 100
"""Looks that are read for a list: several of one day are shown as one."""


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
        """The time zone that the asker chose; it goes before what the HR system says.

        Raises:
            NotUnderstood: when there is no such zone: with it nothing could be told in their day any more.
        """
        self.check(Thing.PREFERENCES, Action.WRITE, self.asker.id)
        try:
            ZoneInfo(zone)
        except (KeyError, ValueError, OSError):  # unknown, not a name of a zone, a folder of zones
            raise NotUnderstood("preferences.not_found", words=zone[:80]) from None
        self._unit.people.set_preferences(self.asker.id, own_timezone=zone)

    @property
    def budget(self) -> tuple[int, int]:
        """How many nudges the asker got within seven days, and how many they may get."""
        self.check(Thing.PREFERENCES, Action.READ, self.asker.id)
        charged = self._unit.nudges.charged(self.asker.id, self.now - WEEK)
        return len(charged), self.preferences.nudges_per_week

    @property
    def own_quiet_times(self) -> tuple[QuietTime, ...]:
        """When the asker's office or unit is left in peace, from today on."""
        self.check(Thing.PREFERENCES, Action.READ, self.asker.id)
        return quiet_times(self._unit, self.asker.id, self.now)

    @property
    def stopped_topics(self) -> frozenset[str]:
        """What the asker wants no more."""
        self.check(Thing.PREFERENCES, Action.READ, self.asker.id)
        return self._unit.nudges.stopped(self.asker.id)

    def stop_topic(self, topic: str) -> None:
        """No more messages of a topic to the asker, not even those that wait to be sent."""
        self.check(Thing.PREFERENCES, Action.WRITE, self.asker.id)
        self._unit.nudges.stop(self.asker.id, topic, self.now)
        self._unit.mailbox.drop_topic(self.asker.id, topic, self.now)

    def allow_topic(self, topic: str) -> None:
        """They may come again."""
        self.check(Thing.PREFERENCES, Action.WRITE, self.asker.id)
        self._unit.nudges.allow(self.asker.id, topic)

    def choose(self, **chosen: Unpack[Choices]) -> None:
        """Remember a preference of the asker."""
        self.check(Thing.PREFERENCES, Action.WRITE, self.asker.id)
        self._unit.people.set_preferences(self.asker.id, **chosen)

    @property
    def is_people_team(self) -> bool:
        """Whether the asker is of the people team, for the organisation or a part of it."""
        grants = self._unit.grants.held_by(self.asker.id, self.today)
        return any(grant.role == Relation.PEOPLE_TEAM for grant in grants)

    @property
    def last_topic(self) -> str | None:
        """What the last message was about that came to the asker by itself."""
        return self._unit.nudges.last_topic(self.asker.id)

    @property
    def dialogues(self) -> tuple[Dialogue, ...]:
        """What the asker takes part in and is not over, the last touched first.

        A talk that another has opened, and in which nothing was said to the asker yet, is not among them.
        """
        found = self._unit.dialogues.open_for(self.asker.id)
        return tuple(
            each for each in found if each.opened_by == self.asker.id or each.has_reached(self.asker.id)
        )

    def looks(self, person: int) -> tuple[Viewing, ...]:
        """Who looked at something about a person, the last first; only they themselves may know."""
        self.check(Thing.LEDGER, Action.READ, person)
        return self._unit.ledger.viewers(person, LOOKS_READ)
