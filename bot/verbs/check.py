"""`trellis check [FILE]`: explains mistakes in a framework, a guide or the lessons, in plain sentences."""

import re
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from bot.opening import shipped_library
from bot.verbs import Call, StopError, read_bytes, read_text, say
from conversations import coaching
from conversations.abilities.catalogue import CATALOGUE
from conversations.guide import AbilityFacts, mistakes
from conversations.library import HERE
from frameworks.check import check
from frameworks.document import DocumentMistakes, read_all
from frameworks.files import is_archive, read_any
from frameworks.model import Framework

LESSONS = "lessons.yaml"
GUIDE = re.compile(r"^guide:\s*['\"]?([\w-]+)", re.MULTILINE)  # its name, also where the rest cannot be read
Found = Iterator[tuple[bool, str]]
"""Sentences, each with whether it is a mistake (or only advice)."""


def arguments(parser: ArgumentParser) -> None:
    """Which file."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a framework, a guide or lessons; else all that are in use"
    )


def run(call: Call) -> None:
    """Print everything that was found."""
    content = call.settings.content_dir
    found = list(_file(call.asked.file, content) if call.asked.file else _in_use(content))
    for is_mistake, sentence in found:
        say(sentence if is_mistake else f"Advice: {sentence}")
    number = sum(is_mistake for is_mistake, _ in found)
    if number:
        raise StopError(f"{number} to mend." if number > 1 else "One to mend.")
    say("No mistakes.")


def _file(name: str, content: Path | None) -> Found:
    written, short = read_bytes(name), Path(name).name
    if is_archive(written):
        return _noticed(partial(read_any, written, short))
    source = read_text(name)
    begun = {line.partition(":")[0] for line in source.splitlines()}
    if "guide" in begun:
        return guide(short, source)
    if "lessons" in begun or short == LESSONS:
        return lessons(short, source, _guides(content))
    return framework({short: source})


def _in_use(content: Path | None) -> Found:
    """The starter library, the shipped guides and the organisation's own, and the lessons."""
    yield from framework(shipped_library())
    for path in _guides(content):
        yield from guide(path.name, path.read_text(encoding="utf-8"))
    own = content / LESSONS if content else None
    source = (own if own and own.exists() else HERE / LESSONS).read_text(encoding="utf-8-sig")
    yield from lessons(LESSONS, source, _guides(content))


def _guides(content: Path | None) -> list[Path]:
    """The files of all guides."""
    folders = (HERE / "guides", *([content / "guides"] if content else []))
    return [path for folder in folders for path in sorted(folder.glob("*.yaml"))]


def guide(name: str, source: str) -> Found:
    """What is to be mended in a guide."""
    for mistake in mistakes(source, abilities()):
        yield True, f"{name}, line {mistake.line}: {mistake.text}"


def lessons(name: str, source: str, guides: Iterable[Path]) -> Found:
    """What is to be mended in lessons; a guide that they name is one of these files."""
    named = [match[1] for path in guides if (match := GUIDE.search(path.read_text(encoding="utf-8")))]
    for mistake in coaching.mistakes(source, named):
        yield True, f"{name}, line {mistake.line}: {mistake.text}"


def framework(documents: Mapping[str, str]) -> Found:
    """What is to be mended in a framework of one document or several, and what could be better."""
    yield from _noticed(partial(read_all, tuple(documents.items())))


def _noticed(reads: Callable[[], Framework]) -> Found:
    try:
        whole = reads()
    except DocumentMistakes as found:
        yield from ((True, str(mistake)) for mistake in found.mistakes)
        return
    for notice in check(whole):
        yield notice.severity == "mistake", f"{notice.place}: {notice.text}"


def abilities() -> dict[str, AbilityFacts]:
    """What the linter of guides needs to know of the catalogue."""
    return {
        name: AbilityFacts(each.kind, each.inputs, each.slow, each.optional)
        for name, each in CATALOGUE.items()
    }
