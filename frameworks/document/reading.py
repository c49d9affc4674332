"""Puts a framework together from one document or several, in the authoring form or the normalised one.

The two forms differ only in where things stand: roles, tracks and competencies under their family or at the
top with a `family` field, expectations as two short maps or as one long one. So one reader takes either.
"""

from collections.abc import Iterable
from typing import get_args

from frameworks.document.draft import Draft
from frameworks.document.entry import Entry
from frameworks.document.ladders import (
    check_bases,
    finish_role,
    read_families,
    read_role_heading,
    read_track,
)
from frameworks.document.library import read_competency, read_scale
from frameworks.document.mistakes import Mistakes
from frameworks.document.outline import Node, read_outline
from frameworks.model import Blank, Framework, Move, PayBand, PayVisibility, Resource, slug

FORMAT = "career-framework/1"
LISTS = ("scales", "competencies", "families", "roles", "tracks", "moves", "pay_bands", "bands", "resources")
HEADING = ("id", "name", "version", "language", "blank", "cumulative", "pay_visibility", "licence")
MOVE = ("from", "to", "kind", "note")
BAND = ("grade", "role", "location", "currency", "period", "min", "max")
RESOURCE = ("competency", "title", "kind", "url", "level")


def read(source: str, name: str) -> Framework:
    """The framework that a document holds; `name` is what mistakes call the document.

    Raises:
        DocumentMistakes: with every mistake; nothing is read by halves.
    """
    return read_all([(name, source)])


def read_all(documents: Iterable[tuple[str, str]]) -> Framework:
    """The framework that several documents hold together, as (name, source) pairs.

    Scales, competencies and the heading may stand in several of them if they say the same.

    Raises:
        DocumentMistakes: with every mistake of every document.
    """
    mistakes = Mistakes()
    tops = [
        Entry(read_outline(source, name, mistakes), "framework", ("format", "framework", *LISTS), mistakes)
        for name, source in documents
    ]
    nodes = {field: [node for top in tops for node in top.items(field)] for field in LISTS}
    heading = _heading(tops)
    parts = assemble(Draft(mistakes), nodes)
    mistakes.check()
    return Framework.model_validate(heading | parts)


def _heading(tops: list[Entry]) -> dict[str, object]:
    """What the documents say of the framework as a whole; each fact once, or the same everywhere."""
    known: dict[str, tuple[object, Entry]] = {}
    for top in tops:
        if (written := top.text("format")) not in {None, FORMAT}:
            top.note(f"This program reads '{FORMAT}', and this document is '{written}'.", "format")
        if (node := top.node("framework")) is None:
            continue
        entry = Entry(node, "framework", HEADING, top.mistakes)
        for field, value in facts(entry).items():
            first, where = known.setdefault(field, (value, entry))
            if first != value:
                place = f"{where.place.document}, {where.place_of(field).spot}"
                entry.note(
                    f"The {field} is '{value}' here and '{first}' in {place}. Make the two equal.", field
                )
    if not known and tops:
        tops[0].note("The heading is missing. Begin with 'framework: {id: ..., name: ...}'.")
    return {field: value for field, (value, _) in known.items()}


def facts(entry: Entry) -> dict[str, object]:
    """What one heading says of the framework as a whole."""
    name = entry.text("name") or entry.need("name")
    said: dict[str, object] = {
        "id": entry.text("id") or slug(name),
        "name": name,
        "blank": entry.option("blank", get_args(Blank)),
        "cumulative": entry.yes_no("cumulative"),
        "pay_visibility": entry.option("pay_visibility", get_args(PayVisibility)),
        **{field: entry.text(field) for field in ("version", "language", "licence")},
    }
    return {field: value for field, value in said.items() if value is not None}


def assemble(draft: Draft, nodes: dict[str, list[Node]]) -> dict[str, object]:
    """Everything else, in an order in which each thing is known before something points to it."""
    for node in nodes["scales"]:
        read_scale(draft, node)
    families = read_families(draft, nodes["families"])
    for node, family in _under(families, "competencies", nodes):
        read_competency(draft, node, family)
    roles: dict[str, Entry] = {}
    for node, family in _under(families, "roles", nodes):
        roles |= read_role_heading(draft, node, family)
    for node, family in _under(families, "tracks", nodes):
        read_track(draft, node, family)
    draft.call_by_tracks()
    for key, entry in roles.items():
        finish_role(draft, key, entry)
    check_bases(draft, roles)
    order = {family.key: place for place, family in enumerate(draft.families)}
    return {
        "scales": tuple(draft.scales),
        "competencies": tuple(draft.competencies),
        "families": tuple(draft.families),
        "roles": tuple(sorted(draft.roles, key=lambda role: order.get(role.family, 0))),
        "tracks": tuple(sorted(draft.tracks, key=lambda track: order.get(track.family, 0))),
        "moves": tuple(_move(draft, node) for node in nodes["moves"]),
        "bands": tuple(_band(draft, node) for node in [*nodes["pay_bands"], *nodes["bands"]]),
        "resources": tuple(_resource(draft, node) for node in nodes["resources"]),
    }


def _under(
    families: dict[str, Entry], field: str, nodes: dict[str, list[Node]]
) -> list[tuple[Node, str | None]]:
    """The things of one kind, those at the top first (without a family), then those under each family."""
    nested = [(node, key) for key, entry in families.items() for node in entry.items(field)]
    return [*((node, None) for node in nodes[field]), *nested]


def _move(draft: Draft, node: Node) -> Move:
    entry = Entry(node, "move", MOVE, draft.mistakes)
    ends = [_role(draft, entry, field, f"A move {field}") for field in ("from", "to")]
    return Move(origin=ends[0], target=ends[1], kind=entry.text("kind") or "lateral", note=entry.text("note"))


def _role(draft: Draft, entry: Entry, field: str, said: str) -> str:
    entry.need(field)
    words = entry.words(field)
    return (draft.roles.find(words, said) if words else None) or ""


def _band(draft: Draft, node: Node) -> PayBand:
    entry = Entry(node, "pay band", BAND, draft.mistakes)
    lowest, highest = entry.number("min"), entry.number("max")
    if (entry.node("grade") is None) == (entry.node("role") is None):
        entry.note("A pay band belongs to a grade or to a role. Name one of the two.")
    if lowest is not None and highest is not None and lowest > highest:
        entry.note(f"'min' is {lowest:g} and 'max' is only {highest:g}. Turn them round.", "min")
    return PayBand(
        grade=entry.text("grade"),
        role=_role(draft, entry, "role", "A pay band names") if entry.node("role") else None,
        location=entry.text("location"),
        currency=entry.text("currency"),
        period=entry.text("period"),
        min=lowest,
        max=highest,
    )


def _resource(draft: Draft, node: Node) -> Resource:
    entry = Entry(node, "resource", RESOURCE, draft.mistakes)
    entry.need("competency")
    words = entry.words("competency")
    found = draft.competencies.find(words, "A resource is for") if words else None
    return Resource(
        competency=found or "",
        title=entry.need("title"),
        kind=entry.text("kind"),
        url=entry.text("url"),
        level=entry.text("level"),
    )
