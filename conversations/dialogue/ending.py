"""The end of a dialogue: it is closed, and everybody who may read it gets the same summary."""

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import Literal

from conversations.answers.asked import Asked, button
from conversations.answers.gaps import answer_gaps
from conversations.delivery import right
from conversations.dialogue import cards, voice
from conversations.dialogue.running import Running
from conversations.guide import Do
from conversations.messages import Button, Fact, Message, Spans
from conversations.paragraphs import paragraphs, row
from conversations.permissions import Action, Thing
from conversations.scene import Scene
from conversations.stepper import Stop
from conversations.underway import Turn
from conversations.wording import plain
from storage.people import Person

REMARKS = ("comment", "objection")
CHECKED_IN = "check-in"


def close(turn: Turn, run: Running, status: Literal["finished", "stopped"]) -> None:
    """Close the dialogue, note that it was held, and send the summary."""
    dialogue = run.dialogue
    turn.unit.dialogues.close(dialogue.id, status, turn.now)
    turn.unit.agenda.drop(dialogue.id)
    if status == "finished":
        other = dialogue.about if dialogue.about != dialogue.opened_by else None
        turn.unit.dialogues.event(
            "finished", dialogue.id, dialogue.opened_by, other, dialogue.about, turn.now
        )
        _go_on_with(turn, run)
        _take_changes_away(turn, run)
    if dialogue.about != dialogue.opened_by:
        _send_summaries(turn, run, status)


def _show_gaps(turn: Turn, run: Running) -> None:
    """After a self-rating: what is missing for that role."""
    asked = Asked("my_gaps", run.dialogue.entities)
    voice.tell(turn, run, run.opener, answer_gaps(turn.scene_of(run.opener), asked))


def _pass_on(turn: Turn, run: Running) -> None:
    """After a remark: whoever led the talk reads it, in the thread of that talk."""
    results = (each.value for each in run.settled.values() if each.status == "done")
    kept = [result for result in results if isinstance(result, dict)]
    manager = run.person_of("manager")
    for remark in kept:
        there = turn.scene_of(manager)
        said = there.say(f"remark.{remark['remark']}", name=run.opener.called, words=remark["words"])
        card = Message(summary=run.title, body=said, audience=cards.audience(there, run))
        place, needed = run.place_with(manager.id), right(Thing.CONVERSATION, Action.START)
        turn.tell(card, person=manager.id, place=place, about=run.opener.id, right=needed)


AFTERWARDS: Mapping[str, Callable[[Turn, Running], None]] = {"self-rating": _show_gaps, "remark": _pass_on}
"""What a guide was walked through for."""


def _go_on_with(turn: Turn, run: Running) -> None:
    if run.guide.guide in AFTERWARDS:
        AFTERWARDS[run.guide.guide](turn, run)


def _take_changes_away(turn: Turn, run: Running) -> None:
    """The last card offers no change any more: what it led to is done."""
    last = next(reversed(run.journey.passed()), None)
    if last is not None and last.kind == "ask" and run.answerer(last) == run.opener:
        scene = turn.scene_of(run.opener)
        card = cards.settled_card(scene, run, last, answer_said(scene, run, last), changeable=False)
        voice.replace_card(turn, run, run.opener, card)


def show_settled(turn: Turn, run: Running, stop: Stop, people: Iterable[Person]) -> None:
    """The open cards of a question that was just settled show how; whose answer it is can change it."""
    passed = run.passed(stop.place)
    if passed is None:
        return
    for person in dict.fromkeys(people):
        scene, own = turn.scene_of(person), person == run.answerer(stop)
        changeable = own and run.journey.changeable(stop.place, person.id)
        said = answer_said(scene, run, passed)
        voice.replace_card(
            turn, run, person, cards.settled_card(scene, run, passed, said, changeable=changeable)
        )


def set_aside(turn: Turn, run: Running, stop: Stop, key: str) -> None:
    """Whoever has this question open before them reads that it is left, or asked again further down."""
    people = (run.opener, run.answerer(stop)) if stop.kind in ("ask", "form") else ()
    for person in dict.fromkeys(people):
        card = cards.closed_card(turn.scene_of(person), run, stop, key)
        voice.replace_card(turn, run, person, card)


