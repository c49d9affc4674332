"""What counts against the nudge budget, and which kinds of message somebody wants no more."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Field

from storage.mailbox.tables import OUTBOX
from storage.rows import Moment, Row, Shelf, table

COUNTED = ("nudge", "campaign")
_NOT_SAID = ("withheld", "folded", "failed")


class TopicStopRow(Row, table=True):
    """Somebody wants no more messages of a topic, such as `talks`."""

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    topic: str = Field(primary_key=True)
    since: datetime = Field(sa_type=Moment)


STOP = table(TopicStopRow)


class Nudges(Shelf):
    """Counts nudges where they were put, and remembers who has had enough of what."""

    def charged(self, person: int, since: datetime) -> tuple[datetime, ...]:
        """When each nudge since a time went or is to go out; what only changes an older message is none."""
        theirs = (OUTBOX.c.person_id == person, OUTBOX.c.kind.in_(COUNTED), OUTBOX.c.replaces_id.is_(None))
        asked = select(OUTBOX.c.not_before).where(
            *theirs, OUTBOX.c.status.not_in(_NOT_SAID), OUTBOX.c.not_before > since
        )
        return tuple(self._connection.scalars(asked.order_by(OUTBOX.c.not_before)))

    def last_topic(self, person: int) -> str | None:
        """What the last message was about that came to somebody by itself."""
        theirs = (OUTBOX.c.person_id == person, OUTBOX.c.topic.is_not(None), OUTBOX.c.status == "sent")
        asked = select(OUTBOX.c.topic).where(*theirs).order_by(OUTBOX.c.id.desc()).limit(1)
        topic: str | None = self._connection.scalar(asked)
        return topic

    def stopped(self, person: int) -> frozenset[str]:
        """The topics that somebody wants no more."""
        return frozenset(self._connection.scalars(select(STOP.c.topic).where(STOP.c.person_id == person)))

    def stop(self, person: int, topic: str, now: datetime) -> None:
        """No more of these."""
        self._touch(person)
        kept = self._insert(STOP).values(person_id=person, topic=topic, since=now)
        self._connection.execute(kept.on_conflict_do_nothing())

    def allow(self, person: int, topic: str) -> None:
        """These again."""
        self._touch(person)
        self._connection.execute(delete(STOP).where(STOP.c.person_id == person, STOP.c.topic == topic))
