"""What stands behind *More*: everything that did not fit in one way of drawing or another, as pages."""

from dataclasses import replace

from bot.channels.slack_blocks.fitting import MESSAGE, VIEW, left_out, pages, placed
from bot.channels.slack_blocks.message import pieces_of
from bot.channels.slack_blocks.sheet import FIRST, Piece, Sheet
from bot.channels.slack_blocks.spans import Run, packed, text
from bot.channels.slack_blocks.words import Block, label
from bot.channels.slack_limits.spots import characters
from conversations.messages import Home, Message, Section

HEADER, MOST_WAYS = 150, 30
FOLDED = ("chart", "picture", "more")
"""Groups of which something stands behind something else, depending on what a workspace takes."""


def pages_behind(outbound: Message | Home, key: str) -> list[list[Piece]]:
    """The pages. Where everything fits, they hold everything."""
    pieces = _everything(Sheet(key, "", "modal", rich=False), outbound)
    groups = _left(outbound, key, rich=True) | _left(outbound, key, rich=False)
    groups |= {piece.group for piece in pieces if piece.group.rpartition(".")[2] in FOLDED}
    groups |= {f"{group.partition('.')[0]}.heading" for group in groups}
    return pages([piece for piece in pieces if piece.group in groups] or pieces)


def _everything(sheet: Sheet, outbound: Message | Home) -> list[Piece]:
    if isinstance(outbound, Message):
        return pieces_of(sheet, outbound)
    return [piece for section in sections_of(sheet, outbound) for piece in section]


def _left(outbound: Message | Home, key: str, *, rich: bool) -> set[str]:
    if isinstance(outbound, Message):
        pieces = pieces_of(Sheet(key, "", rich=rich), outbound)
        return left_out(pieces, placed(pieces, MESSAGE, 1))
    drawn = sections_of(Sheet(key, "", "home", rich), outbound)
    pieces = [piece for section in drawn for piece in section]
    return left_out(pieces, placed(pieces, VIEW, ways_needed(drawn)))


def ways_needed(sections: list[list[Piece]]) -> int:
    """How many ways to the rest a home may need: one under each section, up to a number."""
    return min(len(sections), MOST_WAYS)


def sections_of(sheet: Sheet, home: Home) -> list[list[Piece]]:
    """The sections of a home; the groups of each begin with its number."""
    return [_section(sheet, section, f"{number}") for number, section in enumerate(home.sections)]


def _section(sheet: Sheet, section: Section, number: str) -> list[Piece]:
    drawn = [
        Piece(f"{number}.heading", sheet.named("title", each), FIRST) for each in _heading(section.title)
    ]
    for at, message in enumerate(section.messages):
        inner = sheet.within(f"sections.{number}.messages.{at}", message.model_dump_json())
        pieces = pieces_of(inner, message)
        drawn += [replace(piece, group=f"{number}.{at}.{piece.group}") for piece in pieces]
    return drawn


def _heading(title: str) -> list[Block]:
    if not title.strip():
        return []
    header: Block = {"type": "header", "text": label(title, HEADER)}
    return [header] if characters(title) <= HEADER else [header, *packed([Run((text(title),))])]
