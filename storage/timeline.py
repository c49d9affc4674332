"""How a new fact is laid over what was believed before. Pure: stretches of time in, stretches of time out."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Stretch:
    """A fact that holds from `valid_from` until the day before `valid_to`; `id` is None while it is not kept.

    Args:
        fact: the columns that say what holds.
        reason: why it came about.
    """

    id: int | None
    valid_from: date
    valid_to: date | None
    fact: dict[str, Any]
    reason: str
    source: str

    def covers(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class Retelling:
    """What changes in the story: stretches no longer believed, and those believed instead."""

    gone: tuple[int, ...]
    told: tuple[Stretch, ...]


def change(story: Iterable[Stretch], new: Stretch) -> Retelling:
    """Lay `new` over the story: it ends what held before, and itself ends where the next known change begins.

    Where `new` has an end of its own, what held before comes back after it (reason: return).
    """
    before = tuple(story)
    later = [each.valid_from for each in before if each.valid_from > new.valid_from]
    if new.valid_to is None and later:
        new = replace(new, valid_to=min(later))
    return _retelling(before, [*_around(before, new), new])


def correct(story: Iterable[Stretch], new: Stretch, today: date) -> Retelling:
    """Put right what is believed to hold today (or on the new date, when that lies ahead).

    The wrong stretch vanishes; `new` takes its place up to its end, and what stood before it is drawn out or
    cut back to the new date. Without anything to put right it is a change.
    """
    before = tuple(story)
    wrong = [each for each in before if each.covers(max(today, new.valid_from))]
    if not wrong:
        return change(before, new)
    new = replace(new, valid_to=wrong[0].valid_to)
    rest = [_drawn_out(each, wrong[0], new.valid_from) for each in before if each is not wrong[0]]
    return _retelling(before, [*_around(rest, new), new])


def _drawn_out(each: Stretch, wrong: Stretch, until: date) -> Stretch:
    """What stood right before the wrong stretch holds on until the new date."""
    if each.valid_to == wrong.valid_from and until > wrong.valid_from:
        return replace(each, valid_to=until)
    return each


def _around(story: Iterable[Stretch], new: Stretch) -> list[Stretch]:
    """What is left of the story beside `new`."""
    left: list[Stretch] = []
    for each in story:
        if each.valid_to is not None and each.valid_to <= new.valid_from:
            left.append(each)
            continue
        if new.valid_to is not None and each.valid_from >= new.valid_to:
            left.append(each)
            continue
        if each.valid_from < new.valid_from:
            left.append(replace(each, valid_to=new.valid_from))
        if new.valid_to is not None and (each.valid_to is None or each.valid_to > new.valid_to):
            left.append(replace(each, valid_from=new.valid_to, reason="return"))
    return left


def _retelling(before: tuple[Stretch, ...], after: list[Stretch]) -> Retelling:
    """What has to be written so that the story reads `after`."""
    same = {id_ for each in before if each in after and (id_ := each.id) is not None}
    gone = tuple(each.id for each in before if each.id is not None and each.id not in same)
    return Retelling(gone, tuple(replace(each, id=None) for each in after if each.id not in same))
