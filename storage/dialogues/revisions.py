"""The questions about revisions of guides: what was in force when, and who keeps to what."""

from datetime import datetime

from sqlalchemy import func, select

from storage.dialogues.tables import DIALOGUE, GUIDE, UNDER_WAY, GuideRevision
from storage.rows import Shelf, columns


class Revisions(Shelf):
    """Remembers every guide that a dialogue ever began with, by its content hash."""

    def keep_revision(self, name: str, hash_: str, source: str, now: datetime) -> None:
        """Put a guide in force; one that was in force before comes back."""
        kept = self._insert(GUIDE).values(hash=hash_, name=name, source=source, in_force_since=now)
        again = kept.on_conflict_do_update(index_elements=["hash"], set_={"in_force_since": now})
        self._connection.execute(again)

    def revision(self, hash_: str) -> str:
        """The source of a guide by its hash; KeyError when it was never kept."""
        source: str | None = self._connection.scalar(select(GUIDE.c.source).where(GUIDE.c.hash == hash_))
        if source is None:
            raise KeyError(hash_)
        return source

    def in_force(self, name: str) -> GuideRevision | None:
        """The revision that new dialogues of this name begin with."""
        kept = select(*columns(GUIDE, GuideRevision)).where(GUIDE.c.name == name)
        row = self._connection.execute(kept.order_by(GUIDE.c.in_force_since.desc()).limit(1)).one_or_none()
        return GuideRevision(*row) if row else None

    def revisions(self) -> tuple[GuideRevision, ...]:
        """Every revision that was ever kept: by name, the newest first."""
        kept = select(*columns(GUIDE, GuideRevision))
        rows = self._connection.execute(
            kept.order_by(GUIDE.c.name, GUIDE.c.in_force_since.desc(), GUIDE.c.hash)
        )
        return tuple(GuideRevision(*row) for row in rows)

    def under_way(self) -> dict[str, int]:
        """How many dialogues under way (open or parked) keep to each revision that has any."""
        counted = select(DIALOGUE.c.revision, func.count()).where(DIALOGUE.c.status.in_(UNDER_WAY))
        rows = self._connection.execute(counted.group_by(DIALOGUE.c.revision))
        return {row[0]: row[1] for row in rows}
