"""The end of a dialogue: it is closed, and everybody who may read it gets the same summary."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from conversations.abilities.administration import part_name
from conversations.answers.asked import Asked, button
from conversations.answers.evidence import kept_card
from conversations.answers.gaps import answer_gaps
from conversations.delivery import right
from conversations.dialogue import cards, summary, voice
from conversations.dialogue.running import Running, running
from conversations.dialogue.summary import answer_said
from conversations.guarded.parts import part_of
from conversations.messages import Message
from conversations.permissions import Action, Thing
from conversations.prompting.follow_ups import plan_follow_ups
from conversations.stepper import Stop
from conversations.underway import Turn
from storage.dialogues import Dialogue
from storage.people import Person


def close(turn: Turn, run: Running, status: Literal["finished", "stopped"]) -> None:
    """Close the dialogue, note that it was held, and send the summary.

    A talk that ends before anything was written was not held: whoever it is about hears nothing of it.
    """
    dialogue = run.dialogue
    if dialogue.about != dialogue.opened_by and not summary.written(run):
        status = "stopped"
    turn.unit.dialogues.close(dialogue.id, status, turn.now)
    turn.unit.agenda.drop(dialogue.id)
    if status == "finished":
        other = dialogue.about if dialogue.about != dialogue.opened_by else None
        turn.unit.dialogues.event(
            "finished", dialogue.id, dialogue.opened_by, other, dialogue.about, turn.now
        )
        _follow_up(turn, run)
        _go_on_with(turn, run)
        _take_changes_away(turn, run)
    if dialogue.about != dialogue.opened_by:
        _send_summaries(turn, run, status)


def _follow_up(turn: Turn, run: Running) -> None:
    """Both are asked in time what became of what they agreed."""
    dialogue = run.dialogue
    if dialogue.about != dialogue.opened_by:
        for goal in summary.goals(run):
            plan_follow_ups(turn.unit, goal, (dialogue.opened_by, dialogue.about), turn.now)


def make_way(turn: Turn, about: int, stays: Dialogue | None) -> None:
    """Another kind of talk was chosen: what was opened before with that person, and is empty, is put away."""
    for dialogue in turn.unit.dialogues.open_for(turn.person.id):
        run = running(turn, dialogue)
        if dialogue != stays and about == dialogue.about != turn.person.id and _is_empty(run):
            run.dialogue = turn.unit.dialogues.touch(dialogue, turn.now)
            set_aside(turn, run, run.journey.walk(), "dialogue.made_way")
            close(turn, run, "stopped")


def _is_empty(run: Running) -> bool:
    """Whether nothing was written, and the other one has heard nothing yet."""
    return run.card_of(run.dialogue.about) is None and not summary.written(run)


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


def _done(run: Running) -> dict[str, Any] | None:
    """What the guide has done, if it has."""
    done = next((each.value for each in run.settled.values() if each.status == "done"), None)
    return done if isinstance(done, dict) else None


def _tell_holder(turn: Turn, run: Running) -> None:
    """After a role was given: whoever has it now reads what it is, and from whom."""
    given = _done(run)
    if given is None:
        return
    there = turn.scene_of(turn.unit.people.get(given["who"]))
    said = there.say(
        "administration.given_to_you",
        name=run.opener.called,
        role=there.line(f"administration.role_{given['role']}"),
        part=part_name(there, part_of(given["part"])),
    )
    ways = (button(there, "button.administration", "administration"),)
    card = Message(summary=there.line("administration.summary"), body=said, buttons=ways)
    turn.tell(card, person=there.person.id, place="talk")


def _tell_linked(turn: Turn, run: Running) -> None:
    """After an account was linked: whoever has it now reads which, and by whom."""
    linked = _done(run)
    if linked is None or linked["who"] == run.opener.id:
        return
    there = turn.scene_of(turn.unit.people.get(linked["who"]))
    account = run.settled["account", None].value
    said = there.say("accounts.linked_to_you", name=run.opener.called, account=account)
    turn.tell(Message(summary=there.line("accounts.linked"), body=said), person=there.person.id, place="talk")


def _tell_kept(turn: Turn, run: Running) -> None:
    """After a piece of evidence: what was kept. From here on its words lie in one place alone."""
    results = (each.value for each in run.settled.values() if isinstance(each.value, dict))
    number = next((result["evidence"] for result in results if "evidence" in result), None)
    if number is not None:
        voice.tell(turn, run, run.opener, kept_card(turn.scene_of(run.opener), number))
        turn.unit.dialogues.blank(run.dialogue.id)


AFTERWARDS: Mapping[str, Callable[[Turn, Running], None]] = {
    "self-rating": _show_gaps,
    "remark": _pass_on,
    "give-role": _tell_holder,
    "link-account": _tell_linked,
    "evidence": _tell_kept,
}
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
    if status == "stopped" and not summary.written(run):
        return
    for reader in sorted(run.readers):
        person = run.people[reader]
        scene = turn.scene_of(person)
        if run.card_of(reader) is None:
            voice.say(turn, run, person, scene.say("dialogue.was_held", name=run.opener.called))
        voice.tell(turn, run, person, summary.of_talk(scene, run, status, scene.today))
