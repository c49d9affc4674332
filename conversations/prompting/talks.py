"""The week's talks: planned for each manager, and brought up in their own morning as one list."""

from collections.abc import Sequence
from datetime import datetime

from conversations.budget import next_free, wants
from conversations.guarded.talks import GUIDE
from conversations.house import House
from conversations.parts import schedule_of
from conversations.prompting.choosing import choose
from conversations.prompting.lists import TOPIC, draw_list, message_key
from conversations.prompting.weeks import next_list
from conversations.underway import Post, Turn
from storage.agenda import AgendaItem
from storage.mailbox import ParcelKind
from storage.prompts import TalkPrompt
from storage.schedules import Schedule
from storage.unit import UnitOfWork

WEEKLY, AGAIN = "talks", "talks_again"
TALK = "talk"


def plan_talks(unit: UnitOfWork, now: datetime, most: int) -> int:
    """Every manager without a list to come gets one: the first on their next working morning."""
    managers = unit.reports.managers_without(WEEKLY, now.date(), most)
    for manager in managers:
        _plan(unit, manager, unit.people.reach(manager, now.date()).hours.next_morning(now))
    return len(managers)


def _plan(unit: UnitOfWork, manager: int, due: datetime) -> None:
    unit.agenda.add(f"{WEEKLY}:{manager}:{due.isoformat()}", WEEKLY, due, manager)


def bring_up(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """A manager's week begins: the list goes out, or waits for the first moment of the week that it may."""
    manager = item.person_id or 0
    schedule = schedule_of(unit, manager, now.date())
    following = next_list(unit.people.reach(manager, now.date()).hours, now, schedule.every or 1)
    wanted = schedule.every and wants(unit, manager, TOPIC)
    free = next_free(unit, manager, now) if wanted else None
    if free is not None and now < free < following:
        _plan(unit, manager, free)
        return
    if unit.reports.managers_of(_reports(unit, manager, now), now.date()):
        _plan(unit, manager, following)
    if free is not None and free <= now:
        _week(_turn(unit, house, item, now), schedule)


def _reports(unit: UnitOfWork, manager: int, now: datetime) -> tuple[int, ...]:
    return unit.positions.reports(manager, now.date())


def _turn(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> Turn:
    person = unit.people.get(item.person_id or 0)
    return Turn(unit, house, person, f"agenda:{item.id}", TALK, now, by_clock=True)


def _week(turn: Turn, schedule: Schedule) -> None:
    guarded, manager = turn.scene.guarded, turn.person.id
    waiting = {line.person_id: line for line in _put_off(turn)}
    due = {who for who, line in waiting.items() if line.until and line.until <= turn.scene.today}
    standings = [guarded.standing(key) for key, _ in guarded.reports]
    chosen = [each.person for each in choose(standings, turn.scene.today, waiting, schedule)]
    _tell(turn, [*due, *chosen], f"week:{manager}:{turn.scene.today}", "nudge")


def list_now(turn: Turn) -> bool:
    """A list for a manager who asks for it; it counts for nothing. False where nobody is to be brought up."""
    guarded = turn.scene.guarded
    standings = [guarded.standing(key) for key, _ in guarded.reports]
    schedule = schedule_of(turn.unit, turn.person.id, turn.scene.today)
    chosen = [each.person for each in choose(standings, turn.scene.today, schedule=schedule)]
    _tell(turn, chosen, f"asked:{turn.person.id}:{turn.event}", "answer")
    return bool(chosen)


def bring_again(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """The day has come on which a manager wanted to be asked again."""
    turn = _turn(unit, house, item, now)
    today = turn.scene.today
    due = [line.person_id for line in _put_off(turn) if line.until and line.until <= today]
    _tell(turn, due, f"again:{turn.person.id}:{today}", "must")


def plan_again(unit: UnitOfWork, manager: int, line: TalkPrompt, due: datetime) -> None:
    """Bring a line up again on its day."""
    unit.agenda.add(f"{AGAIN}:{manager}:{line.id}:{line.until}", AGAIN, due, manager)


def _put_off(turn: Turn) -> Sequence[TalkPrompt]:
    """The lines that wait for a day, about those who still report to the manager."""
    lines = turn.unit.prompts.waiting(turn.person.id)
    near = {key for key, _ in turn.scene.guarded.reports}
    return [line for line in lines if line.person_id in near]


def _tell(turn: Turn, people: Sequence[int], list_key: str, kind: ParcelKind) -> None:
    """One list to one manager. What stood open on an older one is taken over."""
    if not people:
        return
    unit, manager = turn.unit, turn.person.id
    before = unit.prompts.taken_over(manager, dict.fromkeys(people))
    for person in dict.fromkeys(people):
        unit.prompts.add(list_key, manager, person, turn.now)
        unit.dialogues.event("prompted", None, manager, person, person, turn.now, GUIDE)
    for old in before:
        redraw(turn, old)
    lines = turn.scene.guarded.lines_of(list_key)
    post = Post(kind, message_key(list_key), TOPIC)
    turn.tell(draw_list(turn.scene, lines), place=TALK, post=post)


def redraw(turn: Turn, list_key: str) -> None:
    """An older list shows how things stand with its lines now."""
    card = draw_list(turn.scene, turn.scene.guarded.lines_of(list_key))
    turn.tell(card, place=TALK, replaces=message_key(list_key))
