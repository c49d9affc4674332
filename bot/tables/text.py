"""Text out of bytes: the encoding, and the sign between cells, as far as they can be told."""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from charset_normalizer import from_bytes

from bot.sheet import SheetMistakesError

NAMES = {
    "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252 (Western Europe)", "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)", "iso8859-1": "Latin-1",
}  # fmt: skip
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ASKED = ["cp1252", "cp1250", "cp1251", "latin_1"]
_SAMPLE = 200_000
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Text:
    """A text, and what is said of how it was decoded."""

    text: str
    said: str


def decode(content: bytes, name: str, encoding: str | None = None) -> Text:
    """The text of a file: by its mark, as UTF-8 where it is that, else as is likeliest.

    Raises:
        SheetMistakesError: it is no text, or not of the encoding that somebody named.
    """
    found = _known(encoding) if encoding else _found(content)
    try:
        text = content.decode(found)
    except UnicodeDecodeError as error:
        raise SheetMistakesError(
            f"{name} is not {_called(found)} text (byte {error.start}). Save it as UTF-8 and try again."
        ) from None
    if text.count("\x00", 0, _SAMPLE) > 3 + min(len(text), _SAMPLE) // 500:
        raise SheetMistakesError(f"{name} is no text and no workbook. Save it as .csv or .xlsx.")
    return Text(text.removeprefix("\ufeff"), _said(text, found, sure=bool(encoding)))


def separators() -> dict[str, str]:
    """The signs that may stand between cells, and what they are called."""
    return {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}


def rows_of(text: str, separator: str, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Every row, with the line that it ends on.

    Raises:
        SheetMistakesError: a line that is no CSV.
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise SheetMistakesError(
            f"{name}, line {reader.line_num}: This line cannot be read: {error}."
        ) from None


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        raise SheetMistakesError(
            f"I don't know an encoding called '{encoding}'. UTF-8, UTF-16, cp1252 and cp1250 are some."
        ) from None


def _found(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE]
    if sample.count(0) > len(sample) // 4:  # every other byte of Western text in UTF-16
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _likeliest(content)
    return "utf-8"


def _likeliest(content: bytes) -> str:
    """Windows-1252 unless the bytes cannot be that, or are Cyrillic; nobody can tell the rest apart."""
    guess = from_bytes(content[:_SAMPLE], cp_isolation=_ASKED).best()
    if guess is not None and guess.encoding == "cp1251":
        return "cp1251"
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return guess.encoding if guess is not None and guess.encoding != "cp1252" else "latin_1"
    return "cp1252"


def _said(text: str, encoding: str, *, sure: bool) -> str:
    """The encoding by name, with a word in which a wrong one would show."""
    called = f"Its letters are {_called(encoding)}"
    odd = next((word for word in _WORD.findall(text, 0, _SAMPLE) if not word.isascii()), None)
    if odd is None or sure or encoding in {"utf-8", "utf-8-sig"}:
        return f"{called}."
    return (
        f"{called}, so that a word is '{odd[:40]}'; if that looks wrong, name the right one with --encoding."
    )


def _called(encoding: str) -> str:
    name = codecs.lookup(encoding).name
    return NAMES.get(name.removesuffix("-sig"), name)
