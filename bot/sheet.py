"""Reads a CSV file into lines of named cells, and collects what is wrong with it, by file and line."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO
from itertools import zip_longest

from frameworks.model import same_name_key

MOST_LINES = 200_000
DELIMITERS = ",;\t"


class SheetMistakesError(Exception):
    """The file cannot be brought in. Its text holds every mistake, one a line."""


@dataclass
class Mistakes:
    """Collects mistakes, so that an author sees all of them at once."""

    name: str
    called: Mapping[str, str] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)
    by_line: dict[int, list[str]] = field(default_factory=dict)

    def note(self, line: int, sentence: str) -> None:
        """Add one, with its line. A column is called as the file calls it."""
        for ours, theirs in self.called.items():
            sentence = sentence.replace(f"'{ours}'", f"'{theirs}'")
        self.found.append(f"{self.name}, line {line}: {sentence}")
        self.by_line.setdefault(line, []).append(sentence)

    def check(self) -> None:
        """Go on only without mistakes.

        Raises:
            SheetMistakesError: with everything found so far.
        """
        if self.found:
            raise SheetMistakesError("\n".join(self.found))


@dataclass(frozen=True)
class Line:
    """One line, its cells by column. An empty cell is None."""

    number: int
    cells: dict[str, str]
    mistakes: Mistakes
    columns: frozenset[str]

    def note(self, sentence: str) -> None:
        """Something is wrong with this line."""
        self.mistakes.note(self.number, sentence)

    def text(self, column: str) -> str | None:
        """A cell as it stands, without the space around it."""
        return self.cells.get(column, "").strip() or None

    def need(self, column: str) -> str:
        """A cell that must not be empty."""
        if (text := self.text(column)) is None:
            self.note(f"'{column}' is empty.")
        return text or ""

    def day(self, column: str) -> date | None:
        """A date as ISO 8601 writes it."""
        text = self.text(column)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.note(f"'{column}' is '{text}', and not a date such as 2027-03-31.")
            return None

    def one_of(self, column: str, options: Sequence[str]) -> str | None:
        """A cell that holds one of a few words."""
        text = self.text(column)
        if text is None or text in options:
            return text
        self.note(f"'{column}' is '{text}'. It can be {', '.join(options)}.")
        return None


def read_sheet(text: str, needed: Sequence[str], known: Sequence[str], mistakes: Mistakes) -> Iterator[Line]:
    """The lines below the header, one after the other; what is wrong is noted on the way.

    Raises:
        SheetMistakesError: when the header is not right, because then no line can be.
    """
    rows = _rows(text, mistakes)
    header = [_column(cell) for cell in next(rows, (1, []))[1]]
    for column in needed:
        if column not in header:
            mistakes.note(1, f"The column '{column}' is missing.")
    for column in header:
        if column not in known:
            mistakes.note(1, f"I don't know the column '{column}'. Known are {', '.join(known)}.")
        elif header.count(column) > 1:
            mistakes.note(1, f"The column '{column}' stands here more than once.")
    mistakes.check()
    columns = frozenset(header)
    for number, cells in rows:
        if len(cells) > len(header):
            mistakes.note(
                number, f"There are {len(cells)} cells and only {len(header)} columns. A comma too many?"
            )
        else:
            yield Line(number, dict(zip_longest(header, cells, fillvalue="")), mistakes, columns)


def _column(cell: str) -> str:
    """A column's name, however it is spelt: `Employee ID` is `employee_id`."""
    return same_name_key(cell).replace(" ", "_").replace("-", "_")


def _rows(text: str, mistakes: Mistakes) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the line that it ends on, without the empty cells at its end."""
    first = text.lstrip().partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True)
    try:
        for row in reader:
            if reader.line_num > MOST_LINES:
                mistakes.note(reader.line_num, f"There are more than {MOST_LINES} lines. Split the file.")
                return
            filled = [place for place, cell in enumerate(row, start=1) if cell.strip()]
            if filled:
                yield reader.line_num, row[: filled[-1]]
    except csv.Error as error:
        mistakes.note(reader.line_num, f"This line cannot be read: {error}.")
