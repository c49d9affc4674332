"""Come into a dialogue: only for those who take part, only while it may be held, with the facts of today."""

from conversations.dialogue.deeds import do
from conversations.dialogue.ending import close
from conversations.dialogue.running import Running, running
from conversations.messages import Message
from conversations.permissions import Action, Thing
from conversations.problems import StaleAnswer, TurnOver
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
        TurnOver: when the one who opened it may no longer hold it; the reporting line may have changed.
    """
    run = load(turn, dialogue_id)
    if run.dialogue.status == "finished":
        raise StaleAnswer("dialogue.over")
    if run.dialogue.status == "stopped" and not stopped:
        raise StaleAnswer("dialogue.is_stopped")
    require_right(turn, run)
    look_again(turn, run)
    return run


def may_be_held(turn: Turn, run: Running) -> bool:
    """Whether the one who opened a dialogue may hold it today."""
    dialogue = run.dialogue
    if dialogue.about == dialogue.opened_by:
        return True
    opener = turn.scene if turn.person.id == run.opener.id else turn.scene_of(run.opener)
    return opener.guarded.may(Thing.CONVERSATION, Action.START, dialogue.about)


def require_right(turn: Turn, run: Running) -> None:
    """Ask again whether the one who opened it may hold such a talk; if not, it ends here.

    Whoever it is about gets what was written about them, as at every end.

    Raises:
        TurnOver: when they may not; that is said, and the dialogue is closed.
    """
    dialogue = run.dialogue
    if may_be_held(turn, run):
        return
    if dialogue.status in ("open", "parked"):
        run.dialogue = turn.unit.dialogues.touch(dialogue, turn.now)
        close(turn, run, "stopped")
    said = turn.scene.say("not_allowed.talk_over", name=run.people[dialogue.about].called)
    turn.tell(Message(summary=run.title, body=said))
    raise TurnOver


def look_again(turn: Turn, run: Running) -> None:
    """Look up again, before anything is decided, what was found on another day; slow work waits its turn."""
    for _ in run.guide.steps:
        stop = run.journey.walk()
        ability = turn.house.catalogue[stop.do.do] if stop.kind == "do" else None
        if ability is None or ability.kind != "read" or ability.slow:
            return
        do(turn, run, stop)
