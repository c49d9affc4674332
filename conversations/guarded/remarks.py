"""Remarks: only whoever a talk is about may make one, and only its readers read it."""

from typing import get_args

from conversations.guarded.relations import Relations
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer
from storage.dialogues import Dialogue
from storage.remarks import Remark, RemarkKind
from storage.rows import Audience

SHOWN_TALKS = 10


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
        mine = found.about == self.asker.id != found.opened_by and found.has_reached(self.asker.id)
        if not (mine and over):
            raise StaleAnswer("stale.gone")
        return found

    def readers(self, talk: int) -> frozenset[int]:
        """Everybody who may read a talk about the asker."""
        return self._unit.dialogues.readers(self.talk_about_me(talk).id)

    @property
    def talks_about_me(self) -> tuple[Dialogue, ...]:
        """The last talks about the asker that another led and that are over, the newest first.

        One that ended before the asker had heard of it is not among them.
        """
        found = self._unit.dialogues.over_about(self.asker.id, SHOWN_TALKS)
        return tuple(each for each in found if each.has_reached(self.asker.id))

    def pass_on(self, talk: int, known: frozenset[int], reader: int) -> None:
        """One more may read what everybody who took part in a talk about the asker can read."""
        self.check(Thing.CONVERSATION, Action.WRITE, self.asker.id)
        found = self.talk_about_me(talk)
        self._unit.dialogues.admit(found.id, known, reader)
        self._unit.remarks.admit(found.id, reader)
        self._unit.ledger.changed(
            self.asker.id, "conversation", f"{found.id} passed on to {reader}", self.now
        )

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
