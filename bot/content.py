"""Reads the words of the house: what is shipped, and the organisation's own over it."""

from pathlib import Path

from bot.opening import UnusableError
from conversations.coaching import LessonMistakes
from conversations.guide import GuideMistakes
from conversations.house import House
from conversations.phrasebook import PhraseMistakes


def open_house(content_dir: Path | None) -> House:
    """The words of the house, with the organisation's own over them.

    Raises:
        UnusableError: with every mistake in its guides, phrases or lessons.
    """
    try:
        return House.open(content_dir)
    except GuideMistakes as found:
        raise UnusableError(f"A guide cannot be used:\n{found}") from None
    except PhraseMistakes as found:
        raise UnusableError(f"phrases.yaml cannot be used:\n{found}") from None
    except LessonMistakes as found:
        raise UnusableError(f"lessons.yaml cannot be used:\n{found}") from None
