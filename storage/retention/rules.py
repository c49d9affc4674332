"""How long each table is kept, and what becomes of its rows when a person is erased. None is left out."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Table

from storage import (
    checkins,
    evidence,
    facts,
    grants,
    homes,
    installations,
    kept_messages,
    ledger,
    nudges,
    playground,
    prompts,
    protected,
    quiet,
    remarks,
    schedules,
    strangers,
    units,
)
from storage.agenda import ITEM
from storage.careers import ratings, titles
from storage.careers import tables as careers
from storage.content import tables as content
from storage.database import HOUSE
from storage.dialogues import tables as dialogues
from storage.imports import tables as imports
from storage.jobs import JOB
from storage.mailbox import tables as mailbox
from storage.mobility import tables as mobility
from storage.people import tables as people
from storage.plans import tables as plans

NO_NAME = "—"
"""What an erased person is called."""


class Keep(Enum):
    """What a table is kept for, which decides for how long."""

    WORDS = "the organisation's own words, such as frameworks and guides: for good"
    HISTORY = "dated facts and events without content: for good, once their person is erased by number only"
    PERSONAL = "names, and what people wrote: until the person is erased"
    PROTECTED = "protected attributes, for aggregates alone: until the person is erased"
    MACHINE = "post and errands: until some days after they are over"


@dataclass(frozen=True, slots=True)
class Stays:
    """Rows stay: they name persons by number, and say nothing about them that is not needed for measures."""


@dataclass(frozen=True, slots=True)
class Follows:
    """Rows go with those of another table that they belong to."""

    table: Table


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows go in which one of the columns is the person; what they wrote for their own eyes goes too."""

    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blanked:
    """Rows stay without what describes the person: whose column it is, and what stands there afterwards.

    With `through`, the person stands in the other table, to which that column points.
    """

    column: str
    values: dict[str, Any]
    through: Table | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """When rows go by themselves: so many days after that column, if they are over."""

    days: int
    column: str
    over: ColumnElement[bool] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for a table."""

    keep: Keep
    erase: Stays | Follows | Removed | Blanked
    over: Over | None = None


_WORDS = (
    HOUSE, units.ORG_UNIT, titles.TITLE, dialogues.GUIDE, careers.VERSION, careers.SCALE, careers.SCALE_LEVEL,
    careers.COMPETENCY, careers.COMPETENCY_LEVEL, careers.FAMILY, careers.ROLE, careers.EXPECTATION,
    careers.TRACK, careers.TRACK_STEP, careers.MOVE, careers.PAY_BAND, careers.RESOURCE, careers.SUCCESSION,
    mobility.REQUIREMENT, content.PUBLICATION,
)  # fmt: skip
_HISTORY = (
    facts.ROLE, facts.LINE, facts.UNIT, facts.LOCATION, facts.EMPLOYMENT, dialogues.EVENT, plans.PLAN_EVENT,
    checkins.CHECK_IN, prompts.PROMPT, grants.GRANT, ledger.VIEW, ledger.CHANGE, mobility.OPENING,
    mobility.SELECTION, quiet.QUIET, schedules.SCHEDULE, imports.STEP,
)  # fmt: skip
_NOBODY = {
    "full_name": NO_NAME, "preferred_name": None, "email": None, "employee_id": None, "own_language": None,
    "own_timezone": None, "timezone": "UTC", "paused_until": None, "account_id": None, "day_starts": 540,
    "day_ends": 1020, "work_days": "12345",
}  # fmt: skip

RULES: dict[Table, Rule] = {
    **{table: Rule(Keep.WORDS, Stays()) for table in _WORDS},
    **{table: Rule(Keep.HISTORY, Stays()) for table in _HISTORY},
    mobility.STAGE: Rule(Keep.HISTORY, Blanked("selection_id", {"reason": None}, through=mobility.SELECTION)),
    people.PERSON: Rule(Keep.PERSONAL, Blanked("id", _NOBODY)),
    people.NAME: Rule(Keep.PERSONAL, Removed(("person_id",))),
    people.ACCOUNT: Rule(Keep.PERSONAL, Removed(("person_id",))),
    mailbox.PLACE_ROOT: Rule(Keep.PERSONAL, Follows(people.ACCOUNT)),
    ratings.RATING: Rule(Keep.PERSONAL, Removed(("about",))),
    plans.GOAL: Rule(Keep.PERSONAL, Removed(("about",))),
    plans.ACTION: Rule(Keep.PERSONAL, Removed(("about",))),
    dialogues.DIALOGUE: Rule(Keep.PERSONAL, Removed(("about",))),
    dialogues.PARTY: Rule(Keep.PERSONAL, Follows(dialogues.DIALOGUE)),
    dialogues.ANSWER: Rule(Keep.PERSONAL, Removed(("about",))),
    dialogues.COMMIT: Rule(Keep.PERSONAL, Follows(dialogues.DIALOGUE)),
    evidence.EVIDENCE: Rule(Keep.PERSONAL, Removed(("about",))),
    remarks.REMARK: Rule(Keep.PERSONAL, Removed(("about",))),
    nudges.STOP: Rule(Keep.PERSONAL, Removed(("person_id",))),
    homes.HOME: Rule(Keep.PERSONAL, Removed(("person_id",))),
    dialogues.DRAFT: Rule(Keep.PERSONAL, Removed(("person_id",))),
    playground.MESSAGE: Rule(Keep.PERSONAL, Removed(("person_id",))),
    protected.PROTECTED: Rule(Keep.PROTECTED, Removed(("person_id",))),
    ITEM: Rule(Keep.MACHINE, Removed(("person_id",)), Over(90, "due_at", ITEM.c.closed)),
    JOB: Rule(
        Keep.MACHINE, Removed(("by",)), Over(90, "queued_at", JOB.c.status.in_(("finished", "failed")))
    ),
    content.DRAFT: Rule(Keep.MACHINE, Removed(("person_id",)), Over(30, "at")),
    kept_messages.KEPT: Rule(Keep.MACHINE, Removed(("person_id",)), Over(180, "kept_at")),
    strangers.STRANGER: Rule(Keep.MACHINE, Stays(), Over(90, "seen_at")),
    installations.INSTALLATION: Rule(
        Keep.MACHINE, Stays(), Over(30, "gone_at", installations.INSTALLATION.c.gone_at.is_not(None))
    ),
    installations.OAUTH_STATE: Rule(Keep.MACHINE, Stays(), Over(1, "expires_at")),
    imports.TRACE: Rule(Keep.MACHINE, Removed(("person_id",)), Over(90, "at")),
    imports.HELD: Rule(Keep.MACHINE, Removed(("person_id",)), Over(90, "held_at")),
    mailbox.INBOX: Rule(Keep.MACHINE, Stays(), Over(30, "seen_at")),
    mailbox.OUTBOX: Rule(
        Keep.MACHINE,
        Removed(("person_id", "about")),
        Over(90, "put_at", mailbox.OUTBOX.c.status.not_in(("queued", "sending"))),
    ),
}
"""Every table, exactly once."""
