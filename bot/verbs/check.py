"""`trellis check [FILE]`: explains mistakes in a framework or a guide, in plain sentences."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from bot.opening import shipped_library
from bot.verbs import Call, StopError, read_bytes, read_text, say
from conversations.abilities.catalogue import CATALOGUE
from conversations.guide import AbilityFacts, mistakes
from conversations.library import HERE
from frameworks.check import check
from frameworks.document import DocumentMistakes, read_all
from frameworks.files import is_archive, read_any
from frameworks.model import Framework

Found = Iterator[tuple[bool, str]]
"""Sentences, each with whether it is a mistake (or only advice)."""


def arguments(parser: ArgumentParser) -> None:
    """Which file."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help="a framework or a guide; else all that are in use"
    )


def run(call: Call) -> None:
    """Print everything that was found."""
    found = list(_file(call.asked.file) if call.asked.file else _in_use(call.settings.content_dir))
    for is_mistake, sentence in found:
        say(sentence if is_mistake else f"Advice: {sentence}")
    number = sum(is_mistake for is_mistake, _ in found)
    if number:
        raise StopError(f"{number} to mend." if number > 1 else "One to mend.")
    say("No mistakes.")


def _file(name: str) -> Found:
    content = read_bytes(name)
    if is_archive(content):
        yield from _noticed(partial(read_any, content, Path(name).name))
        return
    source = read_text(name)
    is_guide = any(line.startswith("guide:") for line in source.splitlines())
    yield from guide(Path(name).name, source) if is_guide else framework({Path(name).name: source})


def _in_use(content: Path | None) -> Found:
    """The starter library, the shipped guides, and the organisation's own."""
    yield from framework(shipped_library())
    for folder in (HERE / "guides", *([content / "guides"] if content else [])):
        for path in sorted(folder.glob("*.yaml")):
            yield from guide(path.name, path.read_text(encoding="utf-8"))


def guide(name: str, source: str) -> Found:
    """What is to be mended in a guide."""
    for mistake in mistakes(source, abilities()):
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
