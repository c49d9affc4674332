"""What every channel is to the rest of the house: something that hears, and something that delivers.

A channel knows neither storage nor the turn. `service` gives it one function to call with whatever comes in,
and the courier hands it parcels. What can go wrong with a parcel:

    DeliveryFailed         it did not arrive
    ├── permanent          the address is gone; nobody tries again
    └── not permanent      try again, after `retry_after` seconds where the platform names them
    anything else          it may have arrived: later the channel is asked to `look`
    CannotLook             that is not to be found out, now or later
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from conversations.messages import Immediate, Inbound, Outbound

Receive = Callable[[Inbound], Awaitable[Immediate]]


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message on its way to one person.

    Args:
        id: the outbox's number.
        person_id: for whom, as the house counts people.
        external_id: the same person, as the channel knows them.
        workspace: where the channel knows them.
        place: `talk` or `dialogue:7`.
        thread: receipt of the message that begins the place; None where this one begins it.
        message: what is said.
        replaces: receipt of the message that this one takes the place of.
    """

    id: int
    person_id: int
    external_id: str
    workspace: str
    place: str
    thread: str | None
    message: Outbound
    replaces: str | None


class DeliveryFailed(Exception):  # noqa: N818 - the name says what happened
    """A parcel did not arrive.

    Args:
        code: the platform's own word for it; safe to log.
        retry_after: seconds until another try makes sense; None where the platform does not say.
        permanent: another try would fail as well.
    """

    def __init__(self, code: str, *, retry_after: float | None = None, permanent: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.permanent = permanent


class CannotLook(Exception):  # noqa: N818 - the name says what happened
    """The platform does not let us see whether a parcel arrived."""


class Channel(Protocol):
    """A chat platform, seen from the house."""

    name: str

    async def listen(self, receive: Receive) -> None:
        """From now on, call `receive` with everything that comes in."""
        ...

    async def deliver(self, parcel: Parcel) -> str:
        """Deliver a parcel and return the receipt by which its message can be replaced later.

        Raises:
            DeliveryFailed: it did not arrive, as far as the platform says.
        """
        ...

    async def look(self, parcel: Parcel) -> str | None:
        """Whether a parcel arrived whose delivery was cut off: its receipt, or None if it certainly did not.

        Raises:
            CannotLook: nobody can say.
        """
        ...

    async def close(self) -> None:
        """Let go of every connection."""
        ...
