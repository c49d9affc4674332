"""Remarks: only whoever a talk is about may make one, and only its readers read it."""

from typing import get_args

from conversations.guarded.relations import Relations
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from storage.dialogues import Dialogue
from storage.remarks import Remark, RemarkKind
from storage.rows import Audience


class GuardedRemarks(Relations):
    """What people say to what was written about them."""

    def talk_about_me(self, key: int) -> Dialogue:
        """A talk about the asker that another led and that is over.

        Raises:
            StaleAnswer: when there is none; one that is somebody else's reads the same.
        """
        try:
            found = self._unit.dialogues.get(key)
        except KeyError:
            raise StaleAnswer("stale.gone") from None
        over = found.status in ("finished", "stopped")
        if found.about != self.asker.id or found.opened_by == self.asker.id or not over:
            raise StaleAnswer("stale.gone")
        return found

    def remark(self, talk: int, kind: str, words: str) -> None:
        """Keep a remark beside a talk; those who may read the talk may read it."""
        self.check(Thing.REMARK, Action.WRITE, self.asker.id)
        found = self.talk_about_me(talk)
        if kind not in get_args(RemarkKind):
            raise StaleAnswer("stale.gone")
        self._unit.remarks.add(
            dialogue=talk,
            kind="objection" if kind == "objection" else "comment",
            text=words,
            about=found.about,
            by=self.asker.id,
            audience=Audience(frozenset({found.about, found.opened_by})),
            now=self.now,
        )

    def remarks(self, person: int) -> tuple[Remark, ...]:
        """The remarks of somebody that the asker may read, the earliest first."""
        theirs = self._unit.remarks.about(person)
        return tuple(each for each in theirs if self.asker.id in each.audience.people)
