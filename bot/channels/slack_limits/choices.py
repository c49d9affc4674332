"""What is chosen from: options, groups of options, and the elements that offer them."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels.slack_limits.confirming import PLACEHOLDER_TEXT, element
from bot.channels.slack_limits.rules import (
    PLAIN,
    PLAIN_OR_MRKDWN,
    exactly_one,
    flag,
    kinds,
    letters,
    one_of,
    several,
    shape,
    some,
    text,
    whole,
    written,
)
from bot.channels.slack_limits.spots import Rule, Spot, Violation, mapping
from bot.channels.slack_limits.table import (
    BOX_OPTIONS,
    GROUP_LABEL,
    OPTION_DESCRIPTION,
    OPTION_GROUPS,
    OPTION_TEXT,
    OPTION_URL,
    OPTION_VALUE,
    OVERFLOW_OPTIONS,
    SELECT_OPTIONS,
)


def option(types: tuple[str, ...] = PLAIN, more: Mapping[str, Rule] | None = None) -> Rule:
    """One option. Row 18: only radio buttons and checkboxes may format its text."""
    return shape(
        {"text": text(OPTION_TEXT, types), "value": letters(OPTION_VALUE)},
        {"description": text(OPTION_DESCRIPTION, types), **(more or {})},
    )


PLAIN_OPTION = option()
BOX_OPTION = option(PLAIN_OR_MRKDWN)
MENU_OPTION = option(more={"url": letters(OPTION_URL)})
GROUP = shape({"label": text(GROUP_LABEL), "options": several(SELECT_OPTIONS, PLAIN_OPTION)})
OPTIONS: Mapping[str, Rule] = {
    "options": several(SELECT_OPTIONS, PLAIN_OPTION),
    "option_groups": several(OPTION_GROUPS, GROUP),
}


def initial_is_offered(spot: Spot) -> Iterator[Violation]:
    """Row 22: what is chosen at first has to equal one of the options, key by key."""
    offered = list(_offered(spot))
    initial = spot.under("initial_option")
    for each in (*([initial] if initial.value is not None else []), *spot.under("initial_options").each()):
        if each.value not in offered:
            yield each.wrong("This equals none of the options.")


def _offered(spot: Spot) -> Iterator[Mapping[str, Any]]:
    lists = [spot.under("options"), *(group.under("options") for group in spot.under("option_groups").each())]
    for each in lists:
        yield from (mapping(item.value) for item in each.each())


FOCUS: Mapping[str, Rule] = {"focus_on_load": flag}
SELECT: Mapping[str, Rule] = {"placeholder": PLACEHOLDER_TEXT, **FOCUS}
MULTI: Mapping[str, Rule] = {**SELECT, "max_selected_items": whole(1)}
NAMES = some(written)
FILTER = shape(
    {},
    {
        "include": some(one_of("im", "mpim", "private", "public")),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)
CONVERSATIONS: Mapping[str, Rule] = {"default_to_current_conversation": flag, "filter": FILTER}
FROM_OPTIONS = (exactly_one("options", "option_groups"), initial_is_offered)

SELECTS: dict[str, Rule] = {
    "static_select": element({}, {**SELECT, **OPTIONS, "initial_option": PLAIN_OPTION}, *FROM_OPTIONS),
    "external_select": element({}, {**SELECT, "min_query_length": whole(), "initial_option": PLAIN_OPTION}),
    "users_select": element({}, {**SELECT, "initial_user": written}),
    "conversations_select": element(
        {}, {**SELECT, **CONVERSATIONS, "initial_conversation": written, "response_url_enabled": flag}
    ),
    "channels_select": element({}, {**SELECT, "initial_channel": written, "response_url_enabled": flag}),
}
MULTI_SELECTS: dict[str, Rule] = {
    "multi_static_select": element(
        {}, {**MULTI, **OPTIONS, "initial_options": some(PLAIN_OPTION)}, *FROM_OPTIONS
    ),
    "multi_external_select": element(
        {},
        {**MULTI, "min_query_length": whole(), "initial_options": some(PLAIN_OPTION)},
    ),
    "multi_users_select": element({}, {**MULTI, "initial_users": NAMES}),
    "multi_conversations_select": element({}, {**MULTI, **CONVERSATIONS, "initial_conversations": NAMES}),
    "multi_channels_select": element({}, {**MULTI, "initial_channels": NAMES}),
}
BOXES: dict[str, Rule] = {
    "radio_buttons": element(
        {"options": several(BOX_OPTIONS, BOX_OPTION)},
        {**FOCUS, "initial_option": BOX_OPTION},
        initial_is_offered,
    ),
    "checkboxes": element(
        {"options": several(BOX_OPTIONS, BOX_OPTION)},
        {**FOCUS, "initial_options": several(BOX_OPTIONS, BOX_OPTION)},
        initial_is_offered,
    ),
}
OVERFLOW = element({"options": several(OVERFLOW_OPTIONS, MENU_OPTION)})
AN_OVERFLOW = kinds({"overflow": OVERFLOW})
