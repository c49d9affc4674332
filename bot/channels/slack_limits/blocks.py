"""The plain blocks: sections, actions, contexts, pictures, inputs and what is like them."""

from collections.abc import Iterator, Mapping

from bot.channels.slack_limits.elements import (
    IMAGE,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    SOURCE,
)
from bot.channels.slack_limits.rich_text import RICH_TEXT
from bot.channels.slack_limits.rules import (
    PLAIN_OR_MRKDWN,
    anything,
    at_least_one,
    exactly_one,
    flag,
    kinds,
    letters,
    one_of,
    several,
    shape,
    text,
    written,
)
from bot.channels.slack_limits.spots import Rule, Spot, Violation
from bot.channels.slack_limits.table import (
    ACTIONS,
    ALERT,
    ALT_TEXT,
    CONTEXT,
    CONTEXT_ACTIONS,
    FIELD,
    FIELDS,
    HEADER,
    HINT,
    ID,
    IMAGE_TITLE,
    LABEL,
    TEXT,
    VIDEO_AUTHOR,
    VIDEO_TITLE,
)


def block(needed: Mapping[str, Rule], may: Mapping[str, Rule] | None = None, *also: Rule) -> Rule:
    """A block: it may have an id."""
    return shape({"type": anything, **needed}, {"block_id": letters(ID), **(may or {})}, *also)


def _fits_input(spot: Spot) -> Iterator[Violation]:
    """Row 27: files are given in modals only, and nothing is sent while they are chosen."""
    if spot.under("element").kind == "file_input":
        if spot.surface != "modal":
            yield spot.under("element").wrong("Files are given in modals only.")
        if spot.under("dispatch_action").value:
            yield spot.under("dispatch_action").wrong("A field for files sends nothing before the form.")


SECTION = block(
    {},
    {
        "text": text(TEXT, PLAIN_OR_MRKDWN),
        "fields": several(FIELDS, text(FIELD, PLAIN_OR_MRKDWN)),
        "accessory": kinds(IN_SECTION),
        "expand": flag,
    },
    at_least_one("text", "fields"),
)
CONTEXT_ITEMS: Mapping[str, Rule] = {
    "image": IMAGE,
    **dict.fromkeys(PLAIN_OR_MRKDWN, text(TEXT, PLAIN_OR_MRKDWN)),
}
IMAGE_BLOCK = block(
    {"alt_text": letters(ALT_TEXT)},
    {**SOURCE, "title": text(IMAGE_TITLE)},
    exactly_one("image_url", "slack_file"),
)
INPUT = block(
    {"label": text(LABEL), "element": kinds(IN_INPUT)},
    {"hint": text(HINT), "optional": flag, "dispatch_action": flag},
    _fits_input,
)
VIDEO = block(
    {"alt_text": written, "video_url": written, "thumbnail_url": written, "title": text(VIDEO_TITLE)},
    {
        "title_url": written,
        "description": text(TEXT),
        "provider_icon_url": written,
        "provider_name": written,
        "author_name": letters(VIDEO_AUTHOR),
    },
)

PLAIN_BLOCKS: Mapping[str, Rule] = {
    "section": SECTION,
    "actions": block({"elements": several(ACTIONS, kinds(IN_ACTIONS))}),
    "context": block({"elements": several(CONTEXT, kinds(CONTEXT_ITEMS))}),
    "divider": block({}),
    "header": block({"text": text(HEADER)}),
    "image": IMAGE_BLOCK,
    "input": INPUT,
    "rich_text": RICH_TEXT,
    "video": VIDEO,
}
MARKDOWN_BLOCK = block({"text": written})
ALERT_BLOCK = block(
    {"text": text(ALERT, PLAIN_OR_MRKDWN)},
    {"level": one_of("default", "info", "warning", "error", "success")},
)
CONTEXT_ACTIONS_BLOCK = block({"elements": several(CONTEXT_ACTIONS, kinds(IN_CONTEXT_ACTIONS))})
FILE = block({"external_id": written, "source": one_of("remote")})
