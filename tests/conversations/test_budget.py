"""The nudge budget: never more than so many in any seven days, never two within an hour, in any order."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conversations.budget import _full_until

START = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
WEEK, HOUR = timedelta(days=7), timedelta(hours=1)
plans = st.lists(st.integers(0, 60 * 24 * 30), min_size=1, max_size=25)


def first_free(charged: list[datetime], wanted: datetime, budget: int) -> datetime:
    """What `next_free` does for somebody who works at all hours."""
    while full := _full_until(tuple(sorted(charged)), wanted, budget):
        assert full > wanted  # it always gets on
        wanted = full
    return wanted


@given(plans, st.integers(1, 5))
def test_the_budget_holds_whatever_the_order_of_planning(minutes: list[int], budget: int) -> None:
    charged: list[datetime] = []
    for minute in minutes:
        charged.append(first_free(charged, START + timedelta(minutes=minute), budget))
    charged.sort()
    for at in charged:
        assert sum(at - WEEK < each <= at for each in charged) <= budget
    assert all(later - earlier >= HOUR for earlier, later in pairwise(charged))
