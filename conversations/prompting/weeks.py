"""Which morning of the week brings the list of talks. Pure."""

from datetime import datetime, timedelta

from frameworks.cadence import Hours

_WEEK = 7


def first_of_week(hours: Hours) -> int:
    """The working day after the longest rest, Monday is 1: with it somebody's week begins."""
    return max(sorted(hours.days), key=lambda day: _rest_before(hours, day))


def _rest_before(hours: Hours, day: int) -> int:
    return next(back for back in range(1, _WEEK + 1) if (day - back - 1) % _WEEK + 1 in hours.days)


def next_list(hours: Hours, after: datetime) -> datetime:
    """The next morning after a moment with which somebody's week begins."""
    first, today = first_of_week(hours), hours.day(after)
    mornings = (
        hours.morning(day)
        for day in (today + timedelta(days=n) for n in range(2 * _WEEK))
        if day.isoweekday() == first
    )
    return next(morning for morning in mornings if morning > after)
