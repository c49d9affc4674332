"""What a text names, asked for by kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from conversations.understanding.interface import Entity
from conversations.understanding.learned.cues import cues
from conversations.understanding.learned.hints import competencies_beside, families_anywhere
from conversations.understanding.mentions import Mention, Text

_THEIRS = frozenset(["he", "she", "him", "her", "his", "hers", "their", "theirs"])
_OWN = frozenset(["i", "me", "my", "mine", "we", "our", "us"])
Options = tuple[Entity, ...]
Found = dict[str, Options]


@dataclass(frozen=True, slots=True)
class Named:
    """All that a text names.

    Args:
        text: under reading.
        mentions: in their order.
    """

    text: Text
    mentions: Sequence[Mention]

    def of(self, kind: str) -> list[Mention]:
        """What of a kind is named, in the order of the text."""
        return [each for each in self.mentions if each.kind == kind]

    def first(self, kind: str) -> Options:
        """What the first mention of a kind may mean."""
        return next((each.options for each in self.of(kind)), ())

    def before(self, mention: Mention) -> str:
        """The word before a name, articles and the like passed over."""
        at = mention.span.start
        while (word := self.text.before(at)) in cues("skipped"):
            at -= 1
        return word

    def person(self) -> Options:
        """The first person who is not the asker."""
        return self._others()[0].options if self._others() else ()

    def nobody(self) -> str | None:
        """A person's name, as it was written, that nobody carries."""
        others = self._others()
        if others:
            return None if others[0].options else self.text.words.written(others[0].span)
        before = (
            at for at in self._strange() if self.text.before(at) in cues("whom") or self.text.words.owns(at)
        )
        at = next(before, None)
        return None if at is None else self.text.words.written(range(at, at + 1))

    def _strange(self) -> list[int]:
        """Words that nothing explains and that are none of English, or written as a name."""
        text = self.text
        taken = {at for each in self.mentions for at in each.span}
        return [
            at
            for at, word in enumerate(text.words.folded)
            if at not in taken
            and word.isalpha()
            and not text.spelling.ours(word)
            and (text.named_within(at) or not text.spelling.knows(word))
        ]

    def _others(self) -> list[Mention]:
        asker = [str(self.text.known.asker[0])]
        return [each for each in self.of("person") if [one.key for one in each.options] != asker]

    @property
    def about_somebody(self) -> bool:
        """Whether it is about somebody who is only called "her" or "them", and nothing of the asker's own."""
        folded = self.text.words.folded
        return not _THEIRS.isdisjoint(folded) and _OWN.isdisjoint(folded)

    @property
    def about_another(self) -> bool:
        """Whether somebody else than the asker is spoken of: by name, as "her", or as "my manager"."""
        folded = self.text.words.folded
        somebody = any(one in ("my", "our") and other in cues("somebody") for one, other in pairwise(folded))
        myself = str(self.text.known.asker[0])
        by_name = any(myself not in {one.key for one in each.options} for each in self.of("person"))
        spoken_of = by_name or not self.text.lexicon.other_people.isdisjoint(folded)
        return spoken_of or somebody or bool(self._strangers())

    def _strangers(self) -> list[int]:
        """Where a name is written that nothing explains."""
        text = self.text
        taken = {at for each in self.mentions for at in each.span}
        return [
            at
            for at, word in enumerate(text.words.folded)
            if len(word) > 1 and text.named_within(at) and at not in taken and not text.spelling.ours(word)
        ]

    def covers(self, written: str) -> bool:
        """Whether these words of the text are a name after all, with a slip in it."""
        return any(
            written.casefold() in self.text.words.written(each.span).casefold() for each in self.mentions
        )

    def competency(self) -> Options:
        """The competency that is named, or hinted at by one of its words."""
        options = self.first("competency") or competencies_beside(self.text, self.mentions)
        return (self._expected(options),) if options else ()

    def competency_as_heading(self) -> Options:
        """Where people tell what happened, a competency counts only as what it is kept under."""
        heads = (each.options for each in self.of("competency") if self._heads(each))
        options = next(heads, ())
        return (self._expected(options),) if options else ()

    def _heads(self, mention: Mention) -> bool:
        before = self.text.before(mention.span.start)
        after = self.text.right[mention.span.stop : mention.span.stop + 1]
        return before in cues("heads") or (before == "my" and not cues("kept").isdisjoint(after))

    def _expected(self, options: Options) -> Entity:
        """Families may each have a competency of one name: the one that the role expects, else the first."""
        role = self.text.known.own_role
        if roles := self.first("role"):
            role = self.text.known.framework.role(roles[0].key)
        expected = {each.competency for each in role.expectations} if role else set()
        return next((each for each in options if each.key in expected), options[0])

    def family(self) -> Options:
        """The family that is named anywhere."""
        return self.first("family") or families_anywhere(self.text, self.mentions)

    def day_until(self) -> Options:
        """The last day up to which something is wished: "not on Mondays" names none."""
        days = [each for each in self.of("date") if self.before(each) in cues("until")]
        return days[-1].options if days else ()

    def day(self) -> Options:
        """The last day that is named: "not this Friday, by June" means June."""
        days = self.of("date")
        return days[-1].options if days else ()
