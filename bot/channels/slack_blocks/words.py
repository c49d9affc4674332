"""Words as plain strings: escaped, shortened, as labels, and what spans say without their form."""

import json
from datetime import date
from hashlib import sha256
from typing import Any

from bot.channels.slack_limits.spots import characters
from conversations.messages import AnswerKind, Bullets, Day, Inline, Option, Person, Spans

Block = dict[str, Any]

YES_OR_NO = (Option(value="yes", label="Yes"), Option(value="no", label="No"))
SEARCHED: tuple[AnswerKind, ...] = ("person", "role", "competency")
"""Kinds that are searched by letters where no options come with them."""
NOTHING = "…"
"""Stands where a text is needed and there is none."""
ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
LONGEST_ENTITY = 5
FORMATTING = "*_~`"
INVISIBLE = "\u200b"


def escape(text: str) -> str:
    """A text for where Slack reads its own markup: it mentions nobody, links nowhere, and is not formatted.

    A sign that formats does so only as one of a pair, so a lone one stays as it is.
    """
    pairs = {sign for sign in FORMATTING if text.count(sign) > 1}
    return "".join(
        f"{letter}{INVISIBLE}" if letter in pairs else ENTITIES.get(letter, letter) for letter in text
    )


def escaped_within(text: str, most: int, rest: str) -> str:
    """A text escaped, as much of it as is then no longer than `most`; `rest` says that more follows."""
    if characters(whole := escape(text)) <= most:
        return whole
    room = most - characters(rest)
    text = text[:room]
    while (over := characters(escape(text)) - room) > 0:
        text = text[: -max(1, over // LONGEST_ENTITY)]
    return f"{escape(text)}{rest}"


def shortened(text: str, most: int) -> str:
    """A text of at most so many characters, with an ellipsis where some are left out."""
    if characters(text) <= most:
        return text
    text = text[: most - 1]
    while (over := characters(text) - most + 1) > 0:
        text = text[:-over]
    return f"{text.rstrip()}…"


def label(text: str, most: int) -> Block:
    """A plain text object; Slack takes none that is empty."""
    return {"type": "plain_text", "text": shortened(text, most) if text.strip() else NOTHING, "emoji": False}


def day_of(text: str) -> date | None:
    """The day that an ISO date names; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_words(day: date) -> str:
    """A day in words."""
    return f"{day.day} {day:%B} {day.year}"


def said(span: Inline) -> str:
    """What one span says."""
    match span:
        case Person():
            return span.name
        case Day():
            return day_words(span.date)
        case _:
            return span.text


def plain(spans: Spans) -> str:
    """What spans say, a list as lines."""
    words = ""
    for span in spans:
        if isinstance(span, Bullets):
            lines = "".join(f"• {''.join(map(said, item))}\n" for item in span.items)
            words = f"{words}\n{lines}" if words and not words.endswith("\n") else words + lines
        else:
            words += said(span)
    return words.strip("\n")


def offered(kind: AnswerKind, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options to choose from; a yes or no needs none of its own."""
    return options or (YES_OR_NO if kind == "yes_no" else ())


def digest(*parts: object) -> str:
    """Eight letters that stand for something in a name of ours."""
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()[:8]


def compact(content: object) -> str:
    """JSON without a space too much."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def size(content: object) -> int:
    """How many bytes something takes on the wire, at most: some clients escape all that is not ASCII."""
    return len(json.dumps(content))
