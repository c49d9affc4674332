"""Slow work: queued by a turn, claimed by the clock, and claimed again when whoever had it was killed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Text, and_, or_, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Json, Moment, Row, Shelf, columns, table

JobStatus = Literal["queued", "running", "finished", "failed"]


class JobRow(Row, table=True):
    """A piece of slow work. Its arguments name keys and ids; what it found is its result."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    args: dict[str, Any] = Field(sa_type=Json)
    by: int | None = Field(default=None, foreign_key="person.id", index=True)
    status: str = Field(index=True)
    queued_at: datetime = Field(sa_type=Moment)
    lease_until: datetime | None = Field(default=None, sa_type=Moment)
    attempts: int
    progress: str | None = Field(default=None, sa_type=Text)
    result: Any = Field(default=None, sa_type=Json, nullable=True)
    code: str | None = None


JOB = table(JobRow)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of slow work as it stands."""

    id: int
    key: str
    kind: str
    args: dict[str, Any] = field(repr=False)
    by: int | None
    status: JobStatus
    queued_at: datetime
    attempts: int
    progress: str | None = field(repr=False)
    result: Any = field(repr=False)
    code: str | None


class Jobs(Shelf):
    """Keeps slow work until it is done."""

    def queue(self, kind: str, args: dict[str, Any], by: int | None, now: datetime, key: str) -> None:
        """Ask for a piece of work; a key that was queued before is passed over."""
        row = {"key": key, "kind": kind, "args": args, "by": by, "status": "queued"}
        kept = self._insert(JOB).values(**row, queued_at=now, attempts=0)
        self._connection.execute(kept.on_conflict_do_nothing())

    def claim(self, now: datetime, lease_until: datetime) -> Job | None:
        """The longest waiting piece of work, or one whose lease is over; nobody else gets it meanwhile."""
        abandoned = and_(JOB.c.status == "running", JOB.c.lease_until < now)
        waiting = select(JOB.c.id).where(or_(JOB.c.status == "queued", abandoned)).order_by(JOB.c.id)
        picked = waiting.limit(1).with_for_update(skip_locked=True).cte("picked")
        taken = update(JOB).where(JOB.c.id.in_(select(picked.c.id)))
        running = taken.values(status="running", lease_until=lease_until, attempts=JOB.c.attempts + 1)
        row = self._connection.execute(running.returning(*columns(JOB, Job))).one_or_none()
        return Job(*row) if row else None

    def get(self, key: str) -> Job | None:
        """A piece of work by its key."""
        row = self._connection.execute(select(*columns(JOB, Job)).where(JOB.c.key == key)).one_or_none()
        return Job(*row) if row else None

    def progress(self, job_id: int, text: str, lease_until: datetime | None = None) -> None:
        """How far it is; the lease may be drawn out on the way."""
        said = {"progress": text} if lease_until is None else {"progress": text, "lease_until": lease_until}
        self._connection.execute(update(JOB).where(JOB.c.id == job_id).values(said))

    def finish(self, job_id: int, result: object) -> None:
        """It is done, and this came of it."""
        done = update(JOB).where(JOB.c.id == job_id)
        self._connection.execute(done.values(status="finished", result=result, lease_until=None))

    def fail(self, job_id: int, code: str) -> None:
        """It cannot be done; `code` finds the reason in the log."""
        done = update(JOB).where(JOB.c.id == job_id)
        self._connection.execute(done.values(status="failed", code=code, lease_until=None))
