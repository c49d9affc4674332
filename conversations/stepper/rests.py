"""What a settled step rests on: whether it still would be settled so, and what may no longer change."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from conversations.guide import Ask, Do, Form, Guide
from conversations.guide.uses import stands_on
from conversations.stepper.known import Known
from conversations.stepper.model import Place, Settled
from conversations.wording import Wording


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
