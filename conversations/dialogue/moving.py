"""What becomes of the answers of a running dialogue when it moves to another revision of its guide.

Pure. Answers are re-read by name: one stays where its question would still take it. What an ability looked up
counts as it is; it is looked up again in time, as ever.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from conversations.dialogue.fitting import Misfit, misfit
from conversations.guide import Ask, Do, Form, Guide
from conversations.guide.model import named
from conversations.guide.uses import uses
from conversations.stepper import Journey, Place, Settled
from conversations.stepper.rests import used_by_commits

Clash = Literal["guide", "people", "readers", "given"]
Reason = Misfit | Literal["agreement", "rests"]
FROM_SCRATCH: frozenset[Reason] = frozenset({"kind", "choice", "turns"})
"""Asked again without the old answer at hand: it is nothing that could be answered now."""


def clash(old: Guide, new: Guide) -> Clash | None:
    """Why no dialogue can move from one revision to the other; None where they can.

    It would be another guide, with other people; more people would read what was written for few; or it
    would miss what is known from the opening on.
    """
    if old.guide != new.guide:
        return "guide"
    if (old.for_, old.about) != (new.for_, new.about):
        return "people"
    if not set(new.visible_to) <= set(old.visible_to):
        return "readers"
    return None if set(new.given) <= set(old.given) else "given"


@dataclass(frozen=True)
class Reread:
    """What becomes of one dialogue.

    Args:
        stays: the answers that go on counting, in the order in which they were asked.
        again: those that are asked again, and why.
        gone: those whose question is gone, or does not apply as things stand: kept, but they do not count.
        left: if there are any, the dialogue stays where it is because of these: they were carried out, or
            went into what was, and the other revision has no place for them.
        changed: every answer that has to be opened again, whether or not it counts at present.
        settled: everything that is settled, as the other revision finds it.
    """

    stays: tuple[Place, ...] = ()
    again: Mapping[Place, Reason] = field(default_factory=dict)
    gone: tuple[Place, ...] = ()
    left: tuple[Place, ...] = ()
    changed: Mapping[Place, Reason] = field(default_factory=dict)
    settled: Mapping[Place, Settled] = field(default_factory=dict, repr=False)


def reread(journey: Journey, new: Guide, commits: Collection[str]) -> Reread:
    """Re-read the answers of one dialogue by name.

    Args:
        journey: the dialogue so far, with the revision that it keeps to.
        new: another revision of the same guide.
        commits: the abilities that change the world.
    """
    changed = dict(_changed(journey, new, commits))
    if left := _in_the_way(journey, new, changed):
        return Reread(left=left)
    settled = {
        place: replace(record, status="open") if place in changed else record
        for place, record in journey.settled.items()
        if changed.get(place) not in FROM_SCRATCH
    }
    there = replace(journey, guide=new, settled=settled)
    before, stays = _counts(as_found(journey)), set(_counts(as_found(there)))
    freely = _counts(replace(there, settled={place: _at_rest(each) for place, each in settled.items()}))
    fallen: dict[Place, Reason] = {place: "rests" for place in freely if place not in stays}
    again = {place: reason for place in before if (reason := changed.get(place) or fallen.get(place))}
    return Reread(
        stays=tuple(place for place in before if place in stays),
        again=again,
        gone=tuple(place for place in before if place not in stays and place not in again),
        changed=changed,
        settled=settled,
    )


def as_found(journey: Journey) -> Journey:
    """The same dialogue, taking what abilities found on another day as it is."""
    guide = journey.guide
    facts = {
        place: _at_rest(record)
        for place, record in journey.settled.items()
        if guide.has(place[0]) and isinstance(guide.step(place[0]), Do)
    }
    return replace(journey, settled={**journey.settled, **facts})


def _at_rest(record: Settled) -> Settled:
    return replace(record, inputs="")


def _counts(journey: Journey) -> tuple[Place, ...]:
    return tuple(stop.place for stop in journey.passed())


def _changed(journey: Journey, new: Guide, commits: Collection[str]) -> Iterator[tuple[Place, Reason]]:
    agreements = set(_agreements(journey, new, commits))
    for place, record in journey.settled.items():
        name = place[0]
        if not new.has(name) or record.status == "done":
            continue
        if reason := misfit(journey.guide, new, name, record):
            yield place, reason
        elif name in agreements and record.has_value:
            yield place, "agreement"


def _agreements(journey: Journey, new: Guide, commits: Collection[str]) -> Iterator[str]:
    """The yes-or-no questions upon which something would be done now that they did not speak of then."""
    done = {name for (name, _), record in journey.settled.items() if record.status == "done"}
    for name, step in named(new.steps):
        if not isinstance(step, Do) or step.do not in commits or name in done:
            continue
        if _deed(journey.guide, name) == (step.do, step.with_):
            continue
        home = name.rpartition(".")[0]
        for used in uses(step, journey.judge):
            inner = f"{home}.{used}"
            asked = inner if home and new.has(inner) else used
            if _is_yes_no(new, asked):
                yield asked


def _is_yes_no(guide: Guide, name: str) -> bool:
    step = guide.step(name) if guide.has(name) else None
    return isinstance(step, Ask) and step.answer == "yes_no"


def _deed(guide: Guide, name: str) -> tuple[str, Mapping[str, str]] | None:
    step = guide.step(name) if guide.has(name) else None
    return (step.do, step.with_) if isinstance(step, Do) else None


def _in_the_way(journey: Journey, new: Guide, changed: Collection[Place]) -> tuple[Place, ...]:
    """What was carried out and would be lost; else what it used and would be asked again."""
    old, settled = journey.guide, journey.settled
    done = [place for place, record in settled.items() if record.status == "done"]
    if lost := tuple(place for place in done if not _does_the_same(old, new, place[0])):
        return lost
    used = used_by_commits(old, journey.judge, settled) | used_by_commits(new, journey.judge, settled)
    return tuple(place for place in changed if place in used or (place[0], None) in used)


def _does_the_same(old: Guide, new: Guide, name: str) -> bool:
    was, now = _deed(old, name), _deed(new, name)
    return was is not None and now is not None and was[0] == now[0]


def same_card(was: Ask | Form | Do | None, now: Ask | Form | Do | None) -> bool:
    """Whether a card that stands open can be answered as it is: its words may differ, its answers may not."""
    return _answers_to(was) == _answers_to(now)


def _answers_to(step: Ask | Form | Do | None) -> tuple[object, ...]:
    match step:
        case Ask():
            return step.to, step.answer, set(step.choices), step.choices_from, step.shows, step.optional
        case Form():
            return step.to, step.asks_from, *((ask.id, _answers_to(ask)) for ask in step.asks)
        case Do():
            return (step.do, step.with_)
    return ()
