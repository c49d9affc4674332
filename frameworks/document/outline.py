"""Strict YAML: a text becomes a tree of words, lists and fields, each with its place.

Every scalar stays the text that the author wrote, so `No` is no boolean, `1.10` no number and `12:30` no 750;
whoever reads a field decides what it is. Refused with a sentence: tabs and other syntax errors, names given
twice (a YAML reader would silently keep the last), aliases and tags, a second document, and what is too large
or too deep.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from frameworks.document.mistakes import Mistakes, Place
from frameworks.document.syntax import syntax_mistake

LARGEST = 5_000_000  # characters; the largest real framework seen has 250,000
DEEPEST = 20  # the model needs eight

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast
_UNREADABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOTHING = {"", "~", "null", "Null", "NULL"}  # what an unquoted scalar can be to say nothing


@dataclass(frozen=True, slots=True)
class Words:
    """A text, trimmed; None where the author left it empty."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """`name: value` lines, in order; no name comes twice.

    Where they are a row of a table, `columns` says what the author calls each field.
    """

    place: Place
    pairs: tuple[tuple[Words, "Node"], ...]
    columns: Mapping[str, str] = field(default_factory=dict)


Node = Words | Items | Fields


def read_outline(source: str, document: str, mistakes: Mistakes) -> Fields:
    """The tree of a document whose top is `name: value` lines.

    Raises:
        DocumentMistakes: when the text is not such a document.
    """
    source = source.removeprefix("\ufeff")
    start = Place(document, 1, 1)
    if len(source) > LARGEST:
        mistakes.stop(
            start, f"The file has {len(source):,} characters; {LARGEST:,} is the most that is read."
        )
    if unreadable := _UNREADABLE.search(source):
        line = source.count("\n", 0, unreadable.start()) + 1
        column = unreadable.start() - source.rfind("\n", 0, unreadable.start())
        sign = f"U+{ord(unreadable[0]):04X}"
        mistakes.stop(Place(document, line, column), f"The sign {sign} cannot be read. Remove it.")
    try:
        top = _Builder(yaml.parse(source, Loader=_LOADER), document, mistakes).document()
    except yaml.MarkedYAMLError as fault:
        mistakes.stop(*syntax_mistake(fault, source, document))
    if not isinstance(top, Fields):
        mistakes.stop(start, "There is no heading here. The file should begin with 'framework:'.")
    return top


class _Builder:
    """Puts the tree together from YAML's events."""

    def __init__(self, events: Iterator[yaml.Event], document: str, mistakes: Mistakes) -> None:
        self._events = events
        self._document = document
        self._mistakes = mistakes

    def document(self) -> Node | None:
        """The first document, None when there is none; a second one is refused."""
        top: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if top is not None:
                    self._stop(event, "A second document begins here ('---'). Give it a file of its own.")
                top = self._node(next(self._events), 0)
        return top

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.AliasEvent):
            self._stop(
                event, f"'*{event.anchor}' stands for another part of the file. Write that part out here."
            )
        if getattr(event, "tag", None) not in {None, "!"}:
            self._stop(event, "A word that begins with '!' has no meaning here. Put the text in quotes.")
        if depth > DEEPEST:
            self._stop(event, f"This is nested more than {DEEPEST} deep.")
        if isinstance(event, yaml.SequenceStartEvent):
            nodes = tuple(self._node(each, depth + 1) for each in self._until(yaml.SequenceEndEvent))
            return Items(self._place(event), nodes)
        if isinstance(event, yaml.MappingStartEvent):
            return Fields(self._place(event), self._pairs(depth + 1))
        return self._words(event)

    def _until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        for event in self._events:
            if isinstance(event, end):
                return
            yield event

    def _pairs(self, depth: int) -> tuple[tuple[Words, Node], ...]:
        first: dict[str, tuple[Words, Node]] = {}
        for event in self._until(yaml.MappingEndEvent):
            name, value = self._name(event), self._node(next(self._events), depth)
            text = name.text or ""
            if text in first:
                line = first[text][0].place.line
                self._mistakes.note(
                    name.place, f"'{text}' was already given in line {line}. Keep one of them."
                )
            first.setdefault(text, (name, value))
        return tuple(first.values())

    def _name(self, event: yaml.Event) -> Words:
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(event, "A name is expected here. A text that begins with '{' or '[' needs quotes.")
        name = self._words(event)
        if name.text is None:
            self._stop(event, "There is nothing before this colon. Write the name there.")
        return name

    def _words(self, event: yaml.Event) -> Words:
        written = event.value.strip() if isinstance(event, yaml.ScalarEvent) else ""
        plain = isinstance(event, yaml.ScalarEvent) and event.implicit[0]
        return Words(self._place(event), None if not written or (plain and written in _NOTHING) else written)

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self._document, mark.line + 1, mark.column + 1) if mark else Place(self._document, 1, 1)

    def _stop(self, event: yaml.Event, text: str) -> NoReturn:
        self._mistakes.stop(self._place(event), text)
