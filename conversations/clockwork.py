"""What falls due: each sweep takes the rows that are due and deals with each in a unit of its own.

One that cannot be dealt with holds up none of the others. A `Problem` is told to whoever opened the dialogue,
which is parked; after any other fault the row is put off, and what was begun for it is undone.
"""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from conversations import checking_in, passing_on
from conversations.dialogue.deeds import settle
from conversations.dialogue.ending import show_settled
from conversations.dialogue.entering import look_again
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import running
from conversations.house import House
from conversations.problems import Problem
from conversations.prompting import follow_ups, reminders, talks
from conversations.trying import tried
from conversations.turn import tell_problem
from conversations.underway import Turn
from storage.agenda import AgendaItem
from storage.database import Database, is_transient
from storage.dialogues import Dialogue
from storage.unit import UnitOfWork

AT_ONCE = 50
PUT_OFF = timedelta(hours=1)

log = logging.getLogger("trellis.clockwork")


class _Failed(Exception):  # noqa: N818 - it carries which item it was out of the unit that is undone
    def __init__(self, item: AgendaItem) -> None:
        super().__init__(item.id)
        self.item = item


def open_due(database: Database, house: House, now: datetime) -> int:
    """Deal with everything that is due. Returns how much that was.

    Raises:
        Exception: a transient fault of the database that outlasted the tries; the rest stays due.
    """
    count = 0
    while count < AT_ONCE and _next(database, house, now):
        count += 1
    return count


def _next(database: Database, house: House, now: datetime) -> bool:
    """Deal with what has been due longest. False when nothing is."""
    try:
        return tried(database, lambda unit: _deal_with(unit, house, now))
    except _Failed as failed:
        item, fault = failed.item, failed.__cause__
    if isinstance(fault, Problem):
        problem = fault
        tried(database, lambda unit: _park(unit, house, item, now, problem))
    else:
        log.error("agenda item failed", exc_info=fault, extra={"kind": item.kind})
        tried(database, lambda unit: unit.agenda.put_off(item.id, now + PUT_OFF))
    return True


def _deal_with(unit: UnitOfWork, house: House, now: datetime) -> bool:
    due = unit.agenda.due(now, 1)
    for item in due:
        try:
            DEEDS[item.kind](unit, house, item, now)
        except Exception as fault:
            if is_transient(fault):
                raise
            raise _Failed(item) from fault
        unit.agenda.done(item.id)
    return bool(due)


def _go_on_without(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """Somebody was waited for long enough: the guide goes on, and says so."""
    if item.dialogue_id is None or item.person_id is None:
        return
    dialogue = unit.dialogues.get(item.dialogue_id)
    if dialogue.status not in ("open", "parked"):
        return
    turn = _turn(unit, house, item, dialogue, now)
    run = running(turn, dialogue)
    look_again(turn, run)
    stop = run.journey.walk()
    if stop.place != (item.step, item.item) or run.together:
        return
    run.dialogue = unit.dialogues.touch(dialogue, now)
    name = run.answerer(stop).called
    settle(turn, run, stop, "expired")
    show_settled(turn, run, stop, (turn.person,))
    go_on(turn, run, stop.place, turn.scene.say("dialogue.went_on", name=name))


DEEDS: Mapping[str, Callable[[UnitOfWork, House, AgendaItem, datetime], None]] = {
    "wait": _go_on_without,
    talks.WEEKLY: talks.bring_up,
    talks.AGAIN: talks.bring_again,
    reminders.KIND: reminders.remind,
    follow_ups.KIND: follow_ups.follow_up,
    checking_in.KIND: checking_in.open_check_in,
    passing_on.KIND: passing_on.tell_of_manager,
}
"""What is done when something of a kind falls due."""


def _park(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime, problem: Problem) -> None:
    """The guide cannot go on: the dialogue waits for whoever opened it, who reads why."""
    unit.agenda.done(item.id)
    if item.dialogue_id is None:
        return
    dialogue = unit.dialogues.touch(unit.dialogues.get(item.dialogue_id), now, "parked")
    tell_problem(_turn(unit, house, item, dialogue, now), problem)


def _turn(unit: UnitOfWork, house: House, item: AgendaItem, dialogue: Dialogue, now: datetime) -> Turn:
    """What happens in the name of whoever opened the dialogue, and where they hold it."""
    opener = unit.people.get(dialogue.opened_by)
    place = next(party.place for party in dialogue.parties.values() if party.person_id == opener.id)
    return Turn(unit, house, opener, f"agenda:{item.id}", place, now, by_clock=True)
