"""Sheets out of a workbook, bounded in size and depth before anything is unpacked as a whole."""

from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from sys import intern
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from bot.sheet import MOST_LINES, SheetMistakesError

MOST_UNPACKED = 400_000_000
MOST_PARTS = 2_000
MOST_SHEETS = 50
MOST_COLUMNS = 200
DEEPEST = 60
"""Elements within one another; a sheet needs a handful."""
_PIECE = 1 << 20


def sheets_of(content: bytes, name: str) -> dict[str, list[tuple[int, list[str]]]]:
    """The rows of every sheet that are not empty, with their numbers. Formulas give what they last came to.

    Raises:
        SheetMistakesError: it is no workbook, or one that is too large or built to harm.
    """
    try:
        with ZipFile(BytesIO(content)) as parts:
            _bounded(parts, name)
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError, expat.ExpatError):
        raise SheetMistakesError(f"{name} is no workbook that can be read. Save it as .xlsx again.") from None
    try:
        sheets = book.worksheets[:MOST_SHEETS]
        found = {sheet.title: _rows(sheet, name) for sheet in sheets if hasattr(sheet, "reset_dimensions")}
    finally:
        book.close()
    if not (filled := {title: rows for title, rows in found.items() if rows}):
        raise SheetMistakesError(f"{name} holds no sheet with anything in it.")
    return filled


def _bounded(parts: ZipFile, name: str) -> None:
    listed = parts.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise SheetMistakesError(f"{name} unpacks to more than can be read. Save only the sheet as .csv.")
    for part in listed:
        if part.filename.endswith((".xml", ".rels")):
            _shallow(parts, part.filename, name)


def _shallow(parts: ZipFile, part: str, name: str) -> None:
    """A part without a document type of its own, and not nested too deep."""
    depth = 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise SheetMistakesError(f"{name} is nested too deep. Save only the sheet as .csv.")

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse(*_: object) -> None:
        raise SheetMistakesError(f"{name} holds definitions that no workbook needs. Save it as .xlsx again.")

    reader = expat.ParserCreate()
    reader.StartElementHandler, reader.EndElementHandler = begin, end
    reader.StartDoctypeDeclHandler = refuse
    with parts.open(part) as file:
        while piece := file.read(_PIECE):
            reader.Parse(piece)


def _rows(sheet: Any, name: str) -> list[tuple[int, list[str]]]:  # noqa: ANN401 - openpyxl's sheet
    """Rows up to the last cell that is filled: the range that a sheet says it uses may be far larger."""
    sheet.reset_dimensions()
    rows = []
    for number, values in enumerate(_values(sheet), start=1):
        cells = [_text(value) for value in values[:MOST_COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            rows.append((number, cells))
        if len(rows) > MOST_LINES:
            raise SheetMistakesError(f"{name} has more than {MOST_LINES} lines. Split it.")
    return rows


def _values(sheet: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 - the same
    yield from sheet.iter_rows(values_only=True)


def _text(value: object) -> str:
    """A cell as somebody would write it into a CSV file."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return intern(str(value).strip())
