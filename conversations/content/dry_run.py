"""A guide card by card, as one side would see it: with invented names, and gaps for what people would answer.

Nothing is asked and nothing is kept. Every step is shown, also those that happen only after some answers.
"""

import re
from collections.abc import Iterator

from conversations.content.cards import said
from conversations.guide import PARTIES, Ask, Do, Each, Form, Guide
from conversations.guide.model import Inner, Say, inner_steps, named
from conversations.messages import Message, Part, Spans
from conversations.paragraphs import bullets, lines
from conversations.scene import PersonView, Scene
from conversations.wording import Chosen, Wording, WordingMistake

GAP = "…"
_SIMPLE = re.compile(r"""(\w+)(?:\s*==\s*["']([^"']+)["'])?""")


def dry_run(scene: Scene, guide: Guide, side: str) -> Message:
    """All that the manager or the employee would see."""
    run = _DryRun(scene, guide, side)
    cards = tuple(Part(body=body) for body in run.cards() if body)
    key = f"content.run_{side}" if cards else f"content.run_nothing_{side}"
    title = run.line(guide.title)
    return said(scene, key, title=title, count=len(cards)).model_copy(update={"parts": cards})


class _DryRun:
    def __init__(self, scene: Scene, guide: Guide, side: str) -> None:
        self._scene, self._guide, self._side = scene, guide, side
        self._wording: Wording = scene.phrases.wording(scene.person.language)
        self._names: dict[str, object] = dict.fromkeys(guide.given, GAP)
        self._names |= {name: _placeholder(step) for name, step in named(guide.steps) if "." not in name}
        self._names |= {
            party: PersonView(number, scene.line(f"content.invented_{party}"))
            for number, party in enumerate(PARTIES)
        }

    def cards(self) -> Iterator[Spans]:
        """Each card in its order."""
        for step in self._guide.steps:
            if isinstance(step, Each):
                yield self._only_where(step.when, self._repeated(step))
                self._names |= {each.id: GAP for each in inner_steps(step) if not isinstance(each, Say)}
                self._names |= {"item": GAP, "number": 1}
                for inner in inner_steps(step):
                    yield self._card(inner)
            else:
                yield self._card(step)

    def _card(self, step: Inner) -> Spans:
        match step:
            case Say():
                return self._only_where(step.when, self.spans(step.say) if self._leads else ())
            case Ask():
                return self._only_where(step.when, self._asked(step))
            case Form():
                return self._only_where(step.when, self._form(step))
            case Do():
                done = self._scene.say("content.run_done", name=step.do.replace("_", " "))
                return self._only_where(step.when, done if self._leads else ())

    @property
    def _leads(self) -> bool:
        """Whether this is the side that is led through the guide."""
        return self._side == self._guide.for_

    def _asked(self, ask: Ask) -> Spans:
        if ask.to != self._side:
            waits = self._scene.say("content.run_waits", side=ask.to, question=self.spans(ask.ask))
            return waits if self._leads else ()
        labels = [self._scene.say("content.line", text=self.line(label)) for label in ask.choices.values()]
        return lines(
            self._scene.say("content.run_asked", question=self.spans(ask.ask)),
            bullets(labels),
            () if labels else self._scene.say("content.run_answer", kind=ask.answer.replace("_", " or ")),
            self._scene.say("content.run_hint", hint=self.spans(ask.hint)) if ask.hint else (),
            self._scene.say("content.run_optional") if ask.optional else (),
        )

    def _form(self, form: Form) -> Spans:
        if form.to != self._side:
            return ()
        fields = bullets(self._scene.say("content.line", text=self.line(ask.ask)) for ask in form.asks)
        listed = self._scene.say("content.run_listed", name=form.asks_from) if form.asks_from else ()
        return lines(self._scene.say("content.run_form", title=self.spans(form.title)), fields, listed)

    def _repeated(self, each: Each) -> Spans:
        return self._scene.say("content.run_repeated", most=each.up_to) if self._leads else ()

    def _only_where(self, when: str | None, body: Spans) -> Spans:
        if not body or when is None:
            return body
        return lines(self._condition(when), body)

    def _condition(self, when: str) -> Spans:
        """A condition in words where it is a simple one, else as its author wrote it."""
        simple = _SIMPLE.fullmatch(when.strip())
        step = self._guide.step(simple[1]) if simple and self._guide.has(simple[1]) else None
        if simple and isinstance(step, Ask):
            question, choice = self.line(step.ask), step.choices.get(simple[2] or "")
            if choice is not None:
                choice = self.line(choice)
                return self._scene.say("content.run_when_choice", question=question, choice=choice)
            if simple[2] is None:
                key = "content.run_when_yes" if step.answer == "yes_no" else "content.run_when_answered"
                return self._scene.say(key, question=question)
        return self._scene.say("content.run_when", condition=when)

    def spans(self, template: str) -> Spans:
        """An author's text with invented names in it."""
        try:
            return self._wording.spans(template, self._names)
        except WordingMistake:  # a gap cannot stand everywhere; the text itself then says enough
            return self._scene.say("content.line", text=template)

    def line(self, template: str) -> str:
        """The same as one line."""
        try:
            return self._wording.line(template, self._names)
        except WordingMistake:
            return template


def _placeholder(step: object) -> object:
    if isinstance(step, Ask) and step.choices:
        value, label = next(iter(step.choices.items()))
        return Chosen(value, label)
    return GAP
