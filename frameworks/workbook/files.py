"""Tables as files: an Excel workbook that can be read at a glance, and a zip of CSV files."""

import csv
import re
from collections.abc import Iterable, Mapping
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from frameworks.model import same_name_key
from frameworks.workbook.guarded import to_csv_cell
from frameworks.workbook.tables import Cell, Table

if TYPE_CHECKING:
    from openpyxl.cell import Cell as ExcelCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST = 32_767  # characters in a cell; more is cut by the program that opens it
LONGEST_NAME = 31

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f-\x9f\ufffe\uffff]")
_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_WIDE = {"Description", "Summary", "Expectation", "Value", "Promotion note", "Note", "Title", "Link"}
_HEAD_COLOUR = "DDE7EE"


class TooLongForCellError(Exception):
    """A text does not fit into a spreadsheet. Its sentence says which."""


def xlsx(tables: Iterable[Table]) -> bytes:
    """The tables as a workbook, a sheet each.

    Raises:
        TooLongForCellError: where a spreadsheet program would cut a text.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - a fifth of a second that only workbooks cost

    named = _named(tables)
    for table in named.values():
        _check_lengths(table)
    book = Workbook(write_only=True)
    for name, table in named.items():
        page = book.create_sheet(name)
        page.freeze_panes = "C2" if table.head[:2] == ("Category", "Competency") else "A2"
        for place, head in enumerate(table.head):
            page.column_dimensions[_letter(place)].width = _width(head, table, place)
        page.append([_cell(page, head, is_head=True) for head in table.head])
        for row in table.rows:
            page.append([None if cell is None else _cell(page, cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def csv_zip(tables: Iterable[Table]) -> bytes:
    """The tables as a zip of CSV files, a file each, in UTF-8 with the mark that Excel looks for."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, table in _named(tables).items():
            text = StringIO(newline="")
            writer = csv.writer(text)
            writer.writerow(map(_plain, table.head))
            writer.writerows([_plain(cell) for cell in row] for row in table.rows)
            entry = ZipInfo(f"{name}.csv")
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text.getvalue().encode("utf-8-sig"))
    return out.getvalue()


def _named(tables: Iterable[Table]) -> Mapping[str, Table]:
    """Tables by a name that a sheet can have: short enough, without forbidden signs, and not taken."""
    found: dict[str, Table] = {}
    taken: set[str] = set()
    for table in tables:
        wanted = " ".join(_FORBIDDEN.sub(" ", table.name).split())
        name, number = wanted[:LONGEST_NAME].strip(" '"), 2
        while same_name_key(name) in taken:
            tail = f" {number}"
            name, number = wanted[: LONGEST_NAME - len(tail)].strip() + tail, number + 1
        taken.add(same_name_key(name))
        found[name] = table
    return found


def _check_lengths(table: Table) -> None:
    for text in (cell for row in table.rows for cell in row if isinstance(cell, str)):
        if len(text) > LONGEST:
            said = (
                f"The text that begins '{text[:60]}' has {len(text):,} characters; a cell holds {LONGEST:,}."
            )
            raise TooLongForCellError(f"{said} Export as CSV or YAML.")


def _cell(page: "WriteOnlyWorksheet", value: str | float, *, is_head: bool = False) -> "ExcelCell":
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - as above

    if isinstance(value, float) and float(f"{value:.15g}") == value:
        return WriteOnlyCell(page, int(value) if value == int(value) else value)
    text = value if isinstance(value, str) else repr(value)
    cell = WriteOnlyCell(page, _ESCAPE.sub(_escaped, text))
    cell.data_type = "s"  # whatever it begins with, it is no formula
    cell.quotePrefix = text[:1] in set("=+-@")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if is_head:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD_COLOUR)
    return cell


def _escaped(found: re.Match[str]) -> str:
    """The way in which workbooks write what XML cannot hold, and what would look like that."""
    return "_x005F_x" if found[0] == "_x" else f"_x{ord(found[0]):04X}_"


def _plain(cell: Cell) -> str:
    if isinstance(cell, str):
        return to_csv_cell(cell)
    return "" if cell is None else repr(int(cell)) if cell == int(cell) else repr(cell)


def _letter(place: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    return str(get_column_letter(place + 1))


def _width(head: str, table: Table, place: int) -> int:
    """Wide enough for names, and for texts as wide as a text is read well."""
    is_text = head in _WIDE or any(len(str(row[place] or "")) > 60 for row in table.rows)  # noqa: PLR2004 - as wide as a name gets
    longest = max((len(str(row[place] or "")) for row in table.rows), default=0)
    return 50 if is_text else max(12, min(40, longest + 2, 60), len(head[:40]) + 2)
