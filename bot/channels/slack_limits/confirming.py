"""What many elements share: an id, a question before the press, a placeholder."""

from collections.abc import Mapping

from bot.channels.slack_limits.rules import PLAIN_OR_MRKDWN, anything, letters, one_of, shape, text
from bot.channels.slack_limits.spots import Rule
from bot.channels.slack_limits.table import CONFIRM_BUTTON, CONFIRM_TEXT, CONFIRM_TITLE, ID, PLACEHOLDER

COLOURS = one_of("primary", "danger")
CONFIRM = shape(
    {
        "title": text(CONFIRM_TITLE),
        "text": text(CONFIRM_TEXT, PLAIN_OR_MRKDWN),
        "confirm": text(CONFIRM_BUTTON),
        "deny": text(CONFIRM_BUTTON),
    },
    {"style": COLOURS},
)
PLACEHOLDER_TEXT = text(PLACEHOLDER)


def element(needed: Mapping[str, Rule], may: Mapping[str, Rule] | None = None, *also: Rule) -> Rule:
    """An element that sends what is done with it: it may have an id and ask before."""
    return shape(
        {"type": anything, **needed}, {"action_id": letters(ID), "confirm": CONFIRM, **(may or {})}, *also
    )


def typed(needed: Mapping[str, Rule], may: Mapping[str, Rule] | None = None, *also: Rule) -> Rule:
    """An element that is filled in and sent with the form: it asks nothing before."""
    return shape({"type": anything, **needed}, {"action_id": letters(ID), **(may or {})}, *also)
