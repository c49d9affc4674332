"""What the Slack channel is lent of the house, over its threads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from conversations import matching_accounts as matching
from storage.unit import UnitOfWork

from .channels.slack.lent import CHANNEL, Member, Speaker
from .threads import Threads

DIRECT = "D"  # the ids of direct messages begin so


@dataclass(frozen=True)
class SlackHouse:
    """Fills `Lent` from the house. `now` is business time."""

    threads: Threads
    now: Callable[[], datetime]

    async def knows(self, speaker: Speaker) -> bool:
        """Whether an account belongs to somebody who works here."""
        return await self.threads.reading(lambda unit: self._person(unit, speaker)) is not None

    async def meet(self, member: Member) -> bool:
        """Take in a member. Whether they are somebody here."""
        profile = _profile(member)
        return await self.threads.in_unit(lambda unit: matching.meet(unit, profile, self.now())) is not None

    async def meet_all(self, workspace: str, members: Sequence[Member]) -> None:
        """Take in all members of a workspace; whoever is not among them has no account there any more."""
        profiles = [_profile(each) for each in members]
        database = self.threads.database
        await self.threads.in_thread(
            lambda: matching.meet_everybody(database, CHANNEL, workspace, profiles, self.now())
        )

    async def place_of(self, speaker: Speaker, receipt: str) -> str | None:
        """The dialogue whose thread begins with this receipt, for this account."""
        return await self.threads.reading(
            lambda unit: unit.mailbox.place_of(CHANNEL, speaker.workspace, speaker.external_id, receipt)
        )

    async def named(self, speaker: Speaker) -> str | None:
        """The name of an account's owner; where others are called so too, their address."""

        def look(unit: UnitOfWork) -> str | None:
            number = self._person(unit, speaker)
            person = None if number is None else unit.people.get(number)
            if person is None:
                return None
            alone = len(unit.people.named(person.called, 2)) == 1
            return person.called if alone else person.email or person.called

        return await self.threads.reading(look)

    async def channel_of(self, speaker: Speaker) -> str | None:
        """The direct message's id, as an earlier receipt has it."""
        last = await self.threads.reading(
            lambda unit: unit.mailbox.last_receipt(CHANNEL, speaker.workspace, speaker.external_id, DIRECT)
        )
        return last.partition(":")[0] if last else None

    async def keep(self, speaker: Speaker, key: str, body: str) -> None:
        """Keep a message whole for its reader, as JSON."""

        def put(unit: UnitOfWork) -> None:
            person = self._person(unit, speaker)
            if person is not None:
                unit.kept_messages.keep(person, key, body, self.now())

        await self.threads.in_unit(put)

    async def kept(self, speaker: Speaker, key: str) -> str | None:
        """What was kept for an account under a key."""

        def look(unit: UnitOfWork) -> str | None:
            person = self._person(unit, speaker)
            return None if person is None else unit.kept_messages.find(person, key)

        return await self.threads.reading(look)

    def _person(self, unit: UnitOfWork, speaker: Speaker) -> int | None:
        today = self.now().date()
        return unit.people.behind(CHANNEL, speaker.workspace, speaker.external_id, today)


def _profile(member: Member) -> matching.Profile:
    return matching.Profile(
        channel=CHANNEL,
        workspace=member.speaker.workspace,
        external_id=member.speaker.external_id,
        email=member.email,
        name=member.name,
        timezone=member.timezone,
        present=member.present,
        aliases=member.aliases,
    )
