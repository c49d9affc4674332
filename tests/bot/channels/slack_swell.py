"""Makes anything that the model can express long: every text longer, every list of things longer."""

from typing import Any, TypeVar

from hypothesis import strategies as st
from pydantic import BaseModel

TEXTS = frozenset(
    {"text", "label", "detail", "name", "summary", "title", "caption", "alt", "note", "prefill", "hint"}
)
LISTS = frozenset({"parts", "buttons", "facts", "rows", "bars", "strips", "sections", "items"})
Model = TypeVar("Model", bound=BaseModel)


def swollen(thing: Model, times: int, copies: int) -> Model:
    """The same with every text so many times as long, and every list repeated."""
    return type(thing).model_validate(_swollen(thing.model_dump(), times, copies))


def _swollen(content: Any, times: int, copies: int) -> Any:
    if isinstance(content, list | tuple):
        return [_swollen(each, times, copies) for each in content]
    if not isinstance(content, dict):
        return content
    grown: dict[str, Any] = {}
    for name, each in content.items():
        if name in TEXTS and isinstance(each, str):
            grown[name] = each * times
        elif name == "options":
            grown[name] = _options(each, times, copies)
        elif name in LISTS and isinstance(each, list | tuple):
            grown[name] = [_swollen(one, times, 1) for one in each] * copies  # copies of copies are too many
        elif name in ("slot", "press", "given"):
            grown[name] = each
        else:
            grown[name] = _swollen(each, times, copies)
    return grown


def _options(options: Any, times: int, copies: int) -> Any:
    """Options are told apart by their values, as they are where they come from."""
    grown = [_swollen(each, times, copies) for _ in range(copies) for each in options]
    return [{**each, "value": f"{each['value'] * times} {place}"} for place, each in enumerate(grown)]


how_long = st.sampled_from([(1, 1), (1, 1), (6, 1), (120, 1), (4, 12), (1, 40)])
"""Arguments of `swollen`: small ones, and some with long texts or many things in them."""
how_long_homes = st.sampled_from([(1, 1), (1, 1), (60, 1), (2, 6)])
