"""What a framework is made of: levels, competencies, roles, tracks and what hangs on them. Knows nobody.

All classes are frozen values. Import them from `frameworks.model`, which puts them together.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["active", "legacy", "not-in-use"]
Importance = Literal["core", "secondary", "optional", "required", "not-applicable"]


class Part(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Level(Part):
    """One step of a scale. The order is by value, never by name; a value of 0 is a level like any other."""

    id: str
    value: float
    name: str
    points: float | None = None
    description: str | None = None


class Scale(Part):
    """Proficiency levels, from the lowest value to the highest."""

    id: str
    name: str | None = None
    levels: tuple[Level, ...]

    def level(self, level_id: str) -> Level:
        """The level with this id; KeyError when the scale has none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)


class Competency(Part):
    """Something a person can be good at. `levels` holds the library's text per level id, gaps allowed.

    Without a scale there are texts per role only, and nothing to compute with. `family` is set where a
    competency belongs to one family; `cumulative` overrides the framework's.
    """

    key: str
    name: str
    category: str | None = None
    kind: str | None = None
    scale: str | None = None
    levels: dict[str, str] = {}
    description: str | None = None
    aliases: tuple[str, ...] = ()
    cumulative: bool | None = None
    family: str | None = None


class Expectation(Part):
    """What a role asks for in one competency: a level id, a text, or both. No weight means the track's."""

    competency: str
    level: str | None = None
    text: str | None = None
    importance: Importance | None = None
    must_have: bool = False
    weight: float | None = None


class Role(Part):
    """A place a person can hold, such as Staff Engineer. `extends` is the key of the role it builds on."""

    key: str
    title: str
    family: str
    grade: str | None = None
    aliases: tuple[str, ...] = ()
    summary: str | None = None
    status: Status = "active"
    extends: str | None = None
    score: tuple[float, float] | None = None
    promotion_note: str | None = None
    expectations: tuple[Expectation, ...] = ()


class Track(Part):
    """A ladder: role keys from the first rung to the top, and weights per competency for all of them."""

    key: str
    family: str
    name: str
    type: str | None = None
    description: str | None = None
    status: Status = "active"
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    weights: dict[str, float] = {}


class JobFamily(Part):
    """Roles of one profession; `parent` is the key of the family it stands under."""

    key: str
    name: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    status: Status = "active"
    description: str | None = None


class Move(Part):
    """A way from one role to another that is not a step of a track."""

    origin: str
    target: str
    kind: str = "lateral"
    note: str | None = None


class PayBand(Part):
    """What a role (its key) or everybody of a grade is paid, in whole units of the currency per period."""

    grade: str | None = None
    role: str | None = None
    location: str | None = None
    currency: str | None = None
    period: str | None = None
    min: float | None = None
    max: float | None = None


class Resource(Part):
    """Something to learn a competency from. `level` is the author's words ("1→2"), not always a level id."""

    competency: str
    title: str
    kind: str | None = None
    url: str | None = None
    level: str | None = None
