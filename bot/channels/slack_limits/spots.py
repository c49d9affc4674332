"""Where in a payload something stands, and what is wrong there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Surface = Literal["message", "update", "modal", "home"]
"""Where a payload is shown; `update` is a message that replaces one that was sent."""


@dataclass(frozen=True)
class Violation:
    """One thing that Slack would refuse: the path into the payload, and the rule as a sentence."""

    path: str
    rule: str


class Spot(NamedTuple):
    """One value of a payload and the way to it, step by step: most spots are fine, and need no path."""

    value: Any
    surface: Surface
    within: "Spot | None" = None
    step: str | int = ""

    @property
    def path(self) -> str:
        """Such as `blocks[3].text`. The root's path is empty."""
        before = self.within.path if self.within else ""
        if isinstance(self.step, int):
            return f"{before}[{self.step}]"
        return f"{before}.{self.step}" if before else self.step

    def under(self, key: str) -> "Spot":
        """What stands under a key; nothing where the value has no keys or not this one."""
        return Spot(mapping(self.value).get(key), self.surface, self, key)

    def each(self) -> Iterator["Spot"]:
        """The items of a list; none where the value is no list."""
        for index, item in enumerate(sequence(self.value)):
            yield Spot(item, self.surface, self, index)

    @property
    def kind(self) -> str:
        """The value's `type`, or nothing."""
        kind = mapping(self.value).get("type")
        return kind if isinstance(kind, str) else ""

    def wrong(self, rule: str) -> Violation:
        """This spot breaks the rule."""
        return Violation(self.path, rule)


Rule = Callable[[Spot], Iterator[Violation]]


def mapping(value: object) -> Mapping[str, Any]:
    """The value where it is a JSON object, otherwise an empty one: payloads may be malformed."""
    return value if isinstance(value, dict) else {}


def sequence(value: object) -> Sequence[Any]:
    """The value where it is a JSON list, otherwise an empty one."""
    return value if isinstance(value, list | tuple) else ()


def characters(text: str) -> int:
    """How long Slack may find a text.

    It does not say whether it counts code points or UTF-16 units; the latter are never fewer.
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
