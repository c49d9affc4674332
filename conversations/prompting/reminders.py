"""What is due: a commitment on the working day before its day, a goal on the day that it is looked at again.

All of one person and day is one message. It is put together when it goes out, from what holds then, so a date
that was moved, a deed that was done and a manager who changed need nothing else.
"""

from datetime import date, datetime, timedelta

from conversations.budget import wants
from conversations.hours import earliest
from conversations.house import House
from conversations.prompting.due import TOPIC, draw_due
from conversations.underway import Post, Turn
from frameworks.cadence import Hours
from storage.agenda import AgendaItem
from storage.unit import UnitOfWork

KIND = "reminders"
AHEAD = timedelta(days=6)
"""So far ahead it is looked for what falls due: a weekend and a bridge lie between at most."""


def plan_reminders(unit: UnitOfWork, now: datetime, most: int) -> int:
    """Everybody for whom something falls due soon gets a row for the morning on which they are told."""
    today = now.date()
    first, last = today - timedelta(days=1), today + AHEAD
    mornings = _mornings(unit, today, unit.reports.due_between(first, last), before=True)
    mornings |= _mornings(unit, today, _reviewers(unit, today, first, last), before=False)
    rows = {f"{KIND}:{who}:{hours.day(morning)}": (who, morning) for who, morning, hours in mornings}
    fresh = [key for key in rows if key not in unit.agenda.known(rows)][:most]
    for key in fresh:
        unit.agenda.add(key, KIND, rows[key][1], rows[key][0])
    return len(fresh)


def _reviewers(unit: UnitOfWork, today: date, first: date, last: date) -> tuple[tuple[int, date], ...]:
    """The people whose goals are looked at again, and whoever answers for them today."""
    reviewed = unit.reports.reviews_between(first, last)
    managers = unit.reports.managers_of({who for who, _ in reviewed}, today)
    return (*reviewed, *((managers[who], day) for who, day in reviewed if who in managers))


def _mornings(
    unit: UnitOfWork, today: date, due: tuple[tuple[int, date], ...], *, before: bool
) -> set[tuple[int, datetime, Hours]]:
    """When each is told: on the working day before, or on the day itself if they work on it."""
    found = set()
    for who, day in due:
        hours = unit.people.reach(who, today).hours
        told = hours.working_day_before(day) if before else told_on(hours, day)
        if told >= today - timedelta(days=1):
            found.add((who, hours.morning(told), hours))
    return found


def told_on(hours: Hours, day: date) -> date:
    """The day itself, or the last working day before it."""
    return day if hours.works_on(day) else hours.working_day_before(day)


def remind(unit: UnitOfWork, house: House, item: AgendaItem, now: datetime) -> None:
    """Tell somebody what is due, unless nothing is any more; not before they may be written to."""
    person = item.person_id or 0
    moment = earliest(unit, person, now)
    if moment > now:
        unit.agenda.add(f"{KIND}:{person}:{moment.isoformat()}", KIND, moment, person)
        return
    if not wants(unit, person, TOPIC):
        return
    turn = Turn(unit, house, unit.people.get(person), f"agenda:{item.id}", "talk", now, by_clock=True)
    card = draw_due(turn.scene, unit.people.reach(person, now.date()).hours)
    if card is not None:
        turn.tell(card, place="talk", post=Post("must", f"due:{person}:{turn.scene.today}", TOPIC))
