"""Texts that a spreadsheet would change: kept from it when they are written, and found again when read."""

import re

_TOUCHED = re.compile(r"'*[=+\-@•\t\r]")
_GUARDED = re.compile(r"'+[=+\-@•\t\r]")
_DASHES = re.compile(r"^([ \t]*)- ", re.MULTILINE)
_DOTS = re.compile(r"^([ \t]*)• ", re.MULTILINE)


def to_csv_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    A list with dashes gets dots instead. Anything else that begins with a sign of a formula gets an
    apostrophe in front, and so does whatever would otherwise be read back as something else.
    """
    if text.startswith("- ") and not _DOTS.search(text):
        return _DASHES.sub(r"\1• ", text)
    plain_dots = text.startswith("• ") and _DASHES.search(text)
    return f"'{text}" if _TOUCHED.match(text) and not plain_dots else text


def from_csv(cell: str) -> str:
    """The text of a cell that `to_csv_cell` or a person wrote."""
    text = cell.strip()
    if _GUARDED.match(text):
        return text[1:]
    if text.startswith("• ") and not _DASHES.search(text):
        return _DOTS.sub(r"\1- ", text)
    return text
