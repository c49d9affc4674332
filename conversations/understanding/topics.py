"""What there are lessons on, found in a text by words that all have to be there."""

from collections.abc import Mapping, Sequence

from conversations.understanding.interface import Topic
from conversations.understanding.words import Name, alike, fold, split, stem

MEANT = frozenset(["not", "no", "first", "back", "too", "in", "up", "over", "where"])
"""Small words that turn a topic into another, as "passed over" or "not ready"."""
SEVERAL = 2


class Topics:
    """The words of every topic, ready to be compared.

    Args:
        topics: what there is.
        small: words that say nothing, but for a few that turn a topic into another.
        short_forms: written out before anything is compared.
    """

    def __init__(
        self, topics: Sequence[Topic], small: frozenset[str], short_forms: Mapping[str, str]
    ) -> None:
        self.topics = topics
        self._idle = small - MEANT
        self._said: list[tuple[Topic, Name]] = []
        for topic in topics:
            texts = (split(each, short_forms).folded for each in (topic.name, *topic.words))
            title, *more = map(self._weighty, texts)
            titles = [title] if len(title) >= SEVERAL else []  # one word alone may say nothing
            self._said += [(topic, said) for said in dict.fromkeys((*titles, *more)) if said]

    def _weighty(self, words: Name) -> Name:
        return tuple(map(stem, fold(_plain(word) for word in words if word not in self._idle)))

    def find(self, words: Name) -> tuple[tuple[Topic, ...], frozenset[int]]:
        """The topics that explain most of a text, and the places of their words; several where they tie."""
        written = tuple(map(stem, fold(map(_plain, words))))
        explained: dict[Topic, frozenset[int]] = {}
        for topic, said in self._said:
            if places := _places(written, said):
                explained[topic] = explained.get(topic, frozenset()) | places
        most = max(map(len, explained.values()), default=0)
        best = [topic for topic, places in explained.items() if len(places) == most]
        found = [topic for topic in best if not topic.broad] or best
        return tuple(found), frozenset().union(*(explained[topic] for topic in found))


def _plain(word: str) -> str:
    """A word that denies something, as "weren't", says "not"."""
    return "not" if word.endswith("n't") else word


def _places(written: Name, said: Name) -> frozenset[int]:
    """Where a text holds these words, in any order; nothing where one of them is missing."""
    places = [{at for at, word in enumerate(written) if alike(word, each)} for each in said]
    return frozenset().union(*places) if all(places) else frozenset()
