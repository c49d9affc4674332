"""A framework from a file of any kind that is read here. The content says what the file is, not its name."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from frameworks.document import read
from frameworks.document.mistakes import Mistakes, Place
from frameworks.model import Framework
from frameworks.workbook import read_workbook

_SHEETS = "xl/workbook.xml"
_SHEET = re.compile(rb'<(?:\w+:)?sheet [^>]*?name="([^"]*)"')
_MOST_OF_A_LIST = 1_000_000
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def is_archive(content: bytes) -> bool:
    """Whether this is a workbook, a zip of CSV files, or meant to be one."""
    return content.startswith((*_ZIP, _OLD_EXCEL))


def has_framework_sheets(content: bytes) -> bool:
    """Whether a workbook has a sheet that only a framework has; also where it cannot be opened at all."""
    try:
        with ZipFile(BytesIO(content)) as archive, archive.open(_SHEETS) as listed:
            names = _SHEET.findall(listed.read(_MOST_OF_A_LIST))
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError):
        return True
    return bool({name.decode("utf-8", "replace").strip().casefold() for name in names} & {"roles", "tracks"})


def read_any(content: bytes, name: str) -> Framework:
    """The framework in a YAML document, an Excel workbook, or a zip of CSV files.

    `name` is what mistakes call the file.

    Raises:
        DocumentMistakes: with every mistake; nothing is read by halves.
    """
    if content.startswith(_ZIP):
        return read_workbook(content, name)
    start = Place(name, 1, 1)
    if content.startswith(_OLD_EXCEL):
        Mistakes().stop(start, "This is a workbook of the old kind, or it has a password. Save it as .xlsx.")
    if name.casefold().endswith(".csv"):
        Mistakes().stop(start, "One CSV file is one sheet of several. Put all of them into one .zip file.")
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        Mistakes().stop(Place(name, line, 1), "This is not UTF-8 text. Save it as UTF-8 and try again.")
    return read(source, name)
