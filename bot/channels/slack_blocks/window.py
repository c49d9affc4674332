"""Windows, which Slack calls modals."""

from collections.abc import Sequence

from bot.channels.slack_blocks.fitting import VIEW, placed
from bot.channels.slack_blocks.sheet import Piece, Sheet, quiet
from bot.channels.slack_blocks.words import Block, compact, label

FORM, REST, EDIT = "trellis_form", "trellis_rest", "trellis_edit"
"""The `callback_id` of each window."""
TITLE = 24
"""Characters of a title and of each button of the window."""
NOT_ALL = "Some of the text does not fit into this window. Everything that you can answer is here."


def window(callback: str, title: str, blocks: Sequence[Block], about: Block, submit: str = "") -> Block:
    """A window; `about` comes back with it."""
    view: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": label(title, TITLE),
        "close": label("Close", TITLE),
        "private_metadata": compact(about),
        "blocks": list(blocks),
    }
    return {**view, "submit": label(submit, TITLE)} if submit else view


def within_window(sheet: Sheet, pieces: Sequence[Piece]) -> list[Block]:
    """As much as a window takes, and a word about it where that is not all."""
    kept = placed(pieces, VIEW, 1)
    blocks = [piece.block for piece in kept]
    return blocks if len(kept) == len(pieces) else [sheet.named("more", quiet(NOT_ALL)), *blocks]
