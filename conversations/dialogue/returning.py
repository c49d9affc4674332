"""Back from another subject to the question that is open."""

from conversations.dialogue import cards, steering, voice
from conversations.dialogue.answering import remind
from conversations.dialogue.entering import load_open
from conversations.dialogue.options import options_of
from conversations.dialogue.running import Running
from conversations.messages import Pressed, Slot
from conversations.stepper import Stop
from conversations.underway import Turn


def back_to_question(turn: Turn, slot: Slot, pressed: Pressed) -> None:
    """Ask the one who presses once more; nobody else hears that they were away."""
    run, me = load_open(turn, slot.dialogue, stopped=True), turn.person
    if run.dialogue.status != "open" or run.left(me.id):
        steering.resume(turn, slot, pressed)
        return
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    here, late = run.journey.walk(), run.gone_on_without(me.id)
    if here.kind == "ask" and run.answerer(here).id == me.id:
        _ask_again(turn, run, here)
    elif late is not None and me.id != run.opener.id:
        _ask_again(turn, run, late)
    else:
        remind(turn, run, here)


def _ask_again(turn: Turn, run: Running, stop: Stop) -> None:
    """The same question below, in the place of the card that stood open."""
    me, scene = turn.person, turn.scene
    voice.replace_card(turn, run, me, cards.closed_card(scene, run, stop, "dialogue.asked_below"))
    voice.ask(turn, run, me, cards.question_card(scene, run, stop, options_of(turn, run, stop)))
