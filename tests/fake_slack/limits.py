"""The limits of Slack, held against everything that comes in."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.channels.slack_limits import Surface, option_violations, violations

from . import blocks
from .nouns import Json, Refusal, Refused
from .world import World

CODES = {
    "text": "msg_too_long",
    "attachments": "too_many_attachments",
    "markdown_text": "markdown_text_conflict",
}
TOO_LARGE = 250_000  # bytes of a view


def check(world: World, where: str, surface: Surface, payload: Json) -> None:
    """Refuse what is outside the limits, and note it for the test.

    Raises:
        Refused: with Slack's code, and the places in `messages`.
    """
    unknown = sorted(set(blocks.kinds(payload.get("blocks"))) & world.rejects)
    if unknown:
        world.rejected += [Refusal(where, "blocks", f"unsupported type: {kind}") for kind in unknown]
        raise Refused("invalid_blocks", *(f"[ERROR] unsupported type: {kind}" for kind in unknown))
    broken = list(_pictures(world, where, payload))
    broken += [Refusal(where, each.path, each.rule) for each in violations(surface, payload)]
    if broken:
        world.refused += broken
        raise Refused(_code(surface, broken, payload), *(_line(surface, each) for each in broken))


def check_options(world: World, where: str, offered: Json) -> None:
    """The options that came back for what somebody typed in a search.

    Raises:
        Refused: they are outside the limits.
    """
    broken = [Refusal(where, each.path, each.rule) for each in option_violations(offered)]
    if broken:
        world.refused += broken
        raise Refused("invalid_arguments", *(_line("message", each) for each in broken))


def _pictures(world: World, where: str, payload: Json) -> Iterator[Refusal]:
    """Pictures of files that Slack does not have."""
    for name in _slack_files(payload.get("blocks")):
        if name not in world.files or not world.files[name].complete:
            yield Refusal(where, "blocks", f"slack_file {name} is not there")


def _slack_files(anything: Any) -> Iterator[str]:
    if isinstance(anything, list):
        for each in anything:
            yield from _slack_files(each)
    elif isinstance(anything, dict):
        if isinstance(anything.get("slack_file"), dict) and "id" in anything["slack_file"]:
            yield anything["slack_file"]["id"]
        for each in anything.values():
            yield from _slack_files(each)


def _code(surface: Surface, broken: list[Refusal], payload: Json) -> str:
    if surface in {"modal", "home"}:
        return "view_too_large" if len(json.dumps(payload)) > TOO_LARGE else "invalid_arguments"
    return CODES.get(broken[0].path, "invalid_blocks")


def _line(surface: Surface, broken: Refusal) -> str:
    path = f"view.{broken.path}" if surface in {"modal", "home"} else broken.path
    pointer = re.sub(r"[.\[\]]+", "/", path).strip("/")
    return f"[ERROR] {broken.rule} [json-pointer:/{pointer}]"
