"""Finds what only got a new key between two versions, and reads the old version as if it had it already."""

from collections.abc import Sequence
from typing import TypeVar

from frameworks.model import Competency, Framework, Role, same_name_key

Keyed = TypeVar("Keyed", Role, Competency)


def new_keys(old: Sequence[Keyed], new: Sequence[Keyed]) -> dict[str, str]:
    """Old key → new key, for whatever is known again under a key that it did not have."""
    kept = {each.key for each in old} & {each.key for each in new}
    came = [each for each in new if each.key not in kept]
    found: dict[str, str] = {}
    for before in old:
        matches = [after for after in came if before.key not in kept and _same(before, after)]
        if len(matches) == 1:
            found[before.key] = matches[0].key
            came.remove(matches[0])
    return found


def with_keys(framework: Framework, *, roles: dict[str, str], competencies: dict[str, str]) -> Framework:
    """The framework with some keys replaced wherever they are named."""
    whole = framework.model_dump()
    for one in whole["competencies"]:
        one["key"] = competencies.get(one["key"], one["key"])
    for role in whole["roles"]:
        role["key"] = roles.get(role["key"], role["key"])
        role["extends"] = roles.get(role["extends"], role["extends"])
    for track in whole["tracks"]:
        track["roles"] = [roles.get(key, key) for key in track["roles"]]
        track["weights"] = {competencies.get(key, key): value for key, value in track["weights"].items()}
    for move in whole["moves"]:
        move |= {end: roles.get(move[end], move[end]) for end in ("origin", "target")}
    for band in whole["bands"]:
        band["role"] = roles.get(band["role"], band["role"])
    expectations = [each for role in whole["roles"] for each in role["expectations"]]
    for one in [*expectations, *whole["resources"]]:
        one["competency"] = competencies.get(one["competency"], one["competency"])
    return Framework.model_validate(whole)


def _same(before: Role | Competency, after: Role | Competency) -> bool:
    """The old name lives on as name or alias, or nothing but the name has changed."""
    if before.family != after.family:
        return False
    names = {same_name_key(name) for name in (_name(after), *after.aliases)}
    return same_name_key(_name(before)) in names or _contents(before) == _contents(after) != {}


def _name(part: Role | Competency) -> str:
    return part.title if isinstance(part, Role) else part.name


def _contents(part: Role | Competency) -> dict[str, object]:
    """What it says beside its name; empty when that is too little to know it again by."""
    telling = part.expectations if isinstance(part, Role) else part.levels or part.description
    return part.model_dump(exclude={"key", "title", "name", "aliases"}) if telling else {}
