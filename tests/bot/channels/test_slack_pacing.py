"""Posts are spaced just under what Slack takes, which nobody knows beforehand."""

from collections import deque

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.pacing import AT_ONCE, LEAST, MINUTE, START, Pace


def live(pace: Pace, limit: int, until: float) -> tuple[int, int]:
    """Always have something to post, to a Slack that takes so many a minute; how many it took and refused."""
    now, refused = 0.0, 0
    taken, window = 0, deque[float]()
    while now < until:
        now += max(pace.delay(now), 0.001)
        while window and window[0] <= now - MINUTE:
            window.popleft()
        if len(window) < limit:
            window.append(now)
            taken += 1
            pace.taken(now)
        else:
            pause = max(1.0, window[0] + MINUTE - now)
            pace.refused(now, pause)
            refused += 1
            now += pause
    return taken, refused


@pytest.mark.parametrize("limit", [150, 240, 300, 600, 900])
def test_in_an_hour_most_of_what_is_allowed_goes_and_little_is_refused(limit: int) -> None:
    taken, refused = live(Pace(), limit, 60 * MINUTE)
    assert taken >= 0.85 * limit * 60
    assert refused <= 60


def test_a_few_go_at_once_and_the_others_are_spaced() -> None:
    pace = Pace()
    assert [pace.delay(0.0) for _ in range(AT_ONCE)] == [0.0] * AT_ONCE
    assert [pace.delay(0.0) for _ in range(3)] == [1 / START, 2 / START, 3 / START]
    assert pace.delay(MINUTE) == 0.0


def test_several_refused_at_once_count_once() -> None:
    one, many = Pace(), Pace()
    for pace in (one, many):
        for number in range(300):
            pace.taken(number / 10)
    one.refused(30.0, 5.0)
    for _ in range(10):
        many.refused(30.0, 5.0)
    assert one.rate == many.rate


def test_a_refusal_after_few_posts_is_about_one_conversation_and_slows_no_other() -> None:
    pace = Pace()
    for number in range(20):
        pace.taken(float(number))
    rate = pace.rate
    pace.refused(20.0, 5.0)
    assert pace.quiet(21.0) == 4.0
    assert pace.rate == rate


@given(st.lists(st.tuples(st.sampled_from(["taken", "refused", "delay"]), st.floats(0, 100)), max_size=60))
def test_whatever_happens_nobody_waits_for_ever(happened: list[tuple[str, float]]) -> None:
    pace, now, asked = Pace(), 0.0, 0
    for what, seconds in happened:
        now += seconds
        if what == "taken":
            pace.taken(now)
        elif what == "refused":
            pace.refused(now, seconds)
        else:
            asked += 1
            assert pace.delay(now) <= asked / LEAST + pace.quiet(now)
        assert pace.rate >= LEAST
