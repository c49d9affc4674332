"""Which guide somebody names."""

from conversations.understanding.entities import Found, Question, unknown
from conversations.understanding.interface import Entity
from conversations.understanding.words import cut, fold, split


def find_guide(question: Question, span: range) -> Found:
    """A guide by its name, or by its title as far as that names nobody."""
    said = fold(cut(question.words.folded, question.trimmed(span)))
    for name, title in question.known.guides:
        if said and said in (fold(name.split("-")), fold(split(title, {}).folded)[: len(said)]):
            return Found((Entity("guide", name, name),), frozenset(span))
    return unknown(question, span)
