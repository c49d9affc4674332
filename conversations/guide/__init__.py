"""Guides: conversations as data, read top to bottom.

`parse` turns a guide's YAML into a `Guide`; `mistakes` tells an author, in plain words, what will not work.
"""

from conversations.guide.check import mistakes
from conversations.guide.mistake import GuideMistakes, Mistake
from conversations.guide.model import (
    PAGE_SIZE,
    PARTIES,
    AbilityFacts,
    Ask,
    Do,
    Each,
    Form,
    Guide,
    Say,
    Step,
    Wait,
)
from conversations.guide.parse import parse

__all__ = [
    "PAGE_SIZE",
    "PARTIES",
    "AbilityFacts",
    "Ask",
    "Do",
    "Each",
    "Form",
    "Guide",
    "GuideMistakes",
    "Mistake",
    "Say",
    "Step",
    "Wait",
    "mistakes",
    "parse",
]
