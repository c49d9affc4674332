"""Titles of the HR system that wait for a role, with those who hold them."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from bot.roster import known
from bot.roster.departments import Departments
from bot.roster.roles import Titles
from frameworks.model import Framework, Role, same_name_key
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Waiting:
    """A title without a role, the department that it is asked for, how many hold it, and roles like it."""

    title: str
    unit_key: str | None
    department: str | None
    held_by: int
    close: tuple[Role, ...]


class Queue:
    """The titles that wait, as of a day."""

    def __init__(self, unit: UnitOfWork, framework: Framework, today: date) -> None:
        self._unit = unit
        self._departments = Departments(unit.units.all())
        self._titles = Titles(unit, framework)
        self._today = today
        self._counted: Counter[tuple[str, str | None]] | None = None

    def waiting(self) -> tuple[Waiting, ...]:
        """Every title without a role, the longest waiting first."""
        held = self._held()
        return tuple(
            Waiting(
                title=each.title,
                unit_key=each.unit_key or None,
                department=self._departments.name(each.unit_key),
                held_by=_count(held, each.title, each.unit_key or None),
                close=tuple(self._titles.close(each.title)),
            )
            for each in self._unit.careers.waiting_titles()
        )

    def held_by(self, title: str, unit_key: str | None) -> int:
        """How many people hold the title and have no role yet, in the unit if one is named."""
        return _count(self._held(), title, unit_key)

    def departments(self, title: str) -> tuple[str, ...]:
        """The departments in which somebody holds a title, those with the most first."""
        key = same_name_key(title)
        held = [(number, where) for (name, where), number in self._held().items() if name == key and where]
        return tuple(str(self._departments.name(where)) for _, where in sorted(held, reverse=True))

    def unit_key(self, department: str) -> str | None:
        """The unit that is called so, or has this key."""
        keys = {same_name_key(each.key): each.key for each in self._unit.units.all()}
        names = {same_name_key(each.name): each.key for each in reversed(self._unit.units.all())}
        return (keys | names).get(same_name_key(department))

    def roles(self, text: str, department: str | None) -> list[Role]:
        """The roles that a text may mean: the one with this key, else all that are called so."""
        keyed = [role for role in self._titles.framework.roles if role.key == text]
        sure = self._titles.by_name(text, department)
        return keyed or [role for role in self._titles.called(text) if sure in {None, role.key}]

    def close(self, text: str) -> list[Role]:
        """The roles most like a text."""
        return self._titles.close(text)

    def _held(self) -> Counter[tuple[str, str | None]]:
        if self._counted is None:
            self._counted = self._count_held()
        return self._counted

    def _count_held(self) -> Counter[tuple[str, str | None]]:
        today = {each.id: self._today for each in self._unit.people.everyone(self._today)}
        stand = known.positions(self._unit, today).values()
        titles = ((each.role_title, each.unit_key) for each in stand if each.role_key is None)
        return Counter((same_name_key(title), unit_key) for title, unit_key in titles if title)


def _count(held: Counter[tuple[str, str | None]], title: str, unit_key: str | None) -> int:
    wanted = same_name_key(title)
    return sum(number for (key, where), number in held.items() if key == wanted and unit_key in {None, where})
