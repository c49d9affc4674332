"""Spans as `rich_text`, where text is literal: nothing in it can mention, link or format by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.channels.slack_blocks.words import Block, said
from conversations.messages import Bold, Bullets, Inline, Link, Spans, Text

LONGEST = 2500
"""Characters of one block. Slack names no limit here; a text object elsewhere takes 3,000."""
BROKEN_AT = 200
"""A cut may come so many characters early, to fall between words."""
LONGEST_URL = 3000
OPENING = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
"""Signs that turn the direction of writing, with those that end it."""
CLOSED = 99

Style = Literal["section", "bullet", "ordered", "quote"]


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph, an item of a list, or a quotation; `number` counts in an ordered list, from 0."""

    elements: tuple[Block, ...]
    style: Style = "section"
    number: int = 0


def rich_texts(spans: Spans) -> list[Block]:
    """Spans as blocks, as many as their length takes."""
    return packed(runs_of(spans))


def packed(runs: Iterable[Run]) -> list[Block]:
    """Runs as blocks; what is too long for one goes on in the next, and no character is lost."""
    blocks: list[list[Run]] = []
    room = 0
    for piece in _pieces(runs):
        long = sum(map(_length, piece.elements))
        if not blocks or long > room:
            blocks.append([])
            room = LONGEST
        blocks[-1].append(piece)
        room -= long
    return [{"type": "rich_text", "elements": list(_joined(block))} for block in blocks]


def runs_of(spans: Spans) -> list[Run]:
    """Spans as paragraphs and items."""
    runs: list[Run] = []
    inline: list[Inline] = []
    for span in spans:
        if isinstance(span, Bullets):
            runs += [_section(inline), *(Run(_elements(item), "bullet") for item in span.items)]
            inline = []
        else:
            inline.append(span)
    return [run for run in (*runs, _section(inline)) if any(each["text"].strip() for each in run.elements)]


def quoted(text: str) -> Run:
    """Somebody's own words."""
    return Run(_elements((Text(text=text),)), "quote")


def text(words: str, *, bold: bool = False) -> Block:
    """One piece of text; what turns the direction of writing in it ends with it."""
    piece = {"type": "text", "text": f"{words}{_endings(words)}"}
    return {**piece, "style": {"bold": True}} if bold else piece


def _endings(words: str) -> str:
    if OPENING.keys().isdisjoint(words):
        return ""
    waiting: list[str] = []
    for letter in words:
        if letter in OPENING:
            waiting.append(OPENING[letter])
        elif waiting and letter == waiting[-1]:
            waiting.pop()
    return "".join(reversed(waiting))[:CLOSED]


def _section(inline: Sequence[Inline]) -> Run:
    """A paragraph without the empty lines at its edges, for a block begins and ends with a gap of its own."""
    spans = [span for span in inline if said(span)]
    if spans and isinstance(spans[0], Text):
        spans[0] = Text(text=spans[0].text.lstrip("\n"))
    if spans and isinstance(spans[-1], Text):
        spans[-1] = Text(text=spans[-1].text.rstrip("\n"))
    return Run(_elements(spans))


def _elements(inline: Iterable[Inline]) -> tuple[Block, ...]:
    return tuple(_element(span) for span in inline if said(span))


def _element(span: Inline) -> Block:
    if isinstance(span, Link) and is_address(span.url):
        return {"type": "link", "url": span.url, "text": span.text}
    return text(said(span), bold=isinstance(span, Bold))


def is_address(url: str) -> bool:
    """Whether something may be drawn as a link."""
    return url.startswith(("https://", "http://")) and len(url) <= LONGEST_URL


def _pieces(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs cut so that each fits a block of its own."""
    for run in runs:
        held: list[Block] = []
        room = LONGEST
        for element in run.elements:
            left = element["text"]
            while len(left) > room:
                at = _cut(left, room)
                if at:
                    yield replace(run, elements=(*held, {**element, "text": left[:at]}))
                elif held:
                    yield replace(run, elements=tuple(held))
                held, left, room = [], left[at:], LONGEST
            if left:
                held.append({**element, "text": left})
                room -= len(left)
        if held:
            yield replace(run, elements=tuple(held))


def _cut(words: str, room: int) -> int:
    """Where to cut: after a space if one is near."""
    space = max(words.rfind(sign, max(0, room - BROKEN_AT), room) for sign in " \n")
    return space + 1 if space >= 0 else room


def _length(element: Block) -> int:
    return len(element["text"])


def _joined(runs: Sequence[Run]) -> Iterator[Block]:
    """Runs as the parts of a block; items that follow one another are one list."""
    at = 0
    while at < len(runs):
        run = runs[at]
        elements = list(run.elements)
        at += 1
        if run.style in ("section", "quote"):
            yield {"type": f"rich_text_{run.style}", "elements": elements}
            continue
        items = [{"type": "rich_text_section", "elements": elements}]
        while at < len(runs) and runs[at].style == run.style and _follows(runs[at - 1], runs[at]):
            items.append({"type": "rich_text_section", "elements": list(runs[at].elements)})
            at += 1
        listed = {"type": "rich_text_list", "style": run.style, "elements": items}
        yield {**listed, "offset": run.number} if run.number else listed


def _follows(before: Run, after: Run) -> bool:
    return after.style == "bullet" or after.number == before.number + 1
