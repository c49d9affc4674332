"""Which talks a manager is reminded of this week: three at most, and never without a reason. Pure."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from conversations.guarded.talks import QUIET, Standing

MOST = 3
NEAR = timedelta(days=7)


def choose(standings: Iterable[Standing], today: date, quiet: Collection[int] = ()) -> list[Standing]:
    """The people to talk with: a review that is near first, then the longest ago.

    Args:
        standings: how things stand with each report.
        today: the manager's own day.
        quiet: who was put off by the manager, and waits for another day.
    """
    wanted = [each for each in standings if each.person not in quiet and is_wanted(each, today)]
    return sorted(wanted, key=lambda each: _rank(each, today))[:MOST]


def is_wanted(standing: Standing, today: date) -> bool:
    """Whether there is a reason to talk: none yet, four weeks ago, a review near, a commitment overdue."""
    if standing.away or _is_recent(standing.declined_on, today):
        return False
    return (
        _review_is_near(standing, today) or standing.overdue > 0 or not _is_recent(standing.last_talk, today)
    )


def _is_recent(day: date | None, today: date) -> bool:
    return day is not None and today - day < QUIET


def _review_is_near(standing: Standing, today: date) -> bool:
    return standing.review_on is not None and standing.review_on <= today + NEAR


def _rank(standing: Standing, today: date) -> tuple[bool, date, int, str]:
    return (
        not _review_is_near(standing, today),
        standing.last_talk or date.min,
        -standing.overdue,
        standing.name,
    )
