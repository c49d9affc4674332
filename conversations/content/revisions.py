"""Every revision with who, when and what it changed, and the way back to each."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from conversations.answers.asked import Asked, key_of
from conversations.content import frameworks, lessons, phrases
from conversations.content.cards import change_line, content_button, part
from conversations.content.examined import Difference
from conversations.content.guides import differences
from conversations.content.shelves import what_of
from conversations.guide import Guide, GuideMistakes, parse
from conversations.library import DEFAULT_LANGUAGE
from conversations.messages import Button, Message, Part
from conversations.paragraphs import bullets, lines
from conversations.problems import StaleAnswer
from conversations.scene import Scene
from conversations.underway import Turn
from frameworks.diff import changes
from storage.content import ContentKind

LISTED = 6
"""Revisions that are listed; older ones are reached by going back to one of these first."""
SHOWN_CHANGES = 3


def revisions(turn: Turn, asked: Asked) -> None:
    """Every revision with who, when and what it changed, and the way back to it."""
    kind, name = what_of(turn, asked)
    scene = turn.scene
    listed = tuple((_versions if kind == "framework" else _publications)(turn, kind, name))
    turn.tell(
        Message(
            summary=scene.line("content.summary"),
            body=scene.say("content.revisions", what=scene.line(f"content.the_{kind}", name=name)),
            parts=listed,
        )
    )


def _versions(turn: Turn, kind: ContentKind, name: str) -> Iterator[Part]:
    scene = turn.scene
    listed = scene.guarded.versions[: LISTED + 1]
    whole = [scene.guarded.version(each.id) for each in listed]
    for number, (new, old) in enumerate(pairwise([*whole, None])):
        if new is None or number == LISTED:
            return
        found = frameworks.differences(changes(old.framework, new.framework)) if old else ()
        yield _revision(
            turn, kind, name, new.id, new.published_at, new.published_by, found, in_force=number == 0
        )


def _publications(turn: Turn, kind: ContentKind, name: str) -> Iterator[Part]:
    published = turn.scene.guarded.publications(kind, name)
    for number, each in enumerate(published[:LISTED]):
        before = published[number + 1].source if number + 1 < len(published) else ""
        found = tuple(COMPARED[kind](turn, name, before, each.source))
        yield _revision(turn, kind, name, each.number, each.at, each.by, found, in_force=number == 0)
    is_below = not published or not published[0].source
    below = () if is_below else buttons_back(turn.scene, kind, name, 0)
    yield part(turn.scene.say("content.below", in_force=is_below), *below)


def _revision(  # noqa: PLR0913, PLR0917 - a line of the list has this many parts
    turn: Turn,
    kind: ContentKind,
    name: str,
    key: int,
    at: datetime,
    by: int | None,
    found: tuple[Difference, ...],
    *,
    in_force: bool,
) -> Part:
    scene = turn.scene
    said = scene.say("content.revision", day=scene.day(at), by=scene.guarded.name_of(by), in_force=in_force)
    listed = [change_line(scene, each) for each in found[:SHOWN_CHANGES]]
    if len(found) > SHOWN_CHANGES:
        listed.append(scene.say("content.rest", count=len(found) - SHOWN_CHANGES))
    return part(lines(said, bullets(listed)), *(() if in_force else buttons_back(scene, kind, name, key)))


def buttons_back(scene: Scene, kind: ContentKind, name: str, key: int) -> tuple[Button, ...]:
    """The way back to a revision."""
    given = {"what": kind, **({"guide": name} if kind == "guide" else {}), "revision": str(key)}
    return (content_button(scene, "back", **given),)


def _guide_changes(turn: Turn, name: str, before: str, after: str) -> Iterator[Difference]:
    below = turn.base.guides.current.get(name)
    old, new = (_parsed(source) or below for source in (before, after))
    if new is not None and old is not new:
        yield from differences(old, new)


def _parsed(source: str) -> Guide | None:
    try:
        return parse(source) if source else None
    except GuideMistakes:
        return None


def _phrase_changes(turn: Turn, _name: str, before: str, after: str) -> Iterator[Difference]:
    base = turn.base.phrases
    known = base.templates[DEFAULT_LANGUAGE]
    old, new = (base.with_own(phrases.readable(source, known)) for source in (before, after))
    yield from (Difference("changed", "phrase", key) for key, _, _ in phrases.compared(old, new))


def _lesson_changes(turn: Turn, _name: str, before: str, after: str) -> Iterator[Difference]:
    old, new = (lessons.readable(source, turn.base.lessons) for source in (before, after))
    yield from lessons.differences(lessons.compared(old, new))


COMPARED: Mapping[ContentKind, Callable[[Turn, str, str, str], Iterator[Difference]]] = {
    "guide": _guide_changes,
    "phrases": _phrase_changes,
    "lessons": _lesson_changes,
}


def earlier(turn: Turn, asked: Asked) -> tuple[ContentKind, str, str]:
    """An earlier revision as the text of a draft; an empty one is what lies below.

    Raises:
        StaleAnswer: when there is none of this number.
    """
    kind, name = what_of(turn, asked)
    if asked.entities.get("revision") == "0" and kind != "framework":
        return kind, name, ""
    key = key_of(asked, "revision")
    if kind == "framework":
        return kind, name, turn.scene.guarded.version(key).framework.model_dump_json()
    found = next((each for each in turn.scene.guarded.publications(kind, name) if each.number == key), None)
    if found is None:
        raise StaleAnswer("content.gone")
    return kind, name, found.source
