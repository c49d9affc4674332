"""From the text of `lessons.yaml` to lessons, and what its author has to mend."""

import re
from collections.abc import Collection
from pathlib import Path

from conversations.coaching.model import Lessons
from conversations.coaching.reader import Reader
from frameworks.document.mistakes import DocumentMistakes, Mistake, Mistakes

_HEADING = re.compile(r"^(situations|lessons)\s*:", re.MULTILINE)
_BEGINS = "This is no file of lessons yet: it has two parts, 'situations:' and 'lessons:'."


class LessonMistakes(Exception):  # noqa: N818 - it is what it holds
    """The text holds no lessons that can be used: every mistake found in it, in the order of the text."""

    def __init__(self, found: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(f"line {each.line}: {each.text}" for each in found))
        self.mistakes = found


def read(path: Path) -> Lessons:
    """Load a file of lessons.

    Raises:
        LessonMistakes: with everything in it that would not work.
    """
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise LessonMistakes((Mistake(1, 1, "The file is not text in UTF-8."),)) from None


def parse(source: str) -> Lessons:
    """Read lessons. Whether the guides that they name exist is for `mistakes` to say.

    Raises:
        LessonMistakes: with every mistake of their shape.
    """
    return _read(source, None)


def mistakes(source: str, guides: Collection[str]) -> tuple[Mistake, ...]:
    """What an author has to mend, in the order of the text.

    Args:
        source: the text of the file.
        guides: the names of the guides that there are.
    """
    try:
        _read(source, guides)
    except LessonMistakes as found:
        return found.mistakes
    return ()


def _read(source: str, guides: Collection[str] | None) -> Lessons:
    if not _HEADING.search(source):
        raise LessonMistakes((Mistake(1, 1, _BEGINS),))
    noted = Mistakes()
    try:
        lessons = Reader(noted, guides).read(source)
        noted.check()
    except DocumentMistakes as found:
        raise LessonMistakes(found.mistakes) from found
    return lessons
