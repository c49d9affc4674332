"""What the playground is given: the people one can be, and a memory for what was said.

A real platform keeps the messages itself. The playground has no platform, so `service` lends it a shelf.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from conversations.messages import Outbound

Author = Literal["bot", "me"]
Step = Literal["morning", "day", "week"]
TALK = "talk"
"""The place of the direct message; every other place is a thread."""


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody whom a visitor can be: the name they go by, the full one where that is another, their zone."""

    id: int
    name: str
    role: str
    team: str
    location: str
    full_name: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said in a place, by the bot or by the person whose conversation it is."""

    id: int
    place: str
    author: Author
    message: Outbound | str
    at: datetime


@dataclass(frozen=True, slots=True)
class Playground:
    """The functions that the playground may call.

    Args:
        people: everybody one can be.
        history: what was said to and by a person, oldest first.
        keep: keeps a line (person, place, author, message, cause) and returns its id; for the same cause, the
            same line.
        replace: puts another message in the place of a kept line, and its cause where it has one.
        written_by: the line that a cause wrote last, if there is one.
        now: business time in UTC.
        later: the moment that a step (`morning`, `day`, `week`) leads to, as a person's hours have it.
    """

    people: Callable[[], Awaitable[list[PersonCard]]]
    history: Callable[[int], Awaitable[list[Line]]]
    keep: Callable[[int, str, Author, Outbound | str, str], Awaitable[int]]
    replace: Callable[[int, Outbound, str | None], Awaitable[None]]
    written_by: Callable[[str], Awaitable[int | None]]
    now: Callable[[], datetime]
    later: Callable[[int, Step], Awaitable[datetime]]
