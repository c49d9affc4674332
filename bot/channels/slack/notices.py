"""Small views and messages of the channel itself. Pure."""

from typing import Any

from bot.channels.slack import words
from bot.channels.slack_blocks import button, draw_rest, press_value
from conversations.messages import Message, Press

Blocks = list[dict[str, Any]]
View = dict[str, Any]

LATE = "late"
"""The `block_id` of the button that opens a form after all."""


def plain(text: str) -> dict[str, Any]:
    """A text object that is nothing but text."""
    return {"type": "plain_text", "text": text, "emoji": False}


def notice(title: str, text: str) -> dict[str, Any]:
    """A modal that says one thing."""
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(words.CLOSE),
        "blocks": [{"type": "section", "text": plain(text)}],
    }


def receipt_view(receipt: Message) -> View:
    """A modal that shows something once. It is kept nowhere."""
    return {**draw_rest(receipt, "", 0), "title": plain(words.DONE_TITLE)}


def late_notice(press: Press) -> tuple[str, Blocks]:
    """A message with the button that opens a form."""
    way = button(0, words.OPEN, press_value(press, "", ""))
    return words.LATE, [
        {"type": "section", "text": plain(words.LATE)},
        {"type": "actions", "block_id": LATE, "elements": [way]},
    ]


def to_the_chat(text: str, url: str | None) -> Blocks:
    """A line with the way to the direct message."""
    line: Blocks = [{"type": "section", "text": plain(text)}]
    if url:
        way = {"type": "button", "text": plain(words.TO_THE_CHAT), "action_id": "chat", "url": url}
        line.append({"type": "actions", "elements": [way]})
    return line
