"""What is known at one point of a journey: each answer as it was stored, and as a template shows it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date

from conversations.guide import Ask, Do, Each, Form
from conversations.wording import Chosen, Wording

_LONGEST_LIST = 20  # items that an `each` goes over; more would be no conversation


class Known:
    """Names with their values.

    Args:
        names: what templates and conditions see.
        wording: fills in the labels of choices.
        stored: the answers as they were stored, by name.
    """

    def __init__(self, names: Mapping[str, object], wording: Wording, stored: Mapping[str, object]) -> None:
        self.names = dict(names)
        self.wording = wording
        self.stored = dict(stored)

    def inside(self, **names: object) -> "Known":
        """The same with further names, in which more can be learned without telling the outside."""
        return Known({**self.names, **names}, self.wording, {**self.stored, **names})

    def learn(self, step: Ask | Form | Do, value: object) -> None:
        """Add an answer."""
        self.stored[step.id] = value if isinstance(step, Do) else bare_value(value)
        self.names[step.id] = self.shown(step, value)

    def look_up(self, path: str) -> object:
        """A stored value, or a part of it, as `ratings.mood`; None where there is none."""
        name, *parts = path.split(".")
        value = self.stored.get(name, self.names.get(name))
        for part in parts:
            value = _part(value, part)
        return value

    def given(self, step: Ask | Form | Do) -> dict[str, object]:
        """The inputs of a `do`, as they were stored."""
        return {name: self.look_up(path) for name, path in step.with_.items()} if isinstance(step, Do) else {}

    def items(self, each: Each) -> Sequence[object]:
        """What an `each` goes over; the numbers from 0 where it only counts."""
        if each.over is None:
            return range(each.up_to or 1)
        items = self.look_up(each.over)
        return items[:_LONGEST_LIST] if isinstance(items, list | tuple) else ()

    def judge(self, condition: str | None) -> bool:
        """Whether a step applies."""
        return condition is None or self.wording.judge(condition, self.names)

    def shown(self, step: Ask | Form | Do, value: object) -> object:
        """An answer as a template shows it: a date as a day, an option by its label."""
        if isinstance(step, Form) and isinstance(value, Mapping):
            return {name: self._field(step, name, part) for name, part in value.items()}
        if not isinstance(step, Ask):
            return value
        if step.answer == "date":
            with suppress(TypeError, ValueError):
                return date.fromisoformat(value)  # type: ignore[arg-type]
        if isinstance(value, list | tuple):
            return [self._chosen(step, each) for each in value]
        return self._chosen(step, value)

    def _field(self, form: Form, name: str, value: object) -> object:
        """One answer of a form, whose questions stand in the guide or were listed by a `do`."""
        for ask in form.asks:
            if ask.id == name:
                return self.shown(ask, value)
        listed = _find(self.stored.get(form.asks_from or ""), name)
        return Chosen(value, _label(listed.get("options"), value)) if isinstance(value, str) else value

    def _chosen(self, ask: Ask, value: object) -> object:
        """An option by its label, from the answer itself, the guide, or the `do` that listed it."""
        match value:
            case {"value": str(bare), "label": str(label)}:
                return Chosen(bare, label)
            case str() if value in ask.choices:
                return Chosen(value, self.wording.line(ask.choices[value], self.names))
            case str():
                return Chosen(value, _label(self.stored.get(ask.choices_from or ""), value))
        return value


def _part(value: object, name: str) -> object:
    """A key of a mapping, else an attribute; never the inside of a value, and never a method."""
    if isinstance(value, Mapping):
        return value.get(name)
    part = None if name.startswith("_") else getattr(value, name, None)
    return None if callable(part) else part


def _label(options: object, value: str) -> str:
    return str(_find(options, value).get("label") or value)


def _find(options: object, value: str) -> Mapping[str, object]:
    """The option of this value; empty where there is none."""
    for option in options if isinstance(options, list | tuple) else ():
        if isinstance(option, Mapping) and option.get("value") == value:
            return option
    return {}


def bare_value(value: object) -> object:
    """The value alone, where the label that a person saw was kept beside it; in a form, for each answer."""
    match value:
        case {"value": bare, "label": _}:
            return bare
        case dict():
            return {name: bare_value(part) for name, part in value.items()}
        case list() | tuple():
            return [bare_value(each) for each in value]
    return value
