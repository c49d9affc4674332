"""Ratings: each is for the readers that it was written for, and for its rater alone while it is sealed."""

from datetime import date

from conversations.guarded.directory import Directory
from conversations.permissions import Action, Relation, Thing
from frameworks.gaps import Rated
from storage.careers.ratings import RatingRow
from storage.dialogues import ConversationEvent
from storage.rows import Audience


class GuardedRatings(Directory):
    """What is known of somebody's proficiencies."""

    def ratings(self, person: int) -> tuple[Rated, ...]:
        """The newest ratings of a person that are for the asker; a look by their manager is written down."""
        self.check(Thing.STANDING, Action.READ, person)
        shown = [row for row in self._unit.careers.ratings(person) if self._is_reader(row)]
        if shown:
            self.note(Thing.STANDING, person)
        return tuple(
            Rated(row.competency, row.level, row.by_kind, self.day(row.at), str(row.version_id))
            for row in shown
        )

    def _is_reader(self, row: RatingRow) -> bool:
        """The readers were frozen when it was written: a new manager does not inherit an old one's words."""
        if row.rater_id == self.asker.id:
            return True
        if row.is_sealed:
            return False
        if self.asker.id in row.audience.people:
            return True
        return row.audience.manager_of == row.person_id and Relation.MANAGER in self.relations(row.person_id)

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
        held = self._held(person)
        return self.day(max(event.at for event in held)) if held else None

    def guides_held(self, person: int) -> tuple[str, ...]:
        """The guides of the finished conversations between the asker and somebody, the earliest first."""
        return tuple(event.guide or "" for event in self._held(person))

    def _held(self, person: int) -> list[ConversationEvent]:
        self.check(Thing.CONVERSATION, Action.START, person)
        return [
            event
            for event in self._unit.dialogues.events(person)
            if event.kind == "finished" and self.asker.id in (event.by, event.with_id)
        ]
