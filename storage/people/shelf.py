"""The questions about people."""

from collections.abc import Collection
from datetime import date
from typing import Any, Unpack

from sqlalchemy import Date, Select, and_, bindparam, delete, exists, func, insert, select, update

from frameworks.cadence import Hours
from frameworks.model import same_name_key
from storage.facts import EMPLOYMENT, holds, works
from storage.people.crowd import FRESH, HOURS
from storage.people.meetings import Meetings
from storage.people.names import ALONE, search_names
from storage.people.tables import (
    ACCOUNT,
    NAME,
    PERSON,
    Choices,
    Details,
    Person,
    Preferences,
    Reach,
)
from storage.rows import columns

_SHOWN = [
    *(PERSON.c[name] for name in ("id", "employee_id", "full_name", "preferred_name", "email")),
    func.coalesce(PERSON.c.own_language, PERSON.c.language).label("language"),
    func.coalesce(PERSON.c.own_timezone, PERSON.c.timezone).label("timezone"),
]
_THEIR_ACCOUNT = and_(
    ACCOUNT.c.person_id == PERSON.c.id,
    ACCOUNT.c.channel == bindparam("channel"),
    ACCOUNT.c.workspace == bindparam("workspace"),
    ACCOUNT.c.external_id == bindparam("external_id"),
)
_LOCK = (
    update(PERSON)
    .values(turns=PERSON.c.turns + 1, account_id=ACCOUNT.c.id)
    .where(_THEIR_ACCOUNT, exists().where(works(PERSON.c.id, bindparam("on", type_=Date))))
    .returning(*_SHOWN)
)
_REACH = (
    select(
        _SHOWN[-1],
        PERSON.c.day_starts,
        PERSON.c.day_ends,
        PERSON.c.work_days,
        PERSON.c.paused_until,
        PERSON.c.opted_out,
        EMPLOYMENT.c.status,
        EMPLOYMENT.c.valid_to,
        PERSON.c.nudges_per_week,
    )
    .outerjoin(
        EMPLOYMENT,
        and_(EMPLOYMENT.c.person_id == PERSON.c.id, holds(EMPLOYMENT, bindparam("on", type_=Date))),
    )
    .where(PERSON.c.id == bindparam("person"))
)
_MANY = select(*_SHOWN).where(PERSON.c.id.in_(bindparam("ids", expanding=True)))
_SPOKEN = ("full", "preferred", "part")
_LAST_LETTER = "\U0010ffff"  # sorts after every letter, so that a range holds all that begins the same


