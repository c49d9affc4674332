"""Reads the steps of a guide, one kind after the other."""

import re
from collections.abc import Collection, Mapping

from conversations.guide.fields import Block
from conversations.guide.model import AGAIN, PARTIES, Ask, Do, Each, Form, Inner, Say, Step
from conversations.guide.questions import IN_FORM, KNOWN, read_question
from frameworks.document.mistakes import Mistakes
from frameworks.document.outline import Fields

_SAYS = {
    "say": "says",
    "ask": "asks",
    "form": "shows a form",
    "form_from": "shows a form",
    "do": "does something",
    "each": "repeats",
}
_INNER = ("say", "ask", "form", "form_from", "do")
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "say": ("say", "when"),
    "ask": KNOWN,
    "form": ("id", "form", "title", "when"),
    "form_from": ("id", "form_from", "title", "when"),
    "do": ("id", "do", "with", "when"),
    "each": ("id", "each", "steps", "when"),
}
_BOUND = ("up_to", "over", "ask_again")
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
_MOST_TURNS = 20
# Names that mean something already: to a guide, or to a condition.
_OURS = {*PARTIES, "today", "item", "number", "loop", AGAIN}
_LOGIC = {"and", "or", "not", "in", "is", "if", "else", "for", "true", "false", "none"}


class Steps:
    """Reads steps, and sees that no two of them have one name.

    Args:
        mistakes: where to note what is wrong.
        for_: the party who answers where a step does not say.
        given: names that have a meaning already.
    """

    def __init__(self, mistakes: Mistakes, for_: str, given: Collection[str] = ()) -> None:
        self.mistakes = mistakes
        self.for_ = for_
        self.taken = _OURS | _LOGIC | set(given)
        self.lines: dict[str, int] = {}

    def read(self, block: Block) -> tuple[Step, ...]:
        """The steps that stand under `steps`."""
        steps = (self._step(fields, tuple(_SAYS)) for fields in block.blocks("steps"))
        return tuple(step for step in steps if step)

    def _step(self, fields: Fields, allowed: Collection[str]) -> Step | None:
        names = [name.text or "" for name, _ in fields.pairs]
        kinds = [kind for kind in _SAYS if kind in names]
        if len(kinds) != 1 or kinds[0] not in allowed:
            self._odd(fields, kinds)
            return None
        block = Block(fields, _KNOWN[kinds[0]], self.mistakes)
        match kinds[0]:
            case "say":
                return Say(block.words("say") or "", block.words("when"), block.line)
            case "ask":
                return read_question(block, self._id(block), self.for_)
            case "do":
                return self._do(block)
            case "each":
                return self._each(block)
        return self._form(block)

    def _odd(self, fields: Fields, kinds: list[str]) -> None:
        if not kinds:
            text = "This step does nothing: it needs say, ask, form, form_from, do or each."
        elif len(kinds) > 1:
            both = " and ".join(dict.fromkeys(_SAYS[kind] for kind in kinds))
            text = f"This step {both}. Make a step of its own of each."
        else:
            text = "A repetition cannot stand inside a repetition."
        self.mistakes.note(fields.place, text)

    def _id(self, block: Block) -> str:
        """The step's name, for its answer; checked to be new and usable in a condition."""
        name = block.needed("id", "give the step a short name, such as ambition.")
        if name in self.taken:
            block.note(f"'{name}' cannot be a name: it has a meaning already.", block.at("id"))
        elif name and not _ID.fullmatch(name):
            block.note(f"'{name}' cannot be a name: use small letters, digits and _.", block.at("id"))
        elif name in self.lines:
            line = self.lines[name]
            block.note(
                f"The step in line {line} is called '{name}' too. Give each its own name.", block.at("id")
            )
        self.lines.setdefault(name, block.line)
        return name

    def _form(self, block: Block) -> Form:
        fields = Steps(self.mistakes, self.for_)  # their names stand below the form's
        blocks = (Block(each, IN_FORM, self.mistakes) for each in block.blocks("form"))
        return Form(
            id=self._id(block),
            title=block.needed("title", "what people read on top of the form."),
            to=self.for_,
            asks=tuple(read_question(each, fields._id(each), self.for_) for each in blocks),
            asks_from=block.words("form_from"),
            when=block.words("when"),
            line=block.line,
        )

    def _do(self, block: Block) -> Do:
        with_ = block.pairs("with")
        return Do(self._id(block), block.words("do") or "", with_, block.words("when"), block.line)

    def _each(self, block: Block) -> Each:
        name = self._id(block)
        bound = block.block("each", _BOUND)
        if "steps" not in block:
            block.note("'steps' is missing: what is repeated?")
        inner = (self._step(fields, _INNER) for fields in block.blocks("steps"))
        again = bound.words("ask_again") if bound else None
        return Each(
            id=name,
            steps=tuple(step for step in inner if isinstance(step, Inner)),
            up_to=self._up_to(bound) if bound else None,
            over=bound.words("over") if bound else None,
            again=Ask(AGAIN, again, self.for_, "yes_no", line=block.line) if again else None,
            when=block.words("when"),
            line=block.line,
        )

    def _up_to(self, bound: Block) -> int | None:
        if ("up_to" in bound) == ("over" in bound):
            bound.note("A repetition needs one end: 'up_to: 3', or 'over:' and the name of a list.")
        number = bound.words("up_to")
        if number is None:
            return None
        if not (number.isascii() and number.isdigit() and 1 <= int(number) <= _MOST_TURNS):
            bound.note(f"'up_to' is a number from 1 to {_MOST_TURNS}, not '{number}'.", bound.at("up_to"))
            return None
        return int(number)
