"""Talks that a manager is reminded of, line by line of a list: when, and what became of each."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import insert, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table

PromptStatus = Literal["open", "later", "started", "declined", "gone"]


class TalkPromptRow(Row, table=True):
    """One line of one list. `until` is the day on which the manager wants to be asked again."""

    __table_args__ = (NEVER_REUSED,)
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
        self._touch(manager)
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
        self._touch(self._connection.execute(said.returning(PROMPT.c.manager_id)).scalar_one())

    def waiting(self, manager: int) -> tuple[TalkPrompt, ...]:
        """The lines that a manager put off to another day."""
        return self._read(PROMPT.c.manager_id == manager, PROMPT.c.status == "later")

    def taken_over(self, manager: int, people: Collection[int]) -> tuple[str, ...]:
        """Lines about these that are open or wait give way to a newer list. Returns the lists they are on."""
        theirs = (PROMPT.c.manager_id == manager, PROMPT.c.person_id.in_(people))
        over = update(PROMPT).where(*theirs, PROMPT.c.status.in_(("open", "later"))).values(status="gone")
        return tuple(dict.fromkeys(self._connection.scalars(over.returning(PROMPT.c.list_key))))

    def _read(self, *where: Any) -> tuple[TalkPrompt, ...]:  # noqa: ANN401 - conditions
        asked = select(*columns(PROMPT, TalkPrompt)).where(*where).order_by(PROMPT.c.id)
        return tuple(TalkPrompt(*row) for row in self._connection.execute(asked))
