"""What a person misses for a role, each gap with its reason, and readiness as fit, coverage and gates.

METHODS section 2 as written. `standing` decides what is known and which rating counts. `optional`
expectations are shown, last, and count neither in fit nor in coverage.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frameworks.model import Framework, Level
from frameworks.standing import NOT_OBSERVED, NOT_YET_SHOWN, Rated, Standing, described_only, standings

__all__ = [
    "NOT_OBSERVED",
    "NOT_YET_SHOWN",
    "Gap",
    "Rated",
    "Readiness",
    "Standing",
    "Surplus",
    "described_only",
    "find_gaps",
    "readiness",
    "standings",
    "surpluses",
]

ENOUGH_COVERAGE = 0.7  # below it nothing is said about readiness
_ROUNDING = 1e-9  # 0.1 + 0.6 is to be as good as 0.7

_SOURCE = {"agreed": "the agreed level", "manager": "the manager's rating", "self": "the self-rating"}


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing in one competency. `steps` are scale values; `now` None means not yet shown."""

    competency: str
    expected: Level
    now: Level | None
    steps: float
    must_have: bool
    weight: float
    reason: str
    optional: bool
    rated: Rated


@dataclass(frozen=True, slots=True)
class Surplus:
    """More than a role asks for; never set off against a gap. `steps` is the difference of scale values."""

    competency: str
    expected: Level
    now: Level
    steps: float


@dataclass(frozen=True, slots=True)
class Readiness:
    """Three things that are never one number: fit (0 to 1, None when nothing is known), coverage, gates.

    Gates are must-haves; one that is not known, or has no level to judge by, is missing. `known` of `asked`
    competencies are rated; `unknown` names the others. `described_only` names those with a text and no level.
    """

    fit: float | None
    coverage: float
    gates_met: tuple[str, ...]
    gates_missing: tuple[str, ...]
    enough: bool
    known: int
    asked: int
    unknown: tuple[str, ...]
    described_only: tuple[str, ...]


def find_gaps(framework: Framework, role_key: str, rated: Iterable[Rated]) -> tuple[Gap, ...]:
    """What a person is known to miss: must-haves first, then by weight times steps, optional last."""
    gaps = (_gap(framework, role_key, each) for each in standings(framework, role_key, rated))
    known = [gap for gap in gaps if gap is not None]
    return tuple(sorted(known, key=lambda gap: (gap.optional, not gap.must_have, -gap.weight * gap.steps)))


def surpluses(framework: Framework, role_key: str, rated: Iterable[Rated]) -> tuple[Surplus, ...]:
    """Where a person shows more than the role asks for."""
    return tuple(
        Surplus(each.competency, each.expected, each.now, each.now.value - each.expected.value)
        for each in standings(framework, role_key, rated)
        if each.now is not None and each.now.value > each.expected.value
    )


def readiness(framework: Framework, role_key: str, rated: Iterable[Rated]) -> Readiness:
    """How ready somebody is for a role, as three things.

    fit = Σ w·min(cur/req, 1) / Σ w over what is known and has req > 0; "not yet shown" adds 0 to the top.
    coverage = Σ w known / Σ w all; 0 where nothing is asked.
    """
    everything = standings(framework, role_key, rated)
    counted = [each for each in everything if not each.optional]
    known = [each for each in counted if each.rated]
    coverage = _share(sum(each.weight for each in known), sum(each.weight for each in counted)) or 0.0
    gates = _gates(framework, role_key, everything)
    return Readiness(
        fit=_fit(known),
        coverage=coverage,
        gates_met=tuple(gate for gate, met in gates.items() if met),
        gates_missing=tuple(gate for gate, met in gates.items() if not met),
        enough=coverage >= ENOUGH_COVERAGE - _ROUNDING,
        known=len(known),
        asked=len(counted),
        unknown=tuple(each.competency for each in counted if not each.rated),
        described_only=described_only(framework, role_key),
    )


def _fit(known: list[Standing]) -> float | None:
    parts = [
        (each.weight, min(max(each.value, 0.0) / each.expected.value, 1.0))
        for each in known
        if each.value is not None and each.expected.value > 0
    ]
    return _share(sum(weight * share for weight, share in parts), sum(weight for weight, _ in parts))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _gates(framework: Framework, role_key: str, everything: tuple[Standing, ...]) -> dict[str, bool]:
    met = {each.competency: each.met for each in everything}
    return {
        each.competency: met.get(each.competency, False)
        for each in framework.expectations(role_key)
        if each.must_have and each.importance != "not-applicable"
    }


def _gap(framework: Framework, role_key: str, standing: Standing) -> Gap | None:
    if standing.value is None or standing.rated is None or standing.met:
        return None
    return Gap(
        competency=standing.competency,
        expected=standing.expected,
        now=standing.now,
        steps=standing.expected.value - standing.value,
        must_have=standing.must_have,
        weight=standing.weight,
        reason=_reason(framework.role(role_key).title, standing, standing.rated),
        optional=standing.optional,
        rated=standing.rated,
    )


def _reason(title: str, standing: Standing, rated: Rated) -> str:
    """One sentence: what is asked, what is known, and from whom."""
    asked = f"{title} asks for {standing.expected.name}"
    known = f"{_SOURCE[rated.by]} is {standing.now.name if standing.now else 'not yet shown'}"
    gate = "; it is a must-have" if standing.must_have else "; it is optional" if standing.optional else ""
    return f"{asked}, {known}{gate}."
