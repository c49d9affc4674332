"""Protected attributes, such as gender or age band, on a shelf of their own.

Only aggregates are made from them (METHODS.md section 6); no answer, match or message reads this file.
"""

from datetime import date, datetime

from sqlalchemy import Index, func, insert, select, text, update
from sqlmodel import Field

from storage.rows import Moment, Row, Shelf, table

_BELIEVED = text("superseded_at IS NULL")


class ProtectedAttributeRow(Row, table=True):
    """One attribute of one person from a day on (until the next such day), and as believed when."""

    __table_args__ = (
        Index(
            "ix_protected_attribute_believed",
            "person_id",
            "attribute",
            "valid_from",
            unique=True,
            sqlite_where=_BELIEVED,
            postgresql_where=_BELIEVED,
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    attribute: str
    value: str
    valid_from: date
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    source: str


PROTECTED = table(ProtectedAttributeRow)


class Protected(Shelf):
    """Keeps what is imported, for the aggregates alone."""

    def record(  # noqa: PLR0913, PLR0917 - a dated attribute with its source
        self, person_id: int, attribute: str, value: str, since: date, source: str, now: datetime
    ) -> None:
        """What holds for a person from a day on; recorded again for the same day, it is put right."""
        row = {"person_id": person_id, "attribute": attribute, "valid_from": since}
        same = [PROTECTED.c[name] == value for name, value in row.items()]
        wrong = update(PROTECTED).where(*same, PROTECTED.c.superseded_at.is_(None))
        self._connection.execute(wrong.values(superseded_at=now))
        self._connection.execute(insert(PROTECTED).values(**row, value=value, recorded_at=now, source=source))

    def values(self, attribute: str, on: date) -> dict[int, str]:
        """One attribute of everybody of whom it is known on a day."""
        newest = func.row_number().over(
            partition_by=PROTECTED.c.person_id, order_by=PROTECTED.c.valid_from.desc()
        )
        known = (
            select(PROTECTED.c.person_id, PROTECTED.c.value, newest.label("rank"))
            .where(PROTECTED.c.attribute == attribute, PROTECTED.c.valid_from <= on)
            .where(PROTECTED.c.superseded_at.is_(None))
            .subquery()
        )
        rows = self._connection.execute(select(known.c.person_id, known.c.value).where(known.c.rank == 1))
        return {row[0]: row[1] for row in rows}
