"""The kinds of things in a framework: how to list them, and how to tell two of one kind apart."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from frameworks.diff import details
from frameworks.model import Framework

What = Literal[
    "framework",
    "scale",
    "competency",
    "family",
    "role",
    "track",
    "expectation",
    "move",
    "pay band",
    "resource",
]

# Of each thing its key, what a person calls it, and the thing itself.
Listed = Iterator[tuple[str, str, Any]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind. `details` gets the new framework, the old thing and the new one."""

    what: What
    listed: Callable[[Framework], Listed]
    details: Callable[[Framework, Any, Any], Iterator[str]]


def _scales(framework: Framework) -> Listed:
    return ((each.id, each.name or each.id, each) for each in framework.scales)


def _competencies(framework: Framework) -> Listed:
    return ((each.key, each.name, each) for each in framework.competencies)


def _families(framework: Framework) -> Listed:
    return ((each.key, each.name, each) for each in framework.families)


def _roles(framework: Framework) -> Listed:
    return ((each.key, each.title, each) for each in framework.roles)


def _tracks(framework: Framework) -> Listed:
    return ((each.key, each.name, each) for each in framework.tracks)


def _expectations(framework: Framework) -> Listed:
    for role in framework.roles:
        for each in role.expectations:
            name = framework.competency(each.competency).name
            yield f"{role.key}: {each.competency}", f"{role.title}: {name}", each


def _moves(framework: Framework) -> Listed:
    for each in framework.moves:
        titles = (framework.role(each.origin).title, framework.role(each.target).title)
        yield f"{each.origin} → {each.target}", " → ".join(titles), each


def _bands(framework: Framework) -> Listed:
    for each in framework.bands:
        title = framework.role(each.role).title if each.role else each.grade
        place = [each.location, each.currency, each.period]
        yield f"{each.grade} {each.role} {place}", ", ".join(filter(None, [title, *place])), each


def _resources(framework: Framework) -> Listed:
    return ((f"{each.competency}: {each.title}", each.title, each) for each in framework.resources)


def _but(*skip: str) -> Callable[[Framework, Any, Any], Iterator[str]]:
    return lambda _, old, new: details.fields(old, new, *skip)


NAMED = (  # these have names of their own, and can be renamed
    Kind("scale", _scales, details.of_scale),
    Kind("competency", _competencies, details.of_competency),
    Kind("family", _families, _but("key", "name")),
    Kind("role", _roles, _but("key", "title", "expectations")),
    Kind("track", _tracks, details.of_track),
)
EXPECTATIONS = Kind("expectation", _expectations, details.of_expectation)
BETWEEN = (
    Kind("move", _moves, _but("origin", "target")),
    Kind("pay band", _bands, details.of_pay_band),
    Kind("resource", _resources, _but("competency", "title")),
)
