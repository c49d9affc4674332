"""What a lesson is wanted on."""

from conversations.understanding.entities import OFFERED, Found, Question
from conversations.understanding.interface import Entity
from conversations.understanding.words import END, fold


def find_topic(question: Question) -> Found:
    """What a lesson is wanted on: it may stand in another sentence than the one that asks."""
    folded = question.words.folded
    topics, places = question.topics.find(folded)
    around = {at for at, word in enumerate(fold(folded)) if _is_around(question, at, word)}
    options = tuple(Entity("topic", each.key, each.name) for each in topics[:OFFERED])
    return Found(options, places | around)


def _is_around(question: Question, at: int, word: str) -> bool:
    """Whether a word says whom a talk is with, by name too, or of what kind it is."""
    return word in question.lexicon.around_a_talk or (word != END and question.words.is_name(at))
