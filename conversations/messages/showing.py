"""What can be shown: a message with all its parts, a home, and what goes straight back."""

from typing import Annotated, Literal

from pydantic import Field

from conversations.messages.asking import Button, Form, Option, Question
from conversations.messages.spans import Plain, Spans


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
    """One line of a chart: what is, what is asked for, and what a wish asks for. None means not known."""

    label: str
    now: float | None
    required: float | None
    wished: float | None = None
    note: str | None = None


class Bars(Plain):
    """Bars on one scale; `wish` says whose the wished marks are. `alt` is the same as text."""

    kind: Literal["bars"] = "bars"
    title: str
    lowest: float
    highest: float
    bars: tuple[Bar, ...]
    wish: str = ""
    alt: str


class Rung(Plain):
    """One role on a ladder. Roles of one key on several tracks are one rung, from which the way forks."""

    key: str
    title: str
    mark: Literal["here", "wish", "none"] = "none"


class Rail(Plain):
    """A track with its rungs, the lowest first."""

    name: str
    rungs: tuple[Rung, ...]


class Ladder(Plain):
    """The tracks of a family side by side, and where somebody stands on them. `alt` is the same as text."""

    kind: Literal["ladder"] = "ladder"
    title: str
    rails: tuple[Rail, ...]
    here: str
    alt: str


class Strip(Plain):
    """How the actions of one goal stand, as counts."""

    label: str
    done: int
    under_way: int
    overdue: int
    open: int


class Progress(Plain):
    """Goals with how far their actions are; `legend` names the four states. `alt` is the same as text."""

    kind: Literal["progress"] = "progress"
    title: str
    strips: tuple[Strip, ...]
    legend: tuple[str, str, str, str]
    alt: str


Chart = Annotated[Bars | Ladder | Progress, Field(discriminator="kind")]
"""A picture described by its content. It is laid out once, and drawn as SVG or PNG."""


class Picture(Plain):
    """A finished picture, base64 PNG. `alt` says everything that it shows."""

    alt: str
    png: str


class File(Plain):
    """Something to keep: a name, a media type and base64 content."""

    name: str
    media: str
    content: str


class Part(Plain):
    """One of several things that a message lists, each with its own ways to go on.

    `settled` says what became of it.
    """

    body: Spans
    buttons: tuple[Button, ...] = ()
    settled: Spans = ()


class Message(Plain):
    """One thing said.

    Args:
        summary: stands on a lock screen: no private content.
        body: the text.
        hint: help for answering or for asking well, drawn quieter.
        parts: what it lists, each with buttons of its own.
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
    parts: tuple[Part, ...] = ()
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
