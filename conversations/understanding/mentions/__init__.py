"""What a text names: roles, competencies, families, people, days and how often, wherever they stand in it."""

from conversations.understanding.mentions.framework import find_levels, find_names
from conversations.understanding.mentions.model import Mention, Text
from conversations.understanding.mentions.people import find_people
from conversations.understanding.mentions.times import (
    find_cadence,
    find_days,
    find_period,
    find_zone,
    find_zones,
)

__all__ = ["Mention", "Text", "find_mentions", "find_period", "find_zone"]

_FINDERS = (find_names, find_people, find_cadence, find_days, find_levels, find_zones)


def find_mentions(text: Text) -> list[Mention]:
    """All that is named, in the order of the text; what was found first keeps its words."""
    found: list[Mention] = []
    taken: frozenset[int] = frozenset()
    for finder in _FINDERS:
        new = finder(text, taken)
        found += new
        taken = taken.union(*(each.span for each in new))
    return sorted(found, key=lambda each: each.span.start)
