"""Goals and actions: what may become of them, and what a draft from a gap looks like."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.gaps import find_gaps
from frameworks.plans import (
    ActionKind,
    ActionStatus,
    GoalStatus,
    draft_goal,
    goal_may_become,
    horizon,
    may_become,
)
from tests.frameworks.samples import asks, bakery, of_levels, rated

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


def test_a_goal_ends_either_way_and_can_be_opened_again() -> None:
    assert goal_may_become(GoalStatus.OPEN, GoalStatus.REACHED)
    assert goal_may_become(GoalStatus.DROPPED, GoalStatus.OPEN)
    assert not goal_may_become(GoalStatus.REACHED, GoalStatus.DROPPED)
    assert not goal_may_become(GoalStatus.OPEN, GoalStatus.OPEN)


@pytest.mark.parametrize(
    ("start", "due", "expected"),
    [
        (date(2026, 11, 2), date(2027, 2, 2), "short"),
        (date(2026, 11, 2), date(2027, 2, 3), "long"),
        (date(2026, 11, 30), date(2027, 2, 28), "short"),
        (date(2026, 11, 30), date(2027, 3, 1), "long"),
        (date(2026, 11, 2), date(2026, 11, 1), "short"),
    ],
)
def test_three_months_are_short_to_the_day(start: date, due: date, expected: str) -> None:
    assert horizon(start, due) == expected


def test_a_draft_names_the_step_and_begins_with_what_the_role_says() -> None:
    it = bakery()
    role = it.role("baking/master-baker")
    (gap,) = find_gaps(it, role.key, [rated("dough", "baker")])
    goal = draft_goal(gap, it, role)
    assert goal.title == "Dough: from Baker to Master"
    assert (goal.competency, goal.from_level, goal.to_level, goal.role_key) == (
        "dough",
        "baker",
        "master",
        role.key,
    )
    assert goal.actions[0].text == "Take on one piece of work that calls for this: Plans the night"
    assert goal.actions[-1].text == "Work through: The slow loaf"


def test_a_draft_leans_on_experience_and_has_all_three_kinds() -> None:
    it = of_levels(1, 2, required=(asks("a", "2"),))
    (gap,) = find_gaps(it, "r", [rated("a", "not-yet-shown")])
    goal = draft_goal(gap, it, it.role("r"))
    assert [action.kind for action in goal.actions] == [
        ActionKind.EXPERIENCE,
        ActionKind.EXPERIENCE,
        ActionKind.EXPOSURE,
        ActionKind.EDUCATION,
    ]
    assert (goal.title, goal.from_level) == ("A: from first signs to Level 2", None)
