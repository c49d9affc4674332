"""What is different about one thing, in short phrases. `framework` is always the new version."""

from collections.abc import Iterator
from itertools import chain

from pydantic import BaseModel

from frameworks.model import Competency, Expectation, Framework, Level, PayBand, Scale, Track

_PROSE = {"description", "summary", "promotion_note", "note", "text", "licence", "url"}


def fields(old: BaseModel, new: BaseModel, *skip: str) -> Iterator[str]:
    """Every field that differs: short ones with both values, prose without."""
    for field in type(new).model_fields:
        before, after = getattr(old, field), getattr(new, field)
        if field in skip or before == after:
            continue
        name = field.replace("_", " ")
        if field in _PROSE:
            yield f"{name} {_moved(before, after)}"
        else:
            yield f"{name}: {_shown(before)} → {_shown(after)}"


def _moved(before: object, after: object) -> str:
    return "re-worded" if before and after else "added" if after else "removed"


def _shown(value: object) -> str:
    match value:
        case None | ():
            return "none"
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case tuple():
            return ", ".join(map(_shown, value))
    return str(value)


def of_scale(_: Framework, old: Scale, new: Scale) -> Iterator[str]:
    """Levels that came, went, or changed."""
    before, after = {each.id: each for each in old.levels}, {each.id: each for each in new.levels}
    yield from (f"{level.name} removed" for key, level in before.items() if key not in after)
    for key, level in after.items():
        if key not in before:
            yield f"{level.name} added"
        else:
            yield from (f"{before[key].name}: {what}" for what in fields(before[key], level, "id"))


def of_competency(framework: Framework, old: Competency, new: Competency) -> Iterator[str]:
    """Texts per level, and everything else it says."""
    yield from fields(old, new, "key", "name", "levels")
    names = {key: level.name for key, level in _levels(framework, new).items()}
    for level in dict.fromkeys(chain(old.levels, new.levels)):
        if old.levels.get(level) != new.levels.get(level):
            yield f"{names.get(level, level)} {_moved(old.levels.get(level), new.levels.get(level))}"


def of_expectation(framework: Framework, old: Expectation, new: Expectation) -> Iterator[str]:
    """What a role asks for now: raised, lowered, re-worded, or weighed otherwise."""
    if old.level != new.level:
        levels = _levels(framework, framework.competency(new.competency))
        low, high = levels.get(old.level or ""), levels.get(new.level or "")
        names = [level.name if level else "no level" for level in (low, high)]
        verb = "" if not (low and high) else "raised: " if high.value > low.value else "lowered: "
        yield f"{verb}{' → '.join(names)}"
    if old.must_have != new.must_have:
        yield "now a must-have" if new.must_have else "no longer a must-have"
    yield from fields(old, new, "competency", "level", "must_have")


def of_track(framework: Framework, old: Track, new: Track) -> Iterator[str]:
    """Its rungs in their new order, and everything else."""
    yield from fields(old, new, "key", "name", "roles", "weights")
    if old.roles != new.roles:
        yield f"now {' → '.join(framework.role(key).title for key in new.roles)}"
    if old.weights != new.weights:
        yield "weights changed"


def of_pay_band(_: Framework, old: PayBand, new: PayBand) -> Iterator[str]:
    """That it changed, never by how much."""
    if old != new:
        yield "amounts changed"


def _levels(framework: Framework, competency: Competency) -> dict[str, Level]:
    scale = framework.scale(competency.scale).levels if competency.scale else ()
    return {level.id: level for level in scale}
