"""Free words become an intent and resolved entities."""

from conversations.understanding.exact import ExactUnderstanding
from conversations.understanding.interface import Entity, Known, Reading, Someone, Topic, Understanding
from conversations.understanding.learned.together import LearnedUnderstanding
from conversations.understanding.roles import close_titles

__all__ = [
    "Entity",
    "ExactUnderstanding",
    "Known",
    "LearnedUnderstanding",
    "Reading",
    "Someone",
    "Topic",
    "Understanding",
    "close_titles",
]
