"""Titles that wait for a role, as a list with proposals: printed, written to a file, or taken from one."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.roster.plan import Title
from bot.roster.proposals import Alike, Suggested, alike, as_csv, from_confidence, from_csv
from bot.roster.roles import spoken
from bot.roster.waiting import Queue
from bot.sheet import SheetMistakesError
from bot.verbs import Call, StopError, many, read_text, say, shortened
from frameworks.model import Framework
from frameworks.titles import CONFIDENCES, Proposal
from storage.unit import UnitOfWork

NOTHING = "Nothing was changed."


@dataclass(frozen=True)
class Desk:
    """What both halves of the verb need."""

    call: Call
    unit: UnitOfWork
    framework: Framework
    queue: Queue


def chosen_titles(desk: Desk, suggested: Sequence[Suggested]) -> list[Title] | None:
    """Which titles to map; None where it was only to be listed or written."""
    asked = desk.call.asked
    if asked.accept:
        return from_confidence(suggested, asked.accept)
    if asked.accept_file:
        try:
            return from_csv(read_text(asked.accept_file), Path(asked.accept_file).name, desk.queue)
        except SheetMistakesError as found:
            raise StopError(f"{found}\n{NOTHING}") from None
    if asked.export:
        text = as_csv(suggested, [_why(each.proposal) for each in suggested])
        Path(asked.export).write_text(text, encoding="utf-8-sig")
        say(
            f"{many(len(suggested), 'title')} written to {asked.export}. Edit the column 'role', then: "
            f"trellis titles --accept-file {asked.export}"
        )
        return None
    _list(desk, suggested)
    return None


def preview(desk: Desk, chosen: Sequence[Title]) -> None:
    """Which titles would stand for what, and for how many people."""
    if not chosen:
        say("None of the titles that wait.")
        return
    roles = {role.key: role for role in desk.framework.roles}
    say(f"{many(len(chosen), 'title')} of those that wait would stand for a role.")
    lines = [
        f"'{each.title}'{f' in {each.unit_key}' if each.unit_key else ''}: "
        f"{people_of(desk.queue.held_by(each.title, each.unit_key))} → "
        f"{spoken([roles[str(each.role_key)]], desk.framework)}"
        for each in chosen
    ]
    for line in shortened(lines):
        say(line)


def _list(desk: Desk, suggested: Sequence[Suggested]) -> None:
    if desk.call.asked.json:
        say(json.dumps({"waiting": [_object(each) for each in suggested]}, ensure_ascii=False))
        return
    count = many(len(suggested), "title waits", "titles wait")
    say(f"{count} for a role." if suggested else "No title waits for a role.")
    groups = alike(suggested)
    if groups:
        sure = Counter(each.proposal.confidence for each in suggested if each.proposal.role)
        told = ", ".join(f"{sure[word]} {word}" for word in CONFIDENCES if sure[word])
        say(f"Proposals: {told or 'none'}. `trellis titles --accept sure` takes the sure ones.")
    for line in shortened([_line(desk, group) for group in groups]):
        say(line)


def _line(desk: Desk, group: Alike) -> str:
    first = group.parts[0]
    where = f" in {first.waiting.department}" if first.waiting.department else ""
    others = len(group.parts) - 1
    also = f" (and {others} more like it)" if others else ""
    told = f"'{first.waiting.title}'{where}{also}: {people_of(group.people)}."
    if first.proposal.role:
        role = spoken([first.proposal.role], desk.framework)
        return f"{told} Proposed: {role}, {first.proposal.confidence}: {_why(first.proposal)}."
    close = spoken(first.waiting.close, desk.framework)
    return f"{told} " + (f"Close: {close}." if close else "Nothing like it.")


_REASONS = {
    "name": "it is called '{}'", "words": "it says {}", "rank": "'{}' fits", "grade": "grade {} fits",
    "family": "its words are of {}", "department": "the department is of {}",
    "differ": "but not for all {} departments that have it",
}  # fmt: skip


def _why(proposal: Proposal) -> str:
    """What speaks for a proposal."""
    return ", ".join(_REASONS[kind].format(words) for kind, words in proposal.because)


def _object(each: Suggested) -> dict[str, object]:
    waiting, proposal = each.waiting, each.proposal
    close = [{"key": role.key, "name": role.title} for role in waiting.close]
    role = {"key": proposal.role.key, "name": proposal.role.title} if proposal.role else None
    return {
        "title": waiting.title,
        "department": waiting.department,
        "people": waiting.held_by,
        "close": close,
        "proposed": role,
        "confidence": proposal.confidence if role else None,
        "reason": _why(proposal),
    }


def people_of(number: int) -> str:
    """How many people, in words."""
    return "1 person" if number == 1 else f"{number} people"
