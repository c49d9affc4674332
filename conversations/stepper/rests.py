"""What a settled step rests on: whether it still would be settled so, and what may no longer change."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from conversations.guide import Ask, Do, Form, Guide
from conversations.guide.uses import stands_on
from conversations.stepper.known import Known, bare_value
from conversations.stepper.model import Place, Settled
from conversations.wording import Wording

_NAMED_FREELY = {"role", "competency", "person"}


def rests_on(step: Ask | Form | Do, known: Known, today: date) -> str:
    """A short mark that is another when a step would be settled on other grounds; empty where it has none."""
    if isinstance(step, Do):
        return f"{today} {_digest(known.given(step))}"
    grounds: list[object] = []
    if isinstance(step, Ask) and step.shows:
        grounds.append(known.look_up(step.shows))
    if "item" in known.stored:
        grounds.append(_identity(known.stored["item"]))
    return _digest(grounds) if grounds else ""


def is_still_found(step: Ask | Form | Do, known: Known, value: object) -> bool:
    """Whether an answer is among what an earlier step found now; true for one that was not chosen from it.

    Any role, competency or person may be named, also one that was not offered.
    """
    if not isinstance(step, Ask) or step.answer in _NAMED_FREELY:
        return True
    found = known.stored.get(step.choices_from or "")
    if not isinstance(found, list | tuple):
        return True
    offered = {str(each["value"]) for each in found if isinstance(each, Mapping) and "value" in each}
    chosen = bare_value(value)
    return {str(each) for each in (chosen if isinstance(chosen, list) else [chosen])} <= offered


def _identity(item: object) -> object:
    """What makes an item itself, while its details may change."""
    if isinstance(item, Mapping):
        return next((item[name] for name in ("value", "key", "id") if name in item), item)
    return item


def _digest(values: object) -> str:
    text = json.dumps(values, sort_keys=True, default=lambda value: type(value).__name__)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def used_by_commits(guide: Guide, wording: Wording, settled: Mapping[Place, Settled]) -> frozenset[Place]:
    """The places that finished commits stand on. A commit inside an `each` stands on its own turn alone."""
    used: set[Place] = set()
    for (name, item), record in settled.items():
        if record.status == "done" and guide.has(name):
            home = name.rpartition(".")[0]
            for each in stands_on(guide, wording, [name]):
                used.add((each, item if home and each.startswith(f"{home}.") else None))
    return frozenset(used)
