"""The development plan: what goals and actions are, which changes are allowed, and a first draft from a gap.

METHODS section 4: actions are experience, exposure or education; 70-20-10 is a way of thinking and not a
quota, so a draft leans on experience and never consists of education alone. What is written down is the
people's own; a draft only gives them something to change.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from frameworks.gaps import Gap
from frameworks.model import Framework, Role, shown_text
from frameworks.statements import statements

SHORT_MONTHS = 3  # METHODS section 4: a short horizon is up to three months

Horizon = Literal["short", "long"]


class ActionKind(StrEnum):
    """How something is learned."""

    EXPERIENCE = "experience"
    EXPOSURE = "exposure"
    EDUCATION = "education"


class ActionStatus(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    POSTPONED = "postponed"
    DROPPED = "dropped"


class GoalStatus(StrEnum):
    """Where a goal stands."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


_UNDER_WAY = {ActionStatus.OPEN, ActionStatus.STARTED, ActionStatus.POSTPONED}


def is_under_way(status: ActionStatus) -> bool:
    """Whether an action still waits to be done."""
    return status in _UNDER_WAY


def may_become(now: ActionStatus, then: ActionStatus) -> bool:
    """Whether an action may change so.

    What is under way may become anything, and be postponed again. What is done or dropped can only be taken
    up again (open or started): nothing finished is dropped by accident, and nothing is lost for good.
    """
    if now in _UNDER_WAY:
        return now != then or now is ActionStatus.POSTPONED
    return then in {ActionStatus.OPEN, ActionStatus.STARTED}


def goal_may_become(now: GoalStatus, then: GoalStatus) -> bool:
    """Whether a goal may change so: an open one ends either way, an ended one can be opened again."""
    return now != then and GoalStatus.OPEN in {now, then}


def horizon(start: date, due: date) -> Horizon:
    """Short up to three months from the start, to the day; the last day of a shorter month counts in full."""
    month = start.month + SHORT_MONTHS
    year, month = start.year + (month - 1) // 12, (month - 1) % 12 + 1
    last = date(year, month, min(start.day, monthrange(year, month)[1]))
    return "short" if due <= last else "long"


@dataclass(frozen=True, slots=True)
class DraftAction:
    """A suggested action, to be changed by the people whose plan it is."""

    text: str
    kind: ActionKind


@dataclass(frozen=True, slots=True)
class DraftGoal:
    """A suggested goal. Levels are ids; `from_level` is None where nothing has been shown yet."""

    title: str
    competency: str
    from_level: str | None
    to_level: str
    role_key: str
    actions: tuple[DraftAction, ...]


def draft_goal(gap: Gap, framework: Framework, role: Role) -> DraftGoal:
    """A goal that would close a gap towards a role, with actions of all three kinds."""
    name = framework.competency(gap.competency).name
    start = gap.now.name if gap.now else "first signs"
    return DraftGoal(
        title=f"{name}: from {start} to {gap.expected.name}",
        competency=gap.competency,
        from_level=gap.now.id if gap.now else None,
        to_level=gap.expected.id,
        role_key=role.key,
        actions=_suggestions(framework, role, gap.competency, name),
    )


def _suggestions(framework: Framework, role: Role, competency: str, name: str) -> tuple[DraftAction, ...]:
    text = shown_text(framework, role.key, competency)
    wanted = [each.text for each in statements(text).statements] if text else []
    first = f"Take on one piece of work that calls for this: {wanted[0]}" if wanted else ""
    course = next((each.title for each in framework.resources if each.competency == competency), None)
    return (
        DraftAction(
            first or f"Take on one piece of work that calls for {name} as a {role.title} shows it",
            _EXPERIENCE,
        ),
        DraftAction(f"After it, write down what went well in {name} and what to try next time", _EXPERIENCE),
        DraftAction(f"Ask somebody who is strong in {name} to look at that work with you, twice", _EXPOSURE),
        DraftAction(
            f"Work through: {course}" if course else f"Choose one book, course or talk on {name}", _EDUCATION
        ),
    )


_EXPERIENCE, _EXPOSURE, _EDUCATION = ActionKind.EXPERIENCE, ActionKind.EXPOSURE, ActionKind.EDUCATION
