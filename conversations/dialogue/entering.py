"""Come into a dialogue: only for those who take part, only while it may be held, with the facts of today."""

from conversations.dialogue.deeds import do
from conversations.dialogue.running import Running, running
from conversations.permissions import Action, Thing
from conversations.problems import NotAllowed, StaleAnswer
from conversations.underway import Turn


def load(turn: Turn, dialogue_id: int) -> Running:
    """A dialogue for one of those who take part in it.

    Raises:
        StaleAnswer: when there is no such dialogue, or it is somebody else's; the two read the same.
    """
    try:
        dialogue = turn.unit.dialogues.get(dialogue_id)
    except KeyError:
        raise StaleAnswer("stale.gone") from None
    if turn.person.id not in {party.person_id for party in dialogue.parties.values()}:
        raise StaleAnswer("stale.gone")
    return running(turn, dialogue)


def load_open(turn: Turn, dialogue_id: int, *, stopped: bool = False) -> Running:
    """The same, for somebody who wants to go on with it; with `stopped` also one that was stopped.

    Raises:
        StaleAnswer: also when it is over.
        NotAllowed: when the one who opened it may no longer hold it; the reporting line may have changed.
    """
    run = load(turn, dialogue_id)
    if run.dialogue.status == "finished":
        raise StaleAnswer("dialogue.over")
    if run.dialogue.status == "stopped" and not stopped:
        raise StaleAnswer("dialogue.is_stopped")
    require_right(turn, run)
    look_again(turn, run)
    return run


def require_right(turn: Turn, run: Running) -> None:
    """Ask again whether the one who opened it may hold such a talk.

    Raises:
        NotAllowed: when they may not.
    """
    dialogue = run.dialogue
    if turn.person.id != dialogue.opened_by or dialogue.about == dialogue.opened_by:
        return
    if not turn.scene.guarded.may(Thing.CONVERSATION, Action.START, dialogue.about):
        raise NotAllowed(f"not_allowed.{Thing.CONVERSATION}")


def look_again(turn: Turn, run: Running) -> None:
    """Look up again, before anything is decided, what was found on another day; slow work waits its turn."""
    for _ in run.guide.steps:
        stop = run.journey.walk()
        ability = turn.house.catalogue[stop.do.do] if stop.kind == "do" else None
        if ability is None or ability.kind != "read" or ability.slow:
            return
        do(turn, run, stop)
