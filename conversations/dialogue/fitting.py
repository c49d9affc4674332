"""Whether an answer still fits the question of its name in another revision of the guide. Pure."""

from collections.abc import Mapping
from typing import Literal

from conversations.guide import Ask, Do, Each, Form, Guide, Step
from conversations.stepper import Settled

Misfit = Literal["kind", "choice", "turns", "shows", "needed", "form"]
"""Why an answer does not fit: another kind of answer, a choice that is not offered, other turns of an `each`,
something else is shown above the question, it cannot be left out, or the form asks for something else."""

_NOT_ANSWERED = {"skipped", "expired", "declined"}


def misfit(old: Guide, new: Guide, name: str, record: Settled) -> Misfit | None:
    """Why an answer does not fit the step of its name; None where it does.

    Args:
        old: the revision under which it was answered; it may not know the step, if that was even earlier.
        new: the other revision, which has a step of this name.
        name: the step's.
        record: what is settled there.
    """
    was, now = _step(old, name), new.step(name)
    if record.status in _NOT_ANSWERED:
        can_be_left = isinstance(now, Ask) and (now.optional or now.to != new.for_)
        return None if can_be_left else "needed"
    if _kind(was) != _kind(now) if was else not _reads_as(now, record.value):
        return "kind"
    if _turns(old, name) != _turns(new, name):
        return "turns"
    match now:
        case Ask():
            return _of_question(old, new, name, record.value)
        case Form():
            return None if _fills(old, new, name, record.value) else "form"
    return None


def _of_question(old: Guide, new: Guide, name: str, value: object) -> Misfit | None:
    was, now = _step(old, name), new.step(name)
    asked = was if isinstance(was, Ask) else None
    if not isinstance(now, Ask) or not _offered(old, new, asked, now, value):
        return "choice"
    return "shows" if asked and asked.shows != now.shows else None


def _step(guide: Guide, name: str) -> Step | None:
    return guide.step(name) if guide.has(name) else None


def _kind(step: Step) -> str:
    match step:
        case Ask():
            return step.answer
        case Do():
            return f"do {step.do}"
    return type(step).__name__


def _reads_as(step: Step, value: object) -> bool:
    """Whether a value can be an answer here, where nobody knows what was asked."""
    match step:
        case Ask(answer="yes_no"):
            return isinstance(value, bool)
        case Ask(answer="choices"):
            return isinstance(value, list)
        case Ask(answer="text"):
            return isinstance(value, str)
    return isinstance(step, Ask) and bool(step.choices) and bool(_chosen(value))


def _turns(guide: Guide, name: str) -> str | None:
    """What the turns of the `each` are that a step stands in."""
    home = _step(guide, name.rpartition(".")[0])
    return home.over if isinstance(home, Each) else None


def _offered(old: Guide, new: Guide, was: Ask | None, now: Ask, value: object) -> bool:
    """Whether what was chosen can still be chosen; an ability's list is not looked up for it."""
    if now.choices:
        return _chosen(value) <= set(now.choices)
    if now.choices_from:
        return was is not None and _source(old, was.choices_from) == _source(new, now.choices_from)
    return True


def _chosen(value: object) -> set[str]:
    """The bare values of what was chosen."""
    match value:
        case {"value": bare}:
            return {str(bare)}
        case list():
            return {one for each in value for one in _chosen(each)}
        case str() | int():
            return {str(value)}
    return set()


def _source(guide: Guide, name: str | None) -> object:
    """Where choices or the questions of a form come from: a step that looks them up, or an ability."""
    step = _step(guide, name or "")
    return (step.do, step.with_) if isinstance(step, Do) else name


def _fills(old: Guide, new: Guide, name: str, value: object) -> bool:
    """Whether a filled-in form holds everything that the form asks for now."""
    was, now = _step(old, name), new.step(name)
    if not isinstance(was, Form) or not isinstance(now, Form) or not isinstance(value, Mapping):
        return False
    if _source(old, was.asks_from) != _source(new, now.asks_from):
        return False
    asked = {ask.id: ask for ask in was.asks}
    return all(_fills_in(old, new, asked.get(ask.id), ask, value.get(ask.id)) for ask in now.asks)


def _fills_in(old: Guide, new: Guide, was: Ask | None, now: Ask, value: object) -> bool:
    if value is None:
        return now.optional
    return was is not None and was.answer == now.answer and _offered(old, new, was, now, value)
