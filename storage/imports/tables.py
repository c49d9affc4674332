"""What is kept of an import: the step as a whole, a trace for each person, and the lines that were held."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from sqlmodel import Field

from storage.rows import NEVER_REUSED, Json, Moment, Row, table

Status = Literal["under way", "done", "going back", "taken back"]


class ImportStepRow(Row, table=True):
    """One file of people, from its first chunk to its last.

    `run` is drawn anew whenever somebody begins or goes on: whoever holds an older one has to stop. `shared`
    holds what belongs to nobody alone: new departments, and titles as they were.
    """

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    name: str
    digest: str
    run: str
    status: str
    since: date
    correction: bool
    begun_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    shared: Any = Field(sa_type=Json, nullable=False)


class ImportTraceRow(Row, table=True):
    """What an import did to one person. `before` is empty for somebody new, who had nothing before.

    `told` counts the dated facts of somebody new: when there are more, something has come since.
    """

    step_id: int = Field(primary_key=True, foreign_key="import_step.id")
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)
    fresh: bool
    told: int
    before: Any = Field(default=None, sa_type=Json, nullable=True)
    at: datetime = Field(sa_type=Moment)


class ImportHeldRow(Row, table=True):
    """A line that could not be used, while the others came in. The key is the folded employee id."""

    key: str = Field(primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    name: str
    file: str
    line: int
    reasons: Any = Field(sa_type=Json, nullable=False)
    held_at: datetime = Field(sa_type=Moment)


STEP = table(ImportStepRow)
TRACE = table(ImportTraceRow)
HELD = table(ImportHeldRow)


@dataclass(frozen=True, slots=True)
class ImportStep:
    """One import. `shared` maps `units` to keys, and `titles` to rows as they were."""

    id: int
    name: str
    digest: str
    run: str
    status: Status
    since: date
    correction: bool
    begun_at: datetime
    ended_at: datetime | None
    shared: dict[str, list[Any]]


@dataclass(slots=True)
class Trace:
    """What an import did to one person; it grows while the import writes.

    Args:
        gone: by fact, the numbers of the rows that it no longer let hold.
        now: by fact, the numbers of the rows that hold instead.
        details: by column, what stood there before and what after.
        accounts: each with whose it was before, and how it was reached.
    """

    person_id: int
    fresh: bool
    told: int = 0
    gone: dict[str, list[int]] = field(default_factory=dict)
    now: dict[str, list[int]] = field(default_factory=dict)
    details: dict[str, list[str | None]] = field(default_factory=dict)
    accounts: list[list[Any]] = field(default_factory=list)

    def then(self, later: "Trace") -> "Trace":
        """This one, and what the same import did to the person after it."""
        facts = {*self.gone, *self.now, *later.gone, *later.now}
        ours = {fact: self.now.get(fact, []) for fact in facts}
        return Trace(
            self.person_id,
            self.fresh or later.fresh,
            self.told + later.told,
            {
                fact: [
                    *self.gone.get(fact, []),
                    *(each for each in later.gone.get(fact, []) if each not in ours[fact]),
                ]
                for fact in facts
            },
            {
                fact: [
                    *(each for each in ours[fact] if each not in later.gone.get(fact, [])),
                    *later.now.get(fact, []),
                ]
                for fact in facts
            },
            later.details
            | {
                name: [old, later.details.get(name, (old, new))[1]]
                for name, (old, new) in self.details.items()
            },
            [*self.accounts, *later.accounts],
        )

    @property
    def before(self) -> dict[str, Any] | None:
        """All of it as one value to keep; nothing for somebody new."""
        if not (self.gone or self.now or self.details or self.accounts):
            return None
        return {"gone": self.gone, "now": self.now, "details": self.details, "accounts": self.accounts}


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A line that waits for a mend; each reason is a word and a sentence."""

    key: str
    person_id: int | None
    name: str
    file: str
    line: int
    reasons: list[list[str]]
    held_at: datetime
