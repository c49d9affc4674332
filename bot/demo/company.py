"""Who works in the invented company and what they did so far, as `company.yaml` says it.

The file is written by hand. Days are counted from the day the demo is built, so it never ages.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from frameworks.cadence import Hours


class _Fact(BaseModel):
    """Something the file says; a misspelt field is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(_Fact):
    """A department or a team inside one."""

    key: str
    name: str
    parent: str | None = None


class Employee(_Fact):
    """Somebody who works there.

    `role` is the title as the HR system writes it; `joined` and `in_role` (the first day in it) are days ago;
    `works` is from which hour to which, as they chose themselves.
    """

    employee_id: str
    full_name: str
    preferred_name: str | None = None
    email: str
    manager: str | None = None
    role: str
    hired_as: str | None = None
    unit: str
    city: str
    country: str
    timezone: str
    joined: int
    in_role: int
    works: tuple[int, int] = (9, 17)
    language: str = "en"
    employment: Literal["permanent", "part-time", "fixed-term"] = "permanent"


class Ratings(_Fact):
    """What a person and, once it is there, the manager said about each competency: a level id or a state."""

    person: str
    days_ago: int
    by_self: dict[str, str]
    by_manager: dict[str, str] = {}


class Intention(_Fact):
    """An action of a development plan; `due_in` is negative when it is overdue.

    `first_due_in` is the day it was meant for before it was put off.
    """

    text: str
    kind: Literal["experience", "exposure", "education"]
    owner: Literal["person", "manager"]
    due_in: int
    first_due_in: int | None = None
    status: Literal["open", "started", "done"] = "open"


class Aim(_Fact):
    """A goal of a development plan, written so many days ago."""

    person: str
    title: str
    competency: str
    from_level: str | None = None
    to_level: str
    role: str
    horizon: Literal["short", "long"]
    written: int
    review_in: int
    actions: tuple[Intention, ...]


class Talk(_Fact):
    """A career conversation that was prompted and held so many days ago."""

    manager: str
    person: str
    prompted: int
    held: int


class Trust(_Fact):
    """A role that somebody holds for the whole organisation."""

    person: str
    role: str


class Company(_Fact):
    """All of it, as the file says it."""

    units: tuple[Unit, ...]
    people: tuple[Employee, ...]
    ratings: tuple[Ratings, ...]
    goals: tuple[Aim, ...]
    talks: tuple[Talk, ...]
    grants: tuple[Trust, ...]

    def person(self, email: str) -> Employee:
        """The person with this e-mail address; KeyError when there is none."""
        return self._people[email]

    def department(self, person: Employee) -> str:
        """The name of the topmost unit below the company itself that the person works in."""
        unit = self._units[person.unit]
        while unit.parent and self._units[unit.parent].parent:
            unit = self._units[unit.parent]
        return unit.name

    def line(self, person: Employee) -> tuple[Employee, ...]:
        """The managers above a person, nearest first."""
        if person.manager is None:
            return ()
        manager = self.person(person.manager)
        return (manager, *self.line(manager))

    def all_at_work(self, emails: Iterable[str], after: datetime) -> datetime:
        """The first moment from here on at which all of these are within their working hours."""
        people = [self.person(email) for email in emails]
        all_hours = [Hours(each.timezone, each.works[0] * 60, each.works[1] * 60) for each in people]
        while not all(hours.covers(after) for hours in all_hours):
            after = max(hours.next_within(after) for hours in all_hours)
        return after

    @cached_property
    def _people(self) -> dict[str, Employee]:
        return {person.email: person for person in self.people}

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.key: unit for unit in self.units}


@cache
def company() -> Company:
    """The invented company, read once."""
    source = files("bot.demo").joinpath("company.yaml").read_text(encoding="utf-8")
    return Company.model_validate(yaml.safe_load(source))
