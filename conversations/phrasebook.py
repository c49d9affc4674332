"""Phrases as somebody writes them over the shipped ones: read by line, checked, written again."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from conversations.wording import Wording, WordingMistake
from frameworks.document.dumper import dump
from frameworks.document.mistakes import DocumentMistakes, Mistakes
from frameworks.document.outline import Fields, Node, Words, read_outline

_HEADING = re.compile(r"""["']?[A-Za-z-]+["']?\s*:""")
_TOP = "On top stand languages, such as `en:`, with groups of phrases under them."

Written = Mapping[str, Mapping[str, str]]
"""Texts by language and key, as `help.empty`."""


class PhraseMistakes(Exception):  # noqa: N818 - it is what it holds
    """A file of phrases cannot be used. Its text names every mistake in it, one a line."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__("\n".join(found))
        self.found = found


@dataclass(frozen=True, slots=True)
class _Phrase:
    language: str
    key: str
    text: str
    line: int


def read_phrases(source: str, known: Mapping[str, str]) -> Written:
    """The phrases that a text holds.

    Args:
        source: languages on top, then groups, then phrases.
        known: every phrase that there is, in the language that has them all.

    Raises:
        PhraseMistakes: with everything that would not work, by line.
    """
    said = (line for line in source.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    first = next(said, None)
    if first is None:
        return {}
    if not _HEADING.match(first):
        raise PhraseMistakes((_at(1, _TOP),))
    mistakes = Mistakes()
    try:
        top = read_outline(source, "", mistakes)
        mistakes.check()
    except DocumentMistakes as broken:
        raise PhraseMistakes(tuple(_at(each.line, each.text) for each in broken.mistakes)) from None
    found: list[tuple[int, str]] = []
    phrases = list(_phrases(top, found))
    found += [(each.line, told) for each in phrases for told in _mistakes(each, known)]
    if found:
        raise PhraseMistakes(tuple(_at(*each) for each in sorted(found)))
    written: dict[str, dict[str, str]] = {}
    for each in phrases:
        written.setdefault(each.language, {})[each.key] = each.text
    return written


def write_phrases(written: Written) -> str:
    """The same as a text."""
    whole: dict[str, dict[str, object]] = {}
    for language, phrases in written.items():
        for key, text in phrases.items():
            groups = whole.setdefault(language, {})
            *above, last = key.split(".")
            for group in above:
                groups = groups.setdefault(group, {})  # type: ignore[assignment]
            groups[last] = text
    return dump(whole) if whole else ""


def _at(line: int, text: str) -> str:
    return f"line {line}: {text}"


def _phrases(top: Fields, found: list[tuple[int, str]]) -> Iterator[_Phrase]:
    for language, groups in top.pairs:
        if isinstance(groups, Fields):
            yield from _within(str(language.text), groups, "", found)
        else:
            found.append((language.place.line, _TOP))


def _within(language: str, fields: Fields, above: str, found: list[tuple[int, str]]) -> Iterator[_Phrase]:
    for name, node in fields.pairs:
        key, line = f"{above}{name.text}", name.place.line
        if isinstance(node, Fields):
            yield from _within(language, node, f"{key}.", found)
        elif text := _text(node):
            yield _Phrase(language, key, text, line)
        else:
            found.append((line, f"`{key}` is no text."))


def _text(node: Node) -> str | None:
    return node.text if isinstance(node, Words) else None


def mistakes_in(key: str, text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """What would not work in one phrase."""
    return tuple(_mistakes(_Phrase("", key, text, 0), known))


def _mistakes(phrase: _Phrase, known: Mapping[str, str]) -> Iterator[str]:
    """What would only show when somebody is to be told it."""
    if phrase.key not in known:
        close = get_close_matches(phrase.key, known, 1)
        yield f"There is no phrase `{phrase.key}`." + (f" Close: `{close[0]}`." if close else "")
        return
    try:
        used = Wording().names_in(phrase.text)
    except WordingMistake as mistake:
        yield f"`{phrase.key}`: {mistake}"
        return
    if strange := used - Wording().names_in(known[phrase.key]):
        yield (
            f"`{phrase.key}` shows {', '.join(f'`{name}`' for name in sorted(strange))}, "
            "which nothing fills in here."
        )
