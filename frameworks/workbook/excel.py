"""Takes the sheets out of an Excel workbook: what each cell shows, and what cannot be read in it."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from frameworks.document.mistakes import Mistakes, Place
from frameworks.workbook.sheet import Row, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_ROWS = 50_000
MOST_COLUMNS = 1_000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


def excel_sheets(content: bytes, archive: ZipFile, name: str, mistakes: Mistakes) -> Iterator[Sheet]:
    """The sheets of a workbook. A formula counts as what it gave when the file was saved."""
    found: list[Sheet] = []
    with closing(_loaded(content, data_only=True)) as book:
        for page in book.worksheets:
            found.append(_sheet(page, name, mistakes))
            yield found[-1]
    if _has_formulas(archive):
        with closing(_loaded(content, data_only=False)) as book:
            for sheet, page in zip(found, book.worksheets, strict=True):
                _check_formulas(sheet, page, mistakes)


def check_size(sheet: Sheet, rows: list[Row], mistakes: Mistakes) -> None:
    """Refuse a sheet in which something stands far away."""
    if rows and rows[-1].number > MOST_ROWS:
        said = f"The sheet goes on below row {MOST_ROWS:,}, and I read no further. Remove what is there."
        mistakes.stop(sheet.place(rows[-1].number, 1), said)
    for row in rows:
        if (last := max(row.cells)) > MOST_COLUMNS:
            said = f"The sheet has more than {MOST_COLUMNS:,} columns. Remove what is out there."
            mistakes.stop(sheet.place(row.number, last), said)


def _loaded(content: bytes, *, data_only: bool) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - a fifth of a second that only workbooks cost

    return load_workbook(BytesIO(content), read_only=True, data_only=data_only)


def _cells(page: Any) -> Iterator[tuple[int, tuple[object, ...]]]:  # noqa: ANN401 - openpyxl has three kinds
    """The rows that are in the file, however far a sheet claims to go."""
    page.reset_dimensions()
    yield from enumerate(page.iter_rows(values_only=True), 1)


def _sheet(page: Any, name: str, mistakes: Mistakes) -> Sheet:  # noqa: ANN401 - as above
    sheet = Sheet(page.title, f"{name}, sheet {page.title}", ())
    rows = [row for number, cells in _cells(page) if (row := _row(sheet, number, cells, mistakes)).cells]
    check_size(sheet, rows, mistakes)
    return Sheet(sheet.name, sheet.document, tuple(rows))


def _has_formulas(archive: ZipFile) -> bool:
    parts = [each for each in archive.namelist() if each.startswith("xl/worksheets/")]
    return any(b"<f>" in (text := archive.read(part)) or b"<f " in text for part in parts)


def _check_formulas(sheet: Sheet, page: Any, mistakes: Mistakes) -> None:  # noqa: ANN401 - as above
    """A formula whose result was never stored would be read as an empty cell."""
    filled = {(row.number, column) for row in sheet.rows for column in row.cells}
    for number, cells in _cells(page):
        for column, value in enumerate(cells, 1):
            if isinstance(value, str) and value.startswith("=") and (number, column) not in filled:
                said = "The formula here has no stored result. Open the file in Excel and save it again."
                mistakes.note(sheet.place(number, column), said)


def _row(sheet: Sheet, number: int, cells: tuple[object, ...], mistakes: Mistakes) -> Row:
    found: dict[int, str] = {}
    for column, value in enumerate(cells, 1):
        if value is not None and (text := _text(value, sheet.place(number, column), mistakes)):
            found[column] = text
    return Row(number, found)


def _text(value: object, place: Place, mistakes: Mistakes) -> str:
    """A cell as its author sees it: 3.0 is 3, and what Excel made a date of is not what was written."""
    if isinstance(value, str):
        if value in _ERRORS:
            mistakes.note(place, f"The formula here gives {value}. Mend it, or write the text.")
        return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value).strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return repr(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date | datetime | time):
        mistakes.note(place, f"The cell holds the date {value}. Format it as text, and write it once more.")
    return str(value).strip()
