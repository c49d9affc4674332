"""One entry of a document, such as a role, read field by field; every reader says what it expected."""

import math
from collections.abc import Collection
from typing import TypeVar

from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.outline import Fields, Items, Node, Words
from frameworks.model import did_you_mean, same_name_key

COMMA = (
    "If it is the rest of a sentence, put the sentence in quotes: between { and } a comma begins a new entry."
)
_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_SHAPE = {Words: "a text", Items: "a list", Fields: "'name: value' lines"}

Option = TypeVar("Option", bound=str)


class Entry:
    """The fields of one thing. A field that such a thing does not have is a mistake at once."""

    def __init__(self, node: Node, what: str, known: Collection[str], mistakes: Mistakes) -> None:
        """Take the node for a `what` ("role"), which has the `known` fields."""
        self.place = node.place
        self.what = what
        self.mistakes = mistakes
        self._nodes: dict[str, Node] = {}
        self._has_fields = isinstance(node, Fields)
        self._columns = node.columns if isinstance(node, Fields) else {}
        if not isinstance(node, Fields):
            self.note(f"A {what} is written as 'name: value' lines, and this is {_SHAPE[type(node)]}.")
            return
        for name, value in node.pairs:
            if name.text and name.text in known:
                self._nodes[name.text] = value
            else:
                self.mistakes.note(name.place, self._unknown(name.text or "", value, known))

    def note(self, text: str, field: str | None = None) -> None:
        """A mistake in one field, or in the entry as a whole."""
        self.mistakes.note(self.place_of(field) if field else self.place, text)

    def called(self, field: str) -> str:
        """A field as its author knows it: the name of a column, else its name in the document."""
        return self._columns.get(field, field)

    def place_of(self, field: str) -> Place:
        """Where a field's value stands; the entry's own place when it has no such field."""
        return self._nodes[field].place if field in self._nodes else self.place

    def node(self, field: str) -> Node | None:
        """A field as it stands, None when it is missing or empty."""
        node = self._nodes.get(field)
        return None if isinstance(node, Words) and node.text is None else node

    def words(self, field: str) -> Words | None:
        """A field that is to be a text, with its place."""
        node = self.node(field)
        if node is None or isinstance(node, Words):
            return node
        self.note(f"'{self.called(field)}' is to be a text, and this is {_SHAPE[type(node)]}.", field)
        return None

    def text(self, field: str) -> str | None:
        """A text as it is written."""
        words = self.words(field)
        return words.text if words else None

    def need(self, field: str) -> str:
        """A text that must be there; empty when it is not, and a mistake is noted."""
        if self.node(field) is None and self._has_fields:
            if column := self._columns.get(field):
                self.note(f"This {self.what} has nothing in the column {column}. Fill it in.", field)
            else:
                self.note(f"This {self.what} has no {field}. Add '{field}: ...'.")
        return self.text(field) or ""

    def number(self, field: str) -> float | None:
        """A finite number."""
        words = self.words(field)
        return None if words is None else number_of(words, self.called(field), self.mistakes)

    def yes_no(self, field: str) -> bool | None:
        """Yes or no, in the words that YAML authors use."""
        text = self.text(field)
        if text is None or text.casefold() in _YES | _NO:
            return None if text is None else text.casefold() in _YES
        answers = "yes or no" if field in self._columns else "true or false"
        self.note(f"'{self.called(field)}' is to be {answers}, and this is '{text}'.", field)
        return None

    def option(self, field: str, options: tuple[Option, ...]) -> Option | None:
        """One of a few fixed words; spaces and capitals do not matter."""
        text = self.text(field)
        found = {same_name_key(option): option for option in options}
        if text is None or (wanted := same_name_key(text).replace(" ", "-")) in found:
            return None if text is None else found[wanted]
        mend = did_you_mean(text, options)
        choice = f"one of {', '.join(options)}"
        self.note(f"'{self.called(field)}' is to be {choice}, and this is '{text}'.{mend}", field)
        return None

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; a single text is a list of one."""
        return tuple(words.text for words in self.list_of_words(field) if words.text)

    def list_of_words(self, field: str) -> tuple[Words, ...]:
        """A list of texts with their places; a single text is a list of one."""
        node = self.node(field)
        if node is None or isinstance(node, Words):
            return () if node is None else (node,)
        items = node.nodes if isinstance(node, Items) else (node,)
        for item in items:
            if not isinstance(item, Words):
                self.mistakes.note(
                    item.place, f"'{field}' is a list of texts, and this is {_SHAPE[type(item)]}."
                )
            elif item.text is None:
                self.mistakes.note(
                    item.place, f"This line of '{field}' is empty. Write something, or remove it."
                )
        return tuple(item for item in items if isinstance(item, Words) and item.text)

    def items(self, field: str) -> tuple[Node, ...]:
        """A list of anything."""
        node = self.node(field)
        if node is None or isinstance(node, Items):
            return () if node is None else node.nodes
        self.note(f"'{field}' is a list: each line begins with '-'. This is {_SHAPE[type(node)]}.", field)
        return ()

    def pairs(self, field: str) -> tuple[tuple[Words, Node], ...]:
        """Names with a value each. A name without one is a mistake, and left out."""
        node = self.node(field)
        if node is None or isinstance(node, Fields):
            pairs = () if node is None else node.pairs
            return tuple(pair for pair in pairs if not self._is_empty(*pair))
        self.note(f"'{field}' is to be 'name: value' lines, and this is {_SHAPE[type(node)]}.", field)
        return ()

    def _is_empty(self, name: Words, value: Node) -> bool:
        empty = isinstance(value, Words) and value.text is None
        if empty:
            self.mistakes.note(name.place, f"Nothing is said about '{name.text}'. {COMMA}")
        return empty

    def _unknown(self, name: str, value: Node, known: Collection[str]) -> str:
        if isinstance(value, Words) and value.text is None:
            return f"A {self.what} has no field '{name}', and nothing is said about it. {COMMA}"
        return f"A {self.what} has no field '{name}'.{did_you_mean(name, known)}"


def number_of(words: Words, what: str, mistakes: Mistakes) -> float | None:
    """The finite number that a text is."""
    try:
        number = float(words.text or "")
    except ValueError:
        number = math.nan
    if math.isfinite(number):
        return number
    mistakes.note(words.place, f"'{what}' is to be a number, and this is '{words.text}'.")
    return None
