"""The questions about frameworks: which is in force, which were, and what became of a role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import groupby
from typing import Literal

from sqlalchemy import Connection, insert, select

from frameworks.model import Framework
from storage.careers.mapper import Frameworks, take_apart
from storage.careers.tables import SUCCESSION, VERSION
from storage.homes import Homes
from storage.rows import Shelf

_NEWEST = (
    select(VERSION.c.number, VERSION.c.digest, VERSION.c.published_at, VERSION.c.published_by)
    .order_by(VERSION.c.published_at.desc(), VERSION.c.number.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Published:
    """A framework with the number of its version."""

    id: int
    framework: Framework
    published_at: datetime
    published_by: int | None


@dataclass(frozen=True, slots=True)
class Version:
    """A version in the list of all; `name` is the author's own name for it."""

    id: int
    framework_id: str
    name: str | None
    published_at: datetime
    published_by: int | None


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of a role: of several old ones with one new, or the other way round, each is a row."""

    old_key: str
    new_key: str
    kind: Literal["renamed", "split", "merged"]


class Publishing(Shelf):
    """Remembers every published version."""

    def __init__(self, connection: Connection, frameworks: Frameworks) -> None:
        super().__init__(connection)
        self._frameworks = frameworks

    def in_force(self, at: datetime | None = None) -> Published | None:
        """The framework in force now or at a time; one statement once it has been assembled."""
        asked = _NEWEST if at is None else _NEWEST.where(VERSION.c.published_at <= at)
        row = self._connection.execute(asked).one_or_none()
        return self._published(row.number, row.digest, row.published_at, row.published_by) if row else None

    def version(self, version_id: int) -> Published:
        """One version; KeyError when there is none."""
        row = self._connection.execute(select(VERSION).where(VERSION.c.number == version_id)).one_or_none()
        if row is None:
            raise KeyError(version_id)
        return self._published(row.number, row.digest, row.published_at, row.published_by)

    def versions(self) -> tuple[Version, ...]:
        """All versions, the newest first."""
        shown = (
            VERSION.c.number,
            VERSION.c.id,
            VERSION.c.version,
            VERSION.c.published_at,
            VERSION.c.published_by,
        )
        asked = select(*shown).order_by(VERSION.c.published_at.desc(), VERSION.c.number.desc())
        return tuple(Version(*row) for row in self._connection.execute(asked))

    def publish(
        self, framework: Framework, now: datetime, by: int | None, succession: Iterable[Succession] = ()
    ) -> Published:
        """Put a framework in force. `by` is empty where the operator did it."""
        digest = sha256(framework.model_dump_json().encode()).hexdigest()
        about = framework.model_dump(include={each.name for each in VERSION.c})
        row = {**about, "digest": digest, "published_at": now, "published_by": by}
        kept = self._connection.execute(insert(VERSION).values(row).returning(VERSION.c.number))
        number: int = kept.scalar_one()
        passed_on = [
            {"old_key": each.old_key, "new_key": each.new_key, "kind": each.kind} for each in succession
        ]
        for part, rows in [*take_apart(framework), (SUCCESSION, passed_on)]:
            if rows:
                self._connection.execute(insert(part), [{**each, "version_id": number} for each in rows])
        Homes(self._connection).touch_all()
        return Published(number, framework, now, by)

    def current_key(self, old_role_key: str) -> str:
        """The key that a role has now: followed while it has one successor, not where it was split.

        It is followed version by version, so a name that was given back is found again.
        """
        asked = select(SUCCESSION.c.version_id, SUCCESSION.c.old_key, SUCCESSION.c.new_key)
        rows = self._connection.execute(asked.order_by(SUCCESSION.c.version_id))
        key = old_role_key
        for _, passed_on in groupby(rows, lambda row: row.version_id):
            heirs = {row.new_key for row in passed_on if row.old_key == key}
            if len(heirs) > 1:
                return key
            key = next(iter(heirs), key)
        return key

    def _published(self, number: int, digest: str, at: datetime, by: int | None) -> Published:
        return Published(number, self._frameworks.get(self._connection, number, digest), at, by)
