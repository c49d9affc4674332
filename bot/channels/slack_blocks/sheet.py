"""What is drawn before it is known what fits: pieces, each one block of one part, with what it is worth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any, Literal

from bot.channels.slack_blocks.words import Block, digest, size

Surface = Literal["message", "home", "modal"]

FIRST, ASKED, SEEN, BODY, LISTED, SHOWN, BEHIND = range(7)
"""What is worth more comes first: how it begins, what can be done, who sees it, the text, the rest."""
MOST_OF = {"table": 1, "data_visualization": 2}
"""So many of these a message takes."""


LISTS = ("actions", "input", "section")
"""Blocks of controls: a long list of options is no long text."""


@dataclass(frozen=True)
class Piece:
    """One block.

    Args:
        group: what is shown whole or behind *More*: a part of a message, such as `body` or `part.2`.
        hidden: whether it stands behind *More* from the start.
    """

    group: str
    block: Block
    rank: int
    hidden: bool = False

    @cached_property
    def letters(self) -> int:
        """How many characters there are to read."""
        return 0 if self.block["type"] in LISTS else sum(map(len, texts_in(self.block)))

    @cached_property
    def bytes(self) -> int:
        """How much it takes on the wire."""
        return size(self.block)


@dataclass
class Sheet:
    """Where something is drawn.

    Args:
        key: names what is drawn where the house keeps it.
        seed: content whose change gives every block a new name.
        surface: what takes the blocks.
        rich: whether it takes the newer blocks.
        at: the way from what is kept to the message that is drawn, with a dot behind.
        left: how many more of a block are allowed.
    """

    key: str
    seed: str
    surface: Surface = "message"
    rich: bool = True
    at: str = ""
    left: dict[str, int] = field(default_factory=lambda: dict(MOST_OF))
    _numbers: Iterator[int] = field(default_factory=count)

    def name(self, part: str, number: str = "") -> str:
        """The `block_id` of the next block."""
        return f"{part}-{number}{next(self._numbers)}-{self.mark}"

    @cached_property
    def mark(self) -> str:
        """The letters that all blocks of one message share."""
        return digest(self.key, self.at, self.seed)

    def draw(self, part: str, blocks: Iterable[Block], rank: int, later: int | None = None) -> list[Piece]:
        """Blocks as pieces; `later` is what they are worth from the second on."""
        return [
            Piece(part, self.named(part, block), rank if later is None or not number else later)
            for number, block in enumerate(blocks)
        ]

    def named(self, part: str, block: Block, number: str = "") -> Block:
        """A block with its name in front, where whoever reads it finds it."""
        return {"type": block["type"], "block_id": self.name(part, number), **block}

    def take(self, kind: str) -> bool:
        """Whether one more block of a kind may be drawn."""
        allowed = self.rich and self.surface != "modal" and self.left.get(kind, 1) > 0
        if allowed and kind in self.left:
            self.left[kind] -= 1
        return allowed

    def within(self, at: str, seed: str) -> "Sheet":
        """The same sheet for a message in what is drawn."""
        return replace(self, at=f"{self.at}{at}.", seed=seed, _numbers=count())


def actions(elements: list[Block]) -> list[Block]:
    """Buttons and lists in rows of as many as a block takes."""
    return [{"type": "actions", "elements": elements[at : at + 25]} for at in range(0, len(elements), 25)]


def quiet(text: str) -> Block:
    """A small line."""
    return {"type": "context", "elements": [{"type": "plain_text", "text": text, "emoji": False}]}


def texts_in(block: Any) -> Iterator[str]:  # noqa: ANN401 - JSON of any shape
    """Every text in a block that somebody reads."""
    if isinstance(block, list):
        for each in block:
            yield from texts_in(each)
    elif isinstance(block, dict):
        for name, each in block.items():
            if isinstance(each, str) and name in ("text", "alt_text", "title"):
                yield each
            else:
                yield from texts_in(each)
