"""What is kept of a guided conversation, and what comes out of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Audience, Content, Json, Moment, Row, table

DialogueStatus = Literal["open", "parked", "finished", "stopped"]
PartyStatus = Literal["active", "stopped", "declined"]
AnswerStatus = Literal["answered", "skipped", "expired", "declined", "done", "open"]
EventKind = Literal["prompted", "started", "finished", "declined"]

UNDER_WAY: tuple[DialogueStatus, ...] = ("open", "parked")
NO_ITEM = -1
"""Stands for "no item" in keys, where an empty value would not count as equal to another."""


class GuideRevisionRow(Row, table=True):
    """A guide as it was when it was put in force; running dialogues keep the one they began with."""

    hash: str = Field(primary_key=True)
    name: str = Field(index=True)
    source: str = Field(sa_type=Text)
    in_force_since: datetime = Field(sa_type=Moment)


class DialogueRow(Row, table=True):
    """A guide under way. `version` counts its changes, so that two turns cannot overwrite one another."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    guide: str
    revision: str
    opened_by: int = Field(foreign_key="person.id")
    about: int = Field(foreign_key="person.id", index=True)
    status: str
    version: int
    opened_at: datetime = Field(sa_type=Moment)
    touched_at: datetime = Field(sa_type=Moment)
    closed_at: datetime | None = Field(default=None, sa_type=Moment)
    entities: dict[str, Any] = Field(sa_type=Json)


class DialoguePartyRow(Row, table=True):
    """Who takes part, as what, where it is held with them, and the outbox key of their open `card`."""

    __table_args__ = (UniqueConstraint("dialogue_id", "person_id"),)
    dialogue_id: int = Field(primary_key=True, foreign_key="dialogue.id", ondelete="CASCADE")
    role: str = Field(primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    place: str
    status: str
    card: str | None = None


class DialogueAnswerRow(Content, table=True):
    """The answer to one question, or the result of one step. `inputs` says what a result was made from."""

    dialogue_id: int = Field(primary_key=True, foreign_key="dialogue.id", ondelete="CASCADE")
    step: str = Field(primary_key=True)
    item: int = Field(primary_key=True)
    status: str
    value: Any = Field(default=None, sa_type=Json, nullable=True)
    at: datetime = Field(sa_type=Moment)
    inputs: str = Field(sa_type=Text)
    together: bool


class DialogueDraftRow(Row, table=True):
    """What somebody typed into a form and has not sent yet; theirs alone."""

    dialogue_id: int = Field(primary_key=True, foreign_key="dialogue.id", ondelete="CASCADE")
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)
    step: str = Field(primary_key=True)
    item: int = Field(primary_key=True)
    page: int = Field(primary_key=True)
    given: dict[str, Any] = Field(sa_type=Json)
    at: datetime = Field(sa_type=Moment)


class DialogueCommitRow(Row, table=True):
    """A step that changed the world, so that it is done once."""

    dialogue_id: int = Field(primary_key=True, foreign_key="dialogue.id", ondelete="CASCADE")
    step: str = Field(primary_key=True)
    item: int = Field(primary_key=True)
    result: Any = Field(default=None, sa_type=Json, nullable=True)
    at: datetime = Field(sa_type=Moment)


class ConversationEventRow(Row, table=True):
    """That a conversation was prompted, started, finished or declined: with whom, never what was said."""

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    guide: str | None = None
    dialogue_id: int | None = Field(default=None, foreign_key="dialogue.id", index=True, ondelete="SET NULL")
    person_id: int = Field(foreign_key="person.id", index=True)
    with_id: int | None = Field(default=None, foreign_key="person.id")
    about: int = Field(foreign_key="person.id", index=True)
    at: datetime = Field(sa_type=Moment)


GUIDE = table(GuideRevisionRow)
DIALOGUE = table(DialogueRow)
PARTY = table(DialoguePartyRow)
ANSWER = table(DialogueAnswerRow)
DRAFT = table(DialogueDraftRow)
COMMIT = table(DialogueCommitRow)
EVENT = table(ConversationEventRow)


@dataclass(frozen=True, slots=True)
class GuideRevision:
    """A guide as it was written at one time."""

    hash: str
    name: str
    source: str = field(repr=False)
    in_force_since: datetime


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: where it is held with them, whether they still do, and their open card."""

    person_id: int
    place: str
    status: PartyStatus
    card: str | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A guide under way or over, with everybody who takes part by their role in it."""

    id: int
    guide: str
    revision: str
    opened_by: int
    about: int
    status: DialogueStatus
    version: int
    opened_at: datetime
    touched_at: datetime
    closed_at: datetime | None
    entities: dict[str, Any] = field(repr=False)
    parties: dict[str, Party] = field(default_factory=dict)

    def has_reached(self, person: int) -> bool:
        """Whether somebody who takes part was told anything in it yet."""
        return any(each.person_id == person and each.card is not None for each in self.parties.values())


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it stands. `together`: given by one person for both, in one room."""

    status: AnswerStatus
    value: Any = field(repr=False)
    by: int
    at: datetime
    inputs: str = field(repr=False)
    together: bool
    audience: Audience


@dataclass(frozen=True, slots=True)
class ConversationEvent:
    """That something happened around a conversation, without its content."""

    kind: EventKind
    guide: str | None
    dialogue_id: int | None
    by: int
    with_id: int | None
    about: int
    at: datetime
