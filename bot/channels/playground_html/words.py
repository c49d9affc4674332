"""Spans as HTML: paragraphs, lists, and the inline pieces between them."""

import re
from collections.abc import Iterator
from datetime import date

import htpy as h

from conversations.messages import Bold, Bullets, Day, Inline, Link, Person, Span, Spans, Text

EMPTY_LINE = re.compile(r"\n\s*\n")


def draw_spans(spans: Spans) -> list[h.Element]:
    """Paragraphs and lists. The style sheet keeps a newline; an empty line parts paragraphs."""
    return [block for block in _blocks(spans) if block is not None]


def draw_day(day: date) -> h.Element:
    """A day in words; the page rewrites it in the reader's own manner."""
    return h.time(".day", datetime=day.isoformat())[f"{day.day} {day:%B} {day.year}"]


def _blocks(spans: Spans) -> Iterator[h.Element | None]:
    run: list[h.Node] = []
    for piece in _pieces(spans):
        if isinstance(piece, Bullets):
            yield _paragraph(run)
            yield h.ul[(h.li(dir="auto")[map(_inline, item)] for item in piece.items)]
            run = []
        elif piece is None:
            yield _paragraph(run)
            run = []
        else:
            run.append(_inline(piece))
    yield _paragraph(run)


def _pieces(spans: Spans) -> Iterator[Span | None]:
    """The spans with long text cut at its empty lines; None stands for a cut."""
    for span in spans:
        if not isinstance(span, Text):
            yield span
            continue
        for number, part in enumerate(EMPTY_LINE.split(span.text)):
            if number:
                yield None
            yield Text(text=part)


def _paragraph(run: list[h.Node]) -> h.Element | None:
    if run and isinstance(run[0], str):
        run[0] = run[0].lstrip("\n")
    if run and isinstance(run[-1], str):
        run[-1] = run[-1].rstrip("\n")
    return h.p(dir="auto")[run] if any(run) else None


def _inline(span: Inline) -> h.Node:
    match span:
        case Text():
            return span.text
        case Bold():
            return h.strong[span.text]
        case Link() if span.url.startswith(("https://", "http://")):
            return h.a(href=span.url, target="_blank", rel="noopener noreferrer")[span.text]
        case Link():
            return span.text
        case Person():
            return h.bdi(".person")[span.name]
        case Day():
            return draw_day(span.date)
