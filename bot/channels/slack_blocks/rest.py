"""A window with what did not fit, page by page; and one in which an earlier answer is sent anew."""

from bot.channels.slack_blocks.behind import pages_behind
from bot.channels.slack_blocks.fields import text_box
from bot.channels.slack_blocks.presses import button
from bot.channels.slack_blocks.sheet import ASKED, SHOWN, Piece, Sheet, quiet
from bot.channels.slack_blocks.window import EDIT, REST, window, within_window
from bot.channels.slack_blocks.words import Block, compact, digest
from conversations.messages import Home, Message, Slot


def draw_rest(outbound: Message | Home, key: str, page: int) -> Block:
    """A page of what did not fit; a number beyond the pages is the nearest of them."""
    windows = rest_windows(outbound, key)
    return windows[min(max(page, 0), len(windows) - 1)]


def rest_windows(outbound: Message | Home, key: str) -> list[Block]:
    """All pages of what did not fit."""
    turned = pages_behind(outbound, key)
    return [
        window(REST, "More", _page(turned, number, key), {"rest": key, "page": number})
        for number in range(len(turned))
    ]


def _page(turned: list[list[Piece]], number: int, key: str) -> list[Block]:
    """A page, and the ways to its neighbours."""
    blocks = [piece.block for piece in turned[number]]
    ways = [
        button(place, text, compact({"rest": key, "page": to}))
        for place, (text, to) in enumerate((("Back", number - 1), ("Next", number + 1)))
        if 0 <= to < len(turned)
    ]
    mark = digest(key, number)
    if ways or not blocks:
        blocks.append({"block_id": f"more-of-{mark}", **quiet(f"{number + 1} of {len(turned)}")})
    if ways:
        blocks.append({"type": "actions", "block_id": f"more-turn-{mark}", "elements": ways})
    return blocks


def draw_edit(slot: Slot, place: str, text: str) -> Block:
    """A window with one box, filled in with an earlier answer."""
    name = f"edit-{digest(slot.model_dump_json(), place)}"
    *above, box = text_box(name, "Your answer", text)
    sheet = Sheet(name, "", "modal", rich=False)
    pieces = [*sheet.draw("above", above, SHOWN), Piece("edit", box, ASKED)]
    about = {"edit": slot.model_dump(exclude_defaults=True), "place": place}
    return window(EDIT, "Edit your answer", within_window(sheet, pieces), about, "Send")
