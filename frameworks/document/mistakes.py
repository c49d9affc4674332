"""Mistakes of an author, each with its place and a sentence that says how to mend it."""

from dataclasses import dataclass
from typing import NoReturn

MOST = 100  # an author mends these first; a hostile file does not keep us busy


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: the document's name, line and column, both counted from 1.

    In a table, a place is a cell: `document` then names the file and its sheet.
    """

    document: str
    line: int
    column: int
    in_table: bool = False

    @property
    def spot(self) -> str:
        """The place inside its document: "line 4", or "cell E4"."""
        return f"cell {_letters(self.column)}{self.line}" if self.in_table else f"line {self.line}"

    def __str__(self) -> str:
        column = "" if self.in_table else f", column {self.column}"
        return f"{self.document}, {self.spot}{column}"


def _letters(column: int) -> str:
    """A column as spreadsheets call it: A, Z, AA."""
    before, last = divmod(column - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in the author's words. `document` is the name that the document was read under."""

    line: int
    column: int
    text: str
    document: str = ""
    in_table: bool = False

    def __str__(self) -> str:
        return f"{Place(self.document, self.line, self.column, self.in_table)}: {self.text}"


class DocumentMistakes(Exception):  # noqa: N818 - it is what it holds, and reads so where it is caught
    """The document was not read: every mistake found in it, in the order of the text."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


class Mistakes:
    """Collects mistakes while a document is read on, so that an author sees all of them at once."""

    def __init__(self) -> None:
        self._found: dict[tuple[Place, str], Mistake] = {}

    def note(self, place: Place, text: str) -> None:
        """Add one mistake; the same one at the same place counts once.

        Raises:
            DocumentMistakes: when there are too many to go on.
        """
        if len(self._found) >= MOST:
            more = _at(place, "There are more mistakes. Mend these first, and look again.")
            raise DocumentMistakes((*self._in_order(), more))
        self._found[place, text] = _at(place, text)

    def stop(self, place: Place, text: str) -> NoReturn:
        """Add a mistake after which nothing can be understood."""
        self.note(place, text)
        raise DocumentMistakes(self._in_order())

    def check(self) -> None:
        """Go on only without mistakes.

        Raises:
            DocumentMistakes: with everything found so far.
        """
        if self._found:
            raise DocumentMistakes(self._in_order())

    def _in_order(self) -> tuple[Mistake, ...]:
        return tuple(self._found[key] for key in sorted(self._found))


def _at(place: Place, text: str) -> Mistake:
    return Mistake(place.line, place.column, text, place.document, place.in_table)
