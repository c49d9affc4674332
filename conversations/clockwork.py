"""What falls due: each sweep takes the rows that are due and deals with each in a unit of its own."""

from datetime import datetime

from conversations.dialogue.deeds import settle
from conversations.dialogue.ending import show_settled
from conversations.dialogue.entering import look_again
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import running
from conversations.house import House
from conversations.underway import Turn
from storage.agenda import AgendaItem
from storage.database import Database
from storage.unit import UnitOfWork

AT_ONCE = 50


def open_due(database: Database, house: House, now: datetime) -> int:
    """Deal with everything that is due. Returns how much that was."""
    count = 0
    while count < AT_ONCE:
        with database.unit() as unit:
            due = unit.agenda.due(now, 1)
            for item in due:
                _deal_with(unit, house, item, now)
                unit.agenda.done(item.id)
        if not due:
            break
        count += 1
    return count


def _deal_with(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    if item.kind == "wait":
        _go_on_without(unit, house, item, now)


def _go_on_without(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """Somebody was waited for long enough: the guide goes on, and says so."""
    if item.dialogue_id is None or item.person_id is None:
        return
    dialogue = unit.dialogues.get(item.dialogue_id)
    opener = unit.people.get(item.person_id)
    turn = Turn(unit, house, opener, f"agenda:{item.id}", f"dialogue:{dialogue.id}", now)
    run = running(turn, dialogue)
    look_again(turn, run)
    stop = run.journey.walk()
    if dialogue.status not in ("open", "parked") or stop.place != (item.step, item.item) or run.together:
        return
    run.dialogue = unit.dialogues.touch(dialogue, now)
    name = run.answerer(stop).called
    settle(turn, run, stop, "expired")
    show_settled(turn, run, stop, (opener,))
    go_on(turn, run, stop.place, turn.scene.say("dialogue.went_on", name=name))
