"""Sees to it that everything regular has its place in the agenda.

Each planner adds rows under keys that say what and when, so a second run, a second service or a restart adds
nothing twice.
"""

from collections.abc import Callable
from datetime import datetime

from conversations.checking_in import plan_check_ins
from conversations.passing_on import plan_new_managers
from conversations.prompting.reminders import plan_reminders
from conversations.prompting.talks import plan_talks
from conversations.trying import tried
from storage.database import Database
from storage.unit import UnitOfWork

AT_ONCE = 200

PLANNERS: tuple[Callable[[UnitOfWork, datetime, int], int], ...] = (
    plan_talks,
    plan_reminders,
    plan_check_ins,
    plan_new_managers,
)
"""Each takes the open unit, business time and how much to plan at most, and returns how much it planned."""


def plan_ahead(database: Database, now: datetime) -> int:
    """Plan everything that is not planned yet, in short units. Returns how much that was."""
    planned = 0
    for planner in PLANNERS:
        while added := tried(database, lambda unit, plan=planner: plan(unit, now, AT_ONCE)):  # type: ignore[misc]
            planned += added
    return planned
