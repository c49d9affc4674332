"""Accounts that match nobody: told of, and decided on, by the people team of the whole organisation.

Whoever holds an account that is linked to somebody can read what they can; a part of the organisation is not
enough for that.
"""

from conversations.guarded.directory import Directory
from conversations.permissions import Action, Thing
from conversations.problems import NotYet, StaleAnswer
from conversations.recognising import tell_people_team
from storage.strangers import Stranger


class GuardedAccounts(Directory):
    """The queue of accounts that somebody should look at."""

    @property
    def keeps_accounts(self) -> bool:
        """Whether the asker is one of those who decide."""
        return self.may(Thing.ACCOUNT, Action.WRITE, self.asker.id)

    @property
    def unmatched(self) -> int:
        """How many accounts wait."""
        self.check(Thing.ACCOUNT, Action.READ, self.asker.id)
        return self._unit.strangers.count()

    def unmatched_after(self, number: int, limit: int) -> tuple[Stranger, ...]:
        """The next few that wait, the longest known first."""
        self.check(Thing.ACCOUNT, Action.READ, self.asker.id)
        return self._unit.strangers.waiting(limit, number)

    def unmatched_account(self, number: int) -> Stranger:
        """One that waits.

        Raises:
            StaleAnswer: when somebody has decided on it, or it has found its person.
        """
        self.check(Thing.ACCOUNT, Action.READ, self.asker.id)
        found = self._unit.strangers.get(number)
        if found is None or found.left_out_at is not None:
            raise StaleAnswer("accounts.settled")
        return found

    def link_account(self, number: int, person: int) -> Stranger:
        """From now on it is this person's: it can speak at once, and what waits for them goes out.

        Raises:
            NotYet: when that person does not work here.
            StaleAnswer: when somebody has decided on it, or it has found its person.
        """
        self.check(Thing.ACCOUNT, Action.WRITE, self.asker.id)
        if self._unit.people.reach(person, self.today).employment not in {"active", "leave"}:
            raise NotYet("accounts.not_here", name=self.person(person).called)
        found = self._unit.strangers.take(number)
        if found is None:
            raise StaleAnswer("accounts.settled")
        where = (found.channel, found.workspace)
        self._unit.people.introduce(*where, {found.external_id: person})
        if self._unit.people.behind(*where, found.external_id, self.today) != person:
            raise StaleAnswer("accounts.settled")
        self._changed(f"{number} linked to person {person}")
        return found

    def leave_out_account(self, number: int) -> Stranger:
        """It belongs to nobody here, and nobody is asked about it again; StaleAnswer as above."""
        self.check(Thing.ACCOUNT, Action.WRITE, self.asker.id)
        found = self.unmatched_account(number)
        if not self._unit.strangers.leave_out(number, self.asker.id, self.now):
            raise StaleAnswer("accounts.settled")
        self._changed(f"{number} left out")
        return found

    def bring_back_account(self, number: int) -> Stranger:
        """It waits again; StaleAnswer when it is gone, or waits already."""
        self.check(Thing.ACCOUNT, Action.WRITE, self.asker.id)
        if not self._unit.strangers.bring_back(number):
            raise StaleAnswer("accounts.settled")
        self._changed(f"{number} brought back")
        return self.unmatched_account(number)

    def _changed(self, detail: str) -> None:
        self._unit.ledger.changed(self.asker.id, "account", detail, self.now)
        tell_people_team(self._unit, self.now)
