"""Reads scales and competencies: the part of a framework that roles point into."""

from itertools import pairwise

from frameworks.document.draft import Draft, prose
from frameworks.document.entry import Entry
from frameworks.document.outline import Node, Words
from frameworks.model import Competency, Level, Scale, slug

SCALE = ("id", "name", "levels")
LEVEL = ("id", "value", "name", "points", "description")
COMPETENCY = (
    "id", "name", "category", "kind", "scale", "levels", "description", "aliases", "cumulative", "family",
)  # fmt: skip


def read_scale(draft: Draft, node: Node) -> None:
    """One scale, its levels ordered by value whatever their order in the text."""
    entry = Entry(node, "scale", SCALE, draft.mistakes)
    scale_id, name = entry.need("id"), entry.text("name")
    levels: list[Level] = []
    for each in entry.items("levels"):
        levels.append(_level(draft, each, levels[-1].value + 1 if levels else 1.0))
    if not levels:
        entry.note(f"The scale '{scale_id}' has no levels. Add 'levels: [lowest, ..., highest]'.")
    levels.sort(key=lambda level: level.value)
    for lower, higher in pairwise(levels):
        if lower.value == higher.value:
            entry.note(
                f"'{lower.name}' and '{higher.name}' have the same value. Give each its own.", "levels"
            )
    for twice in {level.id for level in levels if [each.id for each in levels].count(level.id) > 1}:
        entry.note(f"Two levels of this scale are '{twice}'. Give each an id of its own.", "levels")
    scale = Scale(id=scale_id, name=name, levels=tuple(levels))
    draft.scales.add(scale_id, scale, entry.place, *filter(None, [name]), shared=True)


def _level(draft: Draft, node: Node, following: float) -> Level:
    """One level, as a name alone or with its fields; without a value it follows the one before."""
    if isinstance(node, Words):
        if node.text is None:
            draft.mistakes.note(node.place, "This level is empty. Write its name, or remove it.")
        name = node.text or ""
        return Level(id=slug(name), value=following, name=name)
    entry = Entry(node, "level", LEVEL, draft.mistakes)
    name, value = entry.text("name") or entry.text("id") or entry.need("name"), entry.number("value")
    return Level(
        id=entry.text("id") or slug(name),
        value=following if value is None else value,
        name=name,
        points=entry.number("points"),
        description=entry.text("description"),
    )


def read_competency(draft: Draft, node: Node, family: str | None = None) -> None:
    """One competency. What a family declares is its own: its key begins with the family's."""
    known = COMPETENCY if family is None else COMPETENCY[:-1]
    entry = Entry(node, "competency", known, draft.mistakes)
    name = entry.need("name")
    short = entry.text("id") or slug(name)
    key = short if family is None or short.startswith(f"{family}/") else f"{family}/{short}"
    if key != short and short in draft.competencies:
        entry.note(f"The whole framework already has a competency '{short}'. Give this one another id.", "id")
    said = f"The competency '{name}' has"
    if owner := entry.words("family"):
        family = draft.families.find(owner, said)
    scale = entry.words("scale")
    competency = Competency(
        key=key,
        name=name,
        category=entry.text("category"),
        kind=entry.text("kind"),
        scale=draft.scales.find(scale, said) if scale else None,
        description=entry.text("description"),
        aliases=entry.texts("aliases"),
        cumulative=entry.yes_no("cumulative"),
        family=family,
    )
    if scale and competency.scale is None:
        draft.doubtful.add(key)
    competency = competency.model_copy(update={"levels": _texts(draft, entry, competency)})
    names = [name] if family is None else [f"{family}/{short.removeprefix(f'{family}/')}", f"{family}/{name}"]
    draft.competencies.add(key, competency, entry.place, *names, shared=True)


def _texts(draft: Draft, entry: Entry, competency: Competency) -> dict[str, str]:
    """The library's text per level id, from the lowest level to the highest."""
    pairs = entry.pairs("levels")
    if competency.scale is None:
        if pairs and entry.node("scale") is None:
            entry.note(f"'{competency.name}' has texts for levels, and no scale. Add 'scale: ...'.", "levels")
        return {}
    texts: dict[str, str] = {}
    for name, node in pairs:
        level = draft.level(competency.scale, name, f"'{competency.name}' describes the level")
        text = prose(node, f"The text of '{name.text}'", draft.mistakes)
        if level and level.id in texts:
            draft.mistakes.note(name.place, f"'{competency.name}' describes '{level.name}' twice. Keep one.")
        elif level and text:
            texts[level.id] = text
    return {
        level.id: texts[level.id] for level in draft.scales.get(competency.scale).levels if level.id in texts
    }
