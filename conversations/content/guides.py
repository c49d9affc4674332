"""A guide on its way: checked as its author's linter does, and compared step by step with the one in use."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from conversations.abilities.catalogue import facts
from conversations.content.examined import Desk, Difference, Examined
from conversations.dialogue.moving import Clash, clash
from conversations.guide import Guide, mistakes, parse
from conversations.guide.model import Say, named
from frameworks.model import did_you_mean
from storage.content import ContentDraft

CLASHES: Mapping[Clash, str] = {
    "people": "This guide is for and about other people than the one in use. Keep 'for' and 'about'.",
    "given": "'given' names something that nobody hands to this guide at its opening. Leave it out.",
}
MORE_READERS = "More people can read what is written here than so far. Conversations under way keep theirs."
_WORDED = {
    "choices": "the choices",
    "ask": "the question",
    "say": "what is said",
    "hint": "the hint",
    "title": "the title",
}


def examine(desk: Desk, draft: ContentDraft) -> Examined:
    """Lint it, and say what changes."""
    source = draft.source or _below(desk, draft.name)
    if found := mistakes(source, facts(desk.house.catalogue)):
        lines = tuple(f"line {each.line}: {each.text}" for each in found)
        return Examined(draft.name, source, mistakes=lines)
    new = parse(source)
    old = desk.house.guides.current.get(new.guide)
    published = desk.unit.publications.of("guide", new.guide)
    basis = published[0].number if published else 0
    way = clash(old, new) if old else None
    if way is not None and way in CLASHES:
        return Examined(new.guide, source, basis, mistakes=(f"line 1: {CLASHES[way]}",))
    return Examined(
        name=new.guide,
        source=draft.source,
        basis=basis,
        advice=tuple(_advice(desk, new, old)),
        differences=tuple(differences(old, new)),
        running=sum(_running(desk, new.guide)),
    )


def _below(desk: Desk, name: str) -> str:
    """What would be in use without anything published in the chat."""
    below = desk.base.guides.current.get(name)
    return below.source if below else ""


def _advice(desk: Desk, new: Guide, old: Guide | None) -> Iterator[str]:
    if old is None:
        names = desk.house.guides.current
        near = did_you_mean(new.guide, names)
        yield f"No guide is called '{new.guide}' so far, so nothing opens this one yet.{near}"
    elif clash(old, new) == "readers":
        yield MORE_READERS


def _running(desk: Desk, guide: str) -> Iterator[int]:
    hashes = {each.hash for each in desk.unit.dialogues.revisions() if each.name == guide}
    yield from (count for key, count in desk.unit.dialogues.under_way().items() if key in hashes)


def differences(old: Guide | None, new: Guide) -> Iterator[Difference]:
    """Step by step: what came, what went, and what is asked otherwise."""
    if old is None:
        yield Difference("added", "guide", new.guide)
        return
    if old.title != new.title:
        yield Difference("changed", "title", new.title)
    if set(old.visible_to) != set(new.visible_to):
        yield Difference("changed", "readers", ", ".join(new.visible_to))
    before, after = dict(named(old.steps)), dict(named(new.steps))
    yield from (Difference("removed", "step", name) for name in before if name not in after)
    for name, step in after.items():
        if name not in before:
            yield Difference("added", "step", name)
        elif detail := ", ".join(_parts(before[name], step)):
            yield Difference("changed", "step", name, detail)
    if _said(old) != _said(new):
        yield Difference("changed", "texts", "what is said between the questions")
    elif list(before) != list(after) and set(before) == set(after):
        yield Difference("changed", "order", "the steps")


def _parts(old: object, new: object) -> Iterator[str]:
    if type(old) is not type(new):
        yield "another kind of step"
        return
    for field in fields(new):  # type: ignore[arg-type]  # every step is a dataclass
        was, now = getattr(old, field.name), getattr(new, field.name)
        if field.name in ("line", "steps", "asks", "again") or was == now:
            continue
        verb = "re-worded" if was and now else "added" if now else "removed"
        yield f"{_WORDED[field.name]} {verb}" if field.name in _WORDED else f"'{field.name}' is different"


def _said(guide: Guide) -> list[tuple[str, str | None]]:
    return [(step.say, step.when) for step in guide.steps if isinstance(step, Say)]
