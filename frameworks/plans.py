"""The development plan: what an action is, and which changes of it are allowed.

METHODS section 4: actions are experience, exposure or education; 70-20-10 is a way of thinking and not a
quota.
"""

from enum import StrEnum


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
