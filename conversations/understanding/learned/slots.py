"""Which of the things that a text names belongs to which entity of an intent."""

from collections.abc import Callable, Mapping

from conversations.understanding.interface import Entity
from conversations.understanding.learned.named import Found, Named
from conversations.understanding.learned.plans import action_of, kind_of, status_of
from conversations.understanding.learned.roles_asked import (
    compared,
    expected,
    followed,
    lacked,
    reached,
    started_from,
)
from conversations.understanding.mentions import find_period, find_zone

WITH_PERSON = frozenset(
    ["show_plan", "start_assessment", "start_conversation", "prepare_conversation", "schedule_checkin"]
)
SETTLED = frozenset(["done", "started", "dropped"])


def fill(named: Named, intent: str, detail: str | None) -> Found:
    """The entities of an intent as far as the text names them; several options are ambiguous.

    Args:
        named: what the text names.
        intent: as PRODUCT.md 4.1 lists it.
        detail: the status that is told, as it sounds.
    """
    found = _FILL[intent](named) if intent in _FILL else {}
    if intent in WITH_PERSON:
        found["person"] = named.person()
    if intent == "update_action":
        found |= _happened(named, detail, found)
    return {name: options for name, options in found.items() if options}


def _happened(named: Named, detail: str | None, found: Found) -> Found:
    """What happened to an action; when it was settled is no new date."""
    status = status_of(named.text, detail, dated=bool(found["due"])) if detail else None
    if status is None:
        return {}
    told: Found = {"status": (Entity("status", status, status),)}
    return told | {"due": ()} if status in SETTLED else told


def _role_expectations(named: Named) -> Found:
    return {"role": expected(named), "competency": named.competency()}


def _compare_roles(named: Named) -> Found:
    return dict(zip(("role", "other_role"), compared(named), strict=False))


def _path_between(named: Named) -> Found:
    return dict(zip(("role", "other_role"), started_from(named), strict=True))


def _find_openings(named: Named) -> Found:
    return {"family": named.family(), "kind": kind_of(named.text)}


def _preferences(named: Named) -> Found:
    zones = find_zone(named.text)
    return {"timezone": zones} if zones else {"until": named.day_until()}


_FILL: Mapping[str, Callable[[Named], Found]] = {
    "next_steps": lambda named: {"role": followed(named)},
    "role_expectations": _role_expectations,
    "compare_roles": _compare_roles,
    "my_gaps": lambda named: {"role": lacked(named)},
    "path_between": _path_between,
    "team_readiness": lambda named: {"role": reached(named)},
    "add_goal": lambda named: {"competency": named.competency(), "due": named.day()},
    "update_action": lambda named: {"action": action_of(named.text), "due": named.day()},
    "find_openings": _find_openings,
    "find_mentor": lambda named: {"competency": named.competency()},
    "log_evidence": lambda named: {"competency": named.competency_as_heading()},
    "schedule_checkin": lambda named: {"cadence": named.first("cadence")},
    "preferences": _preferences,
    "programme_metrics": lambda named: {"period": find_period(named.text)},
}
