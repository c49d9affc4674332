"""Checks what roles ask for: enough, not too much, of both kinds, and never less higher up by mistake."""

from collections.abc import Iterator
from itertools import pairwise

from frameworks.check.notices import Notice, role_place, some
from frameworks.model import Expectation, Framework, JobFamily, Level, Role, Track

FEWEST, MOST = 4, 6  # core competencies of a role (PRODUCT.md step 2)
_TECHNICAL = {"skill", "technical"}
_BEHAVIOURAL = {"behaviour", "behavior", "behavioural", "value"}


def requirements(framework: Framework) -> Iterator[Notice]:
    """Everything about the expectations of roles."""
    for family in framework.families:
        roles = [each for each in framework.roles if each.family == family.key and each.status == "active"]
        yield from _amounts(framework, family, roles)
        for role in roles:
            yield from _one_sided(framework, role)
            yield from _gates(framework, role)
    for track in framework.tracks:
        yield from _falls(framework, track)
    yield from _out_of_reach(framework)


def _core(framework: Framework, role: Role) -> list[Expectation]:
    left_out = {"secondary", "optional", "not-applicable"}
    return [each for each in framework.expectations(role.key) if each.importance not in left_out]


def _amounts(framework: Framework, family: JobFamily, roles: list[Role]) -> Iterator[Notice]:
    """One notice for all roles of a family that have the same number of core competencies."""
    titles: dict[int | None, list[str]] = {}
    for role in roles:
        core = len(_core(framework, role)) if framework.expectations(role.key) else None
        titles.setdefault(core, []).append(role.title)
    for core, named in titles.items():
        if core is None:
            text = f"Nothing says yet what is asked of {some(named)}. Add levels or texts."
            yield Notice(family.name, text, "advice")
        elif not FEWEST <= core <= MOST:
            mend = "Add some." if core < FEWEST else "Mark the lesser ones as secondary."
            text = f"Core competencies of {some(named)}: {core}. {FEWEST} to {MOST} are easiest to work with."
            yield Notice(family.name, f"{text} {mend}", "advice")


def _one_sided(framework: Framework, role: Role) -> Iterator[Notice]:
    """Said only where every core competency has a kind that is known."""
    kinds = {framework.competency(each.competency).kind or "" for each in _core(framework, role)}
    for these, only, other in (
        (_TECHNICAL, "technical", "how people work together"),
        (_BEHAVIOURAL, "behavioural", "what the craft needs"),
    ):
        if kinds and kinds <= these:
            text = f"'{role.title}' asks only for {only} competencies. Add one about {other}."
            yield Notice(role_place(framework, role), text, "advice")


def _gates(framework: Framework, role: Role) -> Iterator[Notice]:
    for expected in framework.expectations(role.key):
        if expected.must_have and expected.level is None:
            name = framework.competency(expected.competency).name
            text = f"{name} is a must-have of '{role.title}' without a level, and so never met. Add one."
            yield Notice(role_place(framework, role), text, "advice")


def _falls(framework: Framework, track: Track) -> Iterator[Notice]:
    for lower, higher in pairwise(track.roles):
        for expected in framework.expectations(higher):
            before = framework.expectation(lower, expected.competency)
            low, high = _level(framework, before), _level(framework, expected)
            if low and high and high.value < low.value:
                name, role = framework.competency(expected.competency).name, framework.role(higher)
                text = (
                    f"'{role.title}' asks for {high.name} in {name}, and "
                    f"'{framework.role(lower).title}' below it for {low.name}. Is less meant?"
                )
                yield Notice(role_place(framework, role), text, "advice")


def _level(framework: Framework, expected: Expectation | None) -> Level | None:
    scale = framework.competency(expected.competency).scale if expected else None
    return framework.scale(scale).level(expected.level) if expected and scale and expected.level else None


def _out_of_reach(framework: Framework) -> Iterator[Notice]:
    """Levels of a scale above all that any role asks for; not said of a scale that no role uses."""
    for scale in framework.scales:
        asked = [
            level.value
            for role in framework.roles
            for expected in framework.expectations(role.key)
            if framework.competency(expected.competency).scale == scale.id
            and (level := _level(framework, expected))
        ]
        above = [level.name for level in scale.levels if asked and level.value > max(asked)]
        if above:
            text = f"No role asks for {', '.join(above)} on the scale '{scale.name or scale.id}'."
            yield Notice(scale.name or scale.id, f"{text} Is a role missing?", "advice")
