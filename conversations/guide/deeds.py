"""Whether a guide asks of its abilities what they can do."""

from collections.abc import Mapping

from conversations.guide.model import AbilityFacts, Ask, Do
from conversations.guide.scope import Found, Used
from frameworks.model import did_you_mean


def ability_mistakes(used: Used, abilities: Mapping[str, AbilityFacts]) -> Found:
    """Unknown abilities, inputs that are missing or unknown, and commits that nobody agreed to."""
    match used.step:
        case Do() as step:
            yield from _do(step, used, abilities)
        case Ask(offers=offers, line=line):
            for name in offers:
                yield from _offer(name, line, abilities)


def _do(step: Do, used: Used, abilities: Mapping[str, AbilityFacts]) -> Found:
    facts = abilities.get(step.do)
    if facts is None:
        yield step.line, _unknown(step.do, abilities)
        return
    known = facts.inputs | facts.optional
    for name in step.with_:
        if name not in known:
            yield step.line, f"'{step.do}' has no input '{name}'.{did_you_mean(name, known)}"
    for name in sorted(facts.inputs - set(step.with_)):
        yield step.line, f"'{step.do}' needs '{name}'. Add it under 'with:', and the answer that it is."
    if facts.kind == "commit" and not _asks(used.before):
        yield step.line, unconfirmed(step)


def _asks(before: object) -> bool:
    return isinstance(before, Ask) and before.answer == "yes_no"


def agreed(before: object, names: Mapping[str, object]) -> bool:
    """Whether the question before a commit was answered with yes."""
    return not isinstance(before, Ask) or not _asks(before) or names.get(before.id) is True


def unconfirmed(step: Do) -> str:
    """What the author of a commit that nobody agreed to is told."""
    return (
        f"'{step.do}' changes something for good. Ask for it directly before, with a yes_no question, "
        f"and make that question's id the 'when' of this step."
    )


def _offer(name: str, line: int, abilities: Mapping[str, AbilityFacts]) -> Found:
    facts = abilities.get(name)
    if facts is None:
        yield line, _unknown(name, abilities)
    elif facts.kind != "read" or facts.inputs:
        yield line, f"'{name}' cannot be offered: an offer only shows facts, and is given nothing."


def _unknown(name: str, abilities: Mapping[str, AbilityFacts]) -> str:
    return f"There is no ability called '{name}'.{did_you_mean(name, abilities)}"
