"""What comes in."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from conversations.messages.asking import Press, Slot
from conversations.messages.showing import File
from conversations.messages.spans import Plain

TALK = "talk"
"""The place of a direct message. Where a platform has a thread for each subject, `talk:` and the thread."""


def is_talk(place: str) -> bool:
    """Whether a place is the direct message, or one of its threads that belongs to no dialogue."""
    return place == TALK or place.startswith(f"{TALK}:")


class Account(Plain):
    """Who sent it, as the channel knows them."""

    channel: str
    workspace: str
    external_id: str


class Incoming(Plain):
    """What every inbound carries.

    Args:
        event: the platform's key of this delivery; a repeat carries the same.
        account: who.
        place: where, as `talk` (the direct message), `talk:…` (a thread of it, in the platform's own words)
            or `dialogue:7` (the thread of a dialogue).
        at: when the platform says it happened, in UTC.
    """

    event: str
    account: Account
    place: str = TALK
    at: datetime


class Said(Incoming):
    """Words."""

    kind: Literal["said"] = "said"
    text: str


class Pressed(Incoming):
    """A button, or a choice from a list (then `values` holds what was chosen)."""

    kind: Literal["pressed"] = "pressed"
    press: Press
    values: tuple[str, ...] = ()


class Submitted(Incoming):
    """One page of a form, to be checked and saved."""

    kind: Literal["submitted"] = "submitted"
    slot: Slot
    page: int
    values: dict[str, str | tuple[str, ...]]


class Drafted(Incoming):
    """A form left or changed, to be kept as it stands and checked later."""

    kind: Literal["drafted"] = "drafted"
    slot: Slot
    page: int
    values: dict[str, str | tuple[str, ...]]


class Uploaded(Incoming):
    """A file, base64."""

    kind: Literal["uploaded"] = "uploaded"
    file: File


class Shared(Incoming):
    """Somebody's message, passed on from its menu: where it is and what for, never its text."""

    kind: Literal["shared"] = "shared"
    permalink: str
    purpose: str


class Arrived(Incoming):
    """The home was opened, or this is the first contact."""

    kind: Literal["arrived"] = "arrived"
    where: Literal["home", "talk"]


class Searched(Incoming):
    """Letters typed into a long choice. Reads only."""

    kind: Literal["searched"] = "searched"
    slot: Slot
    text: str


Inbound = Annotated[
    Said | Pressed | Submitted | Drafted | Uploaded | Shared | Arrived | Searched, Field(discriminator="kind")
]
