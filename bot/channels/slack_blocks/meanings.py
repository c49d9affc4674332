"""What a press or a choice can mean."""

from dataclasses import dataclass

from conversations.messages import Form, Home, Message, Press, Slot

Kept = Message | Home | Form | None


@dataclass(frozen=True)
class Meant:
    """Something was pressed, or chosen: then `values` holds what."""

    press: Press
    values: tuple[str, ...]


@dataclass(frozen=True)
class Rest:
    """A page of what did not fit is asked for."""

    key: str
    page: int


@dataclass(frozen=True)
class Edit:
    """An earlier answer is to be sent anew."""

    slot: Slot
    place: str
    text: str


@dataclass(frozen=True)
class Say:
    """Words that a button says for a person."""

    text: str


@dataclass(frozen=True)
class TurnTo:
    """Another page of an open form is asked for."""

    slot: Slot
    place: str
    page: int


@dataclass(frozen=True)
class Typing:
    """Something was typed or ticked that is sent later: at most a draft is to be kept."""


Meaning = Meant | Rest | Edit | Say | TurnTo | Typing


class NotKept(LookupError):  # noqa: N818 - the name says what happened
    """A control refers to something that is kept no longer, or is another by now."""
