"""Roles, competencies and families in a text, as the framework and its aliases call them."""

from collections.abc import Sequence

from conversations.understanding.entities import role_entity
from conversations.understanding.interface import Entity
from conversations.understanding.mentions.model import Mention, Text, apart
from conversations.understanding.words import Name
from frameworks.model import Role

ACRONYM = 3  # letters up to which a name has to be written in capitals: "IT" is not "it"
_WHOSE = frozenset(["my", "our", "your", "his", "her", "their", "line", "hiring"])  # "my manager" is a person
_LED = frozenset(["us", "me", "them", "him", "her", "through"])  # "lead us through it" names no role
_WHERE = frozenset(
    ["in", "to", "at", "for", "from", "over", "within", "of", "into", "join", "joining", "the", "any"]
)


def find_names(text: Text, taken: frozenset[int]) -> list[Mention]:
    """Whole titles of several words, competencies and families, the longest first."""
    found = []
    for span in text.free(taken):
        said = text.said(span)
        if text.titles.is_title(said) and len(span) > 1:
            found.append(Mention("role", span, _role_options(text, _roles(text, span))))
        elif competencies := _competencies(text, span):
            plain = len(span) > 1 or _is_thing(text, span)
            found.append(Mention("competency", span, competencies, plain=plain))
        elif len(span) > 1 and _title_in(text, said) and (roles := _roles(text, span)):
            found.append(Mention("role", span, _role_options(text, roles)))
        elif (key := text.titles.family_named(said)) and text.before(span[0]) in _WHERE:
            family = text.known.framework.family(key)
            found.append(Mention("family", span, (Entity("family", key, family.name),)))
    return apart(found)


def _title_in(text: Text, said: Name) -> bool:
    """Whether these words are a title, or a title and what family it is of."""
    return text.titles.vocabulary.issuperset(word for word in said if word != "of") and "of" not in (
        said[0],
        said[-1],
    )


def _roles(text: Text, span: range) -> tuple[Role, ...]:
    roles, used = text.titles.find(text.said(span), [range(len(span))], text.known)
    of = {at for at, word in enumerate(text.said(span)) if word == "of"}
    return roles if used | of >= set(range(len(span))) else ()


def _competencies(text: Text, span: range) -> tuple[Entity, ...]:
    named = text.titles.competencies.get(text.said(span), ())
    written = text.words.written(span)
    if len(written) <= ACRONYM and not written.isupper():
        return ()
    return tuple(Entity("competency", each.key, each.name) for each in named)


def _is_thing(text: Text, span: range) -> bool:
    """Whether one word is a competency more likely than a part of the sentence."""
    return text.before(span[0]) not in ("my", "the", "a", "our")


def _role_options(text: Text, roles: Sequence[Role]) -> tuple[Entity, ...]:
    shared = len({role.title for role in roles}) < len(roles)
    family = text.known.framework.family
    return tuple(role_entity(role, family(role.family).name if shared else "") for role in roles)


def find_levels(text: Text, taken: frozenset[int]) -> list[Mention]:
    """Roles by one word: a whole title, an alias, a grade, or the word for a level."""
    found = []
    for at in range(len(text.right)):
        span, word = range(at, at + 1), text.right[at]
        if (
            at in taken
            or word not in text.titles.vocabulary
            or text.before(at) in _WHOSE
            or word.isdecimal()
            or text.after(at) in _LED
        ):
            continue
        whole = text.titles.is_title((word,))
        if not (whole or word in text.lexicon.level_words or not text.spelling.ours(word)):
            continue
        roles, _ = text.titles.find((word,), [range(1)], text.known)
        if roles:
            plain = (whole and not text.spelling.ours(word)) or text.named_within(at)
            found.append(Mention("role", span, _role_options(text, roles), plain))
    return found
