"""A plan as lines for a person, and as one object."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.roster.plan import KINDS, Difference, Plan, Title, Waits
from storage.facts import Fact

SHOWN = 10
"""So many of each kind are named; the rest is counted. `--json` names all."""

_MOVES: dict[Fact, str] = {"role": "role", "unit": "department", "manager": "manager", "location": "location"}


def lines(plan: Plan, name: str) -> Iterator[str]:
    """What the file would change, the counts first."""
    yield from plan.source.read_as
    counts = ", ".join(f"{plan.count(kind)} {kind}" for kind in KINDS)
    yield f"{name}: {len(plan.differences)} people. {counts}, {len(plan.missing)} not in this file."
    yield from _movers(plan)
    called = Counter(each.entry.name for each in plan.differences)
    for kind in KINDS[1:]:
        named = [
            f"{_called(each, called)}: {'; '.join(each.said)}"
            for each in plan.differences
            if each.kind == kind and each.said
        ]
        yield from _listed(kind.capitalize(), named)
    yield from _listed(
        "New", [f"{_called(each, called)}: {_place(each)}" for each in plan.differences if each.kind == "new"]
    )
    yield from _listed("Not in this file (they stay as they are)", plan.missing)
    yield from _listed("New departments", [unit for _, unit in plan.units])
    yield from _listed("Titles that will wait for a role (`trellis titles`)", map(_title, plan.waiting))
    yield from _listed(
        "Titles that have a role now", (f"{_title(each)} → {each.role_key}" for each in plan.filled)
    )
    yield from _listed(
        "Held until they are mended", map(_held, (each for each in plan.held if not each.came_in))
    )
    yield from _listed("Please look at", plan.notices)


def _movers(plan: Plan) -> Iterator[str]:
    """How many of those who are known move, and where to."""
    known = [each for each in plan.differences if each.person_id is not None]
    counts = Counter(step for each in known for step in {step.fact for step in each.steps})
    moves = [f"{counts[fact]} to another {word}" for fact, word in _MOVES.items() if counts[fact]]
    if moves:
        yield f"Moving: {', '.join(moves)}."


def _held(each: Waits) -> str:
    return f"line {each.line}, {each.name or 'nobody'}: {' '.join(sentence for _, sentence in each.reasons)}"


def as_json(plan: Plan, *, done: bool) -> dict[str, object]:
    """The same for a program; nothing is left out."""
    return {
        "done": done,
        "since": plan.since.isoformat(),
        "counts": {kind: plan.count(kind) for kind in KINDS} | {"not_in_file": len(plan.missing)},
        "people": [_person(each) for each in plan.differences if each.kind != "unchanged"],
        "not_in_file": list(plan.missing),
        "new_departments": [unit for _, unit in plan.units],
        "waiting_titles": [{"title": each.title, "unit": each.unit_key} for each in plan.waiting],
        "filled_titles": [
            {"title": each.title, "unit": each.unit_key, "role": each.role_key} for each in plan.filled
        ],
        "notices": list(plan.notices),
        "read_as": list(plan.source.read_as),
        "held": [{"line": each.line, "name": each.name, "reasons": each.listed} for each in plan.held],
    }


def _person(each: Difference) -> dict[str, object]:
    entry = each.entry
    return {
        "employee_id": entry.employee_id,
        "name": entry.name,
        "line": entry.line,
        "kind": each.kind,
        "changes": list(each.said),
    }


def _listed(heading: str, found: Iterable[str], most: int | None = SHOWN) -> Iterator[str]:
    named = list(found)
    if named:
        yield f"{heading}:"
        yield from (f"- {each}" for each in named[:most])
    if most is not None and len(named) > most:
        yield f"- and {len(named) - most} more"


def _called(each: Difference, called: Counter[str]) -> str:
    """The name, with the employee id where two people of the file share it."""
    name = each.entry.name
    return name if called[name] == 1 else f"{name} ({each.entry.employee_id})"


def _place(each: Difference) -> str:
    """What somebody new is, and since when; the rest stands in the file."""
    return "; ".join(each.said[:2])


def _title(title: Title) -> str:
    return f"'{title.title}'" + (f" in {title.unit_key}" if title.unit_key else "")
