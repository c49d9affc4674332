"""What an author is told."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One thing that an author has to mend, and the line where."""

    line: int
    text: str


class GuideMistakes(Exception):  # noqa: N818 - it is what it holds
    """The text is not a guide: every mistake found in it, in the order of the text."""

    def __init__(self, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__("\n".join(f"line {each.line}: {each.text}" for each in mistakes))
        self.mistakes = mistakes
