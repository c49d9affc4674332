"""Many accounts of one workspace at once: what is known of them, and what is written, in a few statements."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, exists, select, update
from sqlalchemy import bindparam as bound

from storage.facts import works
from storage.people.accounts import Accounts
from storage.people.tables import ACCOUNT, NAME, PERSON

Ids = Collection[str]
Told = tuple[str | None, str | None]
"""The time zone and the id across workspaces, as a platform names them."""


@dataclass(frozen=True, slots=True)
class Link:
    """Whose an account is, with the time zone and the id across workspaces that its platform named last."""

    person_id: int
    timezone: str | None
    across: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Acquaintance:
    """What is known of some accounts of a workspace.

    Args:
        links: whose they are, by id.
        across: whose accounts with some ids are, or of humans with these ids, in any workspace.
        addresses: whose each address is or was, folded.
        zones: everybody of all these who works here, with the zone that holds unless they chose one.
        holders: those of them who have an account in this workspace.
    """

    links: Mapping[str, Link]
    across: Mapping[str, frozenset[int]]
    addresses: Mapping[str, int]
    zones: Mapping[int, str]
    holders: frozenset[int]


class Meetings(Accounts):
    """Meets many accounts."""

    def acquainted(  # noqa: PLR0913, PLR0917 - what accounts are recognised by
        self, channel: str, workspace: str, ids: Ids, across: Ids, addresses: Ids, on: date, *, hold: bool
    ) -> Acquaintance:
        """What is known of accounts, by their ids, ids that hold across workspaces, and folded addresses.

        With `hold` nobody else links these people to accounts until the unit ends.
        """
        links, found = self._known(channel, workspace, frozenset(ids), frozenset(across))
        for human, person_id in self._humans(channel, across):
            found[human] = found.get(human, frozenset()) | {person_id}
        owners = self._owners(addresses)
        people = {each.person_id for each in links.values()} | set(owners.values())
        people.update(*found.values())
        employed = exists().where(works(PERSON.c.id, on))
        asked = select(PERSON.c.id, PERSON.c.timezone).where(PERSON.c.id.in_(people), employed)
        asked = asked.order_by(PERSON.c.id).with_for_update() if hold else asked
        zones = {row.id: row.timezone for row in self._connection.execute(asked)} if people else {}
        return Acquaintance(links, found, owners, zones, self._holders(channel, workspace, zones))

    def _holders(self, channel: str, workspace: str, people: Collection[int]) -> frozenset[int]:
        """Which of these have an account there. By their own index: SQLite would walk the whole workspace."""
        if not people:
            return frozenset()
        asked = select(ACCOUNT.c.person_id, ACCOUNT.c.channel, ACCOUNT.c.workspace)
        rows = self._connection.execute(asked.where(ACCOUNT.c.person_id.in_(people)))
        return frozenset(
            row.person_id for row in rows if (row.channel, row.workspace) == (channel, workspace)
        )

    def _known(
        self, channel: str, workspace: str, ids: frozenset[str], across: frozenset[str]
    ) -> tuple[dict[str, Link], dict[str, frozenset[int]]]:
        """Accounts there, and accounts anywhere. By the id alone: SQLite would walk a whole workspace."""
        names = ("channel", "workspace", "external_id", "person_id", "timezone", "across")
        asked = select(*(ACCOUNT.c[name] for name in names)).where(ACCOUNT.c.external_id.in_(ids | across))
        links: dict[str, Link] = {}
        found: dict[str, frozenset[int]] = {}
        for its_channel, its_workspace, key, person_id, zone, human in self._connection.execute(asked):
            if its_channel != channel:
                continue
            if its_workspace == workspace and key in ids:
                links[key] = Link(person_id, zone, human)
            if key in across:
                found[key] = found.get(key, frozenset()) | {person_id}
        return links, found

    def _humans(self, channel: str, ids: Ids) -> list[tuple[str, int]]:
        """Whose accounts are of these humans, by the id that their platform named last."""
        if not ids:
            return []
        asked = select(ACCOUNT.c.across, ACCOUNT.c.person_id)
        rows = self._connection.execute(asked.where(ACCOUNT.c.channel == channel, ACCOUNT.c.across.in_(ids)))
        return [(row.across, row.person_id) for row in rows]

    def _owners(self, addresses: Ids) -> dict[str, int]:
        if not addresses:
            return {}
        asked = select(NAME.c.key, NAME.c.person_id)
        rows = self._connection.execute(asked.where(NAME.c.kind == "email", NAME.c.key.in_(addresses)))
        return {row.key: row.person_id for row in rows}

    def introduce(self, channel: str, workspace: str, links: Mapping[str, int]) -> None:
        """Link accounts, by id, to people; one that has been linked meanwhile stays where it is."""
        if not links:
            return
        rows = [
            {"channel": channel, "workspace": workspace, "external_id": key, "person_id": person}
            | {"installation": workspace}
            for key, person in links.items()
        ]
        self._connection.execute(self._insert(ACCOUNT).on_conflict_do_nothing(), rows)
        self._settle_accounts(list(links.values()))
        self._touch(*links.values())

    def told(self, channel: str, workspace: str, said: Mapping[str, Told]) -> None:
        """Note what a platform names, by account."""
        if not said:
            return
        theirs = and_(
            ACCOUNT.c.channel == channel,
            ACCOUNT.c.workspace == workspace,
            ACCOUNT.c.external_id == bound("whose"),
        )
        rows = [{"whose": key, "zone": zone, "human": across} for key, (zone, across) in said.items()]
        noted = update(ACCOUNT).where(theirs).values(timezone=bound("zone"), across=bound("human"))
        self._connection.execute(noted, rows)

    def move(self, zones: Mapping[int, str]) -> None:
        """From now on people live in these time zones; whoever chose one themselves keeps it."""
        if not zones:
            return
        rows = [{"who": person, "zone": zone} for person, zone in zones.items()]
        moved = update(PERSON).where(PERSON.c.id == bound("who")).values(timezone=bound("zone"))
        self._connection.execute(moved, rows)
        self._touch(*zones)

    def accounts_in(self, channel: str, workspace: str) -> frozenset[str]:
        """The ids of all accounts of a workspace."""
        here = and_(ACCOUNT.c.channel == channel, ACCOUNT.c.workspace == workspace)
        return frozenset(self._connection.scalars(select(ACCOUNT.c.external_id).where(here)))
