"""Takes the sheets out of a file: an Excel workbook, or CSV files in a zip. Nothing of it is trusted."""

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import islice
from pathlib import PurePath
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from frameworks.document.mistakes import Mistakes, Place
from frameworks.workbook.excel import MOST_ROWS, check_size, excel_sheets
from frameworks.workbook.guarded import from_csv
from frameworks.workbook.sheet import Row, Sheet

LARGEST = 20_000_000  # bytes; the largest real workbook seen has 200,000
UNPACKED = 100_000_000
MOST_SHEETS = 1_000
MOST_CELLS = 1_000_000

_DELIMITERS = ",;\t"


def open_sheets(content: bytes, name: str, mistakes: Mistakes) -> list[Sheet]:
    """The sheets of a file, in its order.

    Raises:
        DocumentMistakes: where it is none, or too large.
    """
    if len(content) > LARGEST:
        _stop(mistakes, name, f"The file has more than {LARGEST // 1_000_000} MB, which is the most I read.")
    try:
        with ZipFile(BytesIO(content)) as archive:
            _weigh(archive, name, mistakes)
            if "[Content_Types].xml" in archive.namelist():
                return list(_bounded(excel_sheets(content, archive, name, mistakes), name, mistakes))
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
            _stop(mistakes, name, f"I read {MOST_SHEETS:,} sheets and {MOST_CELLS:,} cells at most.")
        yield sheet


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
    check_size(sheet, rows, mistakes)
    return rows
