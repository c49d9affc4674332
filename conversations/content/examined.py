"""What a check of a draft found, as it is drawn on its card."""

from dataclasses import dataclass, field
from datetime import date, datetime

from conversations.house import House
from storage.unit import UnitOfWork

FEW = 5
"""Up to one less than this, a number that stands on people's own words is not told."""


@dataclass(frozen=True)
class Difference:
    """One thing that changes: `raised: Junior → Senior` of the expectation `Observer: Measuring`."""

    kind: str
    what: str
    name: str
    detail: str = ""


@dataclass(frozen=True)
class Numbers:
    """Whom a new framework concerns.

    Args:
        holders: people who hold a role that changes.
        lost: people who hold a role that will not be there.
        plans: people whose plan names what changes.
        openings: open openings that do.
        missing: people who would newly miss a must-have.
    """

    holders: int = 0
    lost: int = 0
    plans: int = 0
    openings: int = 0
    missing: int = 0
    lost_titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Examined:
    """A draft after its check.

    Args:
        name: of the guide; else of what it is.
        source: the text to be published, as it is stored.
        basis: what was in force when it was checked.
        mistakes: what has to be mended first, each with its line.
        advice: what an experienced author would say.
        differences: what changes.
        numbers: for a framework.
        running: conversations under way that keep their revision, for a guide.
    """

    name: str
    source: str = field(repr=False)
    basis: int = 0
    mistakes: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    numbers: Numbers | None = None
    running: int = 0


@dataclass(frozen=True)
class Desk:
    """What a check is given: a look at the database at one moment, and the words.

    Args:
        unit: a reading unit.
        base: the words without anything published in the chat.
        house: the words in force.
        now: business time, UTC.
        today: the day for which people are counted.
    """

    unit: UnitOfWork = field(repr=False)
    base: House = field(repr=False)
    house: House = field(repr=False)
    now: datetime
    today: date
