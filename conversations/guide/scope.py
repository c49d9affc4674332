"""What a guide's names mean where they are used, step by step."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from conversations.guide.model import (
    PARTIES,
    AbilityFacts,
    Ask,
    Do,
    Each,
    Form,
    Guide,
    Inner,
    Say,
    Step,
    inner_steps,
)
from conversations.wording import Wording, WordingMistake
from frameworks.model import did_you_mean

Found = Iterator[tuple[int, str]]
Lister = Callable[[str], frozenset[str]]


def texts(step: Step) -> Iterator[tuple[int, str]]:
    """Every text of a step, with its line."""
    match step:
        case Say():
            yield step.line, step.say
        case Ask():
            hints = [step.hint] if step.hint else []
            yield from ((step.line, text) for text in (step.ask, *hints, *step.choices.values()))
            yield from ((step.line, label) for label in step.offers.values())
        case Form():
            yield step.line, step.title
            for ask in step.asks:
                yield from texts(ask)


@dataclass(frozen=True)
class Used:
    """A step with the step before it, what is known there, and the `each` that it stands in."""

    step: Step
    before: Step | None
    known: Mapping[str, Step | None]
    home: Each | None = None


def in_order(guide: Guide) -> Iterator[Used]:
    """Every step, in order, with what is known where it stands."""
    known: dict[str, Step | None] = dict.fromkeys((*PARTIES, "today", *guide.given))
    before: Step | None = None
    for step in guide.steps:
        yield Used(step, before, dict(known))
        if isinstance(step, Each):
            yield from _inside(step, {**known, step.id: step})
        if not isinstance(step, Say):
            known[step.id] = step
        before = step


def _inside(each: Each, known: dict[str, Step | None]) -> Iterator[Used]:
    known |= dict.fromkeys(("number", "item") if each.over else ("number",))
    before: Inner | None = None
    for step in inner_steps(each):
        yield Used(step, before, dict(known), each)
        if not isinstance(step, Say):
            known[step.id] = step
        before = step


class Scope:
    """Looks at the names of a guide.

    Args:
        guide: the guide.
        wording: reads its texts.
        abilities: by name.
    """

    def __init__(self, guide: Guide, wording: Wording, abilities: Mapping[str, AbilityFacts]) -> None:
        self._guide = guide
        self._wording = wording
        self._abilities = abilities
        self._homes = {step.id: used for used in in_order(guide) if not isinstance(step := used.step, Say)}

    def mistakes(self, used: Used) -> Found:
        """Names of a step that mean nothing where they stand, and texts that cannot be read."""
        step = used.step
        for line, text in texts(step):
            yield from self._written(line, text, self._wording.names_in, self._wording.compared_in, used)
        if step.when is not None:
            condition = self._wording.names_in_condition, self._wording.compared_in_condition
            yield from self._written(step.line, step.when, *condition, used)
        for name in _pointed(step):
            yield from self._name(step.line, name.partition(".")[0], used)
        yield from self._sources(used)

    def title(self) -> Found:
        """The same for the guide's title, which stands before any answer."""
        known = dict.fromkeys((*PARTIES, "today", *self._guide.given))
        title = Used(Say(self._guide.title), None, known)
        yield from self._written(
            1, self._guide.title, self._wording.names_in, self._wording.compared_in, title
        )

    def _written(
        self,
        line: int,
        text: str,
        names: Lister,
        compared: Callable[[str], frozenset[tuple[str, object]]],
        used: Used,
    ) -> Found:
        try:
            for name in sorted(names(text)):
                yield from self._name(line, name, used)
            for name, constant in sorted(compared(text), key=str):
                yield from self._offered(line, name, constant, used)
        except WordingMistake as mistake:
            yield line, str(mistake)

    def _name(self, line: int, name: str, used: Used) -> Found:
        if name in used.known:
            return
        there = self._homes.get(name)
        if there is None:
            yield line, f"There is no '{name}'.{did_you_mean(name, [*used.known, *self._homes])}"
        elif there.home is not None and there.home is not used.home:
            yield line, f"'{name}' stands inside '{there.home.id}'. Outside of it, use '{there.home.id}'."
        else:
            yield (
                line,
                f"'{name}' comes later, in line {there.step.line}. Only earlier answers are known here.",
            )

    def _offered(self, line: int, name: str, constant: object, used: Used) -> Found:
        """A comparison with something that can never be answered."""
        whole, _, part = name.partition(".")
        step = used.known.get(whole)
        if isinstance(step, Form):
            step = next((ask for ask in step.asks if ask.id == part), None)
        if not isinstance(step, Ask):
            return
        if step.answer == "yes_no" and not isinstance(constant, bool):
            yield line, f"'{name}' is yes or no. Write '{name}' or 'not {name}' instead of comparing it."
        elif step.choices and str(constant) not in step.choices:
            listed = ", ".join(step.choices)
            mend = did_you_mean(str(constant), step.choices)
            yield line, f"'{constant}' is no choice of '{name}'. Its choices are {listed}.{mend}"

    def _sources(self, used: Used) -> Found:
        """Lists of options and of questions come from a `do`; options also from an ability of their own."""
        step = used.step
        for ask in step.asks if isinstance(step, Form) else (step,) if isinstance(step, Ask) else ():
            source = ask.choices_from
            facts = self._abilities.get(source or "")
            if source and facts is None and not isinstance(used.known.get(source), Do | Ask | Each):
                names = [name for name, known in used.known.items() if isinstance(known, Do)]
                mend = did_you_mean(source, [*names, *self._abilities])
                yield ask.line, f"'choices_from' names an earlier 'do' or an ability, not '{source}'.{mend}"
            elif source and facts and source not in used.known and (facts.kind != "read" or facts.inputs):
                yield (
                    ask.line,
                    f"'{source}' needs inputs or changes something. Give it a 'do' step of its own.",
                )


def _pointed(step: Step) -> Iterator[str]:
    """Names that stand outside of texts and conditions."""
    match step:
        case Ask(shows=str(name)) | Form(asks_from=str(name)) | Each(over=str(name)):
            yield name
        case Do(with_=with_):
            yield from with_.values()
