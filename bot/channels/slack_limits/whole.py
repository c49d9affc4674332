"""Rules over a whole payload: what is unique in it, and what its parts come to together."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.channels.slack_limits.spots import Spot, Violation, characters, mapping, sequence
from bot.channels.slack_limits.table import (
    CHARTS,
    DATA_CHARACTERS,
    FOCUSED,
    MARKDOWN,
    MESSAGE_BLOCKS,
    TABLE_CHARACTERS,
    TABLES,
    VIEW_BYTES,
    Limit,
)

HOLDERS = {"container": "child_blocks", "carousel": "elements", "plan": "tasks"}
WITHOUT_ELEMENTS = {"table", "data_table", "data_visualization", "rich_text", "markdown"}  # large, and quiet


def blocks_of(payload: Spot) -> Iterator[Spot]:
    """Every block of a payload in its order, those within others and within attachments too."""
    for top in (payload, *payload.under("attachments").each()):
        for block in top.under("blocks").each():
            yield block
            yield from block.under(HOLDERS.get(block.kind, "")).each()


def objects_of(spot: Spot) -> Iterator[Spot]:
    """Every JSON object within a block and the block itself, but not the blocks that it holds."""
    yield spot
    if spot.kind in WITHOUT_ELEMENTS:
        return
    for key in mapping(spot.value):
        if key != HOLDERS.get(spot.kind):
            yield from _objects_under(spot.under(str(key)))


def _objects_under(spot: Spot) -> Iterator[Spot]:
    if mapping(spot.value):
        yield from objects_of(spot)
    for item in spot.each():
        yield from _objects_under(item)


def unique(key: str, spots: Iterable[Spot]) -> Iterator[Violation]:
    """The same id never stands twice among these."""
    first: dict[str, str] = {}
    for each in (spot.under(key) for spot in spots):
        if isinstance(each.value, str):
            if each.value in first:
                yield each.wrong(f"{first[each.value]} is called the same.")
            first.setdefault(each.value, each.path)


def ids_differ(payload: Spot) -> Iterator[Violation]:
    """Row 14: no block_id twice in a payload, no action_id twice in a block. Row 43: no task_id twice."""
    blocks = list(blocks_of(payload))
    yield from unique("block_id", blocks)
    yield from unique("task_id", (block for block in blocks if block.kind == "task_card"))
    for block in blocks:
        yield from unique("action_id", objects_of(block))


def focus_is_one(payload: Spot) -> Iterator[Violation]:
    """Row 32: only one element has the cursor at first."""
    focused = [
        each.under("focus_on_load")
        for block in blocks_of(payload)
        for each in objects_of(block)
        if each.under("focus_on_load").value is True
    ]
    for each in focused[FOCUSED.most :]:
        yield each.wrong("Another element has the focus already.")


def sums_fit(payload: Spot) -> Iterator[Violation]:
    """Rows 5, 36, 37, 38: what all blocks of one type come to."""
    blocks = list(blocks_of(payload))
    yield from _together(MARKDOWN, _under(blocks, "markdown", "text"))
    yield from _together(TABLE_CHARACTERS, _under(blocks, "table", "rows"))
    yield from _together(DATA_CHARACTERS, _under(blocks, "data_table", "rows"))
    yield from _counted(TABLES, blocks, "table")
    yield from _counted(CHARTS, blocks, "data_visualization")


def _under(blocks: list[Spot], kind: str, key: str) -> list[Spot]:
    return [block.under(key) for block in blocks if block.kind == kind]


def _together(limit: Limit, spots: list[Spot]) -> Iterator[Violation]:
    """The spot that carries the sum over its limit, and each one after it."""
    total = 0
    for spot in spots:
        total += _said(spot.value)
        if total > limit.most:
            yield spot.wrong(f"{total} characters together, at most {limit.most} allowed.")


def _said(value: Any) -> int:  # noqa: ANN401 - any JSON
    """The characters of everything but types: rather too many than too few."""
    if isinstance(value, str):
        return characters(value)
    keyed = sum(_said(each) for key, each in mapping(value).items() if key != "type")
    return keyed + sum(_said(each) for each in sequence(value))


def _counted(limit: Limit, blocks: list[Spot], kind: str) -> Iterator[Violation]:
    for block in [block for block in blocks if block.kind == kind][limit.most :]:
        yield block.wrong(f"At most {limit.most} of type {kind} allowed.")


def blocks_fit_together(payload: Spot) -> Iterator[Violation]:
    """Row 1: those of attachments count too, as far as anybody knows."""
    own = len(sequence(payload.under("blocks").value))
    lent = sum(len(sequence(each.under("blocks").value)) for each in payload.under("attachments").each())
    if own <= MESSAGE_BLOCKS.most < own + lent:
        yield payload.under("attachments").wrong(
            f"{own + lent} blocks with the message's own, at most {MESSAGE_BLOCKS.most} allowed."
        )


def view_is_small(view: Spot) -> Iterator[Violation]:
    """Row 3: bytes as they travel, everything beyond ASCII escaped."""
    size = len(json.dumps(view.value, default=str))
    if size > VIEW_BYTES.most:
        yield view.wrong(f"{size} bytes of JSON, at most {VIEW_BYTES.most} allowed.")
