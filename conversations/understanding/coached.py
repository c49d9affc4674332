"""What a lesson is wanted on."""

from conversations.understanding.entities import Found, Question
from conversations.understanding.interface import Entity
from conversations.understanding.words import fold


def find_topic(question: Question) -> Found:
    """What a lesson is wanted on: it may stand in another sentence than the one that asks."""
    folded = question.words.folded
    topics, places = question.topics.find(folded)
    around = {at for at, word in enumerate(fold(folded)) if word in question.lexicon.around_a_talk}
    options = tuple(Entity("topic", each.key, each.name) for each in topics[:1])  # one lesson is no risk
    return Found(options, places | around)
