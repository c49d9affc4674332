"""What a person can read in drawn HTML, and whether anything in it was taken for HTML that should not be."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from html.parser import HTMLParser

from htpy import Renderable
from pydantic import BaseModel

from bot.channels.playground_html.fields import day_of
from conversations.messages import FormField, Ladder, Message, Option, Question, Rung

NOT_READ = frozenset({"kind", "slot", "press", "style", "url", "png", "media", "content"})
"""Names of what is meant for machines."""


class Reader(HTMLParser):
    """Collects what a browser would show, and what it would take for tags and attributes."""

    def __init__(self, html: Renderable) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed("".join(html.iter_chunks()))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


def squeezed(text: str) -> str:
    return "".join(text.split())


def texts_of(thing: object) -> Iterator[str]:
    """Every text that a person should be able to read in something that is drawn."""
    match thing:
        case str():
            yield thing
        case tuple():
            for part in thing:
                yield from texts_of(part)
        case Message():
            yield from texts_of(_parts(thing, but=_hidden(thing)))
        case FormField() | Option():
            yield from texts_of(_parts(thing, but={"name" if isinstance(thing, FormField) else "value"}))
        case Rung():
            yield from texts_of(thing.title)  # its key says which rungs are one, its mark is drawn
        case Ladder():
            yield from texts_of(_parts(thing, but=_unmarked(thing)))
        case Question():
            yield from texts_of((thing.problem, thing.options, _earlier(thing)))
        case BaseModel():
            yield from texts_of(_parts(thing))


def _unmarked(ladder: Ladder) -> AbstractSet[str]:
    """Where somebody stands is said only where they stand on it."""
    marked = any(rung.mark == "here" for rail in ladder.rails for rung in rail.rungs)
    return frozenset() if marked else {"here"}


def _parts(thing: BaseModel, but: AbstractSet[str] = frozenset()) -> tuple[object, ...]:
    return tuple(getattr(thing, name) for name in type(thing).model_fields if name not in NOT_READ | but)


def _hidden(message: Message) -> AbstractSet[str]:
    """What a card does not show: the summary beside a text, the question once it is settled."""
    unsettled = {"question", "buttons"} if message.settled else set[str]()
    return unsettled | ({"summary"} if message.body else set())


def _earlier(question: Question) -> str:
    """The earlier answer, where it is shown as it was typed."""
    typed = question.prefill or ""
    named = typed in ("yes", "no") or any(option.value == typed for option in question.options)
    return "" if named or day_of(typed) else typed


def assert_complete_and_harmless(drawn: Renderable, thing: object) -> None:
    page = Reader(drawn)
    content = squeezed(page.text)
    for text in texts_of(thing):
        assert squeezed(text) in content
    assert not {
        tag for tag in page.tags if tag.startswith("evil") or tag in ("script", "style", "b", "iframe")
    }
    for name, value in page.attributes:
        assert not name.startswith(("evil", "on"))
        assert name != "style"
        assert name != "href" or (value or "").startswith(("https://", "http://", "data:", "/", "#"))
