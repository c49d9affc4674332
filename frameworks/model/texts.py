"""The words that a person reads for what a role asks."""

from frameworks.model.framework import Framework
from frameworks.model.parts import Expectation, Level


def shown_text(framework: Framework, role_key: str, competency_key: str) -> str | None:
    """The words a person reads for what a role asks in one competency; None where nothing says it.

    The role's own text, else the library's text for the required level, else what the scale says of that
    level. Where the role builds on another that has words of its own, those come first.
    """
    expected = framework.expectation(role_key, competency_key)
    if expected is None:
        return None
    texts = [expected.text or _level_text(framework, expected)]
    for base in _bases(framework, role_key):
        below = framework.expectation(base, competency_key)
        texts[:0] = [below.text] if below and below.text not in texts else []
    return "\n".join(filter(None, texts)) or None


def _bases(framework: Framework, role_key: str) -> tuple[str, ...]:
    """The roles that this one builds on, nearest first."""
    found = [role_key]
    while (base := framework.role(found[-1]).extends) is not None and base not in found:
        found.append(base)
    return tuple(found[1:])


def _level_text(framework: Framework, expected: Expectation) -> str | None:
    competency = framework.competency(expected.competency)
    if expected.level is None or competency.scale is None:
        return None
    level = framework.scale(competency.scale).level(expected.level)
    return competency.levels.get(level.id) or level.description


def texts_below(framework: Framework, role_key: str, competency_key: str) -> tuple[tuple[Level, str], ...]:
    """Where levels are cumulative: the library's texts of the levels below the required one, lowest first."""
    expected = framework.expectation(role_key, competency_key)
    competency = framework.competency(competency_key)
    cumulative = framework.cumulative if competency.cumulative is None else competency.cumulative
    if not cumulative or expected is None or expected.level is None or competency.scale is None:
        return ()
    scale = framework.scale(competency.scale)
    below = [level for level in scale.levels if level.value < scale.level(expected.level).value]
    return tuple((level, competency.levels[level.id]) for level in below if level.id in competency.levels)
