"""The phrases of `intents.yaml`, and where they are found in a text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from conversations.understanding.words import Name, Words, fold

SLOT_WORDS = 8
_ENDING = frozenset(["unknown", "own_wish"])
GAP_WORDS = 6
_PART = re.compile(r"…|\{(\w+)(!?)\}|[\[\]()|]|[^\s\[\]()|{}…]+")
# Patterns are looked for in a line where "~" marks the words passed over and "+" those that may open.
_PASSED = r"(?:~\S+ )*"
_MARKS = {
    "(": "(?:",
    "[": "(?:",
    ")": ")",
    "]": ")?",
    "|": "|",
    "^": r"(?:^|(?<=\. ))(?P<gap>(?:[~+]\S+ )*)",
    "$": r"(?=\. |$)",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say an intent. `detail` is its heading below the intent, such as a status.

    `strict` are the slots without which the phrase says too little: a name has to be known there.
    """

    intent: str
    detail: str | None
    pattern: re.Pattern[str]
    strict: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a text: `own` are the places of its own words, `slots` those for names."""

    phrase: Phrase
    slots: Mapping[str, range]
    own: frozenset[int]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that `intents.yaml` says."""

    phrases: tuple[Phrase, ...]
    passed_over: frozenset[str]
    opening: frozenset[str]
    small: frozenset[str]
    own_role: frozenset[str]
    level_words: frozenset[str]
    generic: Name
    other_people: frozenset[str]
    around_a_talk: frozenset[str]
    doubts: tuple[Phrase, ...]
    short_forms: Mapping[str, str]

    def hits(self, words: Words) -> list[Hit]:
        """Every phrase that the text holds, the one that explains most of it by its own words first."""
        line = self._line(words)
        found = [_hit(phrase, match) for phrase in self.phrases if (match := phrase.pattern.search(line))]
        return sorted(found, key=lambda hit: (-len(hit.own), sum(map(len, hit.slots.values()))))

    def ends(self, words: Words) -> frozenset[str]:
        """Why a text cannot be taken up as it sounds: it gives orders, asks for pay, or is one's own wish."""
        line = self._line(words)
        return frozenset(
            each.detail or each.intent
            for each in self.phrases
            if each.intent in _ENDING and each.pattern.search(line)
        )

    def doubted(self, words: Words) -> list[frozenset[int]]:
        """Where the text says that something may not have happened."""
        line = self._line(words)
        return [_hit(each, match).own for each in self.doubts for match in each.pattern.finditer(line)]

    def _line(self, words: Words) -> str:
        return "".join(f"{self._mark(word)}{word} " for word in words.folded)

    def _mark(self, word: str) -> str:
        return "~" if word in self.passed_over else "+" if word in self.opening else ""


def load() -> Lexicon:
    """Read `intents.yaml`."""
    source = yaml.safe_load(Path(__file__).with_name("intents.yaml").read_text(encoding="utf-8"))
    passed_over = frozenset(source["passed_over"].split())
    return Lexicon(
        phrases=tuple(_phrases(source["intents"])),
        passed_over=passed_over,
        opening=frozenset(source["opening"].split()),
        small=passed_over | frozenset(source["small_words"].split()),
        own_role=frozenset(source["own_role"].split()),
        level_words=frozenset(source["level_words"].split()),
        generic=fold(source["generic_words"].split()),
        other_people=frozenset(source["other_people"].split()),
        around_a_talk=frozenset(source["around_a_talk"].split()),
        doubts=tuple(_phrases({"doubt": source["doubt"]})),
        short_forms=source["short_forms"],
    )


def _phrases(intents: Mapping[str, str | dict[str | None, str]]) -> Iterator[Phrase]:
    for intent, said in intents.items():
        headed = said if isinstance(said, dict) else {None: said}
        for detail, phrases in headed.items():
            for phrase in phrases.splitlines():
                strict = frozenset(part[1] for part in _PART.finditer(phrase) if part[2])
                yield Phrase(intent, detail, _pattern(phrase), strict)


def _pattern(phrase: str) -> re.Pattern[str]:
    """A slot takes as few words as it can, and at the end of its phrase as many."""
    parts = list(_PART.finditer(phrase))
    pieces = ["(?:^|(?<= ))"]
    for number, part in enumerate(parts):
        if part[0] == "…":
            pieces.append(rf"(?P<gap{number}>(?:[^ .]+ ){{0,{GAP_WORDS}}}?)")
        elif part[1]:
            fewest = "" if part is parts[-1] else "?"
            pieces.append(rf"(?P<{part[1]}>(?:[^ .]+ ){{1,{SLOT_WORDS}}}{fewest})")
        else:
            pieces.append(_MARKS.get(part[0]) or rf"[~+]?{re.escape(part[0])}s? {_PASSED}")
    return re.compile("".join(pieces))


def _hit(phrase: Phrase, match: re.Match[str]) -> Hit:
    spans = {name: _range(match, name) for name, text in match.groupdict().items() if text}
    taken = {place for span in spans.values() for place in span}
    slots = {name: span for name, span in spans.items() if not name.startswith("gap")}
    return Hit(phrase, slots, frozenset(_range(match, 0)) - taken)


def _range(match: re.Match[str], group: str | int) -> range:
    start, end = match.span(group)
    return range(match.string.count(" ", 0, start), match.string.count(" ", 0, end))
