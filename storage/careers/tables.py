"""A published framework as tables. A row belongs to one version; `position` is its place in the document.

Columns are called as the fields of `frameworks.model`, so that `mapper` can pass most of them through.
"""

from datetime import datetime

from sqlalchemy import Text
from sqlmodel import Field

from storage.rows import NEVER_REUSED, Json, Moment, Row, table


class FrameworkVersionRow(Row, table=True):
    """A framework as it was published. The newest is in force; `digest` says what it held."""

    __table_args__ = (NEVER_REUSED,)
    number: int | None = Field(default=None, primary_key=True)
    digest: str
    published_at: datetime = Field(sa_type=Moment, index=True)
    published_by: int | None = Field(default=None, foreign_key="person.id")
    id: str
    name: str
    version: str | None = None
    language: str
    blank: str
    cumulative: bool
    pay_visibility: str
    licence: str | None = Field(default=None, sa_type=Text)


class VersionPart(Row):
    """What every part of a framework carries."""

    version_id: int = Field(primary_key=True, foreign_key="framework_version.number", ondelete="CASCADE")


class ScaleRow(VersionPart, table=True):
    """A scale of proficiency levels."""

    id: str = Field(primary_key=True)
    position: int
    name: str | None = None


class ScaleLevelRow(VersionPart, table=True):
    """One level of a scale."""

    scale: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    position: int
    value: float
    name: str
    points: float | None = None
    description: str | None = Field(default=None, sa_type=Text)


class CompetencyRow(VersionPart, table=True):
    """A competency of the library or of a family."""

    key: str = Field(primary_key=True)
    position: int
    name: str
    category: str | None = None
    kind: str | None = None
    scale: str | None = None
    description: str | None = Field(default=None, sa_type=Text)
    aliases: tuple[str, ...] = Field(sa_type=Json)
    cumulative: bool | None = None
    family: str | None = None


class CompetencyLevelRow(VersionPart, table=True):
    """The library's text for one level of a competency."""

    competency: str = Field(primary_key=True)
    level: str = Field(primary_key=True)
    position: int
    text: str = Field(sa_type=Text)


class JobFamilyRow(VersionPart, table=True):
    """A job family."""

    key: str = Field(primary_key=True)
    position: int
    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = Field(sa_type=Json)
    status: str
    description: str | None = Field(default=None, sa_type=Text)


class RoleRow(VersionPart, table=True):
    """A role; its key stays the same over versions, or `role_succession` says what became of it."""

    key: str = Field(primary_key=True)
    position: int
    title: str
    family: str
    grade: str | None = None
    aliases: tuple[str, ...] = Field(sa_type=Json)
    summary: str | None = Field(default=None, sa_type=Text)
    status: str
    extends: str | None = None
    score: tuple[float, float] | None = Field(default=None, sa_type=Json)
    promotion_note: str | None = Field(default=None, sa_type=Text)


class ExpectationRow(VersionPart, table=True):
    """What a role asks for in one competency."""

    role: str = Field(primary_key=True)
    competency: str = Field(primary_key=True)
    position: int
    level: str | None = None
    text: str | None = Field(default=None, sa_type=Text)
    importance: str | None = None
    must_have: bool
    weight: float | None = None


class TrackRow(VersionPart, table=True):
    """A ladder; its rungs are in `track_step`."""

    key: str = Field(primary_key=True)
    position: int
    family: str
    name: str
    type: str | None = None
    description: str | None = Field(default=None, sa_type=Text)
    status: str
    aliases: tuple[str, ...] = Field(sa_type=Json)
    weights: dict[str, float] = Field(sa_type=Json)


class TrackStepRow(VersionPart, table=True):
    """One rung of a ladder."""

    track: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    role: str


class MoveRow(VersionPart, table=True):
    """A way from one role to another that is not a step of a track."""

    position: int = Field(primary_key=True)
    origin: str
    target: str
    kind: str
    note: str | None = Field(default=None, sa_type=Text)


class PayBandRow(VersionPart, table=True):
    """What a role or a grade is paid."""

    position: int = Field(primary_key=True)
    grade: str | None = None
    role: str | None = None
    location: str | None = None
    currency: str | None = None
    period: str | None = None
    min: float | None = None
    max: float | None = None


class ResourceRow(VersionPart, table=True):
    """Something to learn a competency from."""

    position: int = Field(primary_key=True)
    competency: str
    title: str = Field(sa_type=Text)
    kind: str | None = None
    url: str | None = Field(default=None, sa_type=Text)
    level: str | None = None


class RoleSuccessionRow(VersionPart, table=True):
    """What became of a role in this version: renamed, split or merged."""

    old_key: str = Field(primary_key=True, index=True)
    new_key: str = Field(primary_key=True)
    kind: str


VERSION = table(FrameworkVersionRow)
SCALE = table(ScaleRow)
SCALE_LEVEL = table(ScaleLevelRow)
COMPETENCY = table(CompetencyRow)
COMPETENCY_LEVEL = table(CompetencyLevelRow)
FAMILY = table(JobFamilyRow)
ROLE = table(RoleRow)
EXPECTATION = table(ExpectationRow)
TRACK = table(TrackRow)
TRACK_STEP = table(TrackStepRow)
MOVE = table(MoveRow)
PAY_BAND = table(PayBandRow)
RESOURCE = table(ResourceRow)
SUCCESSION = table(RoleSuccessionRow)
