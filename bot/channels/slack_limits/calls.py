"""The arguments of calls to Slack's Web API, as far as the table limits them."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.slack_limits.cards import SOURCE_OF_TASK
from bot.channels.slack_limits.choices import GROUP, PLAIN_OPTION
from bot.channels.slack_limits.placing import placed
from bot.channels.slack_limits.rules import (
    anything,
    beyond,
    exactly_one,
    kinds,
    letters,
    one_of,
    several,
    shape,
    some,
    written,
)
from bot.channels.slack_limits.spots import Rule, Spot, Surface, Violation, sequence
from bot.channels.slack_limits.surfaces import SURFACES, loose
from bot.channels.slack_limits.table import (
    CHUNK_BLOCKS,
    CHUNK_TITLE,
    MARKDOWN,
    OPENED_WITH,
    OPTION_GROUPS,
    PROMPTS,
    SUGGESTED_OPTIONS,
)


def on(surface: Surface, key: str = "") -> Rule:
    """What stands under the key, or all arguments, is shown on this surface."""

    def rule(spot: Spot) -> Iterator[Violation]:
        shown = spot.under(key) if key else spot
        for each in SURFACES[surface]:
            yield from each(shown._replace(surface=surface))

    return rule


def _scheduled(spot: Spot) -> Iterator[Violation]:
    """Row 49: such a message would never be posted, and nobody would be told."""
    if spot.under("metadata").value:
        yield spot.under("metadata").wrong("A scheduled message with metadata is never posted.")


def _opened_with(spot: Spot) -> Iterator[Violation]:
    """Row 52: ids as a list or as one string with commas."""
    people = spot.under("users")
    if people.value is None:
        return
    ids = people.value.split(",") if isinstance(people.value, str) else sequence(people.value)
    if broken := beyond(OPENED_WITH, len(ids), "people"):
        yield people.wrong(broken)


CHUNKS = kinds(
    {
        "markdown_text": shape({"type": anything, "text": letters(MARKDOWN)}),
        "plan_update": shape({"type": anything, "title": letters(CHUNK_TITLE)}),
        "task_update": shape(
            {
                "type": anything,
                "id": written,
                "title": letters(CHUNK_TITLE),
                "status": one_of("pending", "in_progress", "complete", "error"),
            },
            {
                "details": letters(CHUNK_TITLE),
                "output": letters(CHUNK_TITLE),
                "sources": some(SOURCE_OF_TASK),
            },
        ),
        "blocks": shape({"type": anything, "blocks": several(CHUNK_BLOCKS, placed)}),
    }
)


def _one_way(spot: Spot) -> Iterator[Violation]:
    if spot.under("markdown_text").value and spot.under("chunks").value:
        yield spot.under("chunks").wrong("These do not go with markdown_text.")


STREAM = (
    loose(
        {
            "markdown_text": letters(MARKDOWN),
            "chunks": some(CHUNKS),
            "blocks": several(CHUNK_BLOCKS, placed),
        }
    ),
    _one_way,
)
SUGGESTED = loose({"prompts": several(PROMPTS, shape({"title": written, "message": written}))})

CALLS: Mapping[str, tuple[Rule, ...]] = {
    "chat.postMessage": (on("message"),),
    "chat.postEphemeral": (on("message"),),
    "chat.scheduleMessage": (on("message"), _scheduled),
    "chat.update": (on("update"),),
    "chat.startStream": STREAM,
    "chat.appendStream": STREAM,
    "chat.stopStream": STREAM,
    "views.publish": (on("home", "view"),),
    "views.open": (on("modal", "view"),),
    "views.push": (on("modal", "view"),),
    "assistant.threads.setSuggestedPrompts": (SUGGESTED,),
    "conversations.open": (_opened_with,),
}
"""Calls that are limited. `views.update` is not among them: only its view says whether it is a home."""

OPTIONS_FOUND = shape(
    {},
    {
        "options": several(SUGGESTED_OPTIONS, PLAIN_OPTION),
        "option_groups": several(OPTION_GROUPS, GROUP),
    },
    exactly_one("options", "option_groups"),
)


def call_violations(method: str, arguments: Mapping[str, Any]) -> list[Violation]:
    """What Slack would refuse in the arguments of a call; nothing for calls that the table does not limit.

    Args:
        method: The Web API's method, such as `views.open`.
        arguments: Its arguments, decoded.
    """
    spot = Spot(dict(arguments), "message")
    return [found for rule in _rules(method, spot) for found in rule(spot)]


def _rules(method: str, spot: Spot) -> tuple[Rule, ...]:
    if method == "views.update":
        return (on("home" if spot.under("view").kind == "home" else "modal", "view"),)
    return CALLS.get(method, ())


def option_violations(answer: Mapping[str, Any]) -> list[Violation]:
    """What Slack would refuse in the answer to a search in an external select. Row 48."""
    return list(OPTIONS_FOUND(Spot(dict(answer), "modal")))
