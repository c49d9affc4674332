"""Actions of a plan: what may become of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.plans import ActionStatus, may_become

statuses = st.sampled_from(ActionStatus)


@pytest.mark.parametrize(
    "then", [ActionStatus.STARTED, ActionStatus.DONE, ActionStatus.POSTPONED, ActionStatus.DROPPED]
)
def test_an_open_action_may_become_anything(then: ActionStatus) -> None:
    assert may_become(ActionStatus.OPEN, then)


def test_a_postponed_action_may_be_postponed_again() -> None:
    assert may_become(ActionStatus.POSTPONED, ActionStatus.POSTPONED)
    assert not may_become(ActionStatus.STARTED, ActionStatus.STARTED)


def test_what_is_done_can_be_taken_up_again_and_not_dropped() -> None:
    assert may_become(ActionStatus.DONE, ActionStatus.OPEN)
    assert not may_become(ActionStatus.DONE, ActionStatus.DROPPED)
    assert not may_become(ActionStatus.DROPPED, ActionStatus.DONE)


@given(statuses, statuses)
def test_from_everywhere_there_is_a_way_to_everywhere(now: ActionStatus, then: ActionStatus) -> None:
    assert (
        may_become(now, then)
        or now == then
        or any(may_become(now, via) and may_become(via, then) for via in ActionStatus)
    )
