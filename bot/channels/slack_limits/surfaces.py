"""The payloads themselves: a message, one that replaces it, a modal, the home."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.slack_limits.placing import placed
from bot.channels.slack_limits.rules import (
    MISSING,
    an_object,
    anything,
    flag,
    kinds,
    letters,
    several,
    shape,
    text,
    written,
)
from bot.channels.slack_limits.spots import Rule, Spot, Surface, Violation
from bot.channels.slack_limits.table import (
    ATTACHMENTS,
    ID,
    MARKDOWN,
    MESSAGE_BLOCKS,
    MESSAGE_TEXT,
    PRIVATE_METADATA,
    UPDATE_TEXT,
    VIEW_BLOCKS,
    VIEW_TITLE,
)
from bot.channels.slack_limits.whole import (
    blocks_fit_together,
    focus_is_one,
    ids_differ,
    sums_fit,
    view_is_small,
)

TOGETHER = (ids_differ, focus_is_one, sums_fit)


def loose(may: Mapping[str, Rule]) -> Rule:
    """An object of which only these keys are ours to judge; a key without a value is not there."""

    def rule(spot: Spot) -> Iterator[Violation]:
        for key, each in may.items():
            if spot.under(key).value is not None:
                yield from each(spot.under(key))

    return rule


def _says_what(metadata: Spot) -> Iterator[Violation]:
    """An event has a type and a payload, never one of them alone."""
    for key, other in (("event_type", "event_payload"), ("event_payload", "event_type")):
        if key in metadata.value and other not in metadata.value:
            yield metadata.under(other).wrong(MISSING)


A_BLOCK_LIST = several(MESSAGE_BLOCKS, placed)
ATTACHMENT = loose({"blocks": A_BLOCK_LIST})
PARTS: Mapping[str, Rule] = {
    "blocks": A_BLOCK_LIST,
    "attachments": several(ATTACHMENTS, ATTACHMENT),
    "markdown_text": letters(MARKDOWN),
    "metadata": shape(
        {}, {"event_type": written, "event_payload": an_object, "entities": anything}, _says_what
    ),
}


def _says_something(spot: Spot) -> Iterator[Violation]:
    """Row 5 beside what everybody meets: a message without anything in it is refused."""
    full = [key for key in ("text", "blocks", "attachments", "markdown_text") if spot.under(key).value]
    if not full:
        yield spot.under("text").wrong(MISSING)
    if "markdown_text" in full and {"text", "blocks"} & set(full):
        yield spot.under("markdown_text").wrong("This goes with neither text nor blocks.")


def _message(text_rule: Rule) -> tuple[Rule, ...]:
    return (loose({"text": text_rule, **PARTS}), _says_something, blocks_fit_together, *TOGETHER)


def _inputs_have_submit(view: Spot) -> Iterator[Violation]:
    """Row 26."""
    kinds_there = {block.kind for block in view.under("blocks").each()}
    if "input" in kinds_there and "submit" not in view.value:
        yield view.under("submit").wrong("This is missing, and the view has inputs.")


VIEW: Mapping[str, Rule] = {
    "private_metadata": letters(PRIVATE_METADATA),
    "callback_id": letters(ID),
    "external_id": letters(ID),
}
VIEW_NEEDS: Mapping[str, Rule] = {"type": anything, "blocks": several(VIEW_BLOCKS, placed)}
MODAL = shape(
    {**VIEW_NEEDS, "title": text(VIEW_TITLE)},
    {
        **VIEW,
        "submit": text(VIEW_TITLE),
        "close": text(VIEW_TITLE),
        **dict.fromkeys(("clear_on_close", "notify_on_close", "submit_disabled"), flag),
    },
    _inputs_have_submit,
)
HOME = shape(VIEW_NEEDS, VIEW)

SURFACES: Mapping[Surface, tuple[Rule, ...]] = {
    "message": _message(letters(MESSAGE_TEXT)),
    "update": _message(letters(UPDATE_TEXT)),
    "modal": (kinds({"modal": MODAL}), view_is_small, *TOGETHER),
    "home": (kinds({"home": HOME}), view_is_small, *TOGETHER),
}


def violations(surface: Surface, payload: Mapping[str, Any]) -> list[Violation]:
    """Everything in a payload that Slack would refuse or cut off, in the payload's order.

    Args:
        surface: Where it is shown. `update` is a message by chat.update, whose text is shorter.
        payload: The arguments of chat.postMessage or chat.update, or the view. Decoded JSON, any shape.

    Returns:
        The violations, none where the payload fits.
    """
    root = Spot(dict(payload), surface)
    return [found for rule in SURFACES[surface] for found in rule(root)]


def fits(surface: Surface, payload: Mapping[str, Any]) -> bool:
    """Whether a payload has no violation."""
    return not violations(surface, payload)
