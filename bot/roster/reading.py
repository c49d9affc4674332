"""Reads a people file: its lines, and what no two of them may share."""

from collections.abc import Iterable

from bot.roster.entry import FURTHER, NEEDED, Entry, read_entry
from bot.sheet import Mistakes, read_sheet
from frameworks.model import same_name_key


def read_entries(text: str, mistakes: Mistakes) -> tuple[Entry, ...]:
    """Everybody in the file; every mistake is noted.

    Raises:
        SheetMistakesError: when the header is not right, because then no line can be.
    """
    entries = tuple(read_entry(line) for line in read_sheet(text, NEEDED, (*NEEDED, *FURTHER), mistakes))
    _once("employee_id", ((each.line, each.employee_id) for each in entries), mistakes)
    _once("email", ((each.line, each.email or "") for each in entries), mistakes)
    accounts = ((each.line, ":".join(account)) for each in entries for account in each.accounts)
    _once("slack_id or teams_id", accounts, mistakes)
    return entries


def _once(column: str, named: Iterable[tuple[int, str]], mistakes: Mistakes) -> None:
    first: dict[str, int] = {}
    for line, text in named:
        key = same_name_key(text)
        if key and first.setdefault(key, line) != line:
            mistakes.note(
                line, f"'{column}' is '{text}', as on line {first[key]}. It belongs to one person only."
            )
