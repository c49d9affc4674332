"""When somebody may be written to: in their working hours, after their pause, while they are here."""

from datetime import date, datetime, timedelta

from storage.people import Reach
from storage.unit import UnitOfWork

AWAY = "leave"


def earliest(unit: UnitOfWork, person: int, now: datetime) -> datetime:
    """The first moment from now on at which a person may be written to.

    For whoever is on leave without a known end that is the next working morning, when it is asked again.
    """
    reach = unit.people.reach(person, now.date())
    return first_moment(reach, now)


def first_moment(reach: Reach, now: datetime) -> datetime:
    """The same, of what is known about a person."""
    hours, today = reach.hours, reach.hours.day(now)
    until = max(filter(None, (reach.paused_until, back_on(reach, today))), default=today)
    start = now if until <= today else hours.morning(until)
    return hours.next_within(max(now, start))


def back_on(reach: Reach, today: date) -> date | None:
    """The first day on which somebody who is on leave may be here again; None where they are here."""
    if reach.employment != AWAY:
        return None
    return reach.employed_until or today + timedelta(days=1)
