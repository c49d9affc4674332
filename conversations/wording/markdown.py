"""What authors write: a small neutral Markdown, read to spans.

While a template is rendered, each value is put aside and a mark stands in its place. The Markdown is read
with the marks in it, and only then do the values come back, as literal spans. So whatever a person wrote can
never become bold, a link, a mention or a list.

The Markdown is `*bold*` (or `**bold**`), `[text](https://…)` and lines that begin with `- `.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import cast

from conversations.messages import Bold, Bullets, Day, Inline, Link, Person, Span, Spans, Text
from conversations.wording.literal import literal

OPEN, CLOSE = "\ue000", "\ue001"  # private use: they enclose the number of a value that was put aside

_MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
_TOKEN = re.compile(
    r"\*\*(?P<strong>\S(?:[^\n]*?\S)?)\*\*"
    r"|(?<![\w*])\*(?P<bold>[^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])"
    rf"|\[(?P<words>[^\[\]\n]+)\]\((?P<url>https?://[^\s()<>{OPEN}{CLOSE}]+)\)"
)
_BULLET = re.compile(r"\s*- +")


def mark(number: int) -> str:
    """What stands for the value of this number."""
    return f"{OPEN}{number}{CLOSE}"


def unmarked(text: str) -> str:
    """An author's text without anything that could be taken for a mark."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def read(text: str, values: Sequence[object]) -> Spans:
    """Read an author's Markdown, and put the values back in the places of their marks."""
    spans: list[Span] = []
    lines = re.sub(r"\n{3,}", "\n\n", text.strip()).split("\n")
    for listed, group in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if listed:
            items = (_BULLET.sub("", line, count=1).strip() for line in group)
            spans.append(Bullets(items=tuple(_item(item, values) for item in items)))
        else:
            spans.extend(_words("\n".join(group).strip("\n"), values))
    return _joined(spans)


def _item(text: str, values: Sequence[object]) -> tuple[Inline, ...]:
    """A line of a list. A list that stands in it as a value is read out in words."""
    spans = _words(text, values)
    flat = (Text(text=plain((span,))) if isinstance(span, Bullets) else span for span in spans)
    return cast("tuple[Inline, ...]", _joined(flat))


def _words(text: str, values: Sequence[object]) -> Iterator[Span]:
    at = 0
    for token in _TOKEN.finditer(text):
        yield from _filled(text[at : token.start()], values)
        yield from _token(token, values)
        at = token.end()
    yield from _filled(text[at:], values)


def _token(token: re.Match[str], values: Sequence[object]) -> Iterator[Span]:
    if url := token["url"]:
        yield Link(text=plain(tuple(_filled(token["words"], values))), url=url)
        return
    for span in _filled(token["strong"] or token["bold"], values):
        yield Bold(text=span.text) if isinstance(span, Text) else span


def _filled(text: str, values: Sequence[object]) -> Iterator[Span]:
    """Text with the values in the places of their marks."""
    for place, piece in enumerate(_MARK.split(text)):
        if place % 2:
            yield from literal(values[int(piece)])
        else:
            yield Text(text=piece)


def _joined(spans: Iterable[Span]) -> Spans:
    """Neighbours of one kind become one; what is empty falls away."""
    joined: list[Span] = []
    for span in spans:
        match joined[-1:], span:
            case _, Text(text="") | Bold(text=""):
                pass
            case ([Text(text=before)], Text(text=text)) | ([Bold(text=before)], Bold(text=text)):
                joined[-1] = span.model_copy(update={"text": before + text})
            case [Bullets(items=earlier)], Bullets(items=items):
                joined[-1] = Bullets(items=(*earlier, *items))
            case _:
                joined.append(span)
    return tuple(joined)


def plain(spans: Spans) -> str:
    """Spans as words alone: for labels, summaries and the command line."""
    pieces: list[str] = []
    for before, span in zip((None, *spans), spans, strict=False):
        if before and Bullets in {type(before), type(span)}:
            pieces.append("\n")
        pieces.append(_aloud(span))
    return "".join(pieces)


def _aloud(span: Span) -> str:
    match span:
        case Bullets(items=items):
            return "\n".join(f"- {plain(item)}" for item in items)
        case Link(text=text, url=url):
            return f"{text} ({url})"
        case Person(name=name):
            return name
        case Day(date=day):
            return f"{day.day} {day:%B %Y}"
        case Text(text=text) | Bold(text=text):
            return text
