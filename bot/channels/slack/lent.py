"""What the channel is lent: the house's memory of accounts, places and kept messages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from conversations.messages import Account

CHANNEL = "slack"


@dataclass(frozen=True, slots=True)
class Speaker:
    """An account: the installation's workspace (or organisation), and the member's id there."""

    workspace: str
    external_id: str = field(repr=False)

    @property
    def account(self) -> Account:
        """The same, as a turn is told."""
        return Account(channel=CHANNEL, workspace=self.workspace, external_id=self.external_id)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a workspace, as Slack describes them.

    Args:
        speaker: their account.
        email, name, timezone: their profile; the time zone by its IANA name.
        present: a full member: no guest, no bot, no stranger of a shared channel, not deactivated.
        aliases: other ids of the same human, as the one across an organisation.
    """

    speaker: Speaker
    email: str | None = field(repr=False)
    name: str = field(repr=False)
    timezone: str | None
    present: bool
    aliases: tuple[str, ...] = field(default=(), repr=False)


class Lent(Protocol):
    """What the channel may ask of the house. `bot/slacking.py` fills it."""

    async def knows(self, speaker: Speaker) -> bool:
        """Whether an account belongs to somebody who works here."""
        ...

    async def meet(self, member: Member) -> bool:
        """Take in a member. Whether they are somebody here."""
        ...

    async def meet_all(self, workspace: str, members: Sequence[Member]) -> None:
        """Take in all members of a workspace; whoever is not among them has no account there any more."""
        ...

    async def place_of(self, speaker: Speaker, receipt: str) -> str | None:
        """The dialogue whose thread begins with this receipt, for this account."""
        ...

    async def named(self, speaker: Speaker) -> str | None:
        """An address or a name by which the owner of an account is understood."""
        ...

    async def channel_of(self, speaker: Speaker) -> str | None:
        """The direct message's id, as an earlier receipt has it."""
        ...

    async def keep(self, speaker: Speaker, key: str, body: str) -> None:
        """Keep a message whole for its reader, as JSON."""
        ...

    async def kept(self, speaker: Speaker, key: str) -> str | None:
        """What was kept for an account under a key."""
        ...
