"""Go on: walk to the next stop, do what is to be done on the way, and say what comes next."""

from zoneinfo import ZoneInfo

from conversations.dialogue import cards, pages, voice
from conversations.dialogue.deeds import do, settle
from conversations.dialogue.ending import close
from conversations.dialogue.options import options_of
from conversations.dialogue.running import Running
from conversations.messages import Immediate, Spans
from conversations.paragraphs import paragraphs
from conversations.stepper import Place, Stop
from conversations.underway import Turn
from frameworks.cadence import after as after_wait
from storage.people import Person

MOST_DEEDS = 50  # in one turn; guides are finite, so this is never reached


def go_on(turn: Turn, run: Running, after: Place | None = None, says: Spans = ()) -> None:
    """Walk to the next stop and ask there, or finish.

    Args:
        turn: the turn under way.
        run: the dialogue; what was just settled is already in it.
        after: the place that was just settled; only what comes after it is said.
        says: what is said before all else.
    """
    for _ in range(MOST_DEEDS):
        stop = run.journey.walk(after)
        if stop.kind == "ask" and run.is_away(stop):
            settle(turn, run, stop, "declined")
            continue
        if stop.kind != "do":
            break
        if not do(turn, run, stop):
            says = paragraphs(says, _spoken(run, stop), turn.scene.say("dialogue.working"))
            voice.say(turn, run, run.opener, says)
            return
    arrive(turn, run, stop, paragraphs(says, _spoken(run, stop)))


def _spoken(run: Running, stop: Stop) -> Spans:
    return paragraphs(*(run.wording.spans(said.say, stop.names) for said in stop.says))


def arrive(turn: Turn, run: Running, stop: Stop, says: Spans = ()) -> None:
    """Say what is said on the way, then ask, offer a form, or finish.

    Args:
        turn: the turn under way.
        run: the dialogue.
        stop: where it waits now.
        says: what the guide says before it.
    """
    voice.say(turn, run, run.opener, says)
    if stop.kind == "finished":
        close(turn, run, "finished")
        return
    person = run.answerer(stop)
    if person.id != run.opener.id:
        voice.say(turn, run, person, ())
        _wait(turn, run, stop, person)
    scene = turn.scene_of(person)
    if stop.kind == "form":
        voice.ask(turn, run, person, cards.form_card(scene, run, stop))
        if turn.can_open and person.id == turn.person.id:
            turn.immediate = Immediate(form=pages.opened(turn, run, stop))
    else:
        voice.ask(turn, run, person, cards.question_card(scene, run, stop, options_of(turn, run, stop)))


def _wait(turn: Turn, run: Running, stop: Stop, person: Person) -> None:
    """Tell the opener whom we wait for, and note when the guide goes on without them."""
    at = turn.earliest(person.id)
    reaches = at.astimezone(ZoneInfo(person.timezone)).date() if at > turn.now else None
    voice.ask(turn, run, run.opener, cards.waiting_card(turn.scene_of(run.opener), run, stop, reaches))
    if stop.ask.wait:
        turn.unit.agenda.drop(run.dialogue.id)  # asked again, the time begins anew
        turn.unit.agenda.add(
            key=f"wait:{run.dialogue.id}:{stop.step}:{stop.item}:{turn.event}",
            kind="wait",
            due_at=after_wait(at, stop.ask.wait.amount, stop.ask.wait.unit, person.timezone),
            person_id=run.opener.id,
            dialogue=run.dialogue.id,
            step=stop.step,
            item=stop.item,
        )
