"""Begin a dialogue: which intent opens which guide, with whom, and whether one is open already."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from conversations.answers.asked import Asked, asked_role, key_of, refuse_unknown_person
from conversations.answers.gaps import next_role
from conversations.dialogue import cards, voice
from conversations.dialogue.deeds import settle
from conversations.dialogue.ending import make_way
from conversations.dialogue.offers import show
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import running
from conversations.messages import is_talk
from conversations.permissions import Action, Thing
from conversations.problems import NotFound, StaleAnswer
from conversations.underway import Turn
from storage.dialogues import Dialogue


@dataclass(frozen=True)
class Start:
    """How an intent begins a guide.

    Args:
        guide: its name.
        with_somebody: about a person who is named; else about oneself.
        role: whether it is about a role.
        here: held where it was asked for, else in a thread of its own.
        sets: what it sets for a part of the organisation, which the speaker must have been given.
    """

    guide: str
    with_somebody: bool = False
    role: bool = False
    here: bool = False
    sets: Thing | None = None


STARTS: Mapping[str, Start] = {
    "start_conversation": Start("career-conversation", with_somebody=True),
    "start_assessment": Start("self-rating", role=True, here=True),
    "set_goal": Start("set-goal", role=True),
    "give_role": Start("give-role", sets=Thing.GRANT),
    "set_schedule": Start("talk-schedule", sets=Thing.SCHEDULE),
    "set_quiet_time": Start("quiet-time", sets=Thing.SCHEDULE),
}


def start(turn: Turn, asked: Asked) -> None:
    """Begin the guide that an intent asks for, or offer to go on with the one that is open.

    Raises:
        NotAllowed: when the speaker may not begin this about that person.
        NotFound: when nobody was named, or nobody of that name is known.
    """
    wanted = _named(turn, STARTS[asked.intent], asked.entities.get("guide"))
    about = _whom(asked) if wanted.with_somebody else turn.person.id
    _require(turn, wanted, about)
    entities = {"role": _role(turn, asked)} if wanted.role else {}
    same = _open_one(turn, wanted, about, entities)
    if "guide" in asked.entities:
        make_way(turn, about, same)
    if same:
        run = running(turn, same)
        turn.tell(cards.resume_card(turn.scene, run, "dialogue.already_open"))
    else:
        _open(turn, wanted, about, entities, asked.entities.get("way"))


def _named(turn: Turn, wanted: Start, name: str | None) -> Start:
    """The same with another guide, if a situation was chosen.

    Raises:
        StaleAnswer: for a guide that nobody can choose, or not any more.
    """
    if name in (None, wanted.guide) or not wanted.with_somebody:
        return wanted
    if name not in turn.scene.situations:
        raise StaleAnswer("stale.gone")
    return replace(wanted, guide=str(name))


def _require(turn: Turn, wanted: Start, about: int) -> None:
    if wanted.sets:
        turn.scene.guarded.require(wanted.sets, Action.WRITE)
    elif wanted.with_somebody:
        turn.scene.guarded.check(Thing.CONVERSATION, Action.START, about)
    else:
        turn.scene.guarded.check(Thing.SELF_RATING, Action.WRITE, about)


def _whom(asked: Asked) -> int:
    refuse_unknown_person(asked)
    if "person" not in asked.entities:
        raise NotFound("not_found.whom")
    return key_of(asked, "person")


def _role(turn: Turn, asked: Asked) -> str:
    named = asked_role(turn.scene, asked) if "role" in asked.entities else next_role(turn.scene)
    return named.key


def _open_one(turn: Turn, wanted: Start, about: int, entities: Mapping[str, str]) -> Dialogue | None:
    return next(
        (
            dialogue
            for dialogue in turn.unit.dialogues.open_for(turn.person.id)
            if (dialogue.guide, dialogue.about, dialogue.entities) == (wanted.guide, about, entities)
            and dialogue.opened_by == turn.person.id
        ),
        None,
    )


def _open(turn: Turn, wanted: Start, about: int, entities: Mapping[str, str], way: str | None) -> None:
    place = free_place(turn) if wanted.here else None
    open_dialogue(turn, wanted.guide, about, entities, place=place, way=way)


def free_place(turn: Turn) -> str | None:
    """Where the turn is; None in the thread of another dialogue under way, where its answers belong."""
    here = turn.unit.dialogues.at_place(turn.person.id, turn.place) if not is_talk(turn.place) else None
    return None if here is not None and here.status in ("open", "parked") else turn.place


def open_dialogue(  # noqa: PLR0913 - a dialogue begins with this much
    turn: Turn,
    name: str,
    about: int,
    entities: Mapping[str, object],
    *,
    parties: Mapping[str, int] | None = None,
    place: str | None = None,
    way: str | None = None,
    filled: Mapping[str, str] | None = None,
) -> None:
    """Begin a guide in the name of the turn's person.

    Args:
        turn: the turn under way.
        name: of the guide.
        about: whom it is about.
        entities: what is known from the opening on.
        parties: who plays which part; by default the turn's person and whom it is about.
        place: where it is held; by default in a thread of its own.
        way: what the first question, how to do it, counts as answered with; or what it offers, shown first.
        filled: what the first page of a form that it begins with is filled in with, by field.
    """
    guide, me, unit = turn.house.guides.named(name), turn.person.id, turn.unit
    unit.dialogues.keep_revision(guide.guide, guide.revision, guide.source, turn.now)
    taking_part = parties or {guide.for_: me, guide.about: about}
    dialogue = unit.dialogues.open(
        guide.guide, guide.revision, me, about, place, taking_part, turn.now, entities
    )
    other = about if about != me else None
    unit.dialogues.event("started", dialogue.id, me, other, about, turn.now)
    run = running(turn, dialogue)
    stop = run.journey.walk()
    if stop.kind == "ask" and way in stop.ask.choices:
        settle(turn, run, stop, "answered", way)
    elif stop.kind == "ask" and way in stop.ask.offers:
        voice.say(turn, run, run.opener, ())  # the thread begins with its title
        show(turn, run, str(way))
    elif stop.kind == "form" and filled:
        unit.dialogues.keep_draft(dialogue.id, me, stop.step, 0, dict(filled), turn.now, stop.item)
    go_on(turn, run)
