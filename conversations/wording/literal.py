"""What people wrote, as spans that show it and nothing else."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Self

from conversations.messages import Bold, Bullets, Day, Link, Person, Span, Spans, Text

_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"

# Control characters say nothing to a reader, and explicit direction marks can turn the words around them.
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_LINE_ENDS = map(ord, "\n\r\x85\u2028\u2029")
_HALVES = range(0xD800, 0xE000)  # surrogates without their other half cannot be written to a file
_CLEANED = {
    **dict.fromkeys(_CONTROLS),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    **dict.fromkeys(_HALVES, "\ufffd"),
    ord("\t"): " ",
}
_WHOLE = dict.fromkeys(_HALVES)
_ALOUD = {True: "yes", False: "no"}


class WordingMistake(ValueError):  # noqa: N818 - what it is to the author who made it
    """An author's text or condition that cannot be read or shown; the message says why in plain words."""


class Chosen(str):
    """The value of a chosen option. It compares as the value and is shown as the label."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Join a value with what a person reads for it."""
        chosen = super().__new__(cls, value)
        chosen.label = label
        return chosen


def clean(text: str) -> str:
    """The same words without control characters, direction overrides and broken characters."""
    return text.replace("\r\n", "\n").translate(_CLEANED)


def whole(text: str) -> str:
    """The same words without broken characters, which can be neither kept nor sent."""
    return text.translate(_WHOLE)


def literal(value: object) -> Spans:
    """A value as spans.

    A span goes in as that span, a date as a day, several values as "a, b and c", and a sentence that is
    already spans as it is.

    Raises:
        WordingMistake: for something that has parts but no words of its own.
    """
    match value:
        case list() | tuple():
            return _several(value)
        case Text() | Bold() | Link() | Person() | Day() | Bullets():
            return (_safe(value),)
        case datetime():
            return (Day(date=value.date()),)
        case date():
            return (Day(date=value),)
    return (Text(text=_words(value)),)


def _words(value: object) -> str:
    match value:
        case Chosen(label=words) | {"label": str(words)} | str(words):
            return _isolated(clean(words))
        case bool():
            return _ALOUD[value]
        case int():
            return str(value)
        case float():
            return f"{value:.2f}".rstrip("0").rstrip(".")
    raise WordingMistake(
        "A thing with several parts is shown whole. Name the part, as in {{ employee.called }}."
    )


def _several(values: Sequence[object]) -> Spans:
    spans: list[Span] = []
    sentence = any(isinstance(value, Text | Bold | Bullets) for value in values)
    for place, value in enumerate(values):
        if place and not sentence:
            spans.append(Text(text=" and " if place == len(values) - 1 else ", "))
        spans.extend(literal(value))
    return tuple(spans)


def _safe(span: Span) -> Span:
    match span:
        case Link(text=text, url=url) if not url.startswith(("https://", "http://")):
            return Text(text=clean(text))
        case Text(text=text) | Bold(text=text) | Link(text=text):
            return span.model_copy(update={"text": clean(text)})
        case Person(name=name):
            return span.model_copy(update={"name": clean(name)})
    return span


def _isolated(text: str) -> str:
    """Keep right-to-left words from turning the sentence around them, line by line."""
    if text.isascii():
        return text
    lines = text.split("\n")
    return "\n".join(f"{_ISOLATE}{line}{_END_ISOLATE}" if _runs_left(line) else line for line in lines)


def _runs_left(line: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL", "AN"} for sign in line)
