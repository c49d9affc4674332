"""The limits of Slack, held against everything that comes in."""

import re
from collections.abc import Iterator
from typing import Any, Protocol

try:
    from bot.channels.slack_limits import violations
except ImportError:

    def violations(_surface: str, _payload: dict[str, Any]) -> list[Any]:
        return []


from . import blocks
from .nouns import Json, Refusal, Refused
from .world import World

LONGEST_UPDATE = 4_000
LONGEST_TEXT = 40_000
CODES = (
    ("view_too_large", "250"),
    ("markdown_text_conflict", "markdown_text"),
    ("too_many_attachments", "attachments"),
)


class Broken(Protocol):
    """What the checker finds."""

    @property
    def path(self) -> str: ...
    @property
    def rule(self) -> str: ...


def check(world: World, where: str, surface: str, payload: Json) -> None:
    """Refuse what is outside the limits, and note it for the test.

    Raises:
        Refused: with Slack's code, and the places in `messages`.
    """
    unknown = sorted(set(blocks.kinds(payload.get("blocks"))) & world.rejects)
    if unknown:
        world.rejected += [Refusal(where, "blocks", f"unsupported type: {kind}") for kind in unknown]
        raise Refused("invalid_blocks", *(f"[ERROR] unsupported type: {kind}" for kind in unknown))
    broken = [*_lengths(where, payload), *_pictures(world, payload)]
    broken += [Refusal(where, each.path, each.rule) for each in violations(surface, payload)]
    if broken:
        world.refused += broken
        raise Refused(_code(surface, broken), *map(_line, broken))


def check_options(world: World, where: str, offered: Json) -> None:
    """The options that came back for what somebody typed in a search.

    Raises:
        Refused: they are outside the limits.
    """
    inside = {key: offered[key] for key in ("options", "option_groups") if offered.get(key)}
    if not inside:
        return
    select = {"type": "static_select", "action_id": "a", **inside}
    section = {"type": "section", "text": {"type": "plain_text", "text": "a"}, "accessory": select}
    title = {"type": "plain_text", "text": "a"}
    check(world, where, "modal", {"type": "modal", "title": title, "blocks": [section]})


def _lengths(where: str, payload: Json) -> Iterator[Refusal]:
    length = len(str(payload.get("text") or ""))
    longest = LONGEST_UPDATE if where == "chat.update" else LONGEST_TEXT
    if "type" not in payload and length > longest:
        yield Refusal(where, "text", f"{length} characters, {longest} at most")


def _pictures(world: World, payload: Json) -> Iterator[Refusal]:
    """Pictures of files that Slack does not have."""
    for name in _slack_files(payload.get("blocks")):
        if name not in world.files or not world.files[name].complete:
            yield Refusal("blocks", "blocks", f"slack_file {name} is not there")


def _slack_files(anything: Any) -> Iterator[str]:
    if isinstance(anything, list):
        for each in anything:
            yield from _slack_files(each)
    elif isinstance(anything, dict):
        if isinstance(anything.get("slack_file"), dict) and "id" in anything["slack_file"]:
            yield anything["slack_file"]["id"]
        for each in anything.values():
            yield from _slack_files(each)


def _code(surface: str, broken: list[Refusal]) -> str:
    first = broken[0]
    if surface == "message" and first.path == "text":
        return "msg_too_long"
    for code, word in CODES:
        if word in (first.rule if code == "view_too_large" else first.path):
            return code
    return "invalid_blocks" if surface == "message" else "invalid_arguments"


def _line(broken: Refusal) -> str:
    pointer = re.sub(r"[.\[\]]+", "/", broken.path).strip("/")
    return f"[ERROR] {broken.rule} [json-pointer:/{pointer}]"
