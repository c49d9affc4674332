"""When somebody may be written to: in their hours, after their pause, while they are here."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from conversations.parts import belonging
from storage.people import Reach
from storage.quiet import QuietTime
from storage.unit import UnitOfWork

AWAY = "leave"


def earliest(unit: UnitOfWork, person: int, now: datetime) -> datetime:
    """The first moment from now on at which a person may be written to.

    For whoever is on leave without a known end that is the next working morning, when it is asked again.
    """
    reach = unit.people.reach(person, now.date())
    return first_moment(reach, now, quiet_times(unit, person, now))


def quiet_times(unit: UnitOfWork, person: int, now: datetime) -> tuple[QuietTime, ...]:
    """The quiet times of the parts of the organisation that somebody belongs to, from now on."""
    lasting = unit.quiet_times.lasting(now.date() - timedelta(days=1))
    if not lasting:
        return ()
    theirs = frozenset(belonging(unit, person, now.date()))
    return tuple(each for each in lasting if each.scope in theirs)


def first_moment(reach: Reach, now: datetime, quiet: Sequence[QuietTime] = ()) -> datetime:
    """The same, of what is known about a person."""
    hours, today = reach.hours, reach.hours.day(now)
    until = max(filter(None, (reach.paused_until, back_on(reach, today))), default=today)
    moment = hours.next_within(now if until <= today else max(now, hours.morning(until)))
    while over := _quiet_until(quiet, hours.day(moment)):
        moment = hours.next_within(hours.morning(over))
    return moment


def _quiet_until(quiet: Sequence[QuietTime], day: date) -> date | None:
    """Until when it is quiet, as seen on a day; None where it is not."""
    return max((each.until for each in quiet if each.first_day <= day < each.until), default=None)


def back_on(reach: Reach, today: date) -> date | None:
    """The first day on which somebody who is on leave may be here again; None where they are here."""
    if reach.employment != AWAY:
        return None
    return reach.employed_until or today + timedelta(days=1)
