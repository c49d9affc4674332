"""Ratings: the person themselves, and their manager as far as nothing is sealed."""

from datetime import date

from conversations.guarded.directory import Directory
from conversations.permissions import Action, Thing
from frameworks.gaps import Rated
from storage.rows import Audience


class GuardedRatings(Directory):
    """What is known of somebody's proficiencies."""

    def ratings(self, person: int) -> tuple[Rated, ...]:
        """The newest ratings of a person that the asker may see: their own words, and what is not sealed."""
        self.check(Thing.STANDING, Action.READ, person)
        return tuple(
            Rated(row.competency, row.level, row.by_kind, row.at.date(), str(row.version_id))
            for row in self._unit.careers.ratings(person)
            if row.rater_id == self.asker.id or not row.is_sealed
        )

    def rate_self(self, levels: dict[str, str], role: str) -> None:
        """Keep the asker's own rating, sealed until their manager's is in too."""
        self.check(Thing.SELF_RATING, Action.WRITE, self.asker.id)
        for competency, level in levels.items():
            self._unit.careers.rate(
                self.asker.id,
                competency,
                level,
                "self",
                self.asker.id,
                role,
                self.published.id,
                self.now,
                Audience(frozenset({self.asker.id})),
            )

    def last_talk(self, person: int) -> date | None:
        """The day of the last finished conversation between the asker and somebody."""
        self.check(Thing.CONVERSATION, Action.START, person)
        held = [
            event.at
            for event in self._unit.dialogues.events(person)
            if event.kind == "finished" and self.asker.id in (event.by, event.with_id)
        ]
        return max(held).date() if held else None
