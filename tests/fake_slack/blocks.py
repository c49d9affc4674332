"""Blocks as Slack keeps them: ids given where none are, elements found, types listed."""

import itertools
from collections.abc import Iterator
from typing import Any

from .nouns import Json, NotPossible

INNER = ("elements", "actions", "child_blocks", "blocks", "cards")


def settled(blocks: list[Json], fresh: Iterator[int]) -> list[Json]:
    """A copy with the ids and the marks that Slack adds."""
    return [_block(block, fresh) for block in blocks]


def _block(block: Json, fresh: Iterator[int]) -> Json:
    kept = {key: _marked(value) for key, value in block.items()}
    kept.setdefault("block_id", f"b{next(fresh):04x}")
    for _, element in _own(kept):
        element.setdefault("action_id", f"a{next(fresh):04x}")
    for key in INNER:
        inner = kept.get(key)
        if isinstance(inner, list) and key in {"child_blocks", "blocks", "cards"}:
            kept[key] = [_block(each, fresh) for each in inner]
    if kept["type"] == "carousel":
        kept["elements"] = [_block(each, fresh) for each in kept.get("elements", [])]
    return kept


def _marked(value: Any) -> Any:
    if isinstance(value, list):
        return [_marked(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _marked(each) for key, each in value.items()}
    if kept.get("type") == "plain_text":
        kept.setdefault("emoji", True)
    if kept.get("type") == "mrkdwn":
        kept.setdefault("verbatim", False)
    return kept


def _own(block: Json) -> Iterator[tuple[Json, Json]]:
    """The interactive elements of one block, not of the blocks inside it."""
    if isinstance(accessory := block.get("accessory"), dict) and accessory.get("type") != "image":
        yield block, accessory
    if isinstance(element := block.get("element"), dict):
        yield block, element
    if block["type"] in {"actions", "context_actions"}:
        yield from ((block, each) for each in block.get("elements", []))
    if block["type"] == "card":
        yield from ((block, each) for each in block.get("actions", []))


def elements(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every interactive element with the block that it stands in, however deep."""
    for block in every(blocks):
        yield from _own(block)


def every(blocks: list[Json]) -> Iterator[Json]:
    """Every block, the ones inside others included."""
    for block in blocks:
        yield block
        for key in ("child_blocks", "blocks", "cards"):
            if isinstance(block.get(key), list):
                yield from every(block[key])
        if block.get("type") == "carousel":
            yield from every(block.get("elements", []))


def kinds(anything: Any) -> Iterator[str]:
    """Every `type` in a payload."""
    if isinstance(anything, list):
        yield from itertools.chain.from_iterable(map(kinds, anything))
    elif isinstance(anything, dict):
        if isinstance(anything.get("type"), str):
            yield anything["type"]
        yield from itertools.chain.from_iterable(map(kinds, anything.values()))


def find(blocks: list[Json], action: str | tuple[str, str]) -> tuple[Json, Json]:
    """The element that somebody means: by (block_id, action_id), action_id, block_id or label.

    Raises:
        NotPossible: nothing there is called so, or more than one thing is.
    """
    shown = list(elements(blocks))
    for named in (_named_exactly, _by_id, _by_label, _by_block):
        found = [(block, element) for block, element in shown if named(block, element, action)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotPossible(f"{len(found)} things are called {action!r}; name block and action")
    there = [(element.get("action_id"), label(element)) for _, element in shown]
    raise NotPossible(f"nothing is called {action!r}; there is {there}")


def _named_exactly(block: Json, element: Json, action: str | tuple[str, str]) -> bool:
    return (block["block_id"], element.get("action_id")) == action


def _by_id(_: Json, element: Json, action: str | tuple[str, str]) -> bool:
    return bool(element.get("action_id") == action)


def _by_label(block: Json, element: Json, action: str | tuple[str, str]) -> bool:
    return action in {label(element), element.get("accessibility_label"), label(block, "label")} - {""}


def _by_block(block: Json, _: Json, action: str | tuple[str, str]) -> bool:
    return bool(block["block_id"] == action)


def label(thing: Json, key: str = "text") -> str:
    """The words on an element."""
    text = thing.get(key)
    return str(text.get("text", "")) if isinstance(text, dict) else ""
