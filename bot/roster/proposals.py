"""Titles that wait for a role, grouped, each with what it may stand for; accepted in bulk or by file."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import StringIO

from bot.roster.keeping import AT_ONCE, Rest, map_waiting
from bot.roster.plan import Title
from bot.roster.waiting import Queue, Waiting
from bot.sheet import Mistakes, read_sheet
from frameworks.model import Framework, same_name_key
from frameworks.titles import CONFIDENCES, Proposal, Proposer, read_words
from storage.database import Database

COLUMNS = ("title", "department", "people", "role", "confidence", "reason")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True, slots=True)
class Suggested:
    """A title that waits, in a department or anywhere, with the role that it may stand for."""

    waiting: Waiting
    proposal: Proposal

    @property
    def title(self) -> Title:
        """As it is mapped."""
        role = self.proposal.role
        return Title(self.waiting.title, self.waiting.unit_key, role.key if role else None)


@dataclass(frozen=True, slots=True)
class Alike:
    """One title in its spellings and departments, with one proposal."""

    parts: tuple[Suggested, ...]

    @property
    def people(self) -> int:
        """How many hold it."""
        return sum(each.waiting.held_by for each in self.parts)


def suggestions(queue: Queue, framework: Framework) -> tuple[Suggested, ...]:
    """Every waiting title with its proposal. What waits anywhere is sure only where all departments agree."""
    proposer = Proposer(framework)
    return tuple(Suggested(each, _proposed(each, queue, proposer)) for each in queue.waiting())


def _proposed(waiting: Waiting, queue: Queue, proposer: Proposer) -> Proposal:
    if waiting.department:
        return proposer.propose(waiting.title, waiting.department)
    everywhere = queue.departments(waiting.title) or (None,)
    found = [proposer.propose(waiting.title, department) for department in everywhere]
    first = next((each for each in found if each.role), found[0])
    if len({each.role and each.role.key for each in found}) == 1:
        return max(found, key=lambda each: CONFIDENCES.index(each.confidence))
    return replace(first, confidence="unsure", because=(*first.because, ("differ", str(len(everywhere)))))


def alike(suggested: Iterable[Suggested]) -> tuple[Alike, ...]:
    """The same titles together, the most held first."""
    groups: dict[object, list[Suggested]] = defaultdict(list)
    for each in suggested:
        role = each.proposal.role.key if each.proposal.role else None
        groups[read_words(each.waiting.title), role, each.proposal.confidence].append(each)
    made = [Alike(tuple(sorted(group, key=lambda part: -part.waiting.held_by))) for group in groups.values()]
    return tuple(sorted(made, key=lambda each: -each.people))


def from_confidence(suggested: Iterable[Suggested], least: str) -> list[Title]:
    """Those of which at least so much is sure."""
    enough = CONFIDENCES[: CONFIDENCES.index(least) + 1]
    return [each.title for each in suggested if each.proposal.role and each.proposal.confidence in enough]


def accept(database: Database, titles: Sequence[Title], now: datetime, rest: Rest = lambda: None) -> int:
    """Map titles, and give their roles to all who wait, in small chunks. How many people that were.

    Killed half-way it has mapped some of the titles, and the rest still waits.
    """
    people: set[int] = set()
    for title in sorted(titles, key=lambda title: title.unit_key is None):  # a unit's own goes first
        filled = [0]
        while filled:
            with database.unit() as unit:
                filled = list(
                    unit.positions.fill_role(
                        title.title, title.unit_key, str(title.role_key), now, limit=AT_ONCE
                    )
                )
                people.update(filled)
                if not filled:
                    map_waiting(unit, title, now)
            rest()
    with database.unit() as unit:
        unit.ledger.changed(None, "titles", f"{len(titles)} titles mapped, {len(people)} people", now)
    return len(people)


def as_csv(suggested: Iterable[Suggested], reasons: Iterable[str]) -> str:
    """The list to be edited and brought back; nothing in it can be taken for a formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each, reason in zip(suggested, reasons, strict=True):
        role = each.proposal.role
        cells = (
            each.waiting.title, each.waiting.department or "", each.waiting.held_by, role.key if role else "",
            each.proposal.confidence if role else "", reason,
        )  # fmt: skip
        writer.writerow([_plain(str(cell)) for cell in cells])
    return out.getvalue()


def from_csv(text: str, name: str, queue: Queue) -> list[Title]:
    """What somebody has chosen in the list; a line without a role goes on waiting.

    Raises:
        SheetMistakesError: with every mistake, by file and line.
    """
    mistakes = Mistakes(name)
    chosen = list(_chosen(text, queue, mistakes))
    mistakes.check()
    return chosen


def _chosen(text: str, queue: Queue, mistakes: Mistakes) -> Iterator[Title]:
    waiting = {(same_name_key(each.title), each.unit_key) for each in queue.waiting()}
    for line in read_sheet(text, ("title", "role"), COLUMNS, mistakes):
        title, role, department = line.need("title"), line.text("role"), line.text("department")
        title = title[1:] if title[:1] == "'" and title[1:].startswith(_FORMULA) else title
        if role is None:
            continue
        where = queue.unit_key(department) if department else None
        roles = queue.roles(role, department)
        if department and where is None:
            line.note(f"I don't know a department called '{department}'. Leave the cell as it came.")
        elif (same_name_key(title), where) not in waiting:
            there = " there" if department else ""
            line.note(f"No title '{title}' waits{there}. Leave the cell as it came.")
        elif len(roles) != 1:
            close = ", ".join(each.key for each in (roles or queue.close(role)))
            line.note(f"'role' is '{role}', which is not one role." + (f" Close: {close}." if close else ""))
        else:
            yield Title(title, where, roles[0].key)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
