"""Ways around in a dialogue: back, skip, stop, help, change, resume, and a look at an offer."""

from collections.abc import Callable, Mapping

from conversations.abilities.catalogue import perform
from conversations.dialogue import cards, voice
from conversations.dialogue.deeds import settle
from conversations.dialogue.ending import answer_said, close
from conversations.dialogue.offers import OFFERS
from conversations.dialogue.progress import arrive, go_on
from conversations.dialogue.running import Running, load, load_open
from conversations.messages import Message, Pressed, Slot
from conversations.problems import NotYet, StaleAnswer
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
    voice.replace_card(turn, run, turn.person, cards.closed_card(turn.scene, run, stop, "dialogue.later"))
    _reopen(turn, run, place)


def _reopen(turn: Turn, run: Running, place: Place) -> None:
    """Ask again, with the old answer at hand; what was answered later stays."""
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now, "open")
    turn.unit.dialogues.reopen(run.dialogue.id, *place)
    run.reopen(place)
    arrive(turn, run, run.journey.walk(place))


def change(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Answer something again that was settled, until the plan has used it."""
    run = load_open(turn, slot.dialogue)
    place = (slot.step, slot.item)
    if not run.journey.changeable(place, turn.person.id):
        raise StaleAnswer("dialogue.cannot_change")
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
    passed = run.passed(stop.place)
    if passed is not None:
        own = answerer.id == turn.person.id
        said = answer_said(turn.scene, run, passed)
        card = cards.settled_card(turn.scene, run, passed, said, changeable=own)
        voice.replace_card(turn, run, turn.person, card)
    go_on(turn, run, stop.place)


def stop(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """End the dialogue here; everything so far is kept."""
    run = load_open(turn, slot.dialogue)
    _stop(turn, run, run.journey.walk())


def _stop(turn: Turn, run: Running, here: Stop) -> None:
    if run.dialogue.status == "stopped":
        raise StaleAnswer("dialogue.is_stopped")
    scene = turn.scene
    if here.kind != "finished":
        voice.replace_card(turn, run, turn.person, cards.closed_card(scene, run, here, "dialogue.later"))
    if turn.person.id == run.opener.id:
        close(turn, run, "stopped")
    else:
        _leave(turn, run, here)
    voice.tell(turn, run, turn.person, cards.resume_card(scene, run, "dialogue.stopped"))


def _leave(turn: Turn, run: Running, here: Stop) -> None:
    """Somebody who was asked takes no more part; the guide goes on without their answers."""
    turn.unit.dialogues.set_party(run.dialogue.id, turn.person.id, status="stopped")
    if here.kind == "ask" and here.ask.optional and run.answerer(here).id == turn.person.id:
        settle(turn, run, here, "declined")
        go_on(turn, run, here.place)


def explain(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Say how answering works, and leave the question open."""
    run = load(turn, slot.dialogue)
    _explain(turn, run, run.journey.walk())


def _explain(turn: Turn, run: Running, _stop: Stop) -> None:
    turn.tell(
        Message(summary=run.title, body=turn.scene.say("dialogue.help")),
        place=run.place_with(turn.person.id),
    )


def resume(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Go on where it stood, days later or after a stop."""
    run = load_open(turn, slot.dialogue)
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now, "open")
    here = run.journey.walk()
    if here.kind != "finished":
        voice.replace_card(
            turn, run, turn.person, cards.closed_card(turn.scene, run, here, "dialogue.asked_below")
        )
    voice.say(turn, run, turn.person, turn.scene.say("dialogue.resumed"))
    arrive(turn, run, here)


def offer(turn: Turn, slot: Slot, pressed: Pressed) -> None:
    """Show the facts that a question offers, and leave it open."""
    run = load_open(turn, slot.dialogue)
    name = pressed.press.given.get("ability", "")
    offered = {ability for step in run.guide.steps for ability in getattr(step, "offers", {})}
    if name not in offered or name not in OFFERS or turn.person.id != run.opener.id:
        raise StaleAnswer("dialogue.not_open")
    facts = perform(turn.house.catalogue, name, turn.scene, run.dialogue.about, {})
    turn.tell(OFFERS[name](turn.scene, facts), place=run.place_with(turn.person.id))
    here = run.journey.walk()
    card = cards.closed_card(turn.scene, run, here, "dialogue.asked_below")
    voice.replace_card(turn, run, turn.person, card)
    arrive(turn, run, here)


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
