"""A sheet as it was found, without the file format: rows of trimmed texts, each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.outline import Words
from frameworks.model import did_you_mean, same_name_key
from frameworks.workbook.columns import Columns

HEADER_WITHIN = 30  # a title and some explanation may stand above a table


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row that are not empty, by column; both are counted from 1."""

    number: int
    cells: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's rows that are not empty. `document` is what mistakes call it: its file and its name."""

    name: str
    document: str
    rows: tuple[Row, ...]

    def words(self, row: Row, column: int) -> Words:
        """What stands in a cell, with its place."""
        return Words(self.place(row.number, column), row.cells.get(column))

    def place(self, row: int = 1, column: int = 1) -> Place:
        """A cell's place."""
        return Place(self.document, row, column, in_table=True)


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table, by field; a field whose column is there has words, if only empty ones."""

    place: Place
    words: dict[str, Words]
    others: tuple[tuple[Words, Words], ...]
    """What stands in the columns that are not fields: the column's head and the cell."""

    def text(self, field: str) -> str | None:
        """What is said in one field."""
        return self.words[field].text if field in self.words else None

    def fields(self, columns: Columns, *, without: tuple[str, ...] = ()) -> list[tuple[Words, Words]]:
        """The fields of a document's entry that this row stands for."""
        known = [field for field in columns.values() if field in self.words and field not in without]
        return [(Words(self.words[field].place, field), self.words[field]) for field in known]


def labels(columns: Columns) -> dict[str, str]:
    """What an author calls each field."""
    return {field: column for column, field in columns.items()}


class Table:
    """The table in a sheet. Its head is the first row with two of its columns, else with one among others."""

    def __init__(self, sheet: Sheet, columns: Columns, mistakes: Mistakes) -> None:
        self.sheet = sheet
        self._columns = {same_name_key(name): field for name, field in columns.items()}
        self._mistakes = mistakes
        self._names = tuple(columns)
        near = sheet.rows[:HEADER_WITHIN]
        sure = next((row for row in near if self._known_in(row) > 1), None)
        self.head = sure or next((row for row in near if self._known_in(row) and len(row.cells) > 1), None)
        self.fields: dict[int, str] = {}
        self.others: dict[int, Words] = {}
        if self.head is not None:
            self._read_head(self.head)

    def _known_in(self, row: Row) -> int:
        return len({same_name_key(text) for text in row.cells.values()} & set(self._columns))

    def _read_head(self, head: Row) -> None:
        for column in sorted(head.cells):
            words = self.sheet.words(head, column)
            field = self._columns.get(same_name_key(words.text or ""))
            if field is None:
                self.others[column] = words
            elif field in self.fields.values():
                self._mistakes.note(words.place, f"The column {words.text} is here twice. Keep one of them.")
            else:
                self.fields[column] = field

    def records(self, *, others: bool = False) -> Iterator[Record]:
        """The rows below the head. Unless `others` are welcome, a column that is no field is a mistake."""
        if self.head is None:
            return
        for words in self.others.values() if not others else ():
            mend = did_you_mean(words.text or "", self._names) or " Rename it, or remove it."
            said = f"A sheet {self.sheet.name} has no column '{words.text}'.{mend}"
            self._mistakes.note(words.place, said)
        for row in self.sheet.rows[self.sheet.rows.index(self.head) + 1 :]:
            self._nameless(row)
            words_by_field = {field: self.sheet.words(row, column) for column, field in self.fields.items()}
            beside = tuple((name, self.sheet.words(row, column)) for column, name in self.others.items())
            if any(row.cells.get(column) for column in (*self.fields, *self.others)):
                yield Record(self.sheet.place(row.number, min(row.cells)), words_by_field, beside)

    def _nameless(self, row: Row) -> None:
        for column in set(row.cells) - set(self.fields) - set(self.others):
            words = self.sheet.words(row, column)
            self._mistakes.note(
                words.place, f"'{words.text}' stands in a column without a name. Name it, or move it away."
            )
