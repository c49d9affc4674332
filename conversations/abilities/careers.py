"""Roles, standing and gaps: what a guide or an answer may ask about a person's way."""

from dataclasses import dataclass
from datetime import date

from conversations.scene import Scene
from frameworks.gaps import Gap, Rated, Readiness, Standing, find_gaps, readiness, standings
from frameworks.model import Framework
from frameworks.paths import next_steps, what_changes


@dataclass(frozen=True)
class Measured:
    """What is known of a person against a role.

    Args:
        rated: the ratings that the asker may see, of any competency.
        gaps: ranked, each with its reason.
        readiness: fit, coverage and gates.
        standings: every expectation that can be computed, with what is known.
    """

    rated: tuple[Rated, ...]
    gaps: tuple[Gap, ...]
    readiness: Readiness
    standings: tuple[Standing, ...]

    @property
    def as_of(self) -> date | None:
        """The day of the newest rating."""
        return max((each.at for each in self.rated), default=None)

    @property
    def sources(self) -> tuple[str, ...]:
        """Who rated: self, manager, agreed."""
        return tuple(sorted({each.rated.by for each in self.standings if each.rated}))


def measure(scene: Scene, about: int, role: str) -> Measured:
    """Where somebody stands against a role, from the ratings that the asker may see."""
    framework = scene.guarded.framework
    rated = tuple(scene.guarded.ratings(about))
    return Measured(
        rated,
        find_gaps(framework, role, rated),
        readiness(framework, role, rated),
        standings(framework, role, rated),
    )


def next_role_options(scene: Scene, about: int) -> list[dict[str, str]]:
    """The next roles and the ways to the side, as options: steps by track first, then lateral moves."""
    role = scene.guarded.role(scene.guarded.position(about).role_key)
    if role is None:
        return []
    ways = next_steps(scene.guarded.framework, role.key)
    found = {step.role.key: step.role.title for step in ways.steps}
    found |= {move.role.key: move.role.title for move in ways.laterals if move.role.key not in found}
    return [{"value": key, "label": title} for key, title in found.items()]


def gap_options(scene: Scene, about: int, role: str | None) -> list[dict[str, str]]:
    """The gaps of somebody towards a role, as options with their reason.

    Where nobody has assessed the person, what the role asks for more than their own stands in: a difference
    between two texts, not a judgement of the person, and its line says so.
    """
    wanted = scene.guarded.role(role)
    if wanted is None:
        return []
    framework = scene.guarded.framework
    measured = measure(scene, about, wanted.key)
    if measured.readiness.known:
        return [_option(framework, gap.competency, gap.reason) for gap in measured.gaps]
    own = scene.guarded.role(scene.guarded.position(about).role_key)
    shifts = what_changes(framework, own.key, wanted.key) if own else ()
    return [
        _option(framework, shift.competency, shift.line)
        for shift in shifts
        if shift.kind in ("raised", "new")
    ]


def _option(framework: Framework, competency: str, detail: str) -> dict[str, str]:
    return {"value": competency, "label": framework.competency(competency).name, "detail": detail}
