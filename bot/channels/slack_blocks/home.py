"""The home as a view."""

from bot.channels.slack_blocks.behind import MOST_WAYS, pages_behind, sections_of, ways_needed
from bot.channels.slack_blocks.fitting import VIEW, left_out, placed
from bot.channels.slack_blocks.message import more_button
from bot.channels.slack_blocks.reading import refers
from bot.channels.slack_blocks.sheet import Piece, Sheet, quiet
from bot.channels.slack_blocks.words import Block
from conversations.messages import Home

EMPTY = "There is nothing here yet."


def draw_home(home: Home, key: str, *, rich: bool = True) -> tuple[Block, bool]:
    """The home tab, and whether a control in it refers to the home, which must be kept before it is shown."""
    sheet = Sheet(key, home.model_dump_json(), "home", rich)
    sections = sections_of(sheet, home)
    everything = [piece for section in sections for piece in section]
    shown = placed(everything, VIEW, ways_needed(sections))
    there = {piece.block["block_id"] for piece in shown}
    ways = _ways(sheet, home, sections, left_out(everything, shown))
    blocks: list[Block] = []
    for number, section in enumerate(sections):
        blocks += [piece.block for piece in section if piece.block["block_id"] in there]
        blocks += [ways[number]] if number in ways else []
    return {"type": "home", "blocks": blocks or [sheet.named("body", quiet(EMPTY))]}, refers(blocks)


def _ways(sheet: Sheet, home: Home, sections: list[list[Piece]], hidden: set[str]) -> dict[int, Block]:
    """The buttons to the rest, by the number of the section under which each stands."""
    waiting = [
        number for number, section in enumerate(sections) if hidden & {piece.group for piece in section}
    ]
    turned = pages_behind(home, sheet.key) if waiting else []
    pages = {
        number: next(at for at, page in enumerate(turned) if any(_of(piece, number) for piece in page))
        for number in waiting[:MOST_WAYS]
    }
    return {number: more_button(sheet, page) for number, page in pages.items()}


def _of(piece: Piece, section: int) -> bool:
    return piece.group.startswith(f"{section}.")
