"""What a person is given when they ask for everything about themselves. Each table has an answer.

Content carries its readers with it: a row about somebody is given where they are among them, and is counted
where they are not (yet). What they wrote about somebody else belongs to that one's record and is counted too.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Table, or_, select

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
)
from storage.agenda import ITEM
from storage.careers import ratings
from storage.content import tables as content
from storage.dialogues import tables as dialogues
from storage.imports import tables as imports
from storage.jobs import JOB
from storage.mailbox import tables as mailbox
from storage.mobility import tables as mobility
from storage.people import tables as people
from storage.plans import tables as plans
from storage.retention.rules import RULES, Keep
from storage.rows import Audience
from storage.unit import UnitOfWork

Why = Literal["words", "machine", "chat"]
"""Why a table is not given: the organisation's own words, nothing but numbers, or in one's chat anyhow."""
Held = Literal["waits", "others"]
"""Why a row is not given: its author alone may read it as yet, or it belongs to somebody else's record."""


@dataclass(frozen=True, slots=True)
class Given:
    """Rows are given in which one of these columns is the person, without some columns that say nothing.

    With `through`, the person stands in the other table, to which the first column points.
    """

    columns: tuple[str, ...]
    without: tuple[str, ...] = ()
    through: Table | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows are not given, and why."""

    why: Why


_PERSON, _ABOUT = Given(("person_id",)), Given(("about",))
_MACHINERY = ("key", "lease_until", "attempts", "args", "result", "progress", "code")
_ON_ITS_WAY = (
    "key", "body", "urgency", "later", "about", "action", "replaces_id", "folded_into", "not_before",
    "retry_at", "lease_until", "attempts", "account_id", "receipt", "code",
)  # fmt: skip

ACCESS: dict[Table, Given | Kept] = {
    **{table: Kept("words") for table, rule in RULES.items() if rule.keep is Keep.WORDS},
    people.PERSON: Given(("id",), without=("turns", "account_id")),
    people.NAME: _PERSON,
    people.ACCOUNT: _PERSON,
    facts.ROLE: Given(("person_id",), without=("title_key",)),
    facts.LINE: _PERSON,
    facts.UNIT: _PERSON,
    facts.LOCATION: _PERSON,
    facts.EMPLOYMENT: _PERSON,
    protected.PROTECTED: _PERSON,
    ratings.RATING: _ABOUT,
    plans.GOAL: _ABOUT,
    plans.ACTION: _ABOUT,
    plans.PLAN_EVENT: _PERSON,
    dialogues.DIALOGUE: Given(("about",), without=("revision", "version")),
    dialogues.PARTY: Given(("person_id",), without=("place", "card")),
    dialogues.ANSWER: Given(("about",), without=("inputs",)),
    dialogues.DRAFT: _PERSON,
    dialogues.EVENT: Given(("person_id", "with_id", "about")),
    evidence.EVIDENCE: _ABOUT,
    remarks.REMARK: _ABOUT,
    checkins.CHECK_IN: Given(("manager_id", "person_id")),
    prompts.PROMPT: Given(("manager_id", "person_id"), without=("list_key",)),
    nudges.STOP: _PERSON,
    homes.HOME: Given(("person_id",), without=("digest", "key", "stale")),
    grants.GRANT: _PERSON,
    ledger.VIEW: Given(("subject_id", "viewer_id")),
    ledger.CHANGE: Given(("by",)),
    quiet.QUIET: Given(("set_by", "ended_by")),
    schedules.SCHEDULE: Given(("set_by",)),
    content.DRAFT: Given(("person_id",), without=("basis", "card")),
    imports.STEP: Kept("machine"),
    imports.TRACE: Kept("machine"),
    imports.HELD: Given(("person_id",)),
    mobility.OPENING: Given(("hiring_manager_id",)),
    mobility.SELECTION: _PERSON,
    mobility.STAGE: Given(("selection_id",), through=mobility.SELECTION),
    ITEM: Given(("person_id",), without=("key", "dialogue_id", "step", "item", "ref")),
    JOB: Given(("by",), without=_MACHINERY),
    mailbox.OUTBOX: Given(("person_id",), without=_ON_ITS_WAY),
    mailbox.INBOX: Kept("machine"),
    mailbox.PLACE_ROOT: Kept("machine"),
    dialogues.COMMIT: Kept("machine"),
    playground.MESSAGE: Kept("chat"),
    kept_messages.KEPT: Kept("chat"),
    strangers.STRANGER: Kept("machine"),
    installations.INSTALLATION: Kept("machine"),
    installations.OAUTH_STATE: Kept("machine"),
}
"""Every table, exactly once."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """So many rows of a table are there and not given, and why."""

    table: str
    why: Held
    rows: int


@dataclass(frozen=True, slots=True)
class Record:
    """Everything about one person that they may read, by table, and what is there besides.

    Persons are given by the name they go by, days and times in ISO 8601.
    """

    given: dict[str, list[dict[str, Any]]] = field(repr=False)
    withheld: tuple[Withheld, ...]


def record(unit: UnitOfWork, person_id: int) -> Record:
    """What somebody is given who asks for everything about themselves."""
    given: dict[str, list[dict[str, Any]]] = {}
    withheld: list[Withheld] = []
    for table, answer in ACCESS.items():
        if isinstance(answer, Kept):
            continue
        rows = _rows(unit, table, _theirs(table, answer, person_id))
        readable = [row for row in rows if _may_read(row, person_id)]
        waits = [row for row in rows if not _may_read(row, person_id) and row["about"] == person_id]
        others = len(rows) - len(readable) - len(waits)
        withheld += [Withheld(table.name, "waits", len(waits))] if waits else []
        withheld += [Withheld(table.name, "others", others)] if others else []
        if readable:
            given[table.name] = _named(unit, table, readable, answer.without)
    return Record(given, tuple(withheld))


def _theirs(table: Table, answer: Given, person_id: int) -> ColumnElement[bool]:
    if answer.through is not None:
        own = select(answer.through.c.id).where(answer.through.c.person_id == person_id)
        return table.c[answer.columns[0]].in_(own)
    named = [table.c[column] == person_id for column in answer.columns]
    return or_(*named, table.c.written_by == person_id) if "audience" in table.c else or_(*named)


def _rows(unit: UnitOfWork, table: Table, where: ColumnElement[bool]) -> list[dict[str, Any]]:
    found = unit.connection.execute(select(table).where(where).order_by(*table.primary_key))
    return [dict(row) for row in found.mappings()]


def _may_read(row: dict[str, Any], person_id: int) -> bool:
    """What is about them, if they are among its readers and it is not sealed; else, if nobody but them is."""
    readers = row.get("audience")
    if not isinstance(readers, Audience):
        return True
    if row["about"] == person_id:
        sealed = row.get("sealed_at") is not None and row.get("opened_at") is None
        return row["written_by"] == person_id or (person_id in readers.people and not sealed)
    return readers == Audience(frozenset({person_id}))


def _named(
    unit: UnitOfWork, table: Table, rows: list[dict[str, Any]], without: Collection[str]
) -> list[dict[str, Any]]:
    """The rows as they are given: persons by name, times as text, without what is empty."""
    persons = [column.name for column in table.c if column.references(people.PERSON.c.id)]
    numbers = {row[name] for row in rows for name in persons}
    for readers in (row["audience"] for row in rows if "audience" in row):
        numbers |= {*readers.people, readers.manager_of}
    called = {each.id: each.called for each in unit.people.many(numbers - {None}).values()}
    shown = []
    for row in rows:
        kept = {name: value for name, value in row.items() if value is not None and name not in without}
        kept |= {name: called[row[name]] for name in persons if name in kept}
        shown.append({name: _plain(value, called) for name, value in kept.items()})
    return shown


def _plain(value: Any, called: dict[int, str]) -> Any:  # noqa: ANN401 - any value of a column
    if isinstance(value, Audience):
        manager = {} if value.manager_of is None else {"whoever_manages": called[value.manager_of]}
        return {"people": sorted(called[each] for each in value.people), **manager}
    return value.isoformat() if isinstance(value, date) else value
