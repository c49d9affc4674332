"""Spans: the only form in which text reaches a channel. Knows nobody."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class Plain(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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


Inline = Annotated[Text | Bold | Link | Person | Day, Field(discriminator="kind")]


class Bullets(Plain):
    """A list; each item is a line of spans."""

    kind: Literal["list"] = "list"
    items: tuple[tuple[Inline, ...], ...]


Span = Annotated[Text | Bold | Link | Person | Day | Bullets, Field(discriminator="kind")]
Spans = tuple[Span, ...]
