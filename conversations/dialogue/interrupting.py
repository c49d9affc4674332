"""Words that break off: what somebody says before, or after, they ask for something else.

Pure. Which words these are is data: `phrases.yaml`, group `heard`.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from conversations.library import Phrases

_MARKS = r"\s,.:;!?\u2026\u2013\u2014"
FEW = 6  # words
NOTHING = "(?!)"  # matches nowhere
_FLAT = str.maketrans({"\u2019": "'", "\u2018": "'"})

Strength = Literal["declared", "clear", "perhaps"]


@dataclass(frozen=True, slots=True)
class Interruption:
    """A text that breaks off.

    Args:
        rest: what is asked for, without the words that break off.
        strength: declared another question; clearly broken off; or said in words that begin answers too.
        asks: whether the rest is worded as a question, or as a wish to see something.
        orders: whether it tells what is to be done.
    """

    rest: str
    strength: Strength
    asks: bool
    orders: bool

    @property
    def is_short(self) -> bool:
        """Whether it is a keyword or two rather than something that is told."""
        return len(self.rest.split()) <= FEW


def interruption(phrases: Phrases, text: str) -> Interruption | None:
    """How a text breaks off; None where it does not, as with nearly every answer."""
    rest, said, pause = _without_beginning(phrases, text.translate(_FLAT).strip())
    rest, at_the_end = _without_end(phrases, rest)
    if not rest or not (said or at_the_end):
        return None
    asks = rest.endswith("?") or _begins(phrases, "heard.asks", rest) is not None
    orders = _begins(phrases, "heard.orders", rest) is not None
    return Interruption(rest, _strength(said) if pause or asks or orders else "perhaps", asks, orders)


def _strength(said: Collection[str]) -> Strength:
    if "heard.another_question" in said:
        return "declared"
    return "clear" if "heard.breaks_off" in said else "perhaps"


def with_name(phrases: Phrases, words: str, name: str) -> str:
    """The same with a name for "her" in "her plan": in a talk about somebody it is clear whose."""
    return _whose(phrases.listed("heard.theirs")).sub(lambda _: f"{name}'s", words)


def _without_beginning(phrases: Phrases, text: str) -> tuple[str, set[str], bool]:
    """What is left, which kinds of words stood before it, and whether there was a pause after the last."""
    said: set[str] = set()
    pause, left = False, text
    kinds = ("heard.another_question", "heard.breaks_off", "heard.perhaps", "heard.fillers")
    while found := next(((kind, each) for kind in kinds if (each := _begins(phrases, kind, left))), None):
        kind, match = found
        said.add(kind)
        pause, left = bool(match["pause"].strip()), left[match.end() :]
    return left, said - {"heard.fillers"}, pause


def _without_end(phrases: Phrases, text: str) -> tuple[str, bool]:
    """The same with what stands behind it; a question mark stays."""
    said, left = False, text
    kinds = ("heard.ends", "heard.fillers")
    while found := next(((kind, each) for kind in kinds if (each := _ends(phrases, kind, left))), None):
        kind, match = found
        said = said or kind == "heard.ends"
        left = left[: match.start()] + match["mark"].strip()
    return left, said


def _begins(phrases: Phrases, kind: str, text: str) -> re.Match[str] | None:
    return _beginning(phrases.listed(kind)).match(text)


def _ends(phrases: Phrases, kind: str, text: str) -> re.Match[str] | None:
    return _ending(phrases.listed(kind)).search(text)


@lru_cache(maxsize=64)
def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(words)})(?=[{_MARKS}]|$)(?P<pause>(?:[{_MARKS}]|-\s)*)", re.IGNORECASE)


@lru_cache(maxsize=64)
def _ending(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[{_MARKS}]+(?:{_any_of(words)})(?P<mark>[\s.!?\u2026]*)$", re.IGNORECASE)


@lru_cache(maxsize=64)
def _whose(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(words)})\b(?=\s+\w)", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, each.split())) for each in longest_first) or NOTHING
