"""Tells the author of a guide what will not work, in plain words, with the line and the mend."""

from collections.abc import Iterator, Mapping

from conversations.guide.deeds import ability_mistakes, agreed, unconfirmed
from conversations.guide.mistake import GuideMistakes, Mistake
from conversations.guide.model import PERSON_PARTS, AbilityFacts, Ask, Do, Form, Guide
from conversations.guide.parse import parse
from conversations.guide.rehearsal import Rehearsal
from conversations.guide.scope import Found, Scope, Used, in_order, texts
from conversations.guide.uses import stands_on, uses
from conversations.guide.worlds import World, explore
from conversations.wording import Wording, WordingMistake
from frameworks.model import did_you_mean


def mistakes(source: str, abilities: Mapping[str, AbilityFacts]) -> tuple[Mistake, ...]:
    """What an author has to mend before a guide works, in the order of its lines.

    Args:
        source: the guide's text.
        abilities: what a guide may do, by name.
    """
    try:
        guide = parse(source)
    except GuideMistakes as shape:
        return shape.mistakes
    found = {Mistake(line, text) for line, text in _found(guide, abilities)}
    return tuple(sorted(found))


def _found(guide: Guide, abilities: Mapping[str, AbilityFacts]) -> Found:
    """First what the words say; where a step is sound in itself, what can happen there."""
    wording = Wording()
    scope = Scope(guide, wording, abilities)
    yield from scope.title()
    for used in in_order(guide):
        said = [*scope.mistakes(used), *ability_mistakes(used, abilities)]
        yield from said or _Rehearsed(guide, wording, abilities, used).found()


class _Rehearsed:
    """What can happen at one step, over all the ways that lead there."""

    def __init__(
        self, guide: Guide, wording: Wording, abilities: Mapping[str, AbilityFacts], used: Used
    ) -> None:
        self._wording = wording
        self._used = used
        self._step = used.step
        self._texts = list(texts(used.step))
        self._needs = abilities[used.step.do] if isinstance(used.step, Do) else None
        self._rehearsal = Rehearsal(guide, wording, abilities, used.step, self._matters(guide))
        self._parts = {
            ask.id: f"{step.id}.{ask.id}"
            for step in used.known.values()
            if isinstance(step, Form)
            for ask in step.asks
        }
        self._reached = False
        self._happens = False
        self._unsure = False
        self._mistakes: dict[tuple[int, str], None] = {}

    def _matters(self, guide: Guide) -> frozenset[str]:
        """What has to be looked at: all that the step's own names stand on."""
        names = set(uses(self._step, self._wording))
        for _, text in self._texts:
            names |= self._wording.names_in(text)
        if self._used.home:
            names |= {f"{self._used.home.id}.{name}" for name in names} | uses(self._used.home, self._wording)
        return stands_on(guide, self._wording, names)

    def found(self) -> Found:
        """The mistakes of this step."""
        seen_all = explore(self._visit)
        if seen_all and self._reached and not self._happens and not self._unsure:
            yield self._step.line, "This step never happens: no combination of answers meets its 'when'."
        yield from self._mistakes

    def _visit(self, world: World) -> None:
        names = self._rehearsal.names(world)
        when = self._step.when
        if names is not None:
            self._reached = True
            if when is None or self._wording.judge(when, names):
                self._happens = True
                self._look(names)
        self._unsure = self._unsure or world.unsure

    def _look(self, names: Mapping[str, object]) -> None:
        """Look at the step as it would be in one world."""
        for line, text in self._texts:
            self._note_holes(line, text, names)
        for text in _lacking(self._used, self._needs, names):
            self._mistakes[self._step.line, text] = None

    def _note_holes(self, line: int, text: str, names: Mapping[str, object]) -> None:
        try:
            for name in self._wording.blanks(text, names):
                self._mistakes[line, self._hole(name)] = None
            self._wording.spans(text, names)
        except WordingMistake as mistake:
            self._mistakes[line, str(mistake)] = None

    def _hole(self, name: str) -> str:
        if name not in self._used.known and name not in self._parts:
            mend = did_you_mean(name, [*PERSON_PARTS, *self._parts])
            return f"This text shows '{name}', and there is none.{mend}"
        name = self._parts.get(name, name)
        guard = f"{{% if {name} %}}…{{% endif %}}"
        return f"This text shows '{name}', which may not have been answered. Put it into {guard}."


def _lacking(used: Used, needs: AbilityFacts | None, names: Mapping[str, object]) -> Iterator[str]:
    """What a step cannot do without, and does not have in this world."""
    match used.step:
        case Do() as step if needs:
            for name in sorted(needs.inputs):
                answer = step.with_[name].partition(".")[0]
                if answer not in names:
                    yield f"'{step.do}' needs '{answer}', which may be unanswered. Add 'when: {answer}'."
            if needs.kind == "commit" and not agreed(used.before, names):
                yield unconfirmed(step)
        case Ask(choices_from=str(source)) if source in used.known and not names.get(source):
            yield f"There may be nothing to choose from. Add 'when: {source}'."
