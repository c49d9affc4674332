"""Everybody at once: what an import compares a whole file with, in a few statements."""

from sqlalchemy import select

from storage.people.tables import ACCOUNT, NAME, PERSON, Person
from storage.rows import Shelf, columns


class Roll(Shelf):
    """Reads all people, also those who have left."""

    def described(self) -> tuple[Person, ...]:
        """Everybody as the HR system describes them: without the language and zone that they chose."""
        rows = self._connection.execute(select(*columns(PERSON, Person)).order_by(PERSON.c.id))
        return tuple(Person(*row) for row in rows)

    def addresses(self) -> dict[str, int]:
        """Whose each address is or was, folded."""
        asked = select(NAME.c.key, NAME.c.person_id).where(NAME.c.kind == "email")
        return {row.key: row.person_id for row in self._connection.execute(asked)}

    def linked(self) -> dict[tuple[str, str, str], int]:
        """Whose each account is, by channel, workspace and id."""
        asked = select(ACCOUNT.c.channel, ACCOUNT.c.workspace, ACCOUNT.c.external_id, ACCOUNT.c.person_id)
        return {(row[0], row[1], row[2]): row[3] for row in self._connection.execute(asked)}
