"""Framework and directory: open to everybody inside."""

from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from conversations.guarded.relations import Relations
from conversations.permissions import Action, Thing
from conversations.problems import NotFound
from frameworks.model import Framework, Role
from storage.careers import Published
from storage.people import Person
from storage.positions import Position

MOST_NAMESAKES = 20  # of whom a text may mean any; more would be no choice


class Directory(Relations):
    """Who is who, where they stand, and what the framework says."""

    @property
    def published(self) -> Published:
        """The framework version in force.

        Raises:
            NotFound: when there is none yet.
        """
        if self._published is None:
            self._published = self._unit.careers.in_force()
        if self._published is None:
            raise NotFound("not_found.framework")
        return self._published

    @property
    def framework(self) -> Framework:
        """The competency framework in force."""
        return self.published.framework

    def role(self, key: str | None) -> Role | None:
        """A role of the framework in force; None where it holds none of this key."""
        return next((role for role in self.framework.roles if role.key == key), None)

    def position(self, person: int) -> Position:
        """Somebody's place in the organisation today, with the key that their role has now."""
        self.check(Thing.ROLE, Action.READ, person)
        if person not in self._positions:
            found = self._unit.positions.of(person, self.today)
            if found.role_key is not None and self.role(found.role_key) is None:
                found = replace(found, role_key=self._unit.careers.current_key(found.role_key))
            self._positions[person] = found
        return self._positions[person]

    def people(self, ids: Collection[int]) -> dict[int, Person]:
        """People by id, in one look."""
        fresh = set(ids) - self._people.keys()
        if fresh:
            self._people |= self._unit.people.many(fresh)
        return {key: self._people[key] for key in ids if key in self._people}

    def person(self, key: int) -> Person:
        """Somebody by id.

        Raises:
            NotFound: when there is nobody.
        """
        found = self.people([key])
        if key not in found:
            raise NotFound("not_found.person_gone")
        return found[key]

    def named(self, words: str) -> list[tuple[int, str]]:
        """Everybody of exactly this name, by id and name."""
        return [(person.id, person.called) for person in self._unit.people.named(words)]

    def meant_by(self, words: str) -> list[tuple[int, str]]:
        """A few people of exactly this name, or the one with this e-mail address, by id and name."""
        if "@" in words:
            person = self._unit.people.find(words)
            return [(person.id, person.called)] if person else []
        return [(each.id, each.called) for each in self._unit.people.named(words, MOST_NAMESAKES)]

    def apart(self, person: int) -> str:
        """What tells a person from namesakes: title, unit, place, and the employee id where these agree."""
        called = self.person(person).called
        if called not in self._namesakes:
            same = [each for each in self._unit.people.named(called) if each.called == called]
            self._namesakes[called] = self._told_apart(same)
        return self._namesakes[called].get(person, "")

    def _told_apart(self, people: Collection[Person]) -> dict[int, str]:
        places = self._unit.positions.many([each.id for each in people], self.today)
        units = {unit.key: unit.name for unit in self._unit.units.all()}
        parts = {
            key: [place.role_title, units.get(place.unit_key or ""), place.location]
            for key, place in places.items()
        }
        often = Counter(map(tuple, parts.values()))
        for each in people:
            if often[tuple(parts[each.id])] > 1:
                parts[each.id] = [*parts[each.id], each.employee_id]
        return {key: ", ".join(filter(None, known)) for key, known in parts.items()}

    def beginning(self, letters: str) -> list[tuple[int, str]]:
        """The first few people with a name that begins with these letters, by id and name."""
        return [(person.id, person.called) for person in self._unit.people.beginning(letters)]

    @property
    def reports(self) -> tuple[tuple[int, str], ...]:
        """The asker's direct reports, by id and name."""
        ids = self._unit.positions.reports(self.asker.id, self.today)
        manager = self.position(self.asker.id).manager_id
        people = self.people([*ids, *filter(None, [manager])])  # one look for all who are near
        return tuple((key, people[key].called) for key in ids)

    @property
    def manager(self) -> tuple[int, str] | None:
        """The asker's manager, by id and name."""
        key = self.position(self.asker.id).manager_id
        return (key, self.person(key).called) if key is not None else None
