"""A message as a card, the home as sections of cards, and suggested texts."""

import htpy as h

from bot.channels.playground_html.answers import draw_buttons, draw_question
from bot.channels.playground_html.figures import (
    draw_chart,
    draw_facts,
    draw_file,
    draw_picture,
    draw_table,
)
from bot.channels.playground_html.icons import icon
from bot.channels.playground_html.words import draw_spans
from conversations.messages import Home, Message, Part, Prompt, Section, Spans, Text


def draw_message(message: Message, key: str) -> h.Renderable:
    """A whole message.

    Args:
        message: what is said.
        key: begins every id in it, so that a message may stand on a page twice.
    """
    return h.fragment[
        draw_opening(message, key),
        message.parts and h.ul(".parts", role="list")[(_part(part) for part in message.parts)],
        draw_facts(message.facts),
        message.table and draw_table(message.table),
        message.chart and draw_chart(message.chart),
        message.picture and draw_picture(message.picture),
        message.file and draw_file(message.file),
        message.hint and h.div(".hint")[draw_spans(message.hint)],
        message.more and h.details[h.summary["More"], draw_spans(message.more)],
        _ways_on(message, key),
        draw_audience(message.audience),
    ]


def _part(part: Part) -> h.Element:
    """One of several things: what became of it, if something did, and its own buttons."""
    settled = part.settled and h.div(".settled")[draw_spans(part.settled)]
    return h.li[draw_spans(part.body), settled, draw_buttons(part.buttons)]


def draw_opening(message: Message, key: str) -> h.Renderable:
    """How a message begins: its title and its text."""
    return h.fragment[
        message.title and h.h3(dir="auto")[message.title],
        h.div(".body", id=f"{key}-body")[draw_text(message)],
    ]


def draw_text(message: Message) -> list[h.Element]:
    """What a message says; one without a text says its summary."""
    return draw_spans(message.body or (Text(text=message.summary),))


def draw_audience(audience: Spans) -> h.Node:
    """Who can see what stands here or is written here."""
    return audience and h.div(".audience")[icon("eye"), h.span["Who can see this:"], draw_spans(audience)]


def draw_home(home: Home) -> h.Renderable:
    """The home, section by section."""
    return h.fragment[(_section(section, f"home-{number}") for number, section in enumerate(home.sections))]


def draw_prompt(prompt: Prompt | None, column: str, place: str) -> h.Element:
    """Suggested texts, over the message box of a column."""
    return h.div(".prompts", id=f"{column}-prompts", data_place=place)[
        prompt
        and h.ul(aria_label="Suggestions")[
            (h.li[h.button(type="button", data_say=text)[h.bdi[text]]] for text in prompt.texts)
        ]
    ]


def _ways_on(message: Message, key: str) -> h.Node:
    """The question and the buttons; once it is settled, how, and only the buttons that change it."""
    if message.settled:
        changing = tuple(button for button in message.buttons if button.press.do == "change")
        tick = icon("done") if changing else None  # what nobody can change is news rather than an answer
        return [h.div(".settled")[tick, draw_spans(message.settled)], draw_buttons(changing)]
    return [message.question and draw_question(message.question, key), draw_buttons(message.buttons)]


def _section(section: Section, key: str) -> h.Element:
    cards = (
        h.div(".card", data_place="talk")[draw_message(message, f"{key}-{number}")]
        for number, message in enumerate(section.messages)
    )
    return h.section(aria_labelledby=key)[h.h2(id=key, dir="auto")[section.title], h.div(".cards")[cards]]
