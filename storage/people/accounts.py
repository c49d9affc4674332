"""Who somebody is in a channel."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import and_, delete, exists, select, update

from storage.facts import works
from storage.people.crowd import Crowd
from storage.people.tables import ACCOUNT, PERSON, Account
from storage.rows import columns


class Accounts(Crowd):
    """Links accounts to people."""

    def account(
        self, person_id: int, channel: str, workspace: str, external_id: str, installation: str | None = None
    ) -> None:
        """Link an account to a person, away from whoever had it. `installation` defaults to the workspace."""
        row = {"channel": channel, "workspace": workspace, "external_id": external_id}
        link = self._insert(ACCOUNT).values(
            **row, person_id=person_id, installation=installation or workspace
        )
        linked = link.on_conflict_do_update(
            index_elements=list(row),
            set_={"person_id": person_id, "installation": link.excluded.installation},
        ).returning(ACCOUNT.c.id)
        account_id = self._connection.execute(linked).scalar_one()
        first = and_(PERSON.c.id == person_id, PERSON.c.account_id.is_(None))
        self._connection.execute(update(PERSON).where(first).values(account_id=account_id))

    def unlink(self, channel: str, workspace: str, ids: Collection[str]) -> int:
        """These accounts, by id, are nobody's any more; how many there were.

        The roots of their threads go with them. What was sent stays, and whoever has another account is
        reached there from now on.
        """
        lost = and_(
            ACCOUNT.c.channel == channel, ACCOUNT.c.workspace == workspace, ACCOUNT.c.external_id.in_(ids)
        )
        gone = self._connection.execute(delete(ACCOUNT).where(lost).returning(ACCOUNT.c.person_id))
        people = list(gone.scalars())
        if people:
            self._forget_accounts(set(people))
            self._touch(*people)
        return len(people)

    def accounts(self, person_id: int) -> tuple[Account, ...]:
        """All accounts of a person, the oldest first."""
        asked = select(*columns(ACCOUNT, Account)).where(ACCOUNT.c.person_id == person_id)
        return tuple(Account(*row) for row in self._connection.execute(asked.order_by(ACCOUNT.c.id)))

    def behind(self, channel: str, workspace: str, external_id: str, on: date) -> int | None:
        """Whose account it is; None for one that is not known, and for somebody who does not work here."""
        theirs = (
            ACCOUNT.c.channel == channel,
            ACCOUNT.c.workspace == workspace,
            ACCOUNT.c.external_id == external_id,
        )
        employed = exists().where(works(ACCOUNT.c.person_id, on))
        number: int | None = self._connection.scalar(select(ACCOUNT.c.person_id).where(*theirs, employed))
        return number

    def greet(self, person_id: int, now: datetime) -> bool:
        """Whether they are to be welcomed where they spoke last; true once for each of their accounts."""
        theirs = select(PERSON.c.account_id).where(PERSON.c.id == person_id).scalar_subquery()
        first = and_(ACCOUNT.c.id == theirs, ACCOUNT.c.greeted_at.is_(None))
        return self._connection.execute(update(ACCOUNT).where(first).values(greeted_at=now)).rowcount > 0
