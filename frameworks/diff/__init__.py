"""What changed between two versions of a framework, in the words of HR.

Things are the same when their keys are. A role or a competency whose key went away counts as renamed when the
new one has the old name as an alias, or says exactly the same under its new name. Pay is not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from frameworks.diff import details
from frameworks.diff.kinds import BETWEEN, EXPECTATIONS, NAMED, Kind, What
from frameworks.diff.renames import new_keys, with_keys
from frameworks.model import Framework

__all__ = ["Change", "ChangeKind", "What", "changes"]

ChangeKind = Literal["added", "removed", "renamed", "changed"]
OldKeys = dict[tuple[str, str], str]

_HEADING = {"name", "language", "blank", "cumulative", "pay_visibility", "licence"}


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `key` is today's key, or the last one; `old_key` is set where it was another before."""

    kind: ChangeKind
    what: What
    key: str
    name: str
    detail: str = ""
    old_key: str | None = None


def changes(old: Framework, new: Framework) -> tuple[Change, ...]:
    """Everything that differs, from the whole to its parts. Two equal frameworks have no changes."""
    competencies = new_keys(old.competencies, new.competencies)
    old = with_keys(old, roles={}, competencies=competencies)
    roles = new_keys(old.roles, new.roles)
    old = with_keys(old, roles=roles, competencies={})
    keys = {("competency", after): before for before, after in competencies.items()}
    keys |= {("role", after): before for before, after in roles.items()}
    return (
        *_heading(old, new),
        *(change for kind in NAMED for change in _compare(kind, old, new, keys)),
        *_compare(EXPECTATIONS, _shared_roles(old, new), _shared_roles(new, old), keys),
        *(change for kind in BETWEEN for change in _compare(kind, old, new, keys)),
    )


def _heading(old: Framework, new: Framework) -> Iterator[Change]:
    for detail in details.fields(old, new, *(set(Framework.model_fields) - _HEADING)):
        yield Change("changed", "framework", new.id, new.name, detail)


def _shared_roles(framework: Framework, other: Framework) -> Framework:
    """Only the roles that both have: what is asked of a new role is no change of its own."""
    there = {role.key for role in other.roles}
    return framework.model_copy(
        update={"roles": tuple(role for role in framework.roles if role.key in there)}
    )


def _compare(kind: Kind, old: Framework, new: Framework, keys: OldKeys) -> Iterator[Change]:
    before = {key: (name, thing) for key, name, thing in kind.listed(old)}
    after = {key: (name, thing) for key, name, thing in kind.listed(new)}
    for key in [key for key in before if key not in after]:
        yield Change("removed", kind.what, key, before[key][0])
    for key, (name, thing) in after.items():
        if key not in before:
            yield Change("added", kind.what, key, name)
            continue
        old_name, was = before[key]
        old_key = keys.get((kind.what, key))
        if kind in NAMED and (old_name != name or old_key):
            yield Change("renamed", kind.what, key, name, f"{old_name} → {name}", old_key)
        for detail in kind.details(new, was, thing):
            yield Change("changed", kind.what, key, name, detail, old_key)
