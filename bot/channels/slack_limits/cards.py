"""Blocks that hold others: cards, carousels, containers, plans with their tasks."""

from collections.abc import Iterator

from bot.channels.slack_limits.blocks import FILE, PLAIN_BLOCKS, block
from bot.channels.slack_limits.charts import TABLE
from bot.channels.slack_limits.elements import BUTTON, IMAGE
from bot.channels.slack_limits.rich_text import A_RICH_TEXT
from bot.channels.slack_limits.rules import (
    PLAIN_OR_MRKDWN,
    an_object,
    anything,
    at_least_one,
    flag,
    kinds,
    one_of,
    several,
    shape,
    some,
    text,
    written,
)
from bot.channels.slack_limits.spots import Spot, Violation
from bot.channels.slack_limits.table import (
    CARD_ACTIONS,
    CARD_BODY,
    CARD_SUBTEXT,
    CARD_SUBTITLE,
    CARD_TITLE,
    CAROUSEL,
    CONTAINER_CHILDREN,
    CONTAINER_SUBTITLE,
    CONTAINER_TITLE,
    TASKS,
)

A_PICTURE = kinds({"image": IMAGE})
CARD = block(
    {},
    {
        "hero_image": A_PICTURE,
        "icon": A_PICTURE,
        "slack_icon": an_object,
        "title": text(CARD_TITLE, PLAIN_OR_MRKDWN),
        "subtitle": text(CARD_SUBTITLE, PLAIN_OR_MRKDWN),
        "body": text(CARD_BODY, PLAIN_OR_MRKDWN),
        "subtext": text(CARD_SUBTEXT, PLAIN_OR_MRKDWN),
        "actions": several(CARD_ACTIONS, kinds({"button": BUTTON})),
    },
    at_least_one("hero_image", "title", "actions", "body"),
)
CAROUSEL_BLOCK = block({"elements": several(CAROUSEL, kinds({"card": CARD}))})


def _folds_only_if_it_can(spot: Spot) -> Iterator[Violation]:
    folds = spot.under("is_collapsible").value
    if spot.under("default_collapsed").value and not folds:
        yield spot.under("default_collapsed").wrong("Only what is_collapsible can be closed at first.")
    if spot.under("has_header_divider").value and folds:
        yield spot.under("has_header_divider").wrong("A container that folds has no line under its header.")


CHILDREN = kinds({**PLAIN_BLOCKS, "file": FILE, "table": TABLE})
CONTAINER = block(
    {"child_blocks": several(CONTAINER_CHILDREN, CHILDREN)},
    {
        "title": text(CONTAINER_TITLE),
        "rich_text_title": A_RICH_TEXT,
        "subtitle": text(CONTAINER_SUBTITLE, PLAIN_OR_MRKDWN),
        "icon": A_PICTURE,
        "width": one_of("narrow", "standard", "wide", "full"),
        "is_collapsible": flag,
        "default_collapsed": flag,
        "has_header_divider": flag,
    },
    at_least_one("title", "rich_text_title"),
    _folds_only_if_it_can,
)

SOURCE_OF_TASK = kinds({"url": shape({"type": anything, "url": written, "text": written})})
TASK = block(
    {
        "task_id": written,
        "title": written,
        "status": one_of("pending", "in_progress", "complete", "error"),
    },
    {"details": A_RICH_TEXT, "output": A_RICH_TEXT, "sources": some(SOURCE_OF_TASK)},
)
PLAN = block({"title": written}, {"tasks": several(TASKS, kinds({"task_card": TASK}))})
