"""A conversation as lines: the direct message in the main column, a thread in the panel beside it.

The line that begins a thread stands in both: in the main column as a card that opens the thread, in the
thread whole. That card shows what the thread asks, and in `data-newest` what the bot said there last, so
the page can mark what it has not shown yet. Each `li` names its list and carries its number, so the page can
put it where it belongs.
"""

from collections.abc import Iterator, Sequence

import htpy as h

from bot.channels.playground_company import TALK, Line, PersonCard
from bot.channels.playground_html.cards import draw_message, draw_opening, draw_prompt, draw_text
from bot.channels.playground_html.people import draw_avatar
from conversations.messages import Home, Message, Prompt


def draw_column(history: Sequence[Line], place: str, me: PersonCard) -> h.Renderable:
    """Everything in a place, and the suggestions made there last."""
    return h.fragment[
        _suggestions(history, place), (draw(line, history, place, me) for line in _shown(history, place))
    ]


def draw_change(history: Sequence[Line], changed: int, me: PersonCard) -> h.Renderable:
    """Whatever looks different on open pages since a line was added or replaced."""
    place = next(line.place for line in history if line.id == changed)
    return h.fragment[
        _suggestions(history, place),
        [
            draw(line, history, TALK, me)
            for line in _shown(history, TALK)
            if line.id == changed or line.place == place != TALK
        ],
        [
            draw(line, history, place, me)
            for line in _shown(history, place)
            if line.id == changed and place != TALK
        ],
    ]


def draw_receipt(message: Message, place: str, key: str) -> h.Element:
    """A line that only the person who pressed sees, until it is dismissed or the page is closed."""
    column = _column(place)
    return h.li(".line.bot.receipt", id=key, data_into=f"{column}-lines", data_place=place)[
        _leaf(),
        h.div(".said")[
            h.p(".by")[h.strong["Trellis"], h.small["Only you can see this"]],
            h.div(".card")[
                draw_message(message, key), h.button(".quiet", type="button", data_dismiss=key)["Dismiss"]
            ],
        ],
    ]


def draw(line: Line, history: Sequence[Line], place: str, me: PersonCard) -> h.Element:
    """One line as it stands in a place."""
    column = _column(place)
    key = f"{column}-{line.id}"
    mine = line.author == "me"
    thread = place == TALK != line.place
    return h.li(
        class_=["line", line.author],
        id=key,
        data_into=f"{column}-lines",
        data_line=line.id,
        data_place=line.place,
        data_title=line.message.title if isinstance(line.message, Message) else None,
        data_newest=_newest(line, history) if thread else None,
    )[
        draw_avatar(me) if mine else _leaf(),
        h.div(".said")[
            h.p(".by")[
                h.strong[h.bdi[me.name] if mine else "Trellis"],
                h.time(datetime=line.at.isoformat())[f"{line.at:%H:%M} UTC"],
            ],
            _thread(line, history, key, me) if thread else _said(line, key),
        ],
    ]


def _shown(history: Sequence[Line], place: str) -> Iterator[Line]:
    """The lines of a place; in the main column also the first line of every thread."""
    begun = set[str]()
    for line in history:
        if isinstance(line.message, Prompt | Home):
            continue
        if line.place == place or (place == TALK and line.place not in begun):
            yield line
        begun.add(line.place)


def _said(line: Line, key: str) -> h.Element:
    if isinstance(line.message, Message):
        return h.div(class_={"card": True, "asks": _waits(line.message)})[draw_message(line.message, key)]
    return h.p(".card", dir="auto")[str(line.message)]


def _thread(line: Line, history: Sequence[Line], key: str, me: PersonCard) -> h.Element:
    *earlier, last = _shown(history, line.place)
    replies = len(earlier)
    count = "" if not replies else f" ({replies} {'reply' if replies == 1 else 'replies'})"
    opening = draw_opening(line.message, key) if isinstance(line.message, Message) else str(line.message)
    return h.div(".card.root")[
        opening,
        _asked(last) if replies else None,
        # With its page named, no tool takes it for a link that skips to a part of this page.
        h.a(".open", href=f"?as={me.id}#{line.place}")[
            f"Open thread{count}", h.span(".new", hidden=True)["New"]
        ],
    ]


def _asked(line: Line) -> h.Element | None:
    if not isinstance(line.message, Message) or not _waits(line.message):
        return None
    return h.div(".asked")[h.strong["Asked: "], draw_text(line.message)]


def _waits(message: Message) -> bool:
    """Whether it asks something that is not answered."""
    return bool(message.question and not message.settled)


def _newest(line: Line, history: Sequence[Line]) -> str | None:
    """The last line of a thread, by number and time, for numbers can begin anew; None for one's own."""
    *_, last = _shown(history, line.place)
    return f"{last.id} {last.at.isoformat()}" if last.author == "bot" else None


def _suggestions(history: Sequence[Line], place: str) -> h.Element:
    prompts = (line.message for line in reversed(history) if line.place == place)
    last = next((message for message in prompts if isinstance(message, Prompt)), None)
    return draw_prompt(last, _column(place), place)


def _column(place: str) -> str:
    return "talk" if place == TALK else "thread"


def _leaf() -> h.Element:
    return h.span(".avatar.leaf", aria_hidden="true")
