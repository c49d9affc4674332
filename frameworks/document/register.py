"""Everything of one kind that a document declares, and how the rest refers to one: by key or by name."""

from collections.abc import Iterator
from typing import Generic, TypeVar

from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.outline import Words
from frameworks.model import did_you_mean, same_name_key

T = TypeVar("T")


class Register(Generic[T]):
    """Things of one kind in the order of their declaration."""

    def __init__(self, what: str, nowhere: str, mistakes: Mistakes) -> None:
        """Begin with nothing. `nowhere` ends the sentence about a missing `what` ("which no family has")."""
        self._what = what
        self._nowhere = nowhere
        self._mistakes = mistakes
        self._values: dict[str, T] = {}
        self._places: dict[str, Place] = {}
        self._folded: dict[str, str] = {}  # a key as it compares → the key
        self._named: dict[str, dict[str, None]] = {}  # a name as it compares → the keys that it may mean
        self._shown: dict[str, None] = {}  # what "did you mean" may offer: one name of each

    def __iter__(self) -> Iterator[T]:
        return iter(self._values.values())

    def __contains__(self, key: str) -> bool:
        return same_name_key(key) in self._folded

    def add(self, key: str, value: T, place: Place, *names: str, shared: bool = False) -> bool:
        """Declare one thing, unless its key is taken: a mistake, except for what is `shared` and equal.

        What is shared may stand in several documents. Without a name there is nothing to declare, and its
        reader has said so. Returns whether the thing is new.
        """
        if key == "" or key.endswith("/"):
            return False
        known = self._folded.setdefault(same_name_key(key), key)
        if known in self._values:
            first = self._places[known]
            if not shared or first.document == place.document:
                self._mistakes.note(place, self._twice(key, first, place))
            elif self._values[known] != value:
                self._mistakes.note(place, self._differs(key, first))
            return False
        self._values[key], self._places[key] = value, place
        self._shown[names[0] if names else key] = None
        self.call(key, *names)
        return True

    def call(self, key: str, *names: str) -> None:
        """Let one thing be found by further names."""
        for name in names:
            self._named.setdefault(same_name_key(name), {})[key] = None

    def replace(self, key: str, value: T) -> None:
        """Put a finished thing in the place of its declaration."""
        self._values[key] = value

    def get(self, key: str) -> T:
        """What was declared under this key."""
        return self._values[key]

    def candidates(self, wanted: str, within: str | None = None) -> tuple[str, ...]:
        """The keys that a text may mean: the exact key, else what one family calls so, else anything."""
        if wanted in self._values:
            return (wanted,)
        folded = same_name_key(wanted)
        inside = self._named.get(same_name_key(f"{within}/{wanted}"), {}) if within else {}
        if inside or folded not in self._folded:
            return tuple(inside or self._named.get(folded, {}))
        return (self._folded[folded],)

    def find(self, wanted: Words, said: str, within: str | None = None) -> str | None:
        """The key that a text means. `said` begins the sentence where it means none, or several."""
        text = wanted.text or ""
        found = self.candidates(text, within)
        if len(found) == 1:
            return found[0]
        if found:
            choice = " or ".join(f"'{key}'" for key in found[:5])
            several = f"{said} the {self._what} '{text}', and {len(found)} are called so. Write {choice}."
            self._mistakes.note(wanted.place, several)
        else:
            mend = did_you_mean(text, self._shown)
            self._mistakes.note(wanted.place, f"{said} the {self._what} '{text}', {self._nowhere}.{mend}")
        return None

    def _twice(self, key: str, first: Place, again: Place) -> str:
        where = first.spot if first.document == again.document else f"{first.document}, {first.spot}"
        return f"The {self._what} '{key}' is already in {where}. Give one of them an id of its own."

    def _differs(self, key: str, first: Place) -> str:
        where = f"{first.document}, {first.spot}"
        return f"The {self._what} '{key}' says something else in {where}. Make the two equal, or keep one."
