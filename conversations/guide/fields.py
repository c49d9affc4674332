"""Reads one `name: value` block of a guide, and says what is missing, empty, or unknown in it."""

from collections.abc import Collection

from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.outline import Fields, Items, Node, Words
from frameworks.model import did_you_mean

_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}


class Block:
    """One block, and the mistakes that are found while it is read.

    Args:
        fields: the block.
        known: the names it may hold.
        mistakes: where to note what is wrong.
    """

    def __init__(self, fields: Fields, known: Collection[str], mistakes: Mistakes) -> None:
        self.place = fields.place
        self.mistakes = mistakes
        self._values = {name.text or "": value for name, value in fields.pairs}
        for name, value in fields.pairs:
            if name.text not in known:
                self._unknown(name, value, known)

    def _unknown(self, name: Words, value: Node, known: Collection[str]) -> None:
        if isinstance(value, Words) and value.text is None:
            text = f"'{name.text}' has no value. A text with a comma between {{ and }} needs quotes."
        else:
            text = f"'{name.text}' has no meaning here.{did_you_mean(name.text or '', known)}"
        self.note(text, name.place)

    @property
    def line(self) -> int:
        """The line where it begins."""
        return self.place.line

    def note(self, text: str, place: Place | None = None) -> None:
        """Note a mistake, at the beginning of the block if nowhere else."""
        self.mistakes.note(place or self.place, text)

    def at(self, name: str) -> Place:
        """The place of a value, or of the block where it is missing."""
        return self._values[name].place if name in self._values else self.place

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def words(self, name: str) -> str | None:
        """A text; None where it is not given."""
        match self._values.get(name):
            case None:
                return None
            case Words(text=str(text)):
                return text
            case Words(place=place):
                self.note(f"'{name}' is empty. Write something, or leave the line out.", place)
            case other:
                self.note(f"'{name}' is one text. Put it in quotes if it begins with {{ or [.", other.place)
        return None

    def needed(self, name: str, why: str) -> str:
        """A text that has to be there; empty where it is not."""
        if name not in self._values:
            self.note(f"'{name}' is missing: {why}")
        return self.words(name) or ""

    def one_of(self, name: str, allowed: Collection[str], default: str) -> str:
        """One word out of several."""
        word = self.words(name)
        if word is not None and word not in allowed:
            listed = ", ".join(allowed)
            self.note(
                f"'{name}' is one of {listed}, not '{word}'.{did_you_mean(word, allowed)}", self.at(name)
            )
        return word if word is not None and word in allowed else default

    def flag(self, name: str) -> bool:
        """Yes or no; no where it is not given."""
        word = (self.words(name) or "false").casefold()
        if word not in _YES | _NO:
            self.note(f"'{name}' is true or false, not '{word}'.", self.at(name))
        return word in _YES

    def pairs(self, name: str) -> dict[str, str]:
        """Names with a text each; none where it is not given."""
        match self._values.get(name):
            case None:
                return {}
            case Fields() as fields:
                inner = Block(fields, [each.text or "" for each, _ in fields.pairs], self.mistakes)
                return {each.text: inner.words(each.text) or "" for each, _ in fields.pairs if each.text}
            case other:
                self.note(f"'{name}' is a list of 'name: text' lines.", other.place)
        return {}

    def node(self, name: str) -> Node | None:
        """A value as it stands; None where it is not given."""
        return self._values.get(name)

    def names(self, name: str, example: str = "[manager, employee]") -> tuple[str, ...]:
        """Several words, as [manager, employee]; none where it is not given."""
        match self._values.get(name):
            case None:
                return ()
            case Items(nodes=nodes) if all(isinstance(node, Words) and node.text for node in nodes):
                return tuple(node.text or "" for node in nodes if isinstance(node, Words))
            case other:
                self.note(f"'{name}' is a list of words, as {example}.", other.place)
        return ()

    def blocks(self, name: str) -> tuple[Fields, ...]:
        """Several blocks, each begun with a dash; none where it is not given."""
        match self._values.get(name):
            case None:
                return ()
            case Items(nodes=nodes) if nodes:
                for node in nodes:
                    if not isinstance(node, Fields):
                        self.note("A step is made of 'name: text' lines, as '- say: Welcome.'", node.place)
                return tuple(node for node in nodes if isinstance(node, Fields))
            case other:
                self.note(f"'{name}' is a list; each item begins with a dash.", other.place)
        return ()

    def block(self, name: str, known: Collection[str]) -> "Block | None":
        """A block inside this one."""
        value = self._values.get(name)
        if isinstance(value, Fields):
            return Block(value, known, self.mistakes)
        if value is not None:
            listed = ", ".join(known)
            self.note(f"'{name}' holds 'name: value' pairs out of {listed}.", value.place)
        return None
