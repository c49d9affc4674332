"""What a classifier sees of a text: its words, their neighbours and their letters, as numbers."""

from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from conversations.understanding.mentions import Mention, Text
from conversations.understanding.words import END

BUCKETS = 1 << 20
_LETTERS = (3, 4, 5)


def tokens(text: Text, mentions: Iterable[Mention]) -> list[str]:
    """The words of a text, with a mark in place of each plain name."""
    names = {each.span.start: each for each in mentions if each.plain}
    myself = str(text.known.asker[0])
    found: list[str] = []
    at = 0
    while at < len(text.right):
        name = names.get(at)
        if name and name.kind == "person" and myself in {each.key for each in name.options}:
            found.append("i")  # people may use their own name
        else:
            found.append(mark(name.kind) if name else text.right[at])
        at = name.span.stop if name else at + 1
    return found


def mark(kind: str) -> str:
    """What stands in place of a name."""
    return f"<{kind}>"


def features(words: Sequence[str]) -> list[int]:
    """Each once: single words, two and three neighbours, two with one between them, and runs of letters."""
    return list(dict.fromkeys(crc32(each.encode()) % BUCKETS for each in _features(words)))


def _features(words: Sequence[str]) -> Iterator[str]:
    line = ["^", *words, "$"]
    for size in (1, 2, 3):
        yield from (" ".join(line[at : at + size]) for at in range(len(line) - size + 1))
    yield from (f"{one} _ {other}" for one, other in zip(line, line[2:], strict=False))
    for word in words:
        if word != END and not word.startswith("<"):
            lettered = f" {word} "
            for size in _LETTERS:
                yield from ("#" + lettered[at : at + size] for at in range(len(lettered) - size + 1))
