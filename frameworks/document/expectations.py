"""Reads what a role asks for. `requires` holds levels, `expectations` texts; either may have a long form."""

from typing import get_args

from frameworks.document.draft import Draft, prose
from frameworks.document.entry import Entry, number_of
from frameworks.document.outline import Fields, Node, Words
from frameworks.model import Expectation, Importance, Role

LONG_FORM = ("level", "text", "importance", "must_have", "weight")
IMPORTANCES: tuple[Importance, ...] = get_args(Importance)


def read_expectations(draft: Draft, entry: Entry, role: Role) -> tuple[Expectation, ...]:
    """Everything that both maps say, one expectation per competency, in the order of the competency list."""
    found: dict[str, Expectation] = {}
    for field in ("requires", "expectations"):
        here: set[str] = set()
        for name, node in entry.pairs(field):
            key = draft.competencies.find(name, f"'{role.title}' asks for", within=role.family)
            if key in here:
                draft.mistakes.note(name.place, f"'{role.title}' names '{name.text}' twice here. Keep one.")
            elif key is not None:
                here.add(key)
                said = _short(draft, role, key, node, field) or _long(draft, role, key, node)
                found[key] = _together(draft, name, found.get(key), said)
    return tuple(found[each.key] for each in draft.competencies if each.key in found)


def _short(draft: Draft, role: Role, key: str, node: Node, field: str) -> Expectation | None:
    """A level alone, or a text alone; None where there are fields."""
    if isinstance(node, Fields):
        return None
    if field == "expectations":
        return Expectation(competency=key, text=prose(node, f"The text for '{key}'", draft.mistakes))
    if isinstance(node, Words):
        return Expectation(competency=key, level=_level(draft, role, key, node))
    draft.mistakes.note(
        node.place, "A level is expected here, not a list. Texts belong under 'expectations'."
    )
    return Expectation(competency=key)


def _long(draft: Draft, role: Role, key: str, node: Node) -> Expectation:
    entry = Entry(node, "requirement", LONG_FORM, draft.mistakes)
    level, text, weight = entry.words("level"), entry.node("text"), entry.node("weight")
    must_have = entry.yes_no("must_have") or False
    if not must_have and not any(entry.node(field) for field in LONG_FORM if field != "must_have"):
        entry.note(f"Nothing is said here about '{key}'. Write a level or a text, or remove it.")
    return Expectation(
        competency=key,
        level=_level(draft, role, key, level) if level else None,
        text=prose(text, f"The text for '{key}'", draft.mistakes) if text else None,
        importance=entry.option("importance", IMPORTANCES),
        must_have=must_have,
        weight=weight_of(weight, "weight", draft) if weight else None,
    )


def _level(draft: Draft, role: Role, key: str, wanted: Words) -> str | None:
    competency = draft.competencies.get(key)
    if competency.scale is not None:
        level = draft.level(
            competency.scale, wanted, f"'{role.title}' requires of '{competency.name}' the level"
        )
        return level.id if level else None
    if key not in draft.doubtful:
        draft.mistakes.note(
            wanted.place,
            f"'{role.title}' requires the level '{wanted.text}' of '{competency.name}', which has no scale. "
            "Give it one, or write a text under 'expectations'.",
        )
    return None


def _together(draft: Draft, name: Words, first: Expectation | None, second: Expectation) -> Expectation:
    """What `requires` and `expectations` say of one competency; they must not disagree."""
    if first is None:
        return second
    known = first.model_dump(exclude_defaults=True)
    for field, value in second.model_dump(exclude_defaults=True).items():
        if known.setdefault(field, value) != value:
            draft.mistakes.note(
                name.place,
                f"'{name.text}' has the {field} '{known[field]}' under 'requires', and another here.",
            )
    return Expectation(**known)


def weight_of(node: Node, what: str, draft: Draft) -> float | None:
    """A weight: a number that is not negative."""
    if not isinstance(node, Words):
        draft.mistakes.note(node.place, f"'{what}' is to be a number.")
        return None
    number = number_of(node, what, draft.mistakes)
    if number is not None and number < 0:
        draft.mistakes.note(node.place, f"'{what}' is {number:g}. A weight cannot be less than 0.")
        return None
    return number
