"""The questions about drafts of content: what is being checked, looked at, or typed into a form."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, insert, select, update

from storage.content.tables import DRAFT, ContentKind
from storage.rows import Shelf, columns

DraftStatus = Literal["typing", "checking", "open", "refused", "published", "left"]


@dataclass(frozen=True, slots=True)
class ContentDraft:
    """Something on the way to being published; `file` is empty where it was written in a form."""

    id: int
    person_id: int
    kind: ContentKind
    name: str
    path: str
    file: str
    source: str = field(repr=False)
    basis: int
    status: DraftStatus
    card: str | None
    at: datetime


class ContentDrafts(Shelf):
    """Keeps drafts no longer than they are needed."""

    def keep(  # noqa: PLR0913, PLR0917 - what it is, whose, and where it came from
        self,
        person_id: int,
        kind: ContentKind,
        name: str,
        source: str,
        status: DraftStatus,
        now: datetime,
        *,
        path: str = "",
        file: str = "",
    ) -> int:
        """A new draft. The same person's earlier one of the same thing is left. Returns its id.

        What is being typed is one draft for each `path`, beside those that are checked.
        """
        same = and_(DRAFT.c.person_id == person_id, DRAFT.c.kind == kind, DRAFT.c.name == name)
        if status == "typing":
            self._leave(same, DRAFT.c.path == path, DRAFT.c.status == "typing")
        else:
            self._leave(same, DRAFT.c.status.in_(("checking", "open", "refused")))
        row = {"person_id": person_id, "kind": kind, "name": name, "path": path, "file": file, "basis": 0}
        kept = insert(DRAFT).values(**row, source=source, status=status, at=now).returning(DRAFT.c.id)
        number: int = self._connection.execute(kept).scalar_one()
        return number

    def _leave(self, *which: ColumnElement[bool]) -> None:
        left = update(DRAFT).where(*which).values(status="left", source="")
        self._connection.execute(left)

    def get(self, draft_id: int) -> ContentDraft:
        """One draft; KeyError when there is none."""
        row = self._connection.execute(select(*columns(DRAFT, ContentDraft)).where(DRAFT.c.id == draft_id))
        found = row.one_or_none()
        if found is None:
            raise KeyError(draft_id)
        return ContentDraft(*found)

    def latest(
        self,
        person_id: int,
        kind: ContentKind,
        name: str,
        status: DraftStatus,
        path: str | None = None,
    ) -> ContentDraft | None:
        """The newest draft of somebody that stands so, of one path or of any; None where there is none."""
        asked = select(*columns(DRAFT, ContentDraft)).where(
            DRAFT.c.person_id == person_id,
            DRAFT.c.kind == kind,
            DRAFT.c.name == name,
            DRAFT.c.status == status,
        )
        if path is not None:
            asked = asked.where(DRAFT.c.path == path)
        row = self._connection.execute(asked.order_by(DRAFT.c.id.desc()).limit(1)).one_or_none()
        return ContentDraft(*row) if row else None

    def checked(self, draft_id: int, status: DraftStatus, *, name: str, source: str, basis: int) -> None:
        """What a check made of it, against what was in force."""
        said = {"status": status, "name": name, "source": source, "basis": basis}
        self._connection.execute(update(DRAFT).where(DRAFT.c.id == draft_id).values(**said))

    def set_card(self, draft_id: int, card: str) -> None:
        """Note the outbox key of the card that stands open for it."""
        self._connection.execute(update(DRAFT).where(DRAFT.c.id == draft_id).values(card=card))

    def settle(self, draft_id: int, status: DraftStatus) -> None:
        """It is published or left: its text goes."""
        settled = update(DRAFT).where(DRAFT.c.id == draft_id)
        self._connection.execute(settled.values(status=status, source=""))
