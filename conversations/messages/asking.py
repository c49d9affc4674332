"""What can be pressed, chosen and typed."""

from typing import Literal

from pydantic import Field

from conversations.messages.spans import Plain, Spans


class Slot(Plain):
    """The place of one answer: a dialogue, a step's name, and which turn of an `each` it belongs to."""

    dialogue: int
    step: str
    item: int | None = None


class Press(Plain):
    """What a button means. It names its question, never a position on the screen.

    `do` is one of `answer`, `back`, `skip`, `stop`, `help`, `change`, `open`, `together`, `resume`, `offer`,
    `aside`, `return` (all of them about `slot`) or `ask` (an intent with its entities, in `given`).
    """

    do: str
    slot: Slot | None = None
    given: dict[str, str] = Field(default_factory=dict)


class Button(Plain):
    """A label and what pressing it means."""

    label: str
    press: Press
    style: Literal["plain", "primary", "danger"] = "plain"


class Option(Plain):
    """One of several answers. `value` is the meaning, `label` what a person reads."""

    value: str
    label: str
    detail: str | None = None


AnswerKind = Literal["text", "choice", "choices", "rating", "date", "yes_no", "person", "competency", "role"]


class Question(Plain):
    """Something asked. It can be answered by button, by picking, or in words.

    `prefill` is an earlier answer, shown again after *back*. `problem` says why the last answer did not fit.
    """

    slot: Slot
    kind: AnswerKind
    options: tuple[Option, ...] = ()
    prefill: str | None = None
    problem: Spans = ()


class FormField(Plain):
    """One field of a form. `above` stands as text over a short `label`; `error` stands beside the field."""

    name: str
    label: str
    kind: AnswerKind
    above: Spans = ()
    hint: str | None = None
    options: tuple[Option, ...] = ()
    required: bool = True
    value: str | tuple[str, ...] | None = None
    error: str | None = None


class Page(Plain):
    """Three or four fields that belong together; saved on its own."""

    title: str
    fields: tuple[FormField, ...]


class Form(Plain):
    """A dialog of one or more pages. It opens from a press; drafts survive closing it."""

    slot: Slot
    title: str
    pages: tuple[Page, ...]
    page: int = 0
    submit: str
    audience: Spans = ()
