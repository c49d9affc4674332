"""A text as words that can be compared, each with the place where it stands in the text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

Name = tuple[str, ...]  # comparable words

END = "."  # stands for the end of a sentence
MAX_CHARACTERS = 600  # a question is shorter; more is not read, so that any text costs little
MAX_WORDS = 100
LONG = 5  # letters from which a word may hold a slip and still be known: "Rust" is not "trust"

_TOKEN = re.compile(r"(\w+[+#]*)(?:'(\w+))?|[?!;\n]|\.(?=\s|$)")
_UNITS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|week|month|day|year|hour|min|time|people|of|quarter|"
    "wk|yr|pm|am"
)
_SPELT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b1(?::| on | to |-on-|-to-|on|-)1s?\b", re.IGNORECASE), "one on one"),
    (re.compile(rf"\b2 (?!{_UNITS}|to |and |or )(?=[a-z]|\d)"), "to "),
    (re.compile(rf"\b4 (?!{_UNITS}|to |and |or )(?=[a-z])"), "for "),
)
"""Figures that stand for words, as people write them in a hurry."""
_TAILS = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}
_ASKING = {"what", "who", "where", "how", "when", "which", "that", "it", "there", "here"}


@dataclass(frozen=True, slots=True)
class Words:
    """Words folded for comparing, and where each was found in `text`."""

    text: str
    folded: Name
    places: tuple[tuple[int, int], ...]

    def written(self, span: range) -> str:
        """These words as they were written."""
        return self.text[self.places[span[0]][0] : self.places[span[-1]][1]] if span else ""

    def sentence(self, position: int) -> range:
        """The words of the sentence that holds this one."""
        ends = [-1, *(place for place, word in enumerate(self.folded) if word == END), len(self.folded)]
        start = max(end for end in ends if end < position)
        return range(start + 1, min(end for end in ends if end >= position))

    def is_name(self, position: int) -> bool:
        """Whether a word is written as a name."""
        return self.text[self.places[position][0]].isupper()

    def owns(self, position: int) -> bool:
        """Whether a word is written as somebody to whom something belongs."""
        return self.text.startswith("'s", self.places[position][1])

    def asks(self, sentence: range) -> bool:
        """Whether a sentence ends in a question mark."""
        if sentence.stop == len(self.folded):
            return False
        return self.text[self.places[sentence.stop][0] :].lstrip("!.").startswith("?")


def split(text: str, short_forms: Mapping[str, str]) -> Words:
    """Cut a text into words: letter case, emoji and punctuation gone, short forms written out."""
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]).translate({0x2019: "'", 0x2BC: "'"})
    for pattern, spelt in _SPELT:
        text = pattern.sub(spelt, text)
    found: list[tuple[str, tuple[int, int]]] = []
    for match in _TOKEN.finditer(text):
        base, tail = (match[1] or "").casefold(), (match[2] or "").casefold()
        if base:
            place = match.span(1) if tail == "s" else match.span()
            found += [(word, place) for word in _written_out(base, tail, short_forms)]
        elif match[0] != "." or not found or len(found[-1][0]) > len("mgr"):  # "Jr." and "vs." end nothing
            found.append((END, match.span()))
    kept = found[:MAX_WORDS]
    return Words(text, tuple(word for word, _ in kept), tuple(place for _, place in kept))


def _written_out(base: str, tail: str, short_forms: Mapping[str, str]) -> list[str]:
    words = short_forms.get(base, base).split()
    if tail == "s":
        return [*words, "is"] if base in _ASKING else words
    if tail in _TAILS:
        return [*words, _TAILS[tail]]
    return [f"{base}'{tail}"] if tail else words


def fold(words: Iterable[str]) -> Name:
    """Words in the singular, so that "Seniors" is like "Senior" ("success" and "ops" stay)."""
    return tuple(re.sub(r"(?<=\w\w[^s])s$", "", word) for word in words)


def like(one: str, other: str) -> bool:
    """Whether two folded words are one, but for "-ing" and "-ed" and one slip of the keys in a long word."""
    return alike(stem(one), stem(other))


def stem(word: str) -> str:
    """A word without "-ing" and "-ed"."""
    return re.sub(r"(?<=\w{4})(ing|ed)$", "", word)


def alike(one: str, other: str) -> bool:
    """Whether two stems are one, but for one slip of the keys in a long word."""
    if one == other:
        return True
    may_slip = min(len(one), len(other)) >= LONG and one[0] == other[0] and abs(len(one) - len(other)) <= 1
    return may_slip and (one + other).isalpha() and OSA.distance(one, other, score_cutoff=1) <= 1


def spans(length: int, longest: int = MAX_WORDS) -> list[range]:
    """Every run of neighbours, the longest first."""
    sizes = range(min(length, longest), 0, -1)
    return [range(start, start + size) for size in sizes for start in range(length - size + 1)]


def cut(words: Name, span: range) -> Name:
    """The words of a run."""
    return words[span.start : span.stop]


def without(part: range, span: range) -> list[range]:
    """What is left of a run on both sides of another."""
    sides = (range(part.start, min(part.stop, span.start)), range(max(part.start, span.stop), part.stop))
    return [side for side in sides if side]


def runs(span: range, apart: Iterable[int]) -> list[range]:
    """What is left of a run between the words that set apart."""
    pieces = [span]
    for place in apart:
        pieces = [piece for each in pieces for piece in without(each, range(place, place + 1))]
    return pieces
