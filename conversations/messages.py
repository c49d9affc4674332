"""What is said and heard, the same for every channel. Knows nobody.

Out goes a `Message`, a `Home` or a `Prompt`; back at once, to whoever is waiting, an `Immediate`. In comes an
`Inbound`. A `Question` and a `Form` travel inside them. Channels draw these with pure functions and decide
nothing: whatever does not fit a platform's limits stands behind *more*, so every character stays reachable.

All classes are frozen and go through JSON and back without loss, because a message waits in the outbox.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Plain(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ── Spans: the only form in which text reaches a channel ─────────────────────────────────────────────────────


class Text(Plain):
    """Words as they are. A newline is a line break; an empty line parts paragraphs."""

    kind: Literal["text"] = "text"
    text: str


class Bold(Plain):
    """Words that carry weight."""

    kind: Literal["bold"] = "bold"
    text: str


class Link(Plain):
    """Words that lead to a web address (http or https only; `wording` lets nothing else through)."""

    kind: Literal["link"] = "link"
    text: str
    url: str


class Person(Plain):
    """Somebody by name; a channel may draw a mention that notifies nobody."""

    kind: Literal["person"] = "person"
    id: int
    name: str


class Day(Plain):
    """A day, drawn in the reader's own manner."""

    kind: Literal["date"] = "date"
    date: date


class Bullets(Plain):
    """A list; each item is a line of spans."""

    kind: Literal["list"] = "list"
    items: tuple[tuple[Inline, ...], ...]


Inline = Annotated[Text | Bold | Link | Person | Day, Field(discriminator="kind")]
Span = Annotated[Text | Bold | Link | Person | Day | Bullets, Field(discriminator="kind")]
Spans = tuple[Span, ...]


# ── What can be pressed, chosen and typed ────────────────────────────────────────────────────────────────────


class Slot(Plain):
    """The place of one answer: a dialogue, a step's name, and which turn of an `each` it belongs to."""

    dialogue: int
    step: str
    item: int | None = None


class Press(Plain):
    """What a button means. It names its question, never a position on the screen.

    `do` is one of `answer`, `back`, `skip`, `stop`, `help`, `change`, `open`, `together`, `resume`, `offer`
    (all of them about `slot`) or `ask` (an intent with its entities, in `given`).
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


# ── What can be shown ────────────────────────────────────────────────────────────────────────────────────────


class Fact(Plain):
    """A short label and its value."""

    label: str
    value: Spans


class Table(Plain):
    """Rows under a header. `caption` says what it shows, for those who hear it."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(Plain):
    """One line of a chart: what is, and what is asked for, on the chart's scale. None means not known."""

    label: str
    now: float | None
    required: float | None
    note: str | None = None


class Chart(Plain):
    """A picture described by its content; `alt` is the same as text."""

    title: str
    lowest: float
    highest: float
    bars: tuple[Bar, ...]
    alt: str


class Picture(Plain):
    """A finished picture, base64 PNG. `alt` says everything that it shows."""

    alt: str
    png: str


class File(Plain):
    """Something to keep: a name, a media type and base64 content."""

    name: str
    media: str
    content: str


class Message(Plain):
    """One thing said.

    Args:
        summary: stands on a lock screen: no private content.
        body: the text.
        hint: help for answering or for asking well, drawn quieter.
        facts, table, chart, picture, file: what is shown with it.
        question: what is asked; its options are drawn as buttons or as a list.
        buttons: ways to go on.
        settled: drawn in the place of question and buttons, once it is answered.
        audience: who can see this, on every card with personal content.
        more: further text behind *more*.
        title: of the thread that begins with this message.
    """

    kind: Literal["message"] = "message"
    summary: str
    body: Spans = ()
    title: str | None = None
    hint: Spans = ()
    facts: tuple[Fact, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    picture: Picture | None = None
    file: File | None = None
    question: Question | None = None
    buttons: tuple[Button, ...] = ()
    settled: Spans = ()
    audience: Spans = ()
    more: Spans = ()


class Section(Plain):
    """A part of the home: a heading over messages."""

    title: str
    messages: tuple[Message, ...]


class Home(Plain):
    """What a person finds when they open the home tab."""

    kind: Literal["home"] = "home"
    sections: tuple[Section, ...]


class Prompt(Plain):
    """Texts a person may send with one press, shown where a conversation begins."""

    kind: Literal["prompt"] = "prompt"
    texts: tuple[str, ...]


Outbound = Annotated[Message | Home | Prompt, Field(discriminator="kind")]


class Immediate(Plain):
    """What goes straight back to the person who waits; everything else goes through the outbox.

    Args:
        form: a form to open, or the next page of the one that is open.
        close: the open form is done with.
        errors: field name → what is wrong with it; the form stays open with everything typed.
        replace: what the pressed message turns into.
        receipt: a message only for these eyes, kept nowhere.
        options: answers to `Searched`.
        home: answers to `Arrived` at the home.
    """

    form: Form | None = None
    close: bool = False
    errors: dict[str, str] = Field(default_factory=dict)
    replace: Message | None = None
    receipt: Message | None = None
    options: tuple[Option, ...] = ()
    home: Home | None = None


# ── What comes in ────────────────────────────────────────────────────────────────────────────────────────────


class Account(Plain):
    """Who sent it, as the channel knows them."""

    channel: str
    workspace: str
    external_id: str


class Incoming(Plain):
    """What every inbound carries.

    Args:
        event: the platform's key of this delivery; a repeat carries the same.
        account: who.
        place: where, as `talk` (the direct message) or `dialogue:7` (its thread).
        at: when the platform says it happened, in UTC.
    """

    event: str
    account: Account
    place: str = "talk"
    at: datetime


class Said(Incoming):
    """Words."""

    kind: Literal["said"] = "said"
    text: str


class Pressed(Incoming):
    """A button, or a choice from a list (then `values` holds what was chosen)."""

    kind: Literal["pressed"] = "pressed"
    press: Press
    values: tuple[str, ...] = ()


class Submitted(Incoming):
    """One page of a form, to be checked and saved."""

    kind: Literal["submitted"] = "submitted"
    slot: Slot
    page: int
    values: dict[str, str | tuple[str, ...]]


class Drafted(Incoming):
    """A form left or changed, to be kept as it stands and checked later."""

    kind: Literal["drafted"] = "drafted"
    slot: Slot
    page: int
    values: dict[str, str | tuple[str, ...]]


class Uploaded(Incoming):
    """A file, base64."""

    kind: Literal["uploaded"] = "uploaded"
    file: File


class Shared(Incoming):
    """Somebody's message, passed on from its menu: where it is and what for, never its text."""

    kind: Literal["shared"] = "shared"
    permalink: str
    purpose: str


class Arrived(Incoming):
    """The home was opened, or this is the first contact."""

    kind: Literal["arrived"] = "arrived"
    where: Literal["home", "talk"]


class Searched(Incoming):
    """Letters typed into a long choice. Reads only."""

    kind: Literal["searched"] = "searched"
    slot: Slot
    text: str


Inbound = Annotated[
    Said | Pressed | Submitted | Drafted | Uploaded | Shared | Arrived | Searched, Field(discriminator="kind")
]
