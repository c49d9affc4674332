"""What rules are made of: each function here makes one rule, and rules are put together like the JSON."""

from collections.abc import Iterable, Iterator, Mapping
from numbers import Real

from bot.channels.slack_limits.spots import Rule, Spot, Violation, characters, mapping, sequence
from bot.channels.slack_limits.table import Limit

PLAIN = ("plain_text",)
PLAIN_OR_MRKDWN = ("plain_text", "mrkdwn")
MISSING = "This is missing."


def beyond(limit: Limit, amount: int, of_what: str) -> str | None:
    """The sentence for an amount that a limit does not allow."""
    if amount < limit.least:
        return f"{amount} {of_what}, at least {limit.least} needed."
    if amount > limit.most:
        return f"{amount} {of_what}, at most {limit.most} allowed."
    return None


def anything(_spot: Spot) -> Iterator[Violation]:
    """Any value: nothing is known that would limit it."""
    yield from ()


def an_object(spot: Spot) -> Iterator[Violation]:
    """Any JSON object."""
    if not isinstance(spot.value, dict):
        yield spot.wrong("This has to be an object.")


def letters(limit: Limit) -> Rule:
    """A string within a length."""

    def rule(spot: Spot) -> Iterator[Violation]:
        if not isinstance(spot.value, str):
            yield spot.wrong("This has to be a string.")
        elif broken := beyond(limit, characters(spot.value), "characters"):
            yield spot.wrong(broken)

    return rule


def written(spot: Spot) -> Iterator[Violation]:
    """A string that says something; its length is not limited, or limited elsewhere."""
    if not isinstance(spot.value, str) or not spot.value:
        yield spot.wrong("This has to be a string that is not empty.")


def flag(spot: Spot) -> Iterator[Violation]:
    """True or false."""
    if not isinstance(spot.value, bool):
        yield spot.wrong("This has to be true or false.")


def whole(least: int = 0) -> Rule:
    """A whole number from here on."""

    def rule(spot: Spot) -> Iterator[Violation]:
        if not _is_whole(spot.value) or spot.value < least:
            yield spot.wrong(f"This has to be a whole number, {least} or more.")

    return rule


def between(limit: Limit) -> Rule:
    """A whole number within a limit."""

    def rule(spot: Spot) -> Iterator[Violation]:
        if not _is_whole(spot.value) or not limit.least <= spot.value <= limit.most:
            yield spot.wrong(f"This has to be a whole number from {limit.least} to {limit.most}.")

    return rule


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def number(spot: Spot) -> Iterator[Violation]:
    """Any number."""
    if not is_number(spot.value):
        yield spot.wrong("This has to be a number.")


def is_number(value: object) -> bool:
    """Whether JSON would call it a number."""
    return isinstance(value, Real) and not isinstance(value, bool)


def one_of(*values: str) -> Rule:
    """One of a few words."""

    def rule(spot: Spot) -> Iterator[Violation]:
        if not isinstance(spot.value, str) or spot.value not in values:
            yield spot.wrong(f"This has to be one of {', '.join(values)}.")

    return rule


def several(limit: Limit, item: Rule) -> Rule:
    """A list within a length, each item by the same rule."""

    def rule(spot: Spot) -> Iterator[Violation]:
        items = sequence(spot.value)
        if items is not spot.value:
            yield spot.wrong("This has to be a list.")
        elif broken := beyond(limit, len(items), "items"):
            yield spot.wrong(broken)
        for each in spot.each():
            yield from item(each)

    return rule


def some(item: Rule) -> Rule:
    """A list that is not empty; how long it may be is not known."""

    def rule(spot: Spot) -> Iterator[Violation]:
        if not sequence(spot.value):
            yield spot.wrong("This has to be a list that is not empty.")
        for each in spot.each():
            yield from item(each)

    return rule


def shape(needed: Mapping[str, Rule], may: Mapping[str, Rule] | None = None, *also: Rule) -> Rule:
    """A JSON object: keys that it needs, keys that it may have, and rules over the whole of it."""
    known = {**needed, **(may or {})}

    def rule(spot: Spot) -> Iterator[Violation]:
        if not isinstance(spot.value, dict):
            yield spot.wrong("This has to be an object.")
            return
        for key in needed:
            if key not in spot.value:
                yield spot.under(key).wrong(MISSING)
        for key in spot.value:
            yield from known.get(key, _unknown_key)(spot.under(str(key)))
        for each in also:
            yield from each(spot)

    return rule


def _unknown_key(spot: Spot) -> Iterator[Violation]:
    yield spot.wrong("Slack does not know this key here.")


def kinds(known: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule it follows; other types do not belong here."""

    def rule(spot: Spot) -> Iterator[Violation]:
        if not isinstance(spot.value, dict):
            yield spot.wrong("This has to be an object.")
        elif spot.kind in known:
            yield from known[spot.kind](spot)
        else:
            yield spot.under("type").wrong(f"{_called(spot)} does not belong here.")

    return rule


def _called(spot: Spot) -> str:
    return f"The type {spot.kind}" if spot.kind else "Something without a type"


def text(limit: Limit, types: Iterable[str] = PLAIN) -> Rule:
    """A text object within a length."""
    keys = {"type": anything, "text": letters(limit)}
    made = {
        "plain_text": shape(keys, {"emoji": flag}),
        "mrkdwn": shape(keys, {"verbatim": flag}),
    }
    return kinds({each: made[each] for each in types})


def exactly_one(*keys: str) -> Rule:
    """One of the keys is there, and only one."""
    return _counted(keys, range(1, 2), "Exactly one")


def at_least_one(*keys: str) -> Rule:
    """One of the keys is there, or several."""
    return _counted(keys, range(1, len(keys) + 1), "At least one")


def _counted(keys: tuple[str, ...], allowed: range, how_many: str) -> Rule:
    def rule(spot: Spot) -> Iterator[Violation]:
        if sum(key in mapping(spot.value) for key in keys) not in allowed:
            yield spot.wrong(f"{how_many} of {', '.join(keys)} is needed.")

    return rule
