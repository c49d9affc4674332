"""Names looked up in the directory, each once and few of them, so that no text costs much."""

from collections.abc import Callable

from conversations.understanding.interface import Someone

LOOK_UPS = 6  # of people; a text that could name more than this names nobody


def few(people: Callable[[str], list[Someone]]) -> Callable[[str], list[Someone]]:
    """Looks each name up once, and only so many of them."""
    asked: dict[str, list[Someone]] = {}

    def look_up(words: str) -> list[Someone]:
        if words not in asked:
            asked[words] = people(words) if len(asked) < LOOK_UPS else []
        return asked[words]

    return look_up
