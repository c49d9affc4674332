"""What bringing in a file would change: complete before anything is stored, and comparable as a whole."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.roster.entry import Entry
from bot.roster.managers import Whom
from storage.facts import Fact, Reason

Kind = Literal["new", "changed", "unchanged", "leaving", "rejoining"]
KINDS: tuple[Kind, ...] = ("new", "changed", "unchanged", "leaving", "rejoining")


@dataclass(frozen=True, slots=True)
class Choice:
    """The answer to "a change or a correction, since when?". Neither: a change from today on."""

    since: date | None = None
    correction: bool = False

    @property
    def made(self) -> bool:
        """Whether anybody has answered."""
        return self.correction or self.since is not None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Step:
    """One dated fact that changes or is put right.

    Args:
        value: as `Chronicle.record` takes it; of a manager whom the file names, the key of their entry.
        since: None where a correction keeps the day of what was wrong.
        reason: None where a correction finds it.
        more: the further columns of the fact.
        said: what a person reads.
        open: whether --since and --correction decide it.
    """

    fact: Fact
    value: Whom | None
    since: date | None
    reason: Reason | None
    said: str
    more: tuple[tuple[str, str | None], ...] = ()
    corrects: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Difference:
    """What changes for one person. `details` are columns of the person, `said` what a person reads."""

    entry: Entry
    person_id: int | None
    kind: Kind
    details: tuple[tuple[str, str | None], ...]
    steps: tuple[Step, ...]
    accounts: tuple[tuple[str, str, str], ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """A title of the HR system in a unit, or anywhere, and its role once that is sure."""

    title: str
    unit_key: str | None
    role_key: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a plan comes from: a file by name and digest, how it was read, and whether it puts right."""

    name: str
    digest: str
    correction: bool
    read_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Waits:
    """A line that cannot be used, and waits for a mend. Each reason is a kind and a sentence."""

    key: str
    person_id: int | None
    name: str
    line: int
    reasons: tuple[tuple[str, str], ...]

    @property
    def came_in(self) -> bool:
        """Whether only the manager waits, and the person came in."""
        return all(kind == "manager" for kind, _ in self.reasons)

    @property
    def listed(self) -> list[list[str]]:
        """The reasons as they are kept."""
        return [list(each) for each in self.reasons]


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """Everything that one file changes.

    Args:
        differences: one for each line.
        missing: the names of who works here and is not in the file.
        notices: what somebody should look at, in sentences.
        units: departments that are new, as key and name.
        waiting: titles whose role is not sure, and that are not queued yet.
        filled: titles that waited, and whose role is sure now.
        since: the day that changes count from where nothing says another.
        open: whether --since or --correction would make a difference.
        source: where it comes from.
        held: lines that wait for a mend while the others come in, and did not wait before.
        mended: the keys of lines that waited, and need not any more.
        seen: what the database held when this was found out, as a few numbers.
    """

    differences: tuple[Difference, ...]
    missing: tuple[str, ...]
    notices: tuple[str, ...]
    units: tuple[tuple[str, str], ...]
    waiting: tuple[Title, ...]
    filled: tuple[Title, ...]
    since: date
    open: bool
    source: Source
    held: tuple[Waits, ...]
    mended: tuple[str, ...]
    seen: tuple[object, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to carry out."""
        idle = all(each.kind == "unchanged" for each in self.differences)
        return idle and not (self.waiting or self.filled or self.held or self.mended)

    def count(self, kind: Kind) -> int:
        """How many people of the file are of this kind."""
        return sum(each.kind == kind for each in self.differences)
