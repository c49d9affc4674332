"""Reads a file into rows of cells, all of them text, and finds where its table begins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from bot.sheet import MOST_LINES, SheetMistakesError
from bot.tables.text import Text, decode, rows_of, separators

MOST_BYTES = 20_000_000
LOOKED_AT = 30
"""The header is looked for in so many rows."""

WORKBOOK = b"PK\x03\x04"
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"

Knows = Callable[[str], bool]
Row = tuple[int, Sequence[str]]


@dataclass(frozen=True)
class Table:
    """A table in a file.

    Args:
        place: what a mistake calls it: the file, with its sheet where there are several.
        read_as: how the file was understood, in sentences.
        header: the line of the header, and its cells.
        body: gives the lines below, as often as it is called; empty ones are left out.
        loose: whether notes may stand beside the table.
    """

    place: str
    read_as: tuple[str, ...]
    header: Row
    body: Callable[[], Iterator[Row]]
    loose: bool = False


def read_table(content: bytes, name: str, knows: Knows, encoding: str | None = None) -> Table:
    """The table in a file; the header is the row with the most columns that somebody `knows`.

    Raises:
        SheetMistakesError: with a sentence that says what to do.
    """
    if len(content) > MOST_BYTES:
        raise SheetMistakesError(f"{name} is larger than {MOST_BYTES // 1_000_000} MB. Split it.")
    if content.startswith(OLD_WORKBOOK):
        raise SheetMistakesError(
            f"{name} is a workbook of an old kind, or locked with a password. Save it as .xlsx or .csv."
        )
    if content.startswith(WORKBOOK):
        return _from_workbook(content, name, knows)
    return _from_text(decode(content, name, encoding), name, knows)


def _from_text(text: Text, name: str, knows: Knows) -> Table:
    best = max(
        (_header(_first(rows_of(text.text, sign, name)), knows), len(separators()) - place, sign)
        for place, sign in enumerate(separators())
    )
    (_, _, header), _, sign = best
    return Table(
        place=name,
        read_as=(f"Read as CSV, separated by {separators()[sign]}. {text.said}",),
        header=header,
        body=lambda: _below(rows_of(text.text, sign, name), header[0], name),
    )


def _from_workbook(content: bytes, name: str, knows: Knows) -> Table:
    from bot.tables.workbook import sheets_of  # noqa: PLC0415 - slow to load, and most files are text

    sheets = sheets_of(content, name)
    found = {title: _header(rows[:LOOKED_AT], knows) for title, rows in sheets.items()}
    title = max(found, key=lambda each: found[each][:2])
    header, rows = found[title][2], sheets[title]
    others = f" {len(sheets) - 1} other sheets are not read." if len(sheets) > 2 else ""  # noqa: PLR2004
    others = others or (" The other sheet is not read." if len(sheets) == 2 else "")  # noqa: PLR2004
    return Table(
        place=f"{name}, sheet '{title}'",
        read_as=(f"Read as a workbook, sheet '{title}', with the header in row {header[0]}.{others}",),
        header=header,
        body=lambda: _below(iter(rows), header[0], name),
        loose=True,
    )


def _first(rows: Iterator[Row]) -> list[Row]:
    """The first rows, up to one that cannot be read so."""
    first: list[Row] = []
    with suppress(SheetMistakesError):
        for row in islice(rows, LOOKED_AT):
            first.append(row)  # noqa: PERF402 - what came before the broken one is kept
    return first


def _header(rows: Iterable[Row], knows: Knows) -> tuple[int, int, Row]:
    """The row with the most known columns, the first of those, and how many these and all are."""
    best: tuple[int, int, Row] = (-1, 0, (1, ()))
    for number, cells in rows:
        filled = [cell for cell in cells if cell.strip()]
        known = sum(map(knows, filled))
        if filled and known > best[0]:
            best = (known, len(filled), (number, cells))
    return best


def _below(rows: Iterator[Row], header: int, name: str) -> Iterator[Row]:
    for number, cells in rows:
        if number <= header or not any(cell.strip() for cell in cells):
            continue
        if number - header > MOST_LINES:
            raise SheetMistakesError(f"{name} has more than {MOST_LINES} lines. Split it.")
        yield number, cells
