"""The outbox as the courier sees it: shelves and checks from the floors below, one short unit each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from conversations import delivery
from conversations.messages import Outbound
from storage import mailbox
from storage.unit import UnitOfWork

from . import log
from .channels.channel import Parcel
from .courier import Claimed
from .threads import Threads

MESSAGE: TypeAdapter[Outbound] = TypeAdapter(Outbound)
UNREADABLE = "unreadable"


@dataclass(frozen=True)
class HouseOutbox:
    """Fills `courier.Outbox` from the house. `now` is business time, `machine` the machine's."""

    threads: Threads
    now: Callable[[], datetime]
    machine: Callable[[], datetime]

    async def claim(self, lease_until: datetime, limit: int) -> Sequence[Claimed]:
        """What is due; what its reader may no longer see, or nobody can read, is left behind on the way."""
        database = self.threads.database
        while rows := await self.threads.in_thread(
            lambda: delivery.claim(database, self.now(), lease_until, limit, self.machine())
        ):
            if readable := await self._readable(rows, lease_until):
                return readable
        return []

    async def unknown(self, now: datetime, lease_until: datetime, limit: int) -> Sequence[Claimed]:
        """Whatever was leased too long ago may or may not have arrived: it is to be looked for."""

        def take(unit: UnitOfWork) -> list[mailbox.Parcel]:
            unit.mailbox.expire_leases(now)
            return unit.mailbox.unknown(lease_until, limit)

        while rows := await self.threads.in_unit(take):
            if readable := await self._readable(rows, lease_until):
                return readable
        return []

    async def sent(self, parcel: int, receipt: str) -> None:
        """Keep the receipt; the body is no longer needed."""
        await self.threads.in_unit(lambda unit: unit.mailbox.sent(parcel, receipt, self.now()))

    async def failed(self, parcel: int, code: str) -> None:
        """Keep why it will never arrive."""
        await self.threads.in_unit(lambda unit: unit.mailbox.failed(parcel, code, self.now()))

    async def later(self, claimed: Claimed, not_before: datetime) -> None:
        """Put it back."""
        number, attempt = claimed.parcel.id, claimed.attempt
        await self.threads.in_unit(lambda unit: unit.mailbox.retry(number, attempt, not_before))

    async def give_up(self, parcel: int) -> None:
        """Leave it `unknown` for good; the body is no longer needed."""
        await self.threads.in_unit(lambda unit: unit.mailbox.give_up(parcel))

    async def _readable(self, rows: Sequence[mailbox.Parcel], lease_until: datetime) -> list[Claimed]:
        """What a channel can be given. A body that cannot be read, as after an upgrade, fails alone."""
        readable = []
        for row in rows:
            try:
                readable.append(Claimed(row.channel, _parcel(row), lease_until, row.attempts))
            except ValidationError as error:
                log.warn("body unreadable", error, parcel=row.id, channel=row.channel)
                await self.failed(row.id, UNREADABLE)
        return readable


def _parcel(row: mailbox.Parcel) -> Parcel:
    return Parcel(
        id=row.id,
        person_id=row.person_id,
        external_id=row.external_id,
        workspace=row.workspace,
        place=row.place,
        thread=row.thread,
        message=MESSAGE.validate_json(row.body),
        replaces=row.replaces,
    )
