"""Put sentences together: paragraphs and lists made of spans."""

from collections.abc import Iterable

from conversations.messages import Bullets, Spans, Text


def paragraphs(*parts: Spans) -> Spans:
    """Parts with an empty line between them; empty parts fall away, and a list needs no line."""
    return _stacked(parts, "\n\n")


def lines(*parts: Spans) -> Spans:
    """Parts one under the other; empty parts fall away."""
    return _stacked(parts, "\n")


def row(*parts: Spans) -> Spans:
    """Parts one after the other, with commas between them; empty parts fall away."""
    return _stacked(parts, ", ")


def bullets(items: Iterable[Spans]) -> Spans:
    """A list of lines; nothing when there are none."""
    listed = tuple(tuple(span for span in item if not isinstance(span, Bullets)) for item in items)
    return (Bullets(items=listed),) if listed else ()


def _stacked(parts: Iterable[Spans], gap: str) -> Spans:
    stacked: Spans = ()
    for part in filter(None, parts):
        beside_a_list = bool(stacked) and Bullets in {type(stacked[-1]), type(part[0])}
        stacked += (Text(text=gap), *part) if stacked and not beside_a_list else part
    return stacked
