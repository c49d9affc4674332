"""Check-ins that come back: set up by a manager, opened by the clock, ended by either side."""

from datetime import date, datetime, timedelta
from typing import get_args

from conversations.answers.asked import Asked, button, key_of, refuse_unknown_person
from conversations.answers.topics import topic_buttons
from conversations.budget import next_free, wants
from conversations.dialogue.begin import open_dialogue
from conversations.house import House
from conversations.messages import Button, Message
from conversations.permissions import Action, Thing
from conversations.problems import NotFound, StaleAnswer
from conversations.underway import Post, Turn
from frameworks.cadence import Cadence, next_day
from storage.agenda import AgendaItem
from storage.checkins import CheckIn
from storage.unit import UnitOfWork

GUIDE, KIND, TOPIC, TALK = "check-in", "check_in", "check_in", "talk"
FIRST = timedelta(days=7)
"""So long after it was set up the first one comes: nobody is surprised by it."""
END = "end"
CADENCES: tuple[Cadence, ...] = get_args(Cadence)


def answer_check_in(turn: Turn, asked: Asked) -> None:
    """Set up, change or end the check-ins with somebody.

    Raises:
        NotAllowed: for everybody but that person's manager.
        NotFound: when nobody was named, or nobody of that name is known.
    """
    refuse_unknown_person(asked)
    if "person" not in asked.entities:
        raise NotFound("not_found.check_in_with")
    person = key_of(asked, "person")
    turn.scene.guarded.check(Thing.CONVERSATION, Action.START, person)
    cadence = asked.entities.get("cadence", "monthly")
    if cadence == END:
        _end(turn, person)
    elif cadence in CADENCES:
        _begin(turn, person, cadence)
    else:
        raise StaleAnswer("stale.gone")


def _begin(turn: Turn, person: int, cadence: Cadence) -> None:
    scene, unit = turn.scene, turn.unit
    hours = unit.people.reach(person, turn.now.date()).hours
    first = hours.working_day_from(hours.day(turn.now) + FIRST)
    check_in = unit.check_ins.begin(turn.person.id, person, cadence, first, turn.now)
    _plan(unit, check_in, first)
    name, how = scene.guarded.person(person).called, scene.line(f"check_in.{cadence}")
    said = scene.say("check_in.set_up", name=name, how=how, day=first)
    turn.tell(
        Message(
            summary=scene.line("check_in.summary"),
            body=said,
            buttons=(*_other_rhythms(turn, person, cadence), _stop(turn, person)),
            audience=scene.say("audience.readers", names=[name]),
        )
    )
    _tell_them(turn, person, cadence, first)


def _other_rhythms(turn: Turn, person: int, now: Cadence) -> tuple[Button, ...]:
    key = str(person)
    return tuple(
        button(turn.scene, f"button.check_in_{each}", "schedule_checkin", person=key, cadence=each)
        for each in CADENCES
        if each != now
    )


def _stop(turn: Turn, person: int) -> Button:
    return button(turn.scene, "button.check_in_end", "schedule_checkin", person=str(person), cadence=END)


def _tell_them(turn: Turn, person: int, cadence: Cadence, first: date) -> None:
    """The other one is told what it is, who reads it, and how to have none of it."""
    there = turn.scene_of(turn.unit.people.get(person))
    body = there.say(
        "check_in.set_up_with_you", name=turn.person.called, how=there.line(f"check_in.{cadence}"), day=first
    )
    card = Message(
        summary=there.line("check_in.summary"),
        body=body,
        buttons=topic_buttons(there, TOPIC),
        audience=there.say("audience.readers", names=[turn.person.called]),
    )
    turn.tell(card, person=person, place=TALK, post=Post("must", f"{turn.event}/check-in", TOPIC))


def _end(turn: Turn, person: int) -> None:
    scene = turn.scene
    ended = turn.unit.check_ins.end(turn.person.id, person, turn.now)
    name = scene.guarded.person(person).called
    body = scene.say("check_in.ended" if ended else "check_in.none", name=name)
    turn.tell(Message(summary=scene.line("check_in.summary"), body=body))


def plan_check_ins(unit: UnitOfWork, now: datetime, most: int) -> int:
    """Every check-in that lasts and has nothing to come gets its next day."""
    waiting = unit.check_ins.without_next(KIND, most)
    for check_in in waiting:
        today = unit.people.reach(check_in.person_id, now.date()).hours.day(now)
        _plan(unit, check_in, next_day(check_in.cadence, check_in.anchor, today))
    return len(waiting)


def _plan(unit: UnitOfWork, check_in: CheckIn, day: date) -> None:
    """Put it into the agenda for a day, or the next one on which the person works; at their morning."""
    hours = unit.people.reach(check_in.person_id, day).hours
    _plan_at(unit, check_in, hours.morning(hours.working_day_from(day)))


def _plan_at(unit: UnitOfWork, check_in: CheckIn, due: datetime) -> None:
    key = f"{KIND}:{check_in.id}:{due.isoformat()}"
    unit.agenda.add(key, KIND, due, check_in.manager_id, ref=check_in.id)


def open_check_in(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """The day has come: the employee is asked first, in their hours, unless it no longer fits."""
    check_in = unit.check_ins.get(item.ref or 0)
    if check_in.ended_at is not None:
        return
    manager = unit.people.get(check_in.manager_id)
    turn = Turn(unit, house, manager, f"agenda:{item.id}", TALK, now, by_clock=True)
    if not turn.scene.guarded.may(Thing.CONVERSATION, Action.START, check_in.person_id):
        unit.check_ins.end(check_in.manager_id, check_in.person_id, now)  # the line changed: it ends quietly
        return
    if not (wants(unit, check_in.person_id, TOPIC) and wants(unit, manager.id, TOPIC)):
        _they_stopped(turn, check_in)
        return
    following = next_day(check_in.cadence, check_in.anchor, turn.scene.today)
    _open_or_wait(turn, check_in, following)


def _open_or_wait(turn: Turn, check_in: CheckIn, following: date) -> None:
    unit, person = turn.unit, check_in.person_id
    free = next_free(unit, person, turn.now)
    if free is not None and free > turn.now and free.date() < following:
        _plan_at(unit, check_in, free)
        return
    _plan(unit, check_in, following)
    if free == turn.now and not _is_open(turn, person):
        open_dialogue(turn, GUIDE, person, {"cadence": check_in.cadence})


def _is_open(turn: Turn, person: int) -> bool:
    """Whether the last one is not over yet: then nobody is asked twice."""
    theirs = turn.unit.dialogues.open_for(turn.person.id)
    return any((each.guide, each.about) == (GUIDE, person) for each in theirs)


def _they_stopped(turn: Turn, check_in: CheckIn) -> None:
    """One of the two wants no more of it; the manager reads that it ended, and not why."""
    turn.unit.check_ins.end(check_in.manager_id, check_in.person_id, turn.now)
    if wants(turn.unit, turn.person.id, TOPIC):
        name = turn.unit.people.get(check_in.person_id).called
        body = turn.scene.say("check_in.no_part", name=name)
        card = Message(summary=turn.scene.line("check_in.summary"), body=body)
        turn.tell(card, place=TALK, post=Post("must", f"{turn.event}/ended", TOPIC))
