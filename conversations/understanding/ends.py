"""Which of the phrases that were found count, where some of them end the search."""

from collections.abc import Sequence

from conversations.understanding.phrases import Hit

STARTED = "start_conversation"  # its headings are names of guides
COACHING, OWN_WISH, UNKNOWN = "coaching_tip", "own_wish", "unknown"


def left_of(hits: list[Hit]) -> list[Hit]:
    """The phrases that are left where something in a text ends the search.

    "On my team" ends it too, but not for how to talk with somebody there. One's own wish is no such talk.
    """
    ends = {hit.phrase.detail for hit in hits if hit.phrase.intent == UNKNOWN and not _is_meant(hit, hits)}
    own = any(hit.phrase.intent == OWN_WISH for hit in hits)
    away = {UNKNOWN, OWN_WISH, COACHING} if own else {UNKNOWN, OWN_WISH}
    left = [hit for hit in hits if hit.phrase.intent not in away]
    if ends:
        return [hit for hit in left if hit.phrase.intent == COACHING and ends == {"not_yet"}]
    return left


def _is_meant(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether the very words that Trellis cannot take up belong to a phrase that it knows by name."""
    return any(each.phrase.intent == STARTED and each.phrase.detail and hit.own <= each.own for each in hits)
