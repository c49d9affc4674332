"""Talks that a manager is reminded of, line by line of a list: when, and what became of each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import Index, insert, select, text, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

PromptStatus = Literal["open", "later", "started", "declined", "gone"]

_LATER = text("status = 'later'")


class TalkPromptRow(Row, table=True):
    """One line of one list. `until` is the day on which the manager wants to be asked again."""

    __table_args__ = (
        Index("ix_talk_prompt_later", "until", sqlite_where=_LATER, postgresql_where=_LATER),
        NEVER_REUSED,
    )
    id: int | None = Field(default=None, primary_key=True)
    list_key: str = Field(index=True)
    manager_id: int = Field(foreign_key="person.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    at: datetime = Field(sa_type=Moment)
    status: str
    until: date | None = None


PROMPT = table(TalkPromptRow)


@dataclass(frozen=True, slots=True)
class TalkPrompt:
    """One line: `later` waits for its day, `gone` was taken over by a newer list."""

    id: int
    list_key: str
    manager_id: int
    person_id: int
    at: datetime
    status: PromptStatus
    until: date | None


class Prompts(Shelf):
    """Remembers which talks were brought up, and what managers answered."""

    def add(self, list_key: str, manager: int, person: int, now: datetime) -> TalkPrompt:
        """A new line at the end of a list."""
        row: dict[str, Any] = {"list_key": list_key, "manager_id": manager, "person_id": person, "at": now}
        kept = insert(PROMPT).values(**row, status="open").returning(PROMPT.c.id)
        number: int = self._connection.execute(kept).scalar_one()
        return TalkPrompt(number, list_key, manager, person, now, "open", None)

    def get(self, prompt_id: int) -> TalkPrompt:
        """One line; KeyError when there is none."""
        found = self._read(PROMPT.c.id == prompt_id)
        if not found:
            raise KeyError(prompt_id)
        return found[0]

    def of_list(self, list_key: str) -> tuple[TalkPrompt, ...]:
        """The lines of a list, in their order."""
        return self._read(PROMPT.c.list_key == list_key)

    def of_manager(self, manager: int, since: datetime) -> tuple[TalkPrompt, ...]:
        """Every line that a manager got since a time, the earliest first."""
        return self._read(PROMPT.c.manager_id == manager, PROMPT.c.at >= since)

    def settle(self, prompt_id: int, status: PromptStatus, until: date | None = None) -> None:
        """What became of a line."""
        said = update(PROMPT).where(PROMPT.c.id == prompt_id).values(status=status, until=until)
        self._connection.execute(said)

    def back_on(self, day: date, limit: int) -> tuple[TalkPrompt, ...]:
        """Lines whose day has come, all managers', the earliest first."""
        asked = select(*columns(PROMPT, TalkPrompt)).where(PROMPT.c.status == "later", PROMPT.c.until <= day)
        rows = self._connection.execute(asked.order_by(PROMPT.c.until, PROMPT.c.id).limit(limit))
        return tuple(TalkPrompt(*row) for row in rows)

    def _read(self, *where: Any) -> tuple[TalkPrompt, ...]:  # noqa: ANN401 - conditions
        asked = select(*columns(PROMPT, TalkPrompt)).where(*where).order_by(PROMPT.c.id)
        return tuple(TalkPrompt(*row) for row in self._connection.execute(asked))
