"""The questions about ratings: written once, never changed; sealed until both sides may look."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, select, update
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Audience, Content, Moment, Shelf, table

RatedBy = Literal["self", "manager", "agreed"]


class Rating(Content, table=True):
    """One rating: a level id, `not-yet-shown` or `not-observed`, of the person that it is about."""

    __table_args__ = (NEVER_REUSED,)
    id: int | None = Field(default=None, primary_key=True)
    competency: str
    level: str
    by_kind: str
    role_key: str | None = None
    version_id: int = Field(foreign_key="framework_version.number")
    at: datetime = Field(sa_type=Moment)
    sealed_at: datetime | None = Field(default=None, sa_type=Moment)
    opened_at: datetime | None = Field(default=None, sa_type=Moment)


RATING = table(Rating)
_SHOWN = [
    RATING.c[name]
    for name in (
        "id", "about", "competency", "level", "by_kind", "written_by", "role_key", "version_id", "at",
        "sealed_at", "opened_at", "audience",
    )
]  # fmt: skip
_OPEN = (
    update(RATING)
    .where(RATING.c.id == bindparam("number"))
    .values(audience=bindparam("readers", type_=RATING.c.audience.type))
)


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One rating as it comes out. Sealed: nobody but the rater sees it until it is opened."""

    id: int
    person_id: int
    competency: str
    level: str
    by_kind: RatedBy
    rater_id: int
    role_key: str | None
    version_id: int
    at: datetime
    sealed_at: datetime | None
    opened_at: datetime | None
    audience: Audience

    @property
    def is_sealed(self) -> bool:
        """Whether it still waits for the other side."""
        return self.sealed_at is not None and self.opened_at is None


def latest_ratings(which: ColumnElement[bool]) -> Select[tuple[Any, ...]]:
    """The latest rating of each competency of a person by each side, of those that are meant."""
    order = (RATING.c.at.desc(), RATING.c.id.desc())
    each = (RATING.c.about, RATING.c.competency, RATING.c.by_kind)
    rank = func.row_number().over(partition_by=each, order_by=order)
    ranked = select(*_SHOWN, rank.label("rank")).where(which).subquery()
    latest = select(*(ranked.c[column.name] for column in _SHOWN)).where(ranked.c.rank == 1)
    return latest.order_by(ranked.c.about, ranked.c.competency, ranked.c.by_kind)


class Ratings(Shelf):
    """Appends ratings."""

    def rate(  # noqa: PLR0913, PLR0917 - a rating has this many parts
        self,
        person_id: int,
        competency: str,
        level: str,
        by_kind: RatedBy,
        rater_id: int,
        role_key: str | None,
        version_id: int,
        now: datetime,
        audience: Audience,
        *,
        sealed: bool = True,
    ) -> int:
        """Add a rating; earlier ones stay. Returns its id."""
        row = {"about": person_id, "competency": competency, "level": level, "by_kind": by_kind}
        row |= {"written_by": rater_id, "role_key": role_key, "version_id": version_id}
        self._touch(person_id)
        kept = insert(RATING).values(**row, at=now, audience=audience, sealed_at=now if sealed else None)
        number: int = self._connection.execute(kept.returning(RATING.c.id)).scalar_one()
        return number

    def ratings(self, person_id: int) -> tuple[RatingRow, ...]:
        """The latest rating of each competency by each side."""
        rows = self._connection.execute(latest_ratings(RATING.c.about == person_id))
        return tuple(RatingRow(*row) for row in rows)

    def open_sealed(self, person_id: int, role_key: str | None, now: datetime) -> int:
        """Let both sides look at what was rated for a role. How many ratings that opened."""
        asked = select(RATING.c.id, RATING.c.written_by, RATING.c.audience).where(
            RATING.c.about == person_id,
            RATING.c.role_key == role_key,
            RATING.c.sealed_at.is_not(None),
            RATING.c.opened_at.is_(None),
        )
        opened = [
            {"number": number, "readers": _both_sides(person_id, rater, audience)}
            for number, rater, audience in self._connection.execute(asked)
        ]
        if opened:
            self._connection.execute(_OPEN.values(opened_at=now), opened)
        return len(opened)


def _both_sides(person_id: int, rater_id: int, audience: Audience) -> Audience:
    """Who may read an opened rating: its subject and its rater; a self-rating, whoever is the manager too."""
    manager_of = person_id if rater_id == person_id else audience.manager_of
    return Audience(audience.people | {person_id, rater_id}, manager_of)
