"""What the Slack channel is lent to keep where it is installed: short units over the shelf, and the keys."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from storage.installations import Installation, Tokens
from storage.installations.seal import Seal

from .channels.slack.installs import Installed, Installs
from .threads import Threads

CHANNEL = "slack"


def slack_installs(threads: Threads, seal: Seal, now: Callable[[], datetime]) -> Installs:
    """The functions over these threads. `now` is the machine's time; a `SealError` passes through them."""
    kept = _Kept(threads, seal, now)
    return Installs(
        now=now,
        save=kept.save,
        find=kept.find,
        workspaces=kept.workspaces,
        gone=kept.gone,
        claim=kept.claim,
        renewed=kept.renewed,
        begin_state=kept.begin_state,
        take_state=kept.take_state,
    )


@dataclass(frozen=True)
class _Kept:
    threads: Threads
    seal: Seal
    now: Callable[[], datetime]

    async def save(self, new: Installed) -> None:
        await self.threads.in_unit(lambda unit: unit.installations.put(_row(new), self.seal))

    async def find(self, workspace: str) -> Installed | None:
        return _lent(
            await self.threads.reading(lambda unit: unit.installations.find(CHANNEL, workspace, self.seal))
        )

    async def workspaces(self) -> tuple[str, ...]:
        return await self.threads.reading(lambda unit: unit.installations.workspaces(CHANNEL))

    async def gone(self, workspace: str, at: datetime) -> None:
        await self.threads.in_unit(lambda unit: unit.installations.gone(CHANNEL, workspace, at))

    async def claim(self, workspace: str, due: datetime, until: datetime) -> Installed | None:
        now = self.now()
        return _lent(
            await self.threads.in_unit(
                lambda unit: unit.installations.claim_renewal(
                    CHANNEL, workspace, self.seal, due=due, until=until, now=now
                )
            )
        )

    async def renewed(self, claimed: Installed, new: Installed) -> bool:
        return await self.threads.in_unit(
            lambda unit: unit.installations.renewed(_row(claimed), _row(new), self.seal)
        )

    async def begin_state(self, fingerprint: str, expires_at: datetime) -> None:
        await self.threads.in_unit(lambda unit: unit.installations.begin_state(fingerprint, expires_at))

    async def take_state(self, fingerprint: str) -> bool:
        now = self.now()
        return await self.threads.in_unit(lambda unit: unit.installations.take_state(fingerprint, now))


def _lent(kept: Installation | None) -> Installed | None:
    if kept is None:
        return None
    facts = asdict(kept)
    del facts["channel"], facts["tokens"]
    return Installed(**facts, token=kept.tokens.access, refresh=kept.tokens.refresh)


def _row(lent: Installed) -> Installation:
    facts = asdict(lent)
    tokens = Tokens(facts.pop("token"), facts.pop("refresh"))
    return Installation(channel=CHANNEL, **facts, tokens=tokens)
