"""What is asked: an intent with its entities, by word or by button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from conversations.messages import Button, Press
from conversations.problems import NotFound, StaleAnswer
from conversations.scene import Scene
from conversations.understanding import close_titles
from frameworks.model import Role

LARGEST_KEY = 2**31 - 1
"""What every database takes for a whole number."""

Value = TypeVar("Value")


@dataclass(frozen=True)
class Asked:
    """One intent.

    Args:
        intent: its name.
        entities: what it is about, by kind; the values are keys.
        unknown_words: a name in the text that nobody and nothing carries.
    """

    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)
    unknown_words: str | None = None


def value_of(asked: Asked, name: str, read: Callable[[str], Value]) -> Value:
    """What an entity stands for.

    Raises:
        StaleAnswer: for what no button of ours carries, or where it is missing.
    """
    try:
        return read(asked.entities[name])
    except (KeyError, ValueError):
        raise StaleAnswer("stale.gone") from None


def key_of(asked: Asked, name: str) -> int:
    """The number of a person or an action; StaleAnswer for what can be none."""
    return value_of(asked, name, _key)


def _key(text: str) -> int:
    key = int(text)
    if not 0 < key <= LARGEST_KEY:
        raise ValueError(text)
    return key


def button(scene: Scene, key: str, intent: str, *, name: str = "", **entities: str) -> Button:
    """A button that goes on with another intent. Its label is a phrase that may say `name`."""
    label = scene.line(key, name=name)
    return Button(label=label, press=Press(do="ask", given={"intent": intent, **entities}))


def own_role(scene: Scene) -> Role:
    """The role of the person who asks.

    Raises:
        NotFound: when they have none, or one that the framework in force does not hold.
    """
    role = scene.guarded.role(scene.guarded.position(scene.person.id).role_key)
    if role is None:
        raise NotFound("not_found.own_role")
    return role


def asked_role(scene: Scene, asked: Asked, entity: str = "role") -> Role:
    """The role that was named, else the asker's own.

    Raises:
        NotFound: for a name that no role carries, with the closest titles.
    """
    refuse_unknown_role(scene, asked)
    if entity not in asked.entities:
        return own_role(scene)
    role = scene.guarded.role(asked.entities[entity])
    if role is None:
        raise NotFound("not_found.role_gone")
    return role


def refuse_unknown_person(asked: Asked) -> None:
    """Say that nobody carries a name.

    Raises:
        NotFound: when the text named such a person.
    """
    if asked.unknown_words is not None and "person" not in asked.entities:
        raise NotFound("not_found.person", words=asked.unknown_words[:80])


def refuse_unknown_role(scene: Scene, asked: Asked) -> None:
    """Say which roles come close to a name that no role carries.

    Raises:
        NotFound: when the text named such a role.
    """
    if asked.unknown_words is None:
        return
    close = close_titles(scene.guarded.framework, asked.unknown_words)
    key = "not_found.role_close" if close else "not_found.role"
    raise NotFound(key, words=asked.unknown_words[:80], close=", ".join(close))