def _send_summaries(turn: Turn, run: Running, status: str) -> None:
    """The same words for all who may read: what is written about a person is always shown to that person."""
    written = [stop for stop in run.journey.passed() if _is_content(stop)]
    if status == "stopped" and not written:
        return
    for reader in sorted(run.readers):
        person = run.people[reader]
        scene = turn.scene_of(person)
        if run.card_of(reader) is None:
            voice.say(turn, run, person, scene.say("dialogue.was_held", name=run.opener.called))
        voice.tell(turn, run, person, _summary(scene, run, _first_words(scene, run, status), written))


def _is_content(stop: Stop) -> bool:
    """Whether an answer says something about the talk, rather than how the guide goes on."""
    return stop.kind == "form" or not (stop.ask.offers or stop.ask.answer == "yes_no")


def _first_words(scene: Scene, run: Running, status: str) -> Spans:
    """What the summary is of, and what came of it."""
    day = scene.say(f"summary.{status}", title=run.title, day=scene.today)
    if status == "stopped":
        return day
    results = [each.value for each in run.settled.values() if each.status == "done"]
    goals = [result["title"] for result in results if isinstance(result, dict) and "title" in result]
    if goals:
        return paragraphs(day, *(scene.say("summary.in_plan", goal=goal) for goal in goals))
    if not any(isinstance(step, Do) for step in run.guide.steps):
        return day  # a guide that never speaks of the plan
    return paragraphs(day, scene.say("summary.not_in_plan"))


def _summary(scene: Scene, run: Running, body: Spans, written: list[Stop]) -> Message:
    return Message(
        summary=scene.line("summary.summary"),
        body=body,
        facts=tuple(_fact(scene, run, list(stops)) for _, stops in groupby(written, key=_turn_of)),
        buttons=(_plan_button(scene, run), *_ways_on(scene, run)),
        audience=cards.audience(scene, run),
    )


def _plan_button(scene: Scene, run: Running) -> Button:
    """From the summary to the plan that it is about."""
    about = run.dialogue.about
    if about == scene.person.id:
        return button(scene, "button.my_plan", "show_plan")
    return button(scene, "button.their_plan", "show_plan", name=run.people[about].called, person=str(about))


def _ways_on(scene: Scene, run: Running) -> tuple[Button, ...]:
    """Whom it is about can say something to it; whoever led it can make it a habit."""
    talk, about = str(run.dialogue.id), run.dialogue.about
    if about == scene.person.id:
        return tuple(button(scene, f"button.{kind}", "remark", talk=talk, kind=kind) for kind in REMARKS)
    if run.guide.guide == CHECKED_IN or scene.person.id != run.opener.id:
        return ()
    return (button(scene, "button.check_in_set_up", "schedule_checkin", person=str(about)),)


def _turn_of(stop: Stop) -> tuple[str, int | None]:
    """What belongs together: the answers of one turn of an `each`."""
    return stop.step.partition(".")[0] if stop.item is not None else stop.step, stop.item


def _fact(scene: Scene, run: Running, stops: list[Stop]) -> Fact:
    """A question with its answer; of several that belong together, the first question with all answers."""
    answers = row(*(answer_said(scene, run, stop) for stop in stops))
    return Fact(label=plain(run.question(stops[0])), value=answers)


def answer_said(scene: Scene, run: Running, stop: Stop) -> Spans:
    """An answer in words, and that it was given for both where it was."""
    settled = run.settled[stop.place]
    if not settled.has_value:
        return scene.say(f"dialogue.{settled.status}")
    key = "summary.together" if settled.together else "summary.answer"
    writer = run.people[settled.by].called if settled.by else ""
    return scene.say(key, answer=_in_words(scene, stop), name=writer)


def _in_words(scene: Scene, stop: Stop) -> object:
    """What was answered, as a template shows it; the parts of a form one after the other."""
    if isinstance(stop.answer, bool):
        return scene.line("dialogue.yes" if stop.answer else "dialogue.no")
    return list(stop.answer.values()) if isinstance(stop.answer, dict) else stop.answer
