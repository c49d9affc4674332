"""Which column of a file is which: by our own names, by what HR systems call them, or as somebody says."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from bot.roster.entry import FURTHER, NEEDED
from frameworks.model import did_you_mean

PARTS = ("first_name", "last_name", "manager_id")
"""Columns that stand in for others: both names for `name`, the manager's employee id for their address."""

KNOWN = (*NEEDED, *FURTHER, *PARTS)
ORDERS = ("dmy", "mdy", "ymd")
FROM_LOCATION = "from location"


class ColumnsWrongError(Exception):
    """The file that says which column is which has mistakes. Its text holds all of them, one a line."""


@dataclass(frozen=True)
class Reading:
    """How somebody wants a file to be read, where it cannot be told from the file.

    Args:
        columns: the names in the file by ours.
        dates: whether day, month or year stands first.
        zones: whether a missing time zone may be taken from the location where that is unambiguous.
        encoding: of a text.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    zones: bool = False
    encoding: str | None = None


def read_columns(text: str, name: str) -> Reading:
    """The file for `--columns`.

    Raises:
        ColumnsWrongError: with every mistake.
    """
    try:
        said = yaml.safe_load(text)
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        where = f", line {place.line + 1}" if place else ""
        raise ColumnsWrongError(f"{name}{where}: this cannot be read as YAML.") from None
    if mistakes := [f"{name}: {each}" for each in _mistakes(said)]:
        raise ColumnsWrongError("\n".join(mistakes))
    columns = {ours: str(theirs) for ours, theirs in (said.get("columns") or {}).items()}
    return Reading(columns, said.get("dates"), said.get("timezone") == FROM_LOCATION, said.get("encoding"))


def _mistakes(said: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    keys = ("columns", "dates", "timezone", "encoding")
    if not isinstance(said, dict):
        yield "write lines such as `columns: {email: Work mail}`."
        return
    for key in said:
        if key not in keys:
            yield f"I don't know '{key}'.{did_you_mean(str(key), keys)} Known are {', '.join(keys)}."
    columns = said.get("columns") or {}
    if not isinstance(columns, dict):
        yield "'columns' needs our names and theirs, such as `email: Work mail`."
        columns = {}
    for ours, theirs in columns.items():
        if ours not in KNOWN:
            yield f"'columns' has '{ours}', and there is no such column.{did_you_mean(str(ours), KNOWN)}"
        elif not isinstance(theirs, str | int):
            yield f"'columns' has '{ours}' without a name of the file beside it."
    if said.get("dates") not in {None, *ORDERS}:
        yield f"'dates' is '{said['dates']}'. It can be {', '.join(ORDERS)}."
    if said.get("timezone") not in {None, FROM_LOCATION}:
        yield f"'timezone' is '{said['timezone']}'. It can be '{FROM_LOCATION}'."


@dataclass(frozen=True)
class Header:
    """Which cell of a row is which column: our name by its place, and what it is called in the file."""

    places: Mapping[str, int]
    called: Mapping[str, str]
    ignored: tuple[str, ...]


def understood(cells: Sequence[str], reading: Reading) -> tuple[Header, list[str]]:
    """A header, and what is wrong with it, in sentences."""
    asked = reading.columns
    written = {place: cell.strip() for place, cell in enumerate(cells) if cell.strip()}
    found: dict[str, list[int]] = {}
    mistakes: list[str] = []
    for ours, theirs in asked.items():
        if same := [place for place, cell in written.items() if folded(cell) == folded(theirs)]:
            found[ours] = same
        else:
            mistakes.append(
                f"There is no column '{theirs}', which --columns names for '{ours}'."
                f"{did_you_mean(theirs, written.values())}"
            )
    taken = {place for places in found.values() for place in places}
    for place, cell in written.items():
        ours_ = meaning(cell)
        if ours_ and ours_ not in asked and place not in taken:
            found.setdefault(ours_, []).append(place)
    chosen = {ours: _chosen(ours, places, written) for ours, places in found.items()}
    for ours, places in chosen.items():
        if len(places) > 1:
            names = " and ".join(f"'{written[place]}'" for place in places)
            mistakes.append(f"{names} can both be '{ours}'. Say which with --columns.")
    places_ = {ours: places[0] for ours, places in chosen.items()}
    mistakes += _missing({*places_, "timezone"} if reading.zones else places_)
    called = {ours: written[place] for ours, place in places_.items()}
    ignored = tuple(cell for place, cell in written.items() if place not in places_.values())
    return Header(places_, called, ignored), mistakes


def meaning(cell: str) -> str | None:
    """Our name for what a column is called."""
    return _names().get(folded(cell))


def folded(cell: str) -> str:
    """A column's name without capitals, accents, punctuation and the possessive."""
    plain = unicodedata.normalize("NFKD", re.sub(r"['\u2019]s\b", "", cell)).casefold()
    signs = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = " ".join(re.findall(r"[^\W_]+", signs))
    return re.sub(r"\be (?=mail\b)", "e", words)


def told(header: Header) -> Iterator[str]:
    """Which column was read as what, where its name is not ours, and which were not read."""
    other = [f"'{name}' as {ours}" for ours, name in header.called.items() if folded(name) != folded(ours)]
    if other:
        yield f"Columns: {', '.join(other)}."
    if header.ignored:
        yield f"Not read: {', '.join(header.ignored)}."


def _chosen(ours: str, places: list[int], written: Mapping[int, str]) -> list[int]:
    """The column with our very name, where there is just one."""
    exact = [place for place in places if folded(written[place]) == folded(ours)]
    return exact if len(exact) == 1 else places


def _missing(found: Iterable[str]) -> Iterator[str]:
    stands_in = {"name": {"first_name", "last_name"}, "manager_email": {"manager_id"}}
    for ours in NEEDED:
        if ours not in found and not stands_in.get(ours, {ours}) <= set(found):
            yield f"The column '{ours}' is missing. " + (
                "With --zones it is taken from the location, where that is sure."
                if ours == "timezone"
                else f"Where it has another name, say so in a file for --columns: `columns: {{{ours}: …}}`."
            )


@cache
def _names() -> dict[str, str]:
    text = files("bot.roster").joinpath("synonyms.yaml").read_text(encoding="utf-8")
    names = {folded(name): ours for ours, listed in yaml.safe_load(text).items() for name in listed}
    return names | {folded(ours): ours for ours in KNOWN}
