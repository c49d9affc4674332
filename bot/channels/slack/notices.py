"""Small views and messages of the channel itself. Pure."""

from typing import Any

from bot.channels.slack import words
from bot.channels.slack_blocks import button, press_value
from conversations.messages import Form, Press

Blocks = list[dict[str, Any]]
View = dict[str, Any]


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


def late_notice(form: Form) -> tuple[str, Blocks]:
    """A message with the button that opens a form."""
    way = button(0, words.OPEN, press_value(Press(do="open", slot=form.slot), "", ""))
    return words.LATE.replace("*", ""), [
        {"type": "section", "text": plain(words.LATE.replace("*", ""))},
        {"type": "actions", "elements": [way]},
    ]


def to_the_chat(text: str, url: str | None) -> Blocks:
    """A line with the way to the direct message."""
    line: Blocks = [{"type": "section", "text": plain(text)}]
    if url:
        way = {"type": "button", "text": plain(words.TO_THE_CHAT), "action_id": "chat", "url": url}
        line.append({"type": "actions", "elements": [way]})
    return line
