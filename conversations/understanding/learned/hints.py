"""Names that are only hinted at: by one word of a competency, or a family without a word for where."""

from collections import defaultdict
from collections.abc import Sequence

from conversations.understanding.interface import Entity
from conversations.understanding.learned.cues import cues
from conversations.understanding.mentions import Mention, Text

TELLING = 4  # letters from which a word of a competency may stand for it


def competencies_beside(text: Text, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The competencies that one word of the text hints at, if these share one name."""
    taken = {at for each in mentions for at in each.span}
    carriers = _by_word(text)
    for at, word in enumerate(text.right):
        named = carriers.get(word, []) if at not in taken else []
        if len({each.name for each in named}) == 1:
            return tuple(named)
    return ()


def _by_word(text: Text) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = defaultdict(list)
    for name, competencies in text.titles.competencies.items():
        for word in name:
            telling = len(word) >= TELLING or any(map(str.isdigit, word))
            if telling and word not in cues("generic") and word not in text.lexicon.small:
                found[word] += [Entity("competency", each.key, each.name) for each in competencies]
    return found


def families_anywhere(text: Text, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The first family that is named anywhere."""
    taken = frozenset(at for each in mentions for at in each.span)
    for span in text.free(taken):
        if key := text.titles.family_named(text.said(span)):
            return (Entity("family", key, text.known.framework.family(key).name),)
    return ()
