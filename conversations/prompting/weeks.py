"""Which morning of the week brings the list of talks. Pure."""

from datetime import datetime, timedelta

from frameworks.cadence import Hours

_WEEK = 7


def first_of_week(hours: Hours) -> int:
    """The working day after the longest rest, Monday is 1: with it somebody's week begins."""
    return max(sorted(hours.days), key=lambda day: _rest_before(hours, day))


def _rest_before(hours: Hours, day: int) -> int:
    return next(back for back in range(1, _WEEK + 1) if (day - back - 1) % _WEEK + 1 in hours.days)


def next_list(hours: Hours, after: datetime, every: int = 1) -> datetime:
    """The next morning after a moment with which somebody's week begins; of several weeks, the last one's."""
    first, today = first_of_week(hours), hours.day(after)
    days = (today + timedelta(days=n) for n in range(2 * _WEEK))
    begins = (day for day in days if day.isoweekday() == first)
    following = next(day for day in begins if hours.morning(day) > after)
    return hours.morning(following + timedelta(days=_WEEK * (every - 1)))
