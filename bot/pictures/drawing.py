"""What a laid-out picture is made of: boxes, lines and words, each with a part to play."""

from dataclasses import dataclass
from unicodedata import east_asian_width

WIDTH = 760
"""Every picture is this wide; a chat on a phone shows it at about half."""
LETTERS, SMALL = 22, 18
"""Sizes of letters; the smaller one is still read at half its size."""
LEADING = 1.3


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: `part` says what it stands for, such as `here` or `now`."""

    x: float
    y: float
    width: float
    height: float
    part: str
    round: float = 0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    part: str = "line"


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `anchor` says which end stands at x."""

    x: float
    y: float
    text: str
    part: str = "ink"
    size: int = LETTERS
    anchor: str = "start"
    bold: bool = False


Shape = Box | Path | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture, laid out."""

    height: float
    shapes: tuple[Shape, ...]


def width_of(text: str, size: int = LETTERS) -> float:
    """About how wide a text is, in the wide and bold letters that a page may have."""
    return sum(map(_share, text)) * size


def _share(letter: str) -> float:
    if east_asian_width(letter) in ("W", "F"):
        return 1.0
    return 0.8 if letter.isupper() or letter in "mw" else 0.4 if letter in " .,:;'|ijl" else 0.66


def wrapped(text: str, width: float, size: int = LETTERS) -> list[str]:
    """A text as lines that fit a width; a word that does not fit alone is broken."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, width, size):
            longer = f"{lines[-1]} {piece}".strip()
            if width_of(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return [line for line in lines if line] or [""]


def _pieces(word: str, width: float, size: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces
