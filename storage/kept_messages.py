"""Messages kept whole where a platform shows a part of them only, so that the rest stays within reach."""

from datetime import datetime

from sqlalchemy import Text, select
from sqlmodel import Field

from storage.rows import Moment, Row, Shelf, table


class KeptMessageRow(Row, table=True):
    """A message as it was said to somebody. `key` is the one that its buttons name."""

    key: str = Field(primary_key=True)
    person_id: int = Field(primary_key=True, foreign_key="person.id", index=True)
    body: str = Field(sa_type=Text)
    kept_at: datetime = Field(sa_type=Moment)


KEPT = table(KeptMessageRow)


class KeptMessages(Shelf):
    """Keeps messages until nobody can be expected to look behind them any more."""

    def keep(self, person_id: int, key: str, body_json: str, now: datetime) -> None:
        """Keep a message for its reader; what was kept for them under this key gives way."""
        row = {"key": key, "person_id": person_id, "body": body_json, "kept_at": now}
        kept = self._insert(KEPT).values(**row)
        newest = {"body": kept.excluded.body, "kept_at": kept.excluded.kept_at}
        self._connection.execute(kept.on_conflict_do_update(index_elements=["key", "person_id"], set_=newest))

    def find(self, person_id: int, key: str) -> str | None:
        """What was kept for this reader under this key; None for nothing, or for somebody else's."""
        body: str | None = self._connection.scalar(
            select(KEPT.c.body).where(KEPT.c.key == key, KEPT.c.person_id == person_id)
        )
        return body
