"""Which pieces a surface takes. What is worth most goes in first; the rest stands behind *More*."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.channels.slack_blocks.sheet import Piece


@dataclass(frozen=True, slots=True)
class Room:
    """How much fits: blocks, characters to read, bytes."""

    blocks: int
    letters: int
    bytes: int


MESSAGE = Room(50, 12_000, 200_000)
"""Slack refuses a message whose blocks hold more text than about 13,000 characters."""
VIEW = Room(100, 60_000, 200_000)
"""A view may have 250 kB; some of it is names and what stands around the blocks."""
PAGE = Room(40, 8_000, 200_000)
"""As much as somebody reads in one window."""


def placed(pieces: Sequence[Piece], room: Room, spare: int) -> list[Piece]:
    """The pieces that fit, in order; where some do not, `spare` blocks stay free for ways to the rest."""
    shown = [piece for piece in pieces if not piece.hidden]
    whole = _filled(shown, room)
    if len(whole) == len(pieces):
        return list(pieces)
    return _filled(shown, Room(room.blocks - spare, room.letters, room.bytes - spare * 500))


def left_out(pieces: Iterable[Piece], kept: Sequence[Piece]) -> set[str]:
    """The groups of which something did not fit."""
    there = {piece.block["block_id"] for piece in kept}
    return {piece.group for piece in pieces if piece.block["block_id"] not in there}


def pages(pieces: Iterable[Piece], room: Room = PAGE) -> list[list[Piece]]:
    """All pieces on as many pages as they take; there is always one."""
    turned: list[list[Piece]] = [[]]
    used = (0, 0, 0)
    for piece in pieces:
        taken = _sum(used, piece)
        if turned[-1] and not _fit(taken, room):
            turned.append([])
            taken = _sum((0, 0, 0), piece)
        turned[-1].append(piece)
        used = taken
    return turned


def _filled(pieces: Sequence[Piece], room: Room) -> list[Piece]:
    used, cut, chosen = (0, 0, 0), set[tuple[str, int]](), set[int]()
    for number in sorted(range(len(pieces)), key=lambda number: pieces[number].rank):
        piece = pieces[number]
        taken = _sum(used, piece)
        if _fit(taken, room) and (piece.group, piece.rank) not in cut:
            used = taken
            chosen.add(number)
        else:
            cut.add((piece.group, piece.rank))
    return [piece for number, piece in enumerate(pieces) if number in chosen]


def _sum(used: tuple[int, int, int], piece: Piece) -> tuple[int, int, int]:
    return used[0] + 1, used[1] + piece.letters, used[2] + piece.bytes


def _fit(used: tuple[int, int, int], room: Room) -> bool:
    return used[0] <= room.blocks and used[1] <= room.letters and used[2] <= room.bytes
