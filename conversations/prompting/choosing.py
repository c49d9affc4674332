"""Which talks a manager is reminded of: a few at most, and never without a reason. Pure."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from conversations.guarded.talks import QUIET, Standing
from storage.schedules import Schedule

USUAL = Schedule()
NEAR = timedelta(days=7)


def choose(
    standings: Iterable[Standing],
    today: date,
    quiet: Collection[int] = (),
    schedule: Schedule = USUAL,
) -> list[Standing]:
    """The people to talk with: a review that is near first, then the longest ago.

    Args:
        standings: how things stand with each report.
        today: the manager's own day.
        quiet: who was put off by the manager, and waits for another day.
        schedule: how many at most, and after how many days a talk is due.
    """
    apart = timedelta(days=schedule.apart)
    wanted = [each for each in standings if each.person not in quiet and is_wanted(each, today, apart)]
    return sorted(wanted, key=lambda each: _rank(each, today))[: schedule.most]


def is_wanted(standing: Standing, today: date, apart: timedelta = QUIET) -> bool:
    """Whether there is a reason to talk: none yet, long ago, a review near, a commitment overdue."""
    if standing.away or _is_recent(standing.declined_on, today, QUIET):
        return False
    return (
        _review_is_near(standing, today)
        or standing.overdue > 0
        or not _is_recent(standing.last_talk, today, apart)
    )


def _is_recent(day: date | None, today: date, within: timedelta) -> bool:
    return day is not None and today - day < within


def _review_is_near(standing: Standing, today: date) -> bool:
    return standing.review_on is not None and standing.review_on <= today + NEAR


def _rank(standing: Standing, today: date) -> tuple[bool, date, int, str]:
    return (
        not _review_is_near(standing, today),
        standing.last_talk or date.min,
        -standing.overdue,
        standing.name,
    )
