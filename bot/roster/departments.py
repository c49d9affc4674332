"""Departments of the file as units of the organisation."""

from frameworks.model import same_name_key, slug
from storage.units import OrgUnit


class Departments:
    """Finds the unit that a department's name stands for, and thinks of a key where there is none yet."""

    def __init__(self, units: tuple[OrgUnit, ...]) -> None:
        self._names = {unit.key: unit.name for unit in units}
        self._keys: dict[str, str] = {}
        for unit in units:
            self._keys.setdefault(same_name_key(unit.name), unit.key)
        self.new: dict[str, str] = {}

    def name(self, key: str | None) -> str | None:
        """What a unit is called."""
        return self._names.get(key, key) if key else None

    def key(self, name: str | None, current: str | None = None) -> str | None:
        """The unit of this name: the current one where it is called so, else the first, else a new one."""
        if name is None:
            return None
        folded = same_name_key(name)
        if current and same_name_key(self._names.get(current, "")) == folded:
            return current
        if folded not in self._keys:
            self._keys[folded] = self._invent(name)
        return self._keys[folded]

    def _invent(self, name: str) -> str:
        base = key = slug(name)
        number = 1
        while key in self._names:
            number += 1
            key = f"{base}-{number}"
        self._names[key] = self.new[key] = name
        return key
