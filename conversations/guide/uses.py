"""Which answers a step stands on: directly, and all the way up."""

from collections.abc import Iterable, Iterator

from conversations.guide.model import Ask, Do, Each, Form, Guide, Say, Step, inner_steps
from conversations.wording import Wording, WordingMistake


def uses(step: Step, wording: Wording) -> frozenset[str]:
    """The names that decide whether a step applies, and what it is given. Its texts are not looked at."""
    return frozenset(_uses(step, wording))


def _uses(step: Step, wording: Wording) -> Iterator[str]:
    if step.when is not None:
        yield from _in_condition(step.when, wording)
    match step:
        case Ask():
            yield from _roots(step.choices_from, step.shows)
        case Form():
            yield from _roots(step.asks_from, *(ask.choices_from for ask in step.asks))
        case Do():
            yield from _roots(*step.with_.values())
        case Each():
            yield from _roots(step.over)


def _roots(*paths: str | None) -> Iterator[str]:
    return (path.partition(".")[0] for path in paths if path)


def _in_condition(condition: str, wording: Wording) -> frozenset[str]:
    try:
        return wording.names_in_condition(condition)
    except WordingMistake:
        return frozenset()


def stands_on(guide: Guide, wording: Wording, names: Iterable[str]) -> frozenset[str]:
    """The names of all steps that these names stand on, themselves included, as `Guide.step` knows them."""
    homes = {each.id: step for step in guide.steps if isinstance(step, Each) for each in _inner(step)}
    found: set[str] = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        if name in homes:
            ahead.append(homes[name].id)
        if name in found or not guide.has(name):
            continue
        found.add(name)
        step = guide.step(name)
        ahead.extend(uses(step, wording))
        if isinstance(step, Each):
            ahead.extend(f"{name}.{each.id}" for each in _inner(step))
    return frozenset(found)


def _inner(each: Each) -> Iterator[Ask | Form | Do]:
    return (step for step in inner_steps(each) if not isinstance(step, Say))
