"""Words with a slip of the keys, put right by the words that the subject has."""

from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

SHORT, LONG = 4, 8  # letters from which a word may hold one slip, and two
REMEMBERED = 4096  # words


@cache
def _english() -> SpellChecker:
    return SpellChecker(language="en", distance=1)


class Spelling:
    """Knows English and the words of the subject, and which of these a misspelt word is.

    Args:
        words: of the subject.
        names: what the framework's names are made of; they win where several are as near.
    """

    def __init__(self, words: Iterable[str], names: Iterable[str]) -> None:
        self._words = dict.fromkeys(words)
        self._names = frozenset(names)
        self._all = self._words | dict.fromkeys(sorted(self._names))
        self._by_length: dict[int, list[str]] = {}
        for word in self._all:
            self._by_length.setdefault(len(word), []).append(word)
        self.right = lru_cache(maxsize=REMEMBERED)(self._right)

    def ours(self, word: str) -> bool:
        """Whether a word belongs to the subject."""
        return word in self._words

    def knows(self, word: str) -> bool:
        """Whether a word is right as it stands."""
        return word in self._all or word in _english()

    def _right(self, word: str) -> str:
        if self.knows(word) or len(word) < SHORT or not word.isalpha():
            return word
        slips = 2 if len(word) >= LONG else 1
        near: list[tuple[float, bool, str]] = []
        for length in range(len(word) - slips, len(word) + slips + 1):
            among = self._by_length.get(length, [])
            found = process.extract(word, among, scorer=OSA.distance, score_cutoff=slips, limit=3)
            near += [
                (distance, other not in self._names, other)
                for other, distance, _ in found
                if _begin_alike(word, other)
            ]
        return min(near, key=lambda each: each[:2], default=(0, False, word))[2]


def _begin_alike(word: str, other: str) -> bool:
    """The first letter is seldom the one that slips, but for two that changed places."""
    return other[0] == word[0] or other[:2] == word[1::-1]
