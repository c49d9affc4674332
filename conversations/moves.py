"""Moves running dialogues to another revision of their guide.

Whoever has a question open that cannot be answered as it stands is asked anew, so that nobody's words become
the answer to something else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from conversations.dialogue.ending import set_aside
from conversations.dialogue.entering import may_be_held
from conversations.dialogue.moving import FROM_SCRATCH, Reread, as_found, reread, same_card
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import Running, running
from conversations.guide import Guide
from conversations.house import House
from conversations.problems import Problem
from conversations.stepper import Stop
from conversations.underway import Turn
from storage.unit import UnitOfWork


@dataclass(frozen=True)
class Move:
    """From one revision of a guide to another, for every dialogue that is under way; a stopped one stays.

    Args:
        unit: the open unit; a reading one will do for a preview.
        house: words and abilities.
        old: what the dialogues keep to.
        new: what they are to keep to.
        now: business time, UTC.
    """

    unit: UnitOfWork = field(repr=False)
    house: House = field(repr=False)
    old: Guide
    new: Guide
    now: datetime

    def preview(self) -> Mapping[int, Reread]:
        """What would become of each dialogue, by id."""
        return {run.dialogue.id: self._reread(run) for _, run in self._runs()}

    def carry_out(self) -> Mapping[int, Reread]:
        """Do it.

        Raises:
            Conflict: when somebody answered in between; then nothing may be kept.
        """
        if self.new.revision not in {each.hash for each in self.unit.dialogues.revisions()}:
            new = self.new
            self.unit.dialogues.keep_revision(new.guide, new.revision, new.source, self.now)
        found = {}
        for turn, run in self._runs():
            found[run.dialogue.id] = told = self._reread(run)
            if not told.left:
                self._move(turn, run, told)
        return found

    def _runs(self) -> Iterator[tuple[Turn, Running]]:
        for dialogue in self.unit.dialogues.running(self.old.revision):
            opener = self.unit.people.get(dialogue.opened_by)
            event = f"move:{self.new.revision[:16]}:{dialogue.id}:{dialogue.version}"
            turn = Turn(self.unit, self.house, opener, event, f"dialogue:{dialogue.id}", self.now)
            yield turn, running(turn, dialogue)

    def _reread(self, run: Running) -> Reread:
        commits = {name for name, ability in self.house.catalogue.items() if ability.kind == "commit"}
        return reread(run.journey, self.new, commits)

    def _move(self, turn: Turn, run: Running, told: Reread) -> None:
        dialogues = self.unit.dialogues
        pinned = dialogues.repin(run.dialogue, self.new.revision)
        for place, reason in told.changed.items():
            open_again = dialogues.forget if reason in FROM_SCRATCH else dialogues.reopen
            open_again(pinned.id, *place)
        moved = replace(run, dialogue=pinned, guide=self.new, settled=dict(told.settled))
        if pinned.status == "open":  # a parked one is asked anew when it is taken up again
            _ask_anew(turn, run, moved)


def _ask_anew(turn: Turn, before: Running, run: Running) -> None:
    """Ask what is to be answered now, unless the card that stands open still does."""
    was, now = as_found(before.journey).walk(), as_found(run.journey).walk()
    if was.place == now.place and same_card(was.what, now.what):
        return
    if not may_be_held(turn, run):
        return  # whoever may not hold it any more is told so when they come back to it
    try:
        _put_aside(turn, before, was, now)
        says = () if now.kind == "finished" else turn.scene.say("dialogue.resumed")
        go_on(turn, run, was.place, says)
    except Problem:
        return  # said again when they come back to it


def _put_aside(turn: Turn, run: Running, was: Stop, now: Stop) -> None:
    if was.kind in ("ask", "form"):
        set_aside(turn, run, was, "dialogue.asked_below" if was.place == now.place else "dialogue.later")
