"""A template said with values, for the tests of the wording."""

from dataclasses import dataclass

from conversations.messages import Spans, Text
from conversations.wording import Wording

WORDING = Wording()


@dataclass(frozen=True)
class View:
    called: str


MINA = View("Mina")


def said(template: str, **names: object) -> Spans:
    return WORDING.spans(template, names)


def text(words: str) -> Spans:
    return (Text(text=words),)
