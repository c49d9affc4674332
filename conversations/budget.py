"""The nudge budget: one for each person over everything that nobody asked for just now.

A week is any seven days, and between two nudges lies an hour at least. What is over budget is not sent later
for its own sake: whoever plans it puts it off, or folds it into the next list.
"""

from datetime import datetime, timedelta

from conversations.hours import first_moment, quiet_times
from storage.unit import UnitOfWork

WEEK = timedelta(days=7)
BETWEEN = timedelta(hours=1)


def wants(unit: UnitOfWork, person: int, topic: str) -> bool:
    """Whether somebody wants messages of a topic at all."""
    return topic not in unit.nudges.stopped(person)


def left(unit: UnitOfWork, person: int, now: datetime) -> int:
    """How many nudges somebody may still get within this week."""
    reach = unit.people.reach(person, now.date())
    return max(0, reach.nudges_per_week - len(unit.nudges.charged(person, now - WEEK)))


def next_free(unit: UnitOfWork, person: int, now: datetime) -> datetime | None:
    """The first moment at which a nudge may go: in their hours, within their budget; None where never."""
    reach = unit.people.reach(person, now.date())
    if reach.opted_out or reach.nudges_per_week < 1:
        return None
    charged, quiet = unit.nudges.charged(person, now - WEEK), quiet_times(unit, person, now)
    moment = first_moment(reach, now, quiet)
    while full := _full_until(charged, moment, reach.nudges_per_week):
        moment = first_moment(reach, full, quiet)
    return moment


def _full_until(charged: tuple[datetime, ...], moment: datetime, budget: int) -> datetime | None:
    """Until when nothing more may go, as seen at a moment; None where it may."""
    near = [each for each in charged if abs(each - moment) < BETWEEN]
    if near:
        return max(near) + BETWEEN
    week = [each for each in charged if moment - WEEK < each]
    return week[-budget] + WEEK if len(week) >= budget else None
