"""How far a change of the framework reaches: the roles and competencies it touches, and who would miss more.

A role counts as changed where its own row, what it asks for, or a competency that it asks for is different,
the scale of that competency included.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frameworks.diff import Change
from frameworks.model import Framework
from frameworks.standing import Rated, standings


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change touches, by the keys of the version before it.

    Args:
        roles: that change; those that go on under another key among them.
        lost: roles that are no longer there.
        competencies: that change or go.
        now_called: old role key → new one, for those that were renamed.
    """

    roles: frozenset[str]
    lost: frozenset[str]
    competencies: frozenset[str]
    now_called: dict[str, str]


def reach(old: Framework, new: Framework, found: Sequence[Change]) -> Reach:
    """What the changes between two versions touch."""
    now_called = {each.old_key: each.key for each in found if each.what == "role" and each.old_key}
    old_names = {each.key: each.old_key for each in found if each.what == "competency" and each.old_key}
    competencies = {
        old_names.get(each.key) or each.key
        for each in found
        if each.what == "competency" and each.kind != "added"
    }
    scales = {each.key for each in found if each.what == "scale"}
    competencies |= {each.key for each in old.competencies if each.scale in scales}
    there = {role.key for role in new.roles}
    lost = {role.key for role in old.roles if now_called.get(role.key, role.key) not in there}
    before = {role.key: role for role in old.roles}
    changed = {
        key
        for key, role in before.items()
        if key not in lost
        and (
            new.role(now_called.get(key, key)) != role
            or competencies & {each.competency for each in old.expectations(key)}
        )
    }
    return Reach(frozenset(changed), frozenset(lost), frozenset(competencies), now_called)


def newly_misses(old: Framework, new: Framework, role: str, now_called: str, rated: Iterable[Rated]) -> bool:
    """Whether somebody who holds a role is known to miss a must-have that they did not miss before."""
    known = tuple(rated)
    return bool(_missed(new, now_called, known) - _missed(old, role, known))


def _missed(framework: Framework, role: str, rated: tuple[Rated, ...]) -> set[str]:
    standing = standings(framework, role, rated)
    return {each.competency for each in standing if each.must_have and each.rated and not each.met}
