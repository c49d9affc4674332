"""The playground's own message store: what a chat platform would keep on its side. Nothing else reads it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Text, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Moment, Row, Shelf, columns, table


class PlaygroundMessageRow(Row, table=True):
    """A message in the playground, as it stands on the page.

    `cause` is what wrote it last, such as a parcel: by it, whoever was cut off sees that it had been written.
    """

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    place: str
    author: str
    body: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Moment)
    cause: str | None = Field(default=None, unique=True)


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

    def keep(  # noqa: PLR0913, PLR0917 - the columns of a message
        self, person_id: int, place: str, author: str, body_json: str, now: datetime, cause: str | None = None
    ) -> int:
        """A new message. Returns its id, which is its receipt; the same again for the same cause."""
        row = {"person_id": person_id, "place": place, "author": author, "body": body_json, "at": now}
        kept = self._insert(MESSAGE).values(**row, cause=cause)
        once = kept.on_conflict_do_update(index_elements=["cause"], set_={"body": kept.excluded.body})
        number: int = self._connection.execute(once.returning(MESSAGE.c.id)).scalar_one()
        return number

    def replace(self, message_id: int, body_json: str, cause: str | None = None) -> None:
        """A message now says something else; without a cause, the one it had stays."""
        said = {"body": body_json} | ({"cause": cause} if cause else {})
        self._connection.execute(update(MESSAGE).where(MESSAGE.c.id == message_id).values(said))

    def written_by(self, cause: str) -> int | None:
        """The id of the message that this cause wrote last, if there is one."""
        number: int | None = self._connection.scalar(select(MESSAGE.c.id).where(MESSAGE.c.cause == cause))
        return number

    def history(self, person_id: int) -> list[PlaygroundMessage]:
        """Everything in a person's chat, the earliest first."""
        asked = select(*columns(MESSAGE, PlaygroundMessage)).where(MESSAGE.c.person_id == person_id)
        return [PlaygroundMessage(*row) for row in self._connection.execute(asked.order_by(MESSAGE.c.id))]
