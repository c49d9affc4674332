"""Ways around in a dialogue: back, skip, stop, help, change, resume, and a look at an offer."""

from collections.abc import Callable, Mapping

from conversations.answers.coaching import lesson_button
from conversations.dialogue import cards, voice
from conversations.dialogue.deeds import settle
from conversations.dialogue.ending import close, set_aside, show_settled
from conversations.dialogue.entering import load, load_open
from conversations.dialogue.offers import OFFERS, show
from conversations.dialogue.options import options_of
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import Running
from conversations.messages import Button, Message, Pressed, Slot
from conversations.permissions import Action, Thing
from conversations.problems import NotAllowed, NotYet, StaleAnswer
from conversations.scene import Scene
from conversations.stepper import Place, Stop
from conversations.underway import Turn


def back(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Back to the person's own last answer."""
    run = load_open(turn, slot.dialogue)
    _back(turn, run, _waiting(run, slot))


def _back(turn: Turn, run: Running, stop: Stop) -> None:
    place = run.journey.back_from(stop.place if stop.kind != "finished" else None, turn.person.id)
    if place is None:
        raise NotYet("dialogue.no_back")
    set_aside(turn, run, stop, "dialogue.later")
    _reopen(turn, run, place)


def _reopen(turn: Turn, run: Running, place: Place) -> None:
    """Ask again, with the old answer at hand; what was answered later stays."""
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now, "open")
    turn.unit.dialogues.reopen(run.dialogue.id, *place)
    run.reopen(place)
    go_on(turn, run, place)


def change(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Answer something again that was settled, until the plan has used it."""
    run = load_open(turn, slot.dialogue)
    place, here = (slot.step, slot.item), run.journey.walk()
    if here.place == place:
        raise StaleAnswer("dialogue.asked_below")
    if not run.journey.changeable(place, turn.person.id):
        raise StaleAnswer("dialogue.cannot_change")
    set_aside(turn, run, here, "dialogue.later")
    _reopen(turn, run, place)


def skip(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Leave an optional question out; the opener may also go on without somebody's answer."""
    run = load_open(turn, slot.dialogue)
    _skip(turn, run, _waiting(run, slot))


def _skip(turn: Turn, run: Running, stop: Stop) -> None:
    if stop.kind != "ask" or not stop.ask.optional:
        raise NotYet("dialogue.no_skip")
    answerer = run.answerer(stop)
    if turn.person.id not in (answerer.id, run.opener.id):
        raise NotYet("dialogue.no_skip")
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    settle(turn, run, stop, "skipped")
    show_settled(turn, run, stop, (turn.person, run.opener))
    go_on(turn, run, stop.place)


def stop(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """End the dialogue here; everything so far is kept."""
    run = load_open(turn, slot.dialogue)
    _stop(turn, run, run.journey.walk())


def _stop(turn: Turn, run: Running, here: Stop) -> None:
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    if turn.person.id == run.opener.id:
        set_aside(turn, run, here, "dialogue.later")
        close(turn, run, "stopped")
    else:
        _leave(turn, run, here)
    voice.tell(turn, run, turn.person, cards.resume_card(turn.scene, run, "dialogue.stopped"))


def _leave(turn: Turn, run: Running, here: Stop) -> None:
    """Somebody who was asked takes no more part; the guide goes on without their answers, and says so."""
    me, opener = turn.person, run.opener
    run.set_status(turn, me.id, "stopped")
    turn.unit.dialogues.event("declined", run.dialogue.id, me.id, opener.id, run.dialogue.about, turn.now)
    said = turn.scene_of(opener).say("dialogue.left", name=me.called)
    voice.tell(turn, run, opener, Message(summary=run.title, body=said))
    if here.kind == "ask" and run.answerer(here).id == me.id:
        settle(turn, run, here, "declined")
        show_settled(turn, run, here, (turn.person, run.opener))
        go_on(turn, run, here.place)


def explain(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Say how answering works, and leave the question open."""
    run = load(turn, slot.dialogue)
    _explain(turn, run, run.journey.walk())


def _explain(turn: Turn, run: Running, _stop: Stop) -> None:
    body = turn.scene.say("dialogue.help")
    told = Message(summary=run.title, body=body, buttons=_lesson(turn.scene, run))
    turn.tell(told, place=run.place_with(turn.person.id))


def _lesson(scene: Scene, run: Running) -> tuple[Button, ...]:
    """For the manager who leads the talk: the lesson that its brief ends with."""
    about, guide = run.dialogue.about, run.guide
    leads = guide.for_ == "manager" and scene.person.id == run.opener.id
    if not leads or not scene.guarded.may(Thing.CONVERSATION, Action.START, about):
        return ()
    return (lesson_button(scene, scene.lessons.due(guide.guide, scene.guarded.guides_held(about))),)


def resume(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Go on where it stood, days later or after a stop."""
    run = load_open(turn, slot.dialogue, stopped=True)
    if run.dialogue.status == "stopped" and turn.person.id != run.opener.id:
        raise NotAllowed("dialogue.only_opener", name=run.opener.called)
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now, "open")
    run.set_status(turn, turn.person.id, "active")
    here = run.journey.walk()
    if turn.person.id in (run.opener.id, run.answerer(here).id):
        voice.say(turn, run, turn.person, turn.scene.say("dialogue.resumed"))
        set_aside(turn, run, here, "dialogue.asked_below")
        go_on(turn, run, here.place)
    else:
        _join_again(turn, run)


def _join_again(turn: Turn, run: Running) -> None:
    """Somebody is back whom nothing is asked now; what the guide went on without can still be answered."""
    late = run.gone_on_without(turn.person.id)
    if late is None:
        body = turn.scene.say("dialogue.not_your_turn", name=run.opener.called)
        voice.tell(turn, run, turn.person, Message(summary=run.title, body=body))
    else:
        options = options_of(turn, run, late)
        voice.ask(turn, run, turn.person, cards.question_card(turn.scene, run, late, options))


def offer(turn: Turn, slot: Slot, pressed: Pressed) -> None:
    """Show the facts that a question offers, and leave it open."""
    run = load_open(turn, slot.dialogue)
    name = pressed.press.given.get("ability", "")
    offered = {ability for step in run.guide.steps for ability in getattr(step, "offers", {})}
    if name not in offered or name not in OFFERS or turn.person.id != run.opener.id:
        raise StaleAnswer("dialogue.not_open")
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    show(turn, run, name)
    here = run.journey.walk()
    set_aside(turn, run, here, "dialogue.asked_below")
    go_on(turn, run, here.place)


def _waiting(run: Running, slot: Slot) -> Stop:
    """Where the dialogue waits, if that is what the card asked about.

    Raises:
        StaleAnswer: for a card of a question that is not open.
    """
    here = run.journey.walk()
    if here.place != (slot.step, slot.item):
        raise StaleAnswer("dialogue.not_open")
    return here


COMMANDS: Mapping[str, Callable[[Turn, Running, Stop], None]] = {
    "back": _back,
    "skip": _skip,
    "stop": _stop,
    "help": _explain,
}
