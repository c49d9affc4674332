"""Block Kit for what is said and asked, drawn by pure functions, and what comes back from it read again.

Out: `draw_message`, `draw_home`, `draw_form`, `draw_prompt`, and windows for what did not fit (`draw_rest`)
and for an earlier answer (`draw_edit`). Whatever people wrote stands in `rich_text` or `plain_text`, which
Slack takes literally; only the `text` of a message is markup, and is escaped.

Back: `kept_key` says what must be fetched first; then `read_action`, `read_form`, `read_edit` and
`read_search` say what was meant. `presses` tells how a control carries its meaning.

A block's name is `part-number-letters`; the letters change with what is drawn. A field of a form keeps its
name while its page is open.
"""

from bot.channels.slack_blocks.aloud import in_full
from bot.channels.slack_blocks.form import draw_form
from bot.channels.slack_blocks.forms import FormRead, draw_found, error_blocks, read_edit, read_form
from bot.channels.slack_blocks.home import draw_home
from bot.channels.slack_blocks.meanings import Edit, Meaning, Meant, NotKept, Rest, Say, TurnTo, Typing
from bot.channels.slack_blocks.message import Drawn, draw_message
from bot.channels.slack_blocks.presses import button, press_value
from bot.channels.slack_blocks.prompt import draw_prompt
from bot.channels.slack_blocks.reading import kept_key, read_action, read_search
from bot.channels.slack_blocks.rest import draw_edit, draw_rest
from bot.channels.slack_blocks.window import EDIT, FORM, REST
from bot.channels.slack_blocks.words import escape

__all__ = [
    "EDIT",
    "FORM",
    "REST",
    "Drawn",
    "Edit",
    "FormRead",
    "Meaning",
    "Meant",
    "NotKept",
    "Rest",
    "Say",
    "TurnTo",
    "Typing",
    "button",
    "draw_edit",
    "draw_form",
    "draw_found",
    "draw_home",
    "draw_message",
    "draw_prompt",
    "draw_rest",
    "error_blocks",
    "escape",
    "in_full",
    "kept_key",
    "press_value",
    "read_action",
    "read_edit",
    "read_form",
    "read_search",
]
