"""Where a person stands in what a role asks for: one rating per competency, put beside the expected level.

Only expectations with a level are computed: never a number from text. `not-applicable` is left out. Of
several ratings of one competency the agreed one wins, then the manager's, then the person's own; within a
kind the newest. A newest "not observed" withdraws what that kind said before, and the next kind speaks. A
rating at a level that the scale no longer has says nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frameworks.model import Expectation, Framework, Level, Scale

NOT_YET_SHOWN = "not-yet-shown"
NOT_OBSERVED = "not-observed"

RatedBy = Literal["self", "manager", "agreed"]
_STRONGEST_FIRST: tuple[RatedBy, ...] = ("agreed", "manager", "self")


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating: a level id, or one of the two states that are not numbers. `version` is the framework's."""

    competency: str
    level: str
    by: RatedBy
    at: date
    version: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands in one computable expectation.

    `rated` is the rating that counts, None when the competency is not known. `now` is None when it is not
    known or not yet shown. `value` is the scale value to compute with: for "not yet shown" one step below the
    lowest level. `optional` expectations are shown and count nowhere; a must-have is never optional.
    """

    competency: str
    expected: Level
    weight: float
    must_have: bool
    optional: bool
    rated: Rated | None = None
    now: Level | None = None
    value: float | None = None

    @property
    def met(self) -> bool:
        """Known, and at least what is expected."""
        return self.value is not None and self.value >= self.expected.value


def standings(framework: Framework, role_key: str, rated: Iterable[Rated]) -> tuple[Standing, ...]:
    """Where a person stands in all that a role asks for with a level, in the order of the competency list."""
    ratings = _newest(rated)
    found = (_standing(framework, role_key, each, ratings) for each in framework.expectations(role_key))
    return tuple(standing for standing in found if standing is not None)


def described_only(framework: Framework, role_key: str) -> tuple[str, ...]:
    """The competencies that a role describes in words alone: text against text, for a person to judge."""
    return tuple(
        expected.competency
        for expected in framework.expectations(role_key)
        if expected.level is None and expected.importance != "not-applicable"
    )


def _newest(rated: Iterable[Rated]) -> dict[tuple[str, RatedBy], Rated]:
    """The newest rating per competency and kind; of one day the one that comes later in the list."""
    return {(each.competency, each.by): each for each in sorted(rated, key=lambda each: each.at)}


def _standing(
    framework: Framework,
    role_key: str,
    expected: Expectation,
    ratings: dict[tuple[str, RatedBy], Rated],
) -> Standing | None:
    key = expected.competency
    scale_id = framework.competency(key).scale
    if expected.level is None or scale_id is None or expected.importance == "not-applicable":
        return None
    scale = framework.scale(scale_id)
    rating = next(
        (
            ratings[key, by]
            for by in _STRONGEST_FIRST
            if (key, by) in ratings and _says(ratings[key, by], scale)
        ),
        None,
    )
    now = scale.level(rating.level) if rating and rating.level != NOT_YET_SHOWN else None
    return Standing(
        competency=key,
        expected=scale.level(expected.level),
        weight=_weight(framework, role_key, expected),
        must_have=expected.must_have,
        optional=expected.importance == "optional" and not expected.must_have,
        rated=rating,
        now=now,
        value=now.value if now else below_lowest(scale) if rating else None,
    )


def _says(rating: Rated, scale: Scale) -> bool:
    return rating.level == NOT_YET_SHOWN or any(level.id == rating.level for level in scale.levels)


def below_lowest(scale: Scale) -> float:
    """The value one step below the lowest level; the first step of the scale tells how long a step is."""
    lowest, *higher = (level.value for level in scale.levels)
    return lowest - (higher[0] - lowest if higher else 1)


def _weight(framework: Framework, role_key: str, expected: Expectation) -> float:
    """The expectation's weight, else that of the first track which holds the role and weighs it, else 1."""
    if expected.weight is not None:
        return expected.weight
    weights = (track.weights.get(expected.competency) for track in framework.tracks_of(role_key))
    return next((weight for weight in weights if weight is not None), 1.0)
