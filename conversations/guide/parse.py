"""From the text of a guide to a `Guide`: its shape. What it means is looked at in `check`."""

import hashlib
import re

from conversations.guide.fields import Block
from conversations.guide.mistake import GuideMistakes, Mistake
from conversations.guide.model import PARTIES, READERS, Guide, named
from conversations.guide.steps import Steps
from frameworks.document.mistakes import DocumentMistakes, Mistakes
from frameworks.document.outline import read_outline

_HEADING = re.compile(r"""^[\s{]*["']?guide["']?\s*:""", re.MULTILINE)
_STAR = re.compile(r"[:,{-] +\*\S")  # YAML takes it for a reference to another part of the file
_TOP = ("guide", "title", "for", "about", "visible_to", "given", "situation", "steps")


def parse(source: str) -> Guide:
    """Read a guide.

    Raises:
        GuideMistakes: with every mistake of its shape.
    """
    if not _HEADING.search(source):
        raise GuideMistakes((Mistake(1, "This is no guide yet: it begins with 'guide:' and a short name."),))
    mistakes = Mistakes()
    try:
        guide = _guide(Block(read_outline(source, "", mistakes), _TOP, mistakes), source)
        mistakes.check()
    except DocumentMistakes as found:
        raise GuideMistakes(tuple(_told(source, each.line, each.text) for each in found.mistakes)) from found
    return guide


def _told(source: str, line: int, text: str) -> Mistake:
    """A mistake in words for authors of guides, who like to begin with something bold."""
    if _STAR.search("".join(source.splitlines()[line - 1 : line])):
        text = "A text cannot begin with '*'. Put the text in quotes."
    return Mistake(line, text)


def _guide(top: Block, source: str) -> Guide:
    for_ = _party(top, "for", "who is led through it?")
    given = top.names("given")
    guide = Guide(
        guide=top.needed("guide", "a short name, such as career-conversation."),
        title=top.needed("title", "what people read on top of it."),
        for_=for_,
        about=_party(top, "about", "whom is it about?"),
        visible_to=_readers(top),
        steps=Steps(top.mistakes, for_, given).read(top),
        source=source,
        revision=hashlib.sha256(source.encode()).hexdigest(),
        given=given,
        situation=_situation(top),
    )
    if "steps" not in top:
        top.note("'steps' is missing: a guide says or asks something.")
    _asked_can_read(top, guide)
    return guide


def _party(top: Block, name: str, why: str) -> str:
    if name not in top:
        top.note(f"'{name}' is missing: {why} Write manager or employee.")
    return top.one_of(name, PARTIES, PARTIES[0])


def _situation(top: Block) -> str | None:
    """What a manager chooses the talk by; so it has to be led by a manager, and be about somebody else."""
    situation = top.words("situation")
    if situation and (top.words("for"), top.words("about")) != ("manager", "employee"):
        top.note("'situation' offers a talk to a manager: write 'for: manager' and 'about: employee'.")
    return situation


def _readers(top: Block) -> tuple[str, ...]:
    readers = top.names("visible_to")
    if "visible_to" not in top:
        top.note("'visible_to' is missing: who can read what is written here? As [manager, employee].")
    for reader in readers:
        if reader not in READERS:
            top.note(
                f"'visible_to' names people out of {', '.join(READERS)}, not '{reader}'.",
                top.at("visible_to"),
            )
    return readers


def _asked_can_read(top: Block, guide: Guide) -> None:
    """Whoever answers also reads: nobody writes into a place that is closed to them."""
    asked = {getattr(step, "to", guide.for_) for _, step in named(guide.steps)}
    for party in sorted(asked - set(guide.visible_to)) if "visible_to" in top else ():
        top.note(
            f"The {party} answers here, so 'visible_to' must name the {party} too.", top.at("visible_to")
        )
