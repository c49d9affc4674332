"""What became of what was agreed: asked of both a week and a month after a talk.

All of one person and moment is one message. It is put together when it goes out, from what holds then. Where
the later one would come within a week, it alone does.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from conversations.budget import next_free, wants
from conversations.delivery import right
from conversations.house import House
from conversations.permissions import Action, Thing
from conversations.prompting.agreed import TOPIC, draw_agreed
from conversations.underway import Post, Turn
from storage.agenda import AgendaItem
from storage.plans import Goal
from storage.unit import UnitOfWork

KIND = "follow_up"
AFTER = (timedelta(days=7), timedelta(days=30))
APART = timedelta(days=7)
"""Two that would come within this time are one."""


def plan_follow_ups(unit: UnitOfWork, goal: int, people: Iterable[int], now: datetime) -> None:
    """Ask each of these about a goal in time, on a day on which they work, in their morning."""
    for person in people:
        hours = unit.people.reach(person, now.date()).hours
        for after in AFTER:
            due = hours.morning(hours.working_day_from(hours.day(now) + after))
            unit.agenda.add(f"{KIND}:{goal}:{after.days}:{person}", KIND, due, person, ref=goal)


def follow_up(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """Ask somebody what became of it, unless it no longer fits; not before they may be written to."""
    person = item.person_id or 0
    free = next_free(unit, person, now) if wants(unit, person, TOPIC) else None
    if free is None:
        return
    coming = unit.agenda.coming(KIND, person, free + APART)
    if _comes_again(item, coming):
        return
    if free > now:
        unit.agenda.add(f"{item.key.partition('@')[0]}@{free.isoformat()}", KIND, free, person, ref=item.ref)
        return
    due = [each for each in coming if each.due_at <= now and not _comes_again(each, coming)]
    for each in due:
        unit.agenda.done(each.id)
    _ask(Turn(unit, house, unit.people.get(person), f"agenda:{item.id}", "talk", now, by_clock=True), due)


def _comes_again(item: AgendaItem, coming: Iterable[AgendaItem]) -> bool:
    return any(each.ref == item.ref and each.due_at > item.due_at for each in coming)


def _ask(turn: Turn, due: Iterable[AgendaItem]) -> None:
    goals = [goal for each in due if (goal := _still(turn, each.ref or 0))]
    if not goals:
        return
    others = {goal.person_id for goal in goals} - {turn.person.id}
    one = others.pop() if len(others) == 1 else None
    card = draw_agreed(turn.scene, goals)
    post = Post("nudge", f"{turn.event}/{KIND}", TOPIC)
    needed = right(Thing.PLAN, Action.READ) if one else None
    turn.tell(card, place="talk", about=one, right=needed, post=post)


def _still(turn: Turn, key: int) -> Goal | None:
    """A goal that still stands, with something to be done, between two who still work together."""
    unit, today = turn.unit, turn.scene.today
    try:
        goal = unit.plans.goal(key)
    except KeyError:
        return None
    manager = unit.people.get(goal.written_by)
    stands = goal.status == "open" and any(each.is_open for each in goal.actions)
    here = not any(_left(unit, who, today) for who in (manager.id, goal.person_id))
    leads = turn.scene_of(manager).guarded.may(Thing.CONVERSATION, Action.START, goal.person_id)
    return goal if stands and here and leads else None


def _left(unit: UnitOfWork, person: int, today: date) -> bool:
    return unit.people.reach(person, today).employment in {None, "left"}
