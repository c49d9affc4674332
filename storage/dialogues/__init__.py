"""Guided conversations: their parties, answers, drafts and events, and the guides that they keep to."""

from storage.dialogues.answers import Place
from storage.dialogues.shelf import Dialogues
from storage.dialogues.tables import (
    Answer,
    AnswerStatus,
    ConversationEvent,
    Dialogue,
    GuideRevision,
    Party,
    PartyStatus,
)
from storage.rows import Conflict

__all__ = [
    "Answer",
    "AnswerStatus",
    "Conflict",
    "ConversationEvent",
    "Dialogue",
    "Dialogues",
    "GuideRevision",
    "Party",
    "PartyStatus",
    "Place",
]
