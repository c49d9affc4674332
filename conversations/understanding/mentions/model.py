"""Something that a text names, and the text under reading."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from conversations.understanding.interface import Entity, EntityKind, Known
from conversations.understanding.phrases import Lexicon
from conversations.understanding.roles import Titles
from conversations.understanding.spelling import Spelling
from conversations.understanding.words import END, Name, Words, cut, spans

LONGEST = 7  # words of one name
OFFERED = 3  # readings to choose from


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that a text names.

    Args:
        kind: what it is.
        span: the words that name it.
        options: what they may mean; several are ambiguous, none is a name that nobody carries.
        plain: whether the words can hardly mean anything else, as a title of two words.
    """

    kind: EntityKind
    span: range
    options: tuple[Entity, ...]
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Text:
    """A text under reading.

    Args:
        words: as they stand.
        right: they with slips put right, in the singular.
        known: of the one who asks.
        lexicon: words of the subject.
        titles: what the framework calls things.
        spelling: which words are known.
        zones: IANA names by how they are written.
    """

    words: Words
    right: Name
    known: Known
    lexicon: Lexicon
    titles: Titles
    spelling: Spelling
    zones: Mapping[str, str]

    @property
    def has_sentences(self) -> bool:
        """Whether there is more than one."""
        return END in " ".join(self.right).strip(f" {END}").split()

    def begins(self, at: int) -> bool:
        """Whether a sentence begins with this word."""
        return at == 0 or self.right[at - 1] == END

    @property
    def all_names(self) -> bool:
        """Whether words that name nothing have capitals too, so that one tells nothing."""
        ours = [
            at
            for at, word in enumerate(self.words.folded)
            if not self.begins(at) and self.spelling.ours(word)
        ]
        return sum(map(self.words.is_name, ours)) * 2 > len(ours)

    def named_within(self, at: int) -> bool:
        """Whether a word has a capital where no sentence begins."""
        return at < len(self.right) and self.words.is_name(at) and not self.begins(at)

    def before(self, at: int) -> str:
        """The word before this one; empty where a sentence begins."""
        return "" if self.begins(at) else self.right[at - 1]

    def after(self, at: int) -> str:
        """The word after this one; empty where a sentence ends."""
        return self.right[at + 1] if at + 1 < len(self.right) and self.right[at + 1] != END else ""

    def free(self, taken: frozenset[int], longest: int = LONGEST) -> Iterable[range]:
        """Every run of words that nothing else has taken and in which no sentence ends, the longest first."""
        closed = taken | {at for at, word in enumerate(self.right) if word == END}
        return (span for span in spans(len(self.right), longest) if closed.isdisjoint(span))

    def said(self, span: range) -> Name:
        """These words, put right."""
        return cut(self.right, span)


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Of mentions that share words, the first."""
    kept: list[Mention] = []
    for each in mentions:
        if all(set(each.span).isdisjoint(other.span) for other in kept):
            kept.append(each)
    return kept
