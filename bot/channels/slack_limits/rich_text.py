"""Rich text: what its parts are and what they need. No part may say nothing."""

from collections.abc import Mapping

from bot.channels.slack_limits.rules import (
    anything,
    flag,
    kinds,
    letters,
    one_of,
    shape,
    some,
    whole,
    written,
)
from bot.channels.slack_limits.spots import Rule
from bot.channels.slack_limits.table import ID

STYLE = shape(
    {},
    dict.fromkeys(
        ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), flag
    ),
)


def part(needed: Mapping[str, Rule], may: Mapping[str, Rule] | None = None) -> Rule:
    """A part within a line; every one may have a style."""
    return shape({"type": anything, **needed}, {"style": STYLE, **(may or {})})


TEXT_PART = part({"text": written})
LINK = part({"url": written}, {"text": written, "unsafe": flag})
PARTS: dict[str, Rule] = {
    "text": TEXT_PART,
    "link": LINK,
    "user": part({"user_id": written}),
    "usergroup": part({"usergroup_id": written}),
    "channel": part({"channel_id": written}),
    "team": part({"team_id": written}),
    "broadcast": part({"range": one_of("here", "channel", "everyone")}),
    "emoji": part({"name": written}, {"unicode": written, "skin_tone": whole(), "url": written}),
    "color": part({"value": written}),
    "date": part({"timestamp": whole(), "format": written}, {"url": written, "fallback": written}),
}

LINE = some(kinds(PARTS))
SECTION = shape({"type": anything, "elements": LINE})
LIST = shape(
    {
        "type": anything,
        "style": one_of("bullet", "ordered"),
        "elements": some(kinds({"rich_text_section": SECTION})),
    },
    {"indent": whole(), "offset": whole(), "border": whole()},
)
PREFORMATTED = shape(
    {"type": anything, "elements": some(kinds({"text": TEXT_PART, "link": LINK}))},
    {"border": whole(), "language": written},
)
QUOTE = shape({"type": anything, "elements": LINE}, {"border": whole()})

RICH_TEXT = shape(
    {
        "type": anything,
        "elements": some(
            kinds(
                {
                    "rich_text_section": SECTION,
                    "rich_text_list": LIST,
                    "rich_text_preformatted": PREFORMATTED,
                    "rich_text_quote": QUOTE,
                }
            ),
        ),
    },
    {"block_id": letters(ID)},
)
A_RICH_TEXT = kinds({"rich_text": RICH_TEXT})
