"""The texts of a guide, found in its source and changed there: everything around them stays as written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_TEXTS = ("title", "say", "ask", "hint", "form", "ask_again")
_LABELS = "choices"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same that reads guides


@dataclass(frozen=True, slots=True)
class GuideText:
    """One text.

    Args:
        path: where it stands, as `steps/3/ask`.
        step: the name of its step; empty where it has none.
        key: what it is: `title`, `say`, `ask`, `hint`, `form`, `ask_again` or `choice`.
        text: as it is read.
        start, end: where it is written.
    """

    path: str
    step: str
    key: str
    text: str
    start: int
    end: int


def texts(source: str) -> tuple[GuideText, ...]:
    """Every text that people read, in the order of the file; nothing where the source is no YAML."""
    try:
        top = yaml.compose(source, Loader=_LOADER)
    except yaml.YAMLError:
        return ()
    return tuple(_below(top, "", "")) if isinstance(top, yaml.MappingNode) else ()


def with_text(source: str, path: str, text: str) -> str:
    """The same guide with one text changed.

    Raises:
        KeyError: when there is no text at this place.
    """
    found = next((each for each in texts(source) if each.path == path), None)
    if found is None:
        raise KeyError(path)
    block = "\n" if source[found.start : found.end].endswith("\n") else ""
    return f"{source[: found.start]}{json.dumps(text, ensure_ascii=False)}{block}{source[found.end :]}"


def _below(node: yaml.Node, above: str, step: str) -> Iterator[GuideText]:
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _below(item, f"{above}{number}/", step)
    elif isinstance(node, yaml.MappingNode):
        step = next((value.value for key, value in node.value if key.value == "id"), step)
        labels = above.endswith(f"{_LABELS}/")
        for key, value in node.value:
            if not isinstance(value, yaml.ScalarNode):
                yield from _below(value, f"{above}{key.value}/", step)
            elif labels or key.value in _TEXTS:
                start, end = value.start_mark.index, value.end_mark.index
                what = "choice" if labels else key.value
                yield GuideText(f"{above}{key.value}", step, what, value.value, start, end)
