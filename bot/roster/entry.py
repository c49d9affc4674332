"""One line of a people file: what it says about one person, and what is wrong with it."""

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from sys import intern
from unicodedata import category
from zoneinfo import available_timezones

from bot.roster import zones
from bot.sheet import Line
from frameworks.model import same_name_key
from storage.facts import Reason

NEEDED = (
    "employee_id", "name", "email", "manager_email", "role", "department", "location", "timezone",
    "start_date",
)  # fmt: skip
FURTHER = (
    "preferred_name", "role_since", "employment_type", "end_date", "end_reason", "country", "language",
    "slack_id", "teams_id",
)  # fmt: skip
LONGEST = {"employee_id": 100, "manager_id": 100, "email": 254, "manager_email": 254}
LONGEST_TEXT = 200
"""So many characters a cell may have."""

ACCOUNTS = {"slack_id": "slack", "teams_id": "teams"}
ENDINGS: dict[str, Reason] = {
    **dict.fromkeys(("voluntary", "resignation", "resigned", "retirement", "retired"), "exit_voluntary"),
    **dict.fromkeys(("involuntary", "dismissal", "redundancy", "termination"), "exit_involuntary"),
    **dict.fromkeys(("leave", "parental leave", "sabbatical"), "leave"),
    "other": "import",
}
"""What an `end_reason` means."""

_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Entry:
    """What the file says about one person. None: the cell is empty; `has` are the columns of the file.

    `key` is the folded employee id, by which the person is known again; `end` the last day at work, before an
    exit or a leave.
    """

    line: int
    has: frozenset[str]
    key: str
    employee_id: str
    name: str
    email: str | None
    manager_email: str | None
    manager_id: str | None
    title: str | None
    department: str | None
    location: str | None
    timezone: str
    start: date
    preferred_name: str | None
    role_since: date | None
    employment_type: str | None
    end: date | None
    end_reason: Reason
    country: str | None
    language: str | None
    accounts: tuple[tuple[str, str, str], ...]


def read_entry(line: Line) -> Entry:
    """What a line says; every mistake in it is noted."""
    start, end = _needed_day(line, "start_date"), line.day("end_date")
    if start and end and end < start:
        line.note(f"'end_date' {end} lies before 'start_date' {start}. Put one of the two right.")
    employee_id = _needed(line, "employee_id", "Write the number that the HR system gives")
    return Entry(
        line=line.number,
        has=line.columns,
        key=same_name_key(employee_id),
        employee_id=employee_id,
        name=_needed(line, "name", "Write the full name"),
        email=_address(line, "email"),
        manager_email=_address(line, "manager_email"),
        manager_id=_text(line, "manager_id"),
        title=_text(line, "role"),
        department=_text(line, "department"),
        location=_text(line, "location"),
        timezone=_zone(line),
        start=start or date.min,  # a mistake is noted, and nothing is kept
        preferred_name=_text(line, "preferred_name"),
        role_since=line.day("role_since"),
        employment_type=_text(line, "employment_type"),
        end=None if end == date.max else end,  # 9999-12-31 is how some systems write that there is no end
        end_reason=_ending(line),
        country=_text(line, "country"),
        language=_language(line),
        accounts=tuple(account for column in ACCOUNTS if (account := _account(line, column))),
    )


def _text(line: Line, column: str) -> str | None:
    """A cell with its spaces folded, of a bearable length, and of signs that can be shown."""
    text = " ".join((line.text(column) or "").split())
    most = LONGEST.get(column, LONGEST_TEXT)
    if len(text) > most:
        line.note(f"'{column}' has {len(text)} characters. Shorten it to {most} at most.")
        return None
    if not text.isprintable() and any(category(sign) == "Cc" for sign in text):
        line.note(f"'{column}' holds a control character. Type the cell anew.")
        return None
    return intern(text) if text else None  # most cells hold what others hold too


def _needed(line: Line, column: str, mend: str) -> str:
    if line.text(column) is None:
        line.note(f"'{column}' is empty. {mend}.")
    return _text(line, column) or ""


def _needed_day(line: Line, column: str) -> date | None:
    if line.text(column) is None:
        line.note(f"'{column}' is empty. Write a date such as 2027-03-31.")
    return line.day(column)


def _address(line: Line, column: str) -> str | None:
    text = _text(line, column)
    if text and not _ADDRESS.fullmatch(text):
        line.note(f"'{column}' is '{text}', and not an address such as ada@example.com.")
        return None
    return text


def _zone(line: Line) -> str:
    here = zones.of(line.text("location") or "", line.text("country") or "")
    there = f". For {line.text('location') or line.text('country')} it is {here}" if here else ""
    text = _needed(line, "timezone", f"Write a name such as Europe/Prague{there}")
    if text and text not in _zones():
        line.note(
            f"'timezone' is '{text}', which is no time zone.{_close_zones(text)}{there and there[1:] + '.'}"
        )
    return text


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@cache
def _close_zones(text: str) -> str:
    """The zones most like what was written, by their city first."""
    zones = {zone.casefold(): zone for zone in sorted(_zones())}
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(_zones()) if "/" in zone}
    asked = text.casefold().replace(" ", "_")
    near = [zones[name] for name in get_close_matches(asked, zones, 3)]
    near += [cities[name] for name in get_close_matches(asked.rpartition("/")[2], cities, 2, 0.8)]
    close = list(dict.fromkeys(near))[:3]
    return f" Close: {', '.join(close)}." if close else " Write a name such as Europe/Prague."


def _ending(line: Line) -> Reason:
    text = _text(line, "end_reason")
    if text and line.text("end_date") is None:
        line.note("'end_reason' says why, and 'end_date' not when. Fill both, or neither.")
    known = ENDINGS.get(same_name_key(text or "other"))
    if known is None:
        line.note(f"'end_reason' is '{text}'. It can be {', '.join(ENDINGS)}.")
    return known or "import"


def _language(line: Line) -> str | None:
    text = _text(line, "language")
    if text and not _LANGUAGE.fullmatch(text):
        line.note(f"'language' is '{text}', and not a code such as en or pt-BR.")
    return text


def _account(line: Line, column: str) -> tuple[str, str, str] | None:
    """Channel, workspace and id. What Teams calls somebody for one bot begins with a number and a colon."""
    text = _text(line, column)
    if text is None:
        return None
    workspace, _, external_id = text.partition(":")
    if not workspace or workspace.isdigit() or not external_id or " " in text:
        line.note(f"'{column}' is '{text}'. Write it as WORKSPACE:ID, the workspace or tenant first.")
        return None
    return (ACCOUNTS[column], workspace, external_id)
