"""The ways a conversation can go, tried out one after the other.

Wherever something is open (what is answered, whether it is skipped, what an ability finds), a `World` decides
and remembers. The next world decides otherwise, until every way was seen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

MOST_WORLDS = 2_000
_T = TypeVar("_T")


class World:
    """One way that a conversation can go.

    Args:
        trail: what to decide at the first places; after it the first possibility is taken.
    """

    def __init__(self, trail: Sequence[int]) -> None:
        self._trail = trail
        self._taken: list[int] = []
        self._sizes: list[int] = []
        self._made: dict[str, object] = {}
        self.unsure = False

    def pick(self, key: str, possible: Sequence[_T]) -> _T:
        """Decide; the same question gets the same answer."""
        if key not in self._made:
            at = len(self._taken)
            self._taken.append(self._trail[at] if at < len(self._trail) else 0)
            self._sizes.append(len(possible))
            self._made[key] = possible[self._taken[at]]
        return self._made[key]  # type: ignore[return-value]

    def guess(self, key: str, possible: Sequence[_T]) -> _T:
        """Decide about something that depends on more than the answers."""
        self.unsure = True
        return self.pick(key, possible)

    def next_trail(self) -> list[int] | None:
        """The way to the next world; None after the last."""
        trail = list(self._taken)
        while trail and trail[-1] + 1 >= self._sizes[len(trail) - 1]:
            trail.pop()
        if not trail:
            return None
        trail[-1] += 1
        return trail


def explore(visit: Callable[[World], None]) -> bool:
    """Visit every world, up to a limit. Returns whether all of them were seen."""
    trail: list[int] | None = []
    for _ in range(MOST_WORLDS):
        if trail is None:
            return True
        world = World(trail)
        visit(world)
        trail = world.next_trail()
    return trail is None


class Something(Mapping[str, object]):
    """A value of which only its presence is known; the world decides whatever else is asked about it."""

    def __init__(self, name: str, world: World, *, there: bool = True) -> None:
        self._name = name
        self._world = world
        self._there = there

    def __getitem__(self, part: object) -> object:
        if part == "label":  # so it can be shown
            return f"({self._name})"
        return Something(f"{self._name}.{part}", self._world, there=False)

    def __iter__(self) -> Iterator[str]:
        yield Something(f"{self._name}[]", self._world)  # type: ignore[misc]

    def __len__(self) -> int:
        return self._world.guess(f"length of {self._name}", (1, 3))

    def __bool__(self) -> bool:
        return self._there or self._world.guess(self._name, (True, False))

    def _compared(self, other: object) -> bool:
        return self._world.guess(f"{self._name} and {other}", (True, False))

    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = __contains__ = _compared
    __hash__ = None  # type: ignore[assignment]
