"""What an understanding of free words is asked, and what it answers, whatever stands behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from frameworks.model import Framework, Role

EntityKind = Literal[
    "role", "competency", "family", "person", "date", "status", "action", "timezone", "hours", "days",
    "number", "topic", "cadence", "content", "guide", "kind", "period",
]  # fmt: skip
Someone = tuple[int, str]  # a person's id and their name as the directory writes it


@dataclass(frozen=True, slots=True)
class Entity:
    """Something a text is about, resolved.

    Args:
        kind: what it is.
        key: what the house calls it: a role key, a person's or an action's id, an ISO date, a status, a zone,
            hours as minutes after midnight ("540-1020"), days of the week ("12345"), a number, a topic, what
            is done with which content ("edit guide"), a guide.
        name: as the framework or the directory writes it.
        detail: set where several readings share this name, to tell them apart.
    """

    kind: EntityKind
    key: str
    name: str
    detail: str = ""

    @property
    def label(self) -> str:
        """The words for a button."""
        return f"{self.name} ({self.detail})" if self.detail else self.name


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a text.

    Args:
        intent: what is wanted, as PRODUCT.md 4.1 lists it; `unknown` where nothing fits.
        entities: by name (`role`, `other_role`, `person`, `due`, …). What was left out is absent.
        confidence: from 0 to 1. Below 0.5 the bot asks back, and then there are alternatives.
        alternatives: at most three readings to offer as buttons, each complete in itself.
        unknown_words: a name in the text, as it was written, that nothing and nobody carries.
        guide: the name of the guide that the words ask for; None where they leave it open.
    """

    intent: str
    entities: Mapping[str, Entity] = field(default_factory=dict)
    confidence: float = 1.0
    alternatives: tuple["Reading", ...] = ()
    unknown_words: str | None = None
    guide: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Something there is a lesson on, or a kind of talk that has lessons.

    Args:
        key: its short name.
        name: its title.
        words: how people ask for it; each is a few words that all have to be there.
        broad: whether it is a kind of talk, which a single lesson goes before.
    """

    key: str
    name: str
    words: tuple[str, ...] = ()
    broad: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the one who asks, and where names are looked up.

    Args:
        framework: in force.
        asker: who asks.
        own_role_key: their role; None where it is not known.
        reports: their direct reports.
        manager: their manager.
        people: everybody of exactly this name (full, preferred, first or last); asked at most twice a name.
        actions: the id and text of each action in the asker's own plan.
        now: business time, UTC.
        zone: the asker's time zone, an IANA name.
        topics: what there are lessons on.
        apart: what tells a person from namesakes, such as their role and unit; asked for three at most.
        guides: the name and title of each guide that is in use.
    """

    framework: Framework
    asker: Someone
    own_role_key: str | None
    reports: tuple[Someone, ...]
    manager: Someone | None
    people: Callable[[str], list[Someone]]
    actions: tuple[tuple[int, str], ...]
    now: datetime
    zone: str
    topics: tuple[Topic, ...] = ()
    apart: Callable[[int], str] = lambda _: ""
    guides: tuple[tuple[str, str], ...] = ()

    @property
    def own_role(self) -> Role | None:
        """The asker's role; None also where the framework in force no longer holds it."""
        return next((role for role in self.framework.roles if role.key == self.own_role_key), None)


class Understanding(Protocol):
    """Free words to an intent and resolved entities."""

    def read(self, text: str, known: Known) -> Reading:
        """What this text most likely means. Any text at all gets a reading; nothing is raised."""
        ...
