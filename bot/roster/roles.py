"""What a title of the HR system stands for, and what a move from one role to another is called."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property

from frameworks.model import Framework, Role, same_name_key
from storage.facts import Reason
from storage.positions import Position
from storage.unit import UnitOfWork

_GRADE = re.compile(r"[a-z]{0,2}\d{1,2}")
_SEPARATORS = re.compile(r"[\s,;:()\[\]/|\u2013\u2014-]+")


class Titles:
    """Finds the role behind a title: as somebody has mapped it, else by exact title or alias.

    A title may carry the role's own grade ("Staff Engineer, E4"). What fits several families is taken only
    where the department is called like one of them.
    """

    def __init__(self, unit: UnitOfWork, framework: Framework) -> None:
        self.framework = framework
        self._mapped = unit.careers.mapped_titles()
        self._found: dict[tuple[str, str | None, str | None], str | None] = {}

    def role(self, title: str | None, department: str | None, unit_key: str | None) -> str | None:
        """The key of the role, or None where that is not sure."""
        if title is None:
            return None
        asked = (same_name_key(title), department, unit_key)
        if asked not in self._found:
            self._found[asked] = self._said(asked[0], unit_key) or self.by_name(title, department)
        return self._found[asked]

    def _said(self, title_key: str, unit_key: str | None) -> str | None:
        """What somebody said that it stands for; what was said for the unit goes before the rest."""
        return self._mapped.get((title_key, unit_key or "")) or self._mapped.get((title_key, ""))

    def title_of(self, stands: Position) -> str | None:
        """What the HR system calls somebody's role, else what the framework calls it."""
        if stands.role_title or stands.role_key is None:
            return stands.role_title
        return self._by_key[stands.role_key].title if stands.role_key in self._by_key else stands.role_key

    def by_name(self, title: str, department: str | None) -> str | None:
        """The only role that is called so, in the department's family where there are several."""
        roles = self.called(title) or self._without_grade(title)
        if len(roles) > 1 and department:
            families = self._families.get(same_name_key(department), frozenset())
            roles = [role for role in roles if role.family in families]
        return roles[0].key if len(roles) == 1 else None

    def called(self, title: str) -> list[Role]:
        """Every role with this title or alias."""
        return self._names.get(same_name_key(title), [])

    def close(self, title: str, most: int = 3) -> list[Role]:
        """The roles whose title or alias is most like this one, the closest first."""
        same = self.called(title)
        near = get_close_matches(same_name_key(title), self._names, n=most * 2, cutoff=0.5)
        roles = [role for name in near for role in self._names[name]]
        return list({role.key: role for role in (*same, *roles)}.values())[:most]

    def _without_grade(self, title: str) -> list[Role]:
        words = [word for word in _SEPARATORS.split(same_name_key(title)) if word]
        grades = {word for word in words if _GRADE.fullmatch(word)}
        rest = " ".join(word for word in words if word not in grades)
        return [role for role in self._names.get(rest, []) if {same_name_key(role.grade or "")} == grades]

    @cached_property
    def _by_key(self) -> dict[str, Role]:
        return {role.key: role for role in self.framework.roles}

    @cached_property
    def _names(self) -> dict[str, list[Role]]:
        names: dict[str, dict[str, Role]] = {}
        for role in self.framework.roles:
            for name in (role.title, *role.aliases):
                names.setdefault(same_name_key(name), {})[role.key] = role
        return {name: list(roles.values()) for name, roles in names.items()}

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        called: dict[str, set[str]] = {}
        for family in self.framework.families:
            for name in (family.name, *family.aliases):
                called.setdefault(same_name_key(name), set()).add(family.key)
        return {name: frozenset(keys) for name, keys in called.items()}


def move(framework: Framework, before: str | None, after: str | None) -> Reason:
    """Why somebody has another role: by the rungs of a common track, by grade, by a lateral edge.

    Where the framework does not say it, it is only known from the import.
    """
    roles = {role.key: role for role in framework.roles if role.key in {before, after}}
    if before is None or after is None or len(roles) < len((before, after)):
        return "import"
    for track in framework.tracks_of(before):
        if after in track.roles:
            return "promotion" if track.roles.index(after) > track.roles.index(before) else "demotion"
    old, new = roles[before], roles[after]
    if old.grade and old.grade == new.grade:
        return "lateral"
    if old.family == new.family and (up := _higher(old.grade, new.grade)) is not None:
        return "promotion" if up else "demotion"
    edges = {(edge.origin, edge.target) for edge in framework.moves}
    return "lateral" if (before, after) in edges else "import"


def _higher(before: str | None, after: str | None) -> bool | None:
    """Whether the second of two grades, such as E3 and E4, is higher; None where they do not compare."""
    parts = [re.fullmatch(r"(\D*)(\d+)", grade or "") for grade in (before, after)]
    old, new = parts
    if not old or not new or old[1] != new[1]:
        return None
    return int(new[2]) > int(old[2])


def spoken(roles: Iterable[Role], framework: Framework) -> str:
    """Roles by title, family and key, for a person to choose from."""
    return ", ".join(f"{role.title} in {framework.family(role.family).name} ({role.key})" for role in roles)
