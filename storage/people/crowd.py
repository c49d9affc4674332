"""Many people at once: what an import writes, in a few statements for hundreds."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from sqlalchemy import and_, delete, exists, func, insert, select, text, tuple_, update
from sqlalchemy import bindparam as bound

from storage.people.names import search_names
from storage.people.roll import Roll
from storage.people.tables import ACCOUNT, NAME, PERSON, Choices, Details, Person
from storage.rows import columns

FRESH: dict[str, Any] = {"opted_out": False, "nudges_per_week": 3, "turns": 0}
HOURS: Choices = {"day_starts": 540, "day_ends": 1020, "work_days": "12345"}
NOBODY: dict[str, Any] = {
    "full_name": "—", "preferred_name": None, "email": None, "employee_id": None, "own_language": None,
    "own_timezone": None, "timezone": "UTC", "paused_until": None, "account_id": None, **HOURS,
}  # fmt: skip
"""What is left of somebody without a name."""

_LAST_NUMBER = text("SELECT seq FROM sqlite_sequence WHERE name = 'person'")
_NUMBERED = text("UPDATE sqlite_sequence SET seq = :last WHERE name = 'person'")
_FIRST_NUMBERED = text("INSERT INTO sqlite_sequence (name, seq) VALUES ('person', :last)")

Linked = tuple[int, str, str, str]
"""Whose an account is: the person, channel, workspace and id."""


class Crowd(Roll):
    """Writes many people at once."""

    def reserve(self, count: int) -> list[int]:
        """Numbers for so many new people, who can be made ready with them before anything is written."""
        if self._connection.dialect.name == "postgresql":
            drawn = select(func.nextval(func.pg_get_serial_sequence(PERSON.name, "id")))
            each = func.generate_series(1, count).table_valued("number")
            return list(self._connection.scalars(drawn.select_from(each)))
        last = self._connection.scalar(_LAST_NUMBER) or 0
        self._connection.execute(_NUMBERED if last else _FIRST_NUMBERED, {"last": last + count})
        return list(range(last + 1, last + count + 1))

    def describe_many(self, said: Mapping[int, Details]) -> dict[int, dict[str, list[str | None]]]:
        """Take over what the HR system says now: by person and column, what was there and what is.

        An address of before still finds the person.
        """
        if not said:
            return {}
        before = self._described(said)
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for number, each in said.items():
            alike[tuple(sorted(each))].append({"who": number, **each})
        for names, rows in alike.items():
            set_ = (
                update(PERSON)
                .where(PERSON.c.id == bound("who"))
                .values({name: bound(name) for name in names})
            )
            self._connection.execute(set_, rows)
        self._touch(*said)
        self._rename(self._described(said))
        return {
            number: {name: [getattr(before[number], name), cast("Any", each)[name]] for name in each}
            for number, each in said.items()
        }

    def link_many(self, links: Collection[Linked]) -> dict[Linked, tuple[int | None, str | None]]:
        """Link accounts to people; by link, whose it was before, and through which installation."""
        if not links:
            return {}
        named = tuple_(ACCOUNT.c.channel, ACCOUNT.c.workspace, ACCOUNT.c.external_id)
        known = {
            (row["channel"], row["workspace"], row["external_id"]): (row["person_id"], row["installation"])
            for row in self._connection.execute(
                select(ACCOUNT).where(named.in_([each[1:] for each in links]))
            ).mappings()
        }
        rows = [
            dict(zip(("person_id", "channel", "workspace", "external_id"), each, strict=True))
            | {"installation": each[2]}
            for each in links
        ]
        link = self._insert(ACCOUNT)
        keys = ["channel", "workspace", "external_id"]
        set_ = {"person_id": link.excluded.person_id, "installation": link.excluded.installation}
        self._connection.execute(link.on_conflict_do_update(index_elements=keys, set_=set_), rows)
        self._settle_accounts([each[0] for each in links])
        return {each: known.get(each[1:], (None, None)) for each in links}

    def unlink_many(self, links: Mapping[Linked, tuple[int | None, str | None]]) -> None:
        """Give accounts back to whoever had them before, or to nobody."""
        for (number, *account), (owner, installation) in links.items():
            theirs = and_(
                ACCOUNT.c.channel == account[0],
                ACCOUNT.c.workspace == account[1],
                ACCOUNT.c.external_id == account[2],
                ACCOUNT.c.person_id == number,
            )
            self._connection.execute(
                delete(ACCOUNT).where(theirs)
                if owner is None
                else update(ACCOUNT).where(theirs).values(person_id=owner, installation=installation)
            )
        self._forget_accounts({each[0] for each in links})

    def withdraw_many(self, people: Collection[int]) -> None:
        """These people were never here: their names and accounts go, and only the number stays."""
        for kept in (NAME, ACCOUNT):
            self._connection.execute(delete(kept).where(kept.c.person_id.in_(people)))
        self._connection.execute(update(PERSON).where(PERSON.c.id.in_(people)).values(NOBODY))

    def _described(self, ids: Iterable[int]) -> dict[int, Person]:
        rows = self._connection.execute(select(*columns(PERSON, Person)).where(PERSON.c.id.in_(list(ids))))
        return {row[0]: Person(*row) for row in rows}

    def _rename(self, people: Mapping[int, Person]) -> None:
        theirs = NAME.c.person_id.in_(people)
        self._connection.execute(delete(NAME).where(theirs, NAME.c.kind != "email"))
        known = {(row.person_id, row.key) for row in self._connection.execute(select(NAME).where(theirs))}
        self._name(((number, _details(each)) for number, each in people.items()), known)

    def _name(self, people: Iterable[tuple[int, Details]], known: Collection[tuple[int, str]]) -> None:
        """Under which names everybody is found; `known` are addresses under which they are already."""
        rows = [
            row
            for number, said in people
            for row in named(number, said)
            if row["kind"] != "email" or (number, row["key"]) not in known
        ]
        if rows:
            self._connection.execute(insert(NAME), rows)

    def _settle_accounts(self, people: Collection[int]) -> None:
        """Whoever has spoken through none yet is reached through their first account."""
        first = select(ACCOUNT.c.id).where(ACCOUNT.c.person_id == PERSON.c.id).order_by(ACCOUNT.c.id).limit(1)
        without = and_(PERSON.c.id.in_(people), PERSON.c.account_id.is_(None))
        self._connection.execute(update(PERSON).where(without).values(account_id=first.scalar_subquery()))

    def _forget_accounts(self, people: Collection[int]) -> None:
        """An account that is no longer theirs is not where answers go."""
        theirs = exists().where(ACCOUNT.c.id == PERSON.c.account_id, ACCOUNT.c.person_id == PERSON.c.id)
        lost = and_(PERSON.c.id.in_(people), PERSON.c.account_id.is_not(None), ~theirs)
        self._connection.execute(update(PERSON).where(lost).values(account_id=None))
        self._settle_accounts(people)


def named(number: int, said: Details) -> list[dict[str, Any]]:
    """Every name of somebody, as rows."""
    names = search_names(said["full_name"], said["preferred_name"], said["email"], said["employee_id"])
    return [{"key": key, "kind": kind, "person_id": number} for key, kind in names]


def _details(person: Person) -> Details:
    return {
        "full_name": person.full_name,
        "preferred_name": person.preferred_name,
        "email": person.email,
        "employee_id": person.employee_id,
    }
