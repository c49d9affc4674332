"""Reads and writes a framework as a workbook or as CSV files (FRAMEWORKS.md section 3b).

`read_workbook` takes either; mistakes name file, sheet and cell. What `to_workbook` and `to_csv` write is
read back as the same framework.
"""

from frameworks.document.mistakes import Mistakes
from frameworks.model import Framework
from frameworks.workbook.files import TooLongForCellError, csv_zip, xlsx
from frameworks.workbook.opening import open_sheets
from frameworks.workbook.reading import read_sheets
from frameworks.workbook.tables import tables
from frameworks.workbook.template import template

__all__ = ["TooLongForCellError", "read_workbook", "template", "to_csv", "to_workbook"]


def read_workbook(content: bytes, name: str) -> Framework:
    """The framework in an Excel workbook, or in a zip of CSV files; `name` is what mistakes call the file.

    Raises:
        DocumentMistakes: with every mistake; nothing is read by halves.
    """
    mistakes = Mistakes()
    return read_sheets(open_sheets(content, name, mistakes), name, mistakes)


def to_workbook(framework: Framework, *, long: bool = False) -> bytes:
    """The framework as .xlsx: grids with a column per role, or a row per expectation if `long`."""
    return xlsx(tables(framework, long=long))


def to_csv(framework: Framework, *, long: bool = False) -> bytes:
    """The framework as CSV files in a .zip, one per sheet."""
    return csv_zip(tables(framework, long=long))
