"""The playground's own message store: what a chat platform would keep on its side. Nothing else reads it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Text, insert, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table


class PlaygroundMessageRow(Row, table=True):
    """A message in the playground, as it stands on the page."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    place: str
    author: str
    body: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)


MESSAGE = table(PlaygroundMessageRow)


@dataclass(frozen=True, slots=True)
class PlaygroundMessage:
    """One message: in whose chat, at which place, by whom, and its body as JSON."""

    id: int
    person_id: int
    place: str
    author: str
    body: str = field(repr=False)
    at: datetime


class Playground(Shelf):
    """Keeps the messages of the page."""

    def keep(self, person_id: int, place: str, author: str, body_json: str, now: datetime) -> int:
        """A new message. Returns its id, which is its receipt."""
        row = {"person_id": person_id, "place": place, "author": author, "body": body_json, "at": now}
        number: int = self._connection.execute(
            insert(MESSAGE).values(row).returning(MESSAGE.c.id)
        ).scalar_one()
        return number

    def replace(self, message_id: int, body_json: str) -> None:
        """A message now says something else."""
        self._connection.execute(update(MESSAGE).where(MESSAGE.c.id == message_id).values(body=body_json))

    def history(self, person_id: int) -> list[PlaygroundMessage]:
        """Everything in a person's chat, the earliest first."""
        asked = select(*columns(MESSAGE, PlaygroundMessage)).where(MESSAGE.c.person_id == person_id)
        return [PlaygroundMessage(*row) for row in self._connection.execute(asked.order_by(MESSAGE.c.id))]
