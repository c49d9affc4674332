"""Reads families, roles and tracks: the part of a framework that people stand on."""

from collections.abc import Iterable
from typing import get_args

from frameworks.document.draft import Draft, walks_in_a_circle
from frameworks.document.entry import Entry, number_of
from frameworks.document.expectations import read_expectations, weight_of
from frameworks.document.outline import Items, Node, Words
from frameworks.model import JobFamily, Role, Status, Track, slug

FAMILY = ("id", "name", "parent", "aliases", "status", "description", "tracks", "roles", "competencies")
ROLE = (
    "id", "title", "grade", "aliases", "summary", "status", "extends", "score", "promotion_note", "requires",
    "expectations", "family",
)  # fmt: skip
TRACK = ("id", "name", "type", "description", "status", "aliases", "roles", "weights", "family")
STATUSES: tuple[Status, ...] = get_args(Status)


def read_families(draft: Draft, nodes: Iterable[Node]) -> dict[str, Entry]:
    """All families, and per key the entry under which roles, tracks and competencies may stand."""
    entries: dict[str, Entry] = {}
    for node in nodes:
        entry = Entry(node, "family", FAMILY, draft.mistakes)
        name = entry.text("name") or entry.text("id") or entry.need("name")
        key = entry.text("id") or slug(name)
        family = JobFamily(
            key=key,
            name=name,
            aliases=entry.texts("aliases"),
            status=entry.option("status", STATUSES) or "active",
            description=entry.text("description"),
        )
        if draft.families.add(key, family, entry.place, name):
            entries[key] = entry
    parents = {key: _reference(draft, entry, key) for key, entry in entries.items()}
    for key, parent in parents.items():
        if walks_in_a_circle(key, parents):
            entries[key].note(f"The family '{key}' stands under itself. Change its parent.", "parent")
        draft.families.replace(key, draft.families.get(key).model_copy(update={"parent": parent}))
    return entries


def _reference(draft: Draft, entry: Entry, key: str) -> str | None:
    parent = entry.words("parent")
    return draft.families.find(parent, f"The family '{key}' stands under") if parent else None


def read_role_heading(draft: Draft, node: Node, family: str | None) -> dict[str, Entry]:
    """Key, title and family of a role, so that the rest can name it; its entry by its key, if that is new."""
    entry = Entry(node, "role", ROLE if family is None else ROLE[:-1], draft.mistakes)
    title = entry.need("title")
    family = family or _family(draft, entry, f"The role '{title}' is in")
    key = entry.text("id") or f"{family}/{slug(title)}"
    new = draft.declare_role(Role(key=key, title=title, family=family), entry.place)
    return {key: entry} if new else {}


def _family(draft: Draft, entry: Entry, said: str) -> str:
    entry.need("family")
    words = entry.words("family")
    return (draft.families.find(words, said) if words else None) or ""


def read_track(draft: Draft, node: Node, family: str | None) -> None:
    """One track, its roles and its weights."""
    entry = Entry(node, "track", TRACK if family is None else TRACK[:-1], draft.mistakes)
    name = entry.text("name") or entry.text("id") or entry.need("name")
    family = family or _family(draft, entry, f"The track '{name}' is in")
    key = entry.text("id") or f"{family}/{slug(name)}"
    track = Track(
        key=key,
        family=family,
        name=name,
        type=entry.text("type"),
        description=entry.text("description"),
        status=entry.option("status", STATUSES) or "active",
        aliases=entry.texts("aliases"),
        roles=_rungs(draft, entry, name, family),
        weights=_weights(draft, entry, name, family),
    )
    draft.tracks.add(key, track, entry.place, name)


def _rungs(draft: Draft, entry: Entry, name: str, family: str) -> tuple[str, ...]:
    rungs: list[str] = []
    for words in entry.list_of_words("roles"):
        role = draft.roles.find(words, f"Track '{name}' names", within=family)
        if role in rungs:
            draft.mistakes.note(words.place, f"Track '{name}' names '{words.text}' twice. Keep one of them.")
        elif role is not None:
            rungs.append(role)
    return tuple(rungs)


def _weights(draft: Draft, entry: Entry, name: str, family: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for words, node in entry.pairs("weights"):
        competency = draft.competencies.find(words, f"Track '{name}' weighs", within=family)
        number = weight_of(node, f"weights/{words.text}", draft)
        if competency is not None and number is not None:
            weights[competency] = number
    return {each.key: weights[each.key] for each in draft.competencies if each.key in weights}


def finish_role(draft: Draft, key: str, entry: Entry) -> None:
    """What a role says of itself and asks for, once everything it may refer to is known."""
    role = draft.roles.get(key)
    base = entry.words("extends")
    extends = draft.roles.find(base, f"'{role.title}' builds on", within=role.family) if base else None
    known = {
        "grade": entry.text("grade"),
        "aliases": entry.texts("aliases"),
        "summary": entry.text("summary"),
        "status": entry.option("status", STATUSES) or "active",
        "extends": extends,
        "score": _score(draft, entry),
        "promotion_note": entry.text("promotion_note"),
        "expectations": read_expectations(draft, entry, role),
    }
    draft.roles.replace(key, role.model_copy(update=known))


def check_bases(draft: Draft, entries: dict[str, Entry]) -> None:
    """No role builds on itself, by whatever detour."""
    above = {role.key: role.extends for role in draft.roles}
    for key in above:
        if walks_in_a_circle(key, above):
            entries[key].note(f"The role '{key}' builds on itself. Change 'extends'.", "extends")


def _score(draft: Draft, entry: Entry) -> tuple[float, float] | None:
    """The range of points that the title stands for: two numbers, or `from` and `to`."""
    node = entry.node("score")
    if node is None:
        return None
    if isinstance(node, Items):
        ends = [number_of(each, "score", draft.mistakes) for each in node.nodes if isinstance(each, Words)]
    else:
        score = Entry(node, "score", ("from", "to"), draft.mistakes)
        ends = [score.number("from"), score.number("to")]
    match ends:
        case [float(low), float(high)] if low <= high:
            return low, high
    entry.note("'score' is to be two numbers, the lower one first: {from: 0, to: 1.4}.", "score")
    return None
