"""Suggested texts as buttons, for workspaces that show none of their own."""

from bot.channels.slack_blocks.message import Drawn
from bot.channels.slack_blocks.presses import BUTTON_LABEL, MOST_SENT, button, fits
from bot.channels.slack_blocks.sheet import Sheet, actions
from bot.channels.slack_blocks.spans import Run, packed, text
from bot.channels.slack_blocks.words import Block, compact, escaped_within
from bot.channels.slack_limits.spots import characters
from conversations.messages import Prompt

MOST = 4
OPENING = "You can press one of these, or write in your own words."
LONGEST_TEXT, LONGEST_SHOWN = 3500, 12_000


def draw_prompt(prompt: Prompt) -> Drawn:
    """Each of the first four is a button that says it; what is too long for a button stands in a list."""
    texts = [each for each in prompt.texts if each.strip()]
    sheet = Sheet("prompt", compact(texts))
    spoken = [each for each in texts[:MOST] if fits(compact({"say": each}), MOST_SENT)]
    written = [each for each in texts if each not in spoken or characters(each) > BUTTON_LABEL]
    blocks = packed([Run((text(OPENING),)), *(Run((text(each),), "bullet") for each in written)])
    buttons = [button(place, each, compact({"say": each})) for place, each in enumerate(spoken)]
    named = [sheet.named("body", block) for block in _shown(blocks)]
    named += [sheet.named("buttons", block) for block in actions(buttons)]
    aloud = escaped_within("\n".join((OPENING, *texts)), LONGEST_TEXT, "…")
    return Drawn(aloud, named, keeps=False)


def _shown(blocks: list[Block]) -> list[Block]:
    """Suggestions are short; of those that are not, as many as a message takes."""
    return blocks[: LONGEST_SHOWN // 2500]