class People(Meetings):
    """Finds people, and remembers how to reach and to address them."""

    def lock(self, channel: str, workspace: str, external_id: str, on: date) -> Person | None:
        """Whoever speaks, locked until the unit ends: the turns of one person come one after the other.

        Nobody for an account that is not known, and for somebody who does not work here on that day.

        On PostgreSQL the row lock of this one statement is enough at READ COMMITTED: whoever waited for it
        reads, from the next statement on, what the turn before has committed. SQLite has one writer anyway.
        """
        asked = {"channel": channel, "workspace": workspace, "external_id": external_id, "on": on}
        row = self._connection.execute(_LOCK, asked).one_or_none()
        return Person(*row) if row else None

    def hold(self, person_id: int) -> None:
        """Nobody writes anything about them until the unit ends; who is doing so is waited for."""
        self._connection.execute(select(PERSON.c.id).where(PERSON.c.id == person_id).with_for_update())

    def get(self, person_id: int) -> Person:
        """The person with this id; KeyError when there is none."""
        return self.many((person_id,))[person_id]

    def many(self, ids: Collection[int]) -> dict[int, Person]:
        """Persons by id; an unknown id is left out."""
        return {row[0]: Person(*row) for row in self._connection.execute(_MANY, {"ids": list(ids)})}

    def find(self, text: str) -> Person | None:
        """The person with this employee id, e-mail address, full or preferred name, if it is just one."""
        key = same_name_key(text)
        asked = select(*_SHOWN, NAME.c.kind).join(NAME, NAME.c.person_id == PERSON.c.id)
        rows = self._connection.execute(
            asked.where(NAME.c.key == key, NAME.c.kind.in_((*ALONE, "full", "preferred")))
        ).all()
        sure = {row.id: Person(*row[:-1]) for row in rows if row.kind in ALONE}
        found = list((sure or {row.id: Person(*row[:-1]) for row in rows}).values())
        return found[0] if len(found) == 1 else None

    def named(self, words: str, limit: int | None = None) -> list[Person]:
        """Everybody with this full or preferred name, or with this word of it, by name; or a few of many."""
        theirs = select(NAME.c.person_id).where(NAME.c.key == same_name_key(words), NAME.c.kind.in_(_SPOKEN))
        theirs = theirs.distinct().limit(limit) if limit else theirs
        return self._shown(
            select(*_SHOWN).where(PERSON.c.id.in_(theirs)).order_by(PERSON.c.full_name, PERSON.c.id)
        )

    def beginning(self, letters: str, limit: int = 20) -> list[Person]:
        """People of whom a full or preferred name, or one word of it, begins with these letters; by name."""
        key = same_name_key(letters)
        if not key:
            return []
        within = and_(NAME.c.key >= key, NAME.c.key < key + _LAST_LETTER, NAME.c.kind.in_(_SPOKEN))
        asked = select(*_SHOWN).where(PERSON.c.id.in_(select(NAME.c.person_id).where(within)))
        return self._shown(asked.order_by(PERSON.c.full_name, PERSON.c.id).limit(limit))

    def everyone(self, on: date) -> list[Person]:
        """All who are employed on a day, by name."""
        here = select(*_SHOWN).join(EMPLOYMENT, works(PERSON.c.id, on))
        return self._shown(here.order_by(PERSON.c.full_name, PERSON.c.id))

    def add(  # noqa: PLR0913 - what is known about a person, each by name
        self,
        *,
        full_name: str,
        employee_id: str | None = None,
        preferred_name: str | None = None,
        email: str | None = None,
        language: str = "en",
        timezone: str = "UTC",
    ) -> Person:
        """A new person, as the HR system describes them."""
        said: Details = {
            "employee_id": employee_id,
            "full_name": full_name,
            "preferred_name": preferred_name,
            "email": email,
            "language": language,
            "timezone": timezone,
        }
        kept = self._connection.execute(
            insert(PERSON).values(**said, **FRESH, **HOURS).returning(PERSON.c.id)
        )
        person = Person(id=kept.scalar_one(), **said)
        self._learn_names(person, frozenset())
        return person

    def describe(self, person_id: int, **said: Unpack[Details]) -> Person:
        """Take over what the HR system says now. An address of before still finds the person."""
        if said:
            self._touch(person_id)
            self._connection.execute(update(PERSON).where(PERSON.c.id == person_id).values(**said))
        person = self.get(person_id)
        gone = delete(NAME).where(NAME.c.person_id == person_id, NAME.c.kind != "email")
        self._connection.execute(gone)
        addresses = select(NAME.c.key, NAME.c.kind).where(NAME.c.person_id == person_id)
        self._learn_names(
            person, frozenset((row.key, row.kind) for row in self._connection.execute(addresses))
        )
        return person

    def preferences(self, person_id: int) -> Preferences:
        """What the person chose."""
        asked = select(*columns(PERSON, Preferences)).where(PERSON.c.id == person_id)
        return Preferences(*self._connection.execute(asked).one())

    def reach(self, person_id: int, on: date) -> Reach:
        """When the person can be written to, as it stands on a day."""
        row = self._connection.execute(_REACH, {"person": person_id, "on": on}).one()
        hours = Hours(row.timezone, row.day_starts, row.day_ends, frozenset(map(int, row.work_days)))
        return Reach(hours, *row[4:])

    def set_preferences(self, person_id: int, **chosen: Unpack[Choices]) -> None:
        """Remember a choice; what is not named stays."""
        if chosen:
            self._touch(person_id)
            self._connection.execute(update(PERSON).where(PERSON.c.id == person_id).values(**chosen))

    def _learn_names(self, person: Person, known: frozenset[tuple[str, str]]) -> None:
        said = search_names(person.full_name, person.preferred_name, person.email, person.employee_id)
        rows = [{"key": key, "kind": kind, "person_id": person.id} for key, kind in sorted(said - known)]
        if rows:
            self._connection.execute(insert(NAME), rows)

    def _shown(self, asked: Select[Any]) -> list[Person]:
        return [Person(*row) for row in self._connection.execute(asked)]
