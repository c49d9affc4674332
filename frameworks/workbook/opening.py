"""Takes the sheets out of a file: an Excel workbook, or CSV files in a zip. Nothing of it is trusted."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from frameworks.document.mistakes import Mistakes, Place
from frameworks.workbook.guarded import from_csv
from frameworks.workbook.sheet import Row, Sheet

LARGEST = 20_000_000  # bytes; the largest real workbook seen has 200,000
UNPACKED = 100_000_000
MOST_SHEETS = 200
MOST_ROWS = 50_000
MOST_COLUMNS = 1_000
MOST_CELLS = 1_000_000

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DELIMITERS = ",;\t"


def open_sheets(content: bytes, name: str, mistakes: Mistakes) -> list[Sheet]:
    """The sheets of a file, in its order.

    Raises:
        DocumentMistakes: where it is none, or too large.
    """
    if len(content) > LARGEST:
        _stop(mistakes, name, f"The file has more than {LARGEST // 1_000_000} MB, which is the most I read.")
    try:
        archive = ZipFile(BytesIO(content))
        _weigh(archive, name, mistakes)
        if "[Content_Types].xml" in archive.namelist():
            return list(_bounded(_workbook(content, archive, name, mistakes), name, mistakes))
        return list(_bounded(_csv_files(archive, name, mistakes), name, mistakes))
    except (
        BadZipFile,
        KeyError,
        ValueError,
        OSError,
        EOFError,
        SyntaxError,
        NotImplementedError,
        RuntimeError,
    ):
        _stop(
            mistakes, name, "This file cannot be opened. Save it again as .xlsx, or as CSV files in a .zip."
        )


def _stop(mistakes: Mistakes, name: str, text: str) -> NoReturn:
    mistakes.stop(Place(name, 1, 1, in_table=True), text)


def _weigh(archive: ZipFile, name: str, mistakes: Mistakes) -> None:
    """Refuse what would unpack to far more than it is, and XML that defines words of its own."""
    entries = archive.infolist()
    if sum(each.file_size for each in entries) > UNPACKED or len(entries) > 10 * MOST_SHEETS:
        _stop(
            mistakes, name, "The file unpacks to more than I read. Remove what is not part of the framework."
        )
    for each in entries:
        if each.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(each):
            _stop(mistakes, name, "The file defines entities of its own, and I do not read such files.")


def _bounded(sheets: Iterator[Sheet], name: str, mistakes: Mistakes) -> Iterator[Sheet]:
    cells = 0
    for number, sheet in enumerate(sheets):
        cells += sum(len(row.cells) for row in sheet.rows)
        if number >= MOST_SHEETS or cells > MOST_CELLS:
            _stop(mistakes, name, f"I read {MOST_SHEETS} sheets and {MOST_CELLS:,} cells at most.")
        yield sheet


def _workbook(content: bytes, archive: ZipFile, name: str, mistakes: Mistakes) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - a fifth of a second that only workbooks cost

    book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    formulas = load_workbook(BytesIO(content), read_only=True) if _has_formulas(archive) else None
    for page in book.worksheets:
        sheet = Sheet(page.title, f"{name}, sheet {page.title}", ())
        page.reset_dimensions()
        rows = [
            _row(sheet, number, cells, mistakes)
            for number, cells in enumerate(page.iter_rows(values_only=True), 1)
        ]
        rows = [row for row in rows if row.cells]
        _check_size(sheet, rows, mistakes)
        if formulas is not None:
            _check_formulas(sheet, formulas[page.title], rows, mistakes)
        yield Sheet(sheet.name, sheet.document, tuple(rows))


def _has_formulas(archive: ZipFile) -> bool:
    parts = [each for each in archive.namelist() if each.startswith("xl/worksheets/")]
    return any(b"<f>" in (text := archive.read(part)) or b"<f " in text for part in parts)


def _row(sheet: Sheet, number: int, cells: tuple[object, ...], mistakes: Mistakes) -> Row:
    found: dict[int, str] = {}
    for column, value in enumerate(cells, 1):
        if value is not None and (text := _text(value, sheet.place(number, column), mistakes)):
            found[column] = text
    return Row(number, found)


def _text(value: object, place: Place, mistakes: Mistakes) -> str:
    """A cell as its author sees it: 3.0 is 3, and what Excel made a date of is not what was written."""
    if isinstance(value, str):
        if value.startswith("#") and value in {
            "#REF!",
            "#N/A",
            "#VALUE!",
            "#NAME?",
            "#DIV/0!",
            "#NULL!",
            "#NUM!",
        }:
            mistakes.note(place, f"The formula here gives {value}. Mend it, or write the text.")
        return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value).strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return repr(int(value)) if value == int(value) else repr(value)
    if isinstance(value, date | datetime | time):
        mistakes.note(place, f"The cell holds the date {value}. Format it as text, and write it once more.")
    return str(value).strip()


def _check_formulas(sheet: Sheet, page: object, rows: list[Row], mistakes: Mistakes) -> None:
    """A formula whose result was never stored would be read as an empty cell."""
    filled = {(row.number, column) for row in rows for column in row.cells}
    page.reset_dimensions()  # type: ignore[attr-defined]
    for number, cells in enumerate(page.iter_rows(values_only=True), 1):  # type: ignore[attr-defined]
        for column, value in enumerate(cells, 1):
            if isinstance(value, str) and value.startswith("=") and (number, column) not in filled:
                said = "The formula here has no stored result. Open the file in Excel and save it again."
                mistakes.note(sheet.place(number, column), said)


def _check_size(sheet: Sheet, rows: list[Row], mistakes: Mistakes) -> None:
    if rows and rows[-1].number > MOST_ROWS:
        said = f"The sheet goes on below row {MOST_ROWS:,}, and I read no further. Remove what is there."
        mistakes.stop(sheet.place(rows[-1].number, 1), said)
    for row in rows:
        if (last := max(row.cells)) > MOST_COLUMNS:
            said = f"The sheet has more than {MOST_COLUMNS:,} columns. Remove what is out there."
            mistakes.stop(sheet.place(row.number, last), said)


def _csv_files(archive: ZipFile, name: str, mistakes: Mistakes) -> Iterator[Sheet]:
    """One sheet per CSV file, whatever folder it is in."""
    for each in archive.infolist():
        path = PurePath(each.filename)
        if path.suffix.casefold() == ".csv" and not path.name.startswith("."):
            sheet = Sheet(path.stem, f"{name}, {path.name}", ())
            try:
                text = archive.read(each).decode("utf-8-sig")
            except UnicodeDecodeError:
                mistakes.note(sheet.place(), "This is not UTF-8 text. Save it as 'CSV UTF-8'.")
                continue
            yield Sheet(sheet.name, sheet.document, tuple(_csv_rows(sheet, text, mistakes)))


def _csv_rows(sheet: Sheet, text: str, mistakes: Mistakes) -> list[Row]:
    first = text.lstrip().partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)
    rows: list[Row] = []
    try:
        for number, cells in enumerate(islice(reader, MOST_ROWS + 1), 1):
            found = {column: from_csv(cell) for column, cell in enumerate(cells, 1) if cell.strip()}
            rows += [Row(number, found)] if found else []
    except csv.Error as error:
        mistakes.note(sheet.place(reader.line_num, 1), f"This line cannot be read: {error}.")
    _check_size(sheet, rows, mistakes)
    return rows
