"""Evidence of what somebody can do: kept, read and removed by nobody but themselves."""

from conversations.guarded.relations import Relations
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from storage.evidence import Evidence
from storage.rows import Audience


class GuardedEvidence(Relations):
    """The asker's own evidence. Its audience is the asker alone, frozen with each piece."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Everything that the asker keeps, the newest first."""
        self.check(Thing.EVIDENCE, Action.READ, self.asker.id)
        theirs = self._unit.evidence.about(self.asker.id)
        return tuple(each for each in theirs if self.asker.id in each.audience.people)

    def piece(self, key: int) -> Evidence:
        """One piece of the asker's evidence.

        Raises:
            StaleAnswer: when it is gone; one that is somebody else's reads the same.
        """
        found = next((each for each in self.evidence if each.id == key), None)
        if found is None:
            raise StaleAnswer("evidence.gone")
        return found

    def keep_evidence(self, competency: str, note: str, link: str | None) -> int:
        """Keep what the asker did, in their own words. Returns its id."""
        self.check(Thing.EVIDENCE, Action.WRITE, self.asker.id)
        return self._unit.evidence.add(
            about=self.asker.id,
            by=self.asker.id,
            competency=competency,
            note=note,
            permalink=link,
            audience=Audience(frozenset({self.asker.id})),
            now=self.now,
        )

    def remove_evidence(self, key: int) -> Evidence:
        """Remove a piece of the asker's evidence for good. Returns what it was."""
        self.check(Thing.EVIDENCE, Action.WRITE, self.asker.id)
        found = self.piece(key)
        self._unit.evidence.remove(found.id, self.asker.id)
        return found
