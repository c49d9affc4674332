"""What a label of a question may say, and what is wrong with one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from frameworks.model import did_you_mean, same_name_key

UNKNOWN = "unknown"
LEVELS = ("easy", "medium", "hard")
NAMED = frozenset({"role", "other_role", "competency", "family", "person"})  # compared by name
VALUES = frozenset({"due", "until", "status", "kind", "cadence", "timezone", "period"})  # compared by value
FREE = frozenset({"topic", "survey", "action", "metric"})  # may be labelled, and are not compared
INTENTS: Mapping[str, frozenset[str]] = {
    intent: frozenset(entities.split())
    for intent, entities in {
        "next_steps": "role",
        "role_expectations": "role competency",
        "compare_roles": "role other_role",
        "my_gaps": "role",
        "path_between": "role other_role",
        "show_plan": "person",
        "add_goal": "competency due",
        "update_action": "action status due",
        "find_openings": "family kind",
        "find_mentor": "competency",
        "log_evidence": "competency",
        "start_assessment": "person",
        "start_conversation": "person",
        "prepare_conversation": "person",
        "schedule_checkin": "person cadence",
        "team_matrix": "",
        "team_readiness": "role",
        "coaching_tip": "topic",
        "pulse_results": "survey",
        "programme_metrics": "metric period",
        "preferences": "until timezone",
        "privacy": "",
        "help": "",
        UNKNOWN: "",
    }.items()
}
"""What can be asked, and the entities of each: PRODUCT.md 4.1."""
ONE_OF: Mapping[str, tuple[str, ...]] = {
    "status": ("done", "started", "postponed", "dropped"),
    "kind": ("job", "project", "rotation", "mentoring"),
    "cadence": ("weekly", "biweekly", "monthly", "quarterly"),
}
FIELDS = frozenset({"id", "as", "text", "intent", "entities", "level", "also", "ambiguous", "accept"})
_PERIOD = re.compile(r"\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?")


def same(name: str, one: str, other: str) -> bool:
    """Whether two values of an entity are the same: names whatever their letter case and spaces."""
    return same_name_key(one) == same_name_key(other) if name in NAMED else one == other


def mistakes(label: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a label, each with its mend; only the first holds where others follow from it."""
    for name in sorted(set(label) - FIELDS):
        mend = did_you_mean(name, FIELDS) or f" There are {_listed(sorted(FIELDS))}."
        yield f"'{name}' is not known here.{mend} Take it away or write it so."
    for name in ("as", "text", "intent"):
        if not isinstance(label.get(name), str) or not label[name].strip():
            yield f"'{name}' is missing. Say {_WANTED[name]}, in quotation marks."
    if not isinstance(label.get("id", ""), str | int):
        yield "'id' is a name in quotation marks, or left out."
    if label.get("level", LEVELS[0]) not in LEVELS:
        yield f"'level' is one of {_listed(LEVELS)}, or left out."
    yield from _intents(label)
    yield from _entities(label)
    yield from _accepted(label)


_WANTED = {
    "as": "who asks by employee id, e-mail address or full name",
    "text": "what is asked",
    "intent": "what it means",
}


def _intents(label: Mapping[str, Any]) -> Iterator[str]:
    also = label.get("also", [])
    if not _texts(also):
        yield "'also' is a list of intents in square brackets, or left out."
        return
    for intent in (label["intent"], *also):
        if intent not in INTENTS:
            mend = did_you_mean(intent, INTENTS) or f" Write one of {_listed(INTENTS)}."
            yield f"There is no intent '{intent}'.{mend}"


def _entities(label: Mapping[str, Any]) -> Iterator[str]:
    entities = label.get("entities", {})
    if not isinstance(entities, dict):
        yield 'Write \'entities\' as an object, such as {"role": "Staff Engineer"}; {} where there is none.'
        return
    for name, value in entities.items():
        if name not in INTENTS[label["intent"]]:
            yield f"{label['intent']} has no '{name}'. {_has(label['intent'])}"
        elif not isinstance(value, str) or not value.strip():
            yield f"Write '{name}' in quotation marks, or leave it out."
        elif wrong := _value(name, value):
            yield wrong


def _has(intent: str) -> str:
    names = INTENTS[intent]
    return f"It takes {_listed(sorted(names))}." if names else "It takes none: write {}."


def _value(name: str, value: str) -> str:
    if name in ONE_OF and value not in ONE_OF[name]:
        return f"'{name}' is one of {_listed(ONE_OF[name])}, not '{value}'."
    if name in ("due", "until") and not _is_day(value):
        return f"Write '{name}' as a date such as 2027-03-31, not '{value}'."
    if name == "period" and not _PERIOD.fullmatch(value):
        return f"Write 'period' as a quarter (2026-Q3), a month (2026-09) or a year, not '{value}'."
    if name == "timezone" and value not in available_timezones():
        return f"Write 'timezone' as an IANA name such as Europe/Vienna, not '{value}'."
    return ""


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _accepted(label: Mapping[str, Any]) -> Iterator[str]:
    accept, ambiguous = label.get("accept", []), label.get("ambiguous", False)
    if not isinstance(ambiguous, bool):
        yield "'ambiguous' is true or false, or left out."
    elif not _texts(accept):
        yield "'accept' is a list of names in square brackets, or left out."
    elif ambiguous != bool(accept):
        yield "'ambiguous': true and 'accept' go together: list what may be asked back, or leave both out."
    elif accept and not INTENTS[label["intent"]] & NAMED:
        yield f"{label['intent']} names nothing that could be asked back. Leave 'ambiguous' and 'accept' out."


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
