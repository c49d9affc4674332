"""Runs through a guide up to one step, in one world, and only looks at what that step stands on."""

from collections.abc import Mapping
from itertools import combinations

from conversations.guide.model import (
    PARTIES,
    PERSON_PARTS,
    AbilityFacts,
    Ask,
    Do,
    Each,
    Form,
    Guide,
    Say,
    Step,
    inner_steps,
)
from conversations.guide.worlds import Something, World
from conversations.wording import Chosen, Wording

_MOST_SUBSETS_OF = 4  # choices of which every combination is tried
_SKIPPED = object()


class Rehearsal:
    """Runs through a guide up to one step.

    Args:
        guide: the guide.
        wording: decides its conditions.
        abilities: by name.
        target: the step to stop before.
        matters: the names of the steps that are looked at.
    """

    def __init__(
        self,
        guide: Guide,
        wording: Wording,
        abilities: Mapping[str, AbilityFacts],
        target: Step,
        matters: frozenset[str],
    ) -> None:
        self._guide = guide
        self._wording = wording
        self._abilities = abilities
        self._target = target
        self._matters = matters

    def names(self, world: World) -> dict[str, object] | None:
        """What is known before the step, in this world; None where the step is not reached."""
        names: dict[str, object] = {name: Something(name, world) for name in ("today", *self._guide.given)}
        for party in PARTIES:
            names[party] = {part: Something(f"{party}.{part}", world) for part in PERSON_PARTS}
        for step in self._guide.steps:
            if step is self._target:
                return names
            if isinstance(step, Each) and self._target in inner_steps(step):
                return self._inside(step, names, world)
            if not isinstance(step, Say) and step.id in self._matters:
                self._settle(step, names, world)
        return None

    def _inside(self, each: Each, names: dict[str, object], world: World) -> dict[str, object] | None:
        if not self._applies(each, names) or (each.over and not names.get(each.over)):
            return None
        inner = {
            **names,
            each.id: [],
            "number": 1,
            **({"item": Something("item", world)} if each.over else {}),
        }
        for step in inner_steps(each):
            if step is self._target:
                break
            if not isinstance(step, Say) and f"{each.id}.{step.id}" in self._matters:
                self._settle(step, inner, world)
        return inner

    def _applies(self, step: Step, names: Mapping[str, object]) -> bool:
        return step.when is None or self._wording.judge(step.when, names)

    def _settle(self, step: Ask | Form | Do | Each, names: dict[str, object], world: World) -> None:
        if not self._applies(step, names):
            return
        if isinstance(step, Each):
            names[step.id] = self._turns(step, names, world)
            return
        value = world.pick(step.id, self._outcomes(step, world))
        if value is not _SKIPPED:
            names[step.id] = value

    def _turns(self, each: Each, names: dict[str, object], world: World) -> list[object]:
        """Finished turns, all alike."""
        inner = dict(names)
        for step in each.steps:
            if not isinstance(step, Say):
                self._settle(step, inner, world)
        turn = {
            step.id: inner[step.id] for step in each.steps if not isinstance(step, Say) and step.id in inner
        }
        if each.over:
            turn["item"] = Something("item", world)
            return [turn] * (world.guess(f"turns of {each.id}", (1, 3)) if names.get(each.over) else 0)
        return [turn] * world.pick(f"turns of {each.id}", range(1, (each.up_to or 1) + 1)) if turn else []

    def _outcomes(self, step: Ask | Form | Do, world: World) -> list[object]:
        match step:
            case Do():
                facts = self._abilities.get(step.do)
                may_be_empty = facts is None or facts.kind == "read"
                return [Something(step.id, world), []] if may_be_empty else [Something(step.id, world)]
            case Form():
                return [self._filled(step, world)]
        skipped = step.optional or step.to != self._guide.for_
        return [*self._answers(step, step.id, world), *([_SKIPPED] if skipped else [])]

    def _filled(self, form: Form, world: World) -> object:
        if form.asks_from:
            return Something(form.id, world)
        filled = {}
        for ask in form.asks:
            name = f"{form.id}.{ask.id}"
            value = world.pick(
                name, [*self._answers(ask, name, world), *([_SKIPPED] if ask.optional else [])]
            )
            if value is not _SKIPPED:
                filled[ask.id] = value
        return filled

    def _answers(self, ask: Ask, name: str, world: World) -> list[object]:
        if ask.answer == "yes_no":
            return [True, False]
        if not ask.choices:
            return [Something(name, world)]
        values: list[object] = [_value(ask, value, label) for value, label in ask.choices.items()]
        if ask.answer != "choices":
            return values
        if len(values) > _MOST_SUBSETS_OF:
            return [Something(name, world)]
        return [list(some) for size in range(1, len(values) + 1) for some in combinations(values, size)]


def _value(ask: Ask, value: str, label: str) -> object:
    return int(value) if ask.answer == "rating" and value.isdecimal() else Chosen(value, label)
