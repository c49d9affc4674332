"""Paths into a payload, as violations have them: read what is there, change it, list all there are."""

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.bot.channels.slack_payloads import Json


def steps(path: str) -> list[str | int]:
    """`blocks[3].text` as `blocks`, 3, `text`."""
    return [
        int(index) if index else key for key, index in re.findall(r"([^.\[\]]+)(?![^\[]*\])|\[(\d+)\]", path)
    ]


def at(payload: Any, path: str) -> Any:
    """What stands at a path."""
    for step in steps(path):
        payload = payload[step]
    return payload


def changed(payload: Json, path: str, value: Any) -> Json:
    """A copy with another value at the path."""
    new: Json = json.loads(json.dumps(payload))
    *way, last = steps(path)
    inner: Any = new
    for step in way:
        inner = inner[step]
    inner[last] = value
    return new


def without(payload: Json, path: str) -> Json:
    """A copy without the key that the path ends in."""
    new: Json = json.loads(json.dumps(payload))
    inner = at(new, path.rpartition(".")[0])
    del inner[path.rpartition(".")[2]]
    return new


def values(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every path into a payload but the root's, with what stands there."""
    if isinstance(value, dict):
        inner = [(f"{path}.{key}" if path else str(key), each) for key, each in value.items()]
    elif isinstance(value, list):
        inner = [(f"{path}[{index}]", each) for index, each in enumerate(value)]
    else:
        inner = []
    for where, each in inner:
        yield where, each
        yield from values(each, where)
