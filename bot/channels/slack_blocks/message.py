"""A message as blocks, in the order in which it is read, and a window with what did not fit."""

from dataclasses import dataclass

from bot.channels.slack_blocks.aloud import aloud
from bot.channels.slack_blocks.asking import draw_question
from bot.channels.slack_blocks.choosing import listed, shown_on
from bot.channels.slack_blocks.figures import draw_figures, more_of
from bot.channels.slack_blocks.fitting import MESSAGE, left_out, placed
from bot.channels.slack_blocks.presses import BUTTON_LABEL, button, draw_buttons
from bot.channels.slack_blocks.reading import refers
from bot.channels.slack_blocks.sheet import (
    ASKED,
    BODY,
    FIRST,
    LISTED,
    SEEN,
    Piece,
    Sheet,
    actions,
    quiet,
)
from bot.channels.slack_blocks.spans import LONGEST, Run, packed, rich_texts, runs_of, text
from bot.channels.slack_blocks.words import Block, compact, label, plain, shortened
from bot.channels.slack_limits.spots import characters
from conversations.messages import Bullets, Button, Link, Message, Option, Part, Spans, Text

HEADER = 150
SEEN_BY = "Who can see this:"
MORE = "More"


@dataclass(frozen=True)
class Drawn:
    """A message ready to be sent.

    Args:
        text: what is read aloud and stands on a lock screen.
        blocks: what is shown.
        keeps: whether a control in it refers to the message, which must be kept before it is sent.
    """

    text: str
    blocks: list[Block]
    keeps: bool


def draw_message(message: Message, key: str, *, rich: bool = True, picture: str | None = None) -> Drawn:
    """A whole message.

    Args:
        message: what is said.
        key: names it where the house keeps it; at most 100 characters.
        rich: whether the workspace takes the newer blocks.
        picture: the id of an uploaded file that shows the chart, or the picture where there is no chart.
    """
    sheet = Sheet(key, message.model_dump_json(), rich=rich)
    pieces = pieces_of(sheet, message, picture)
    shown = placed(pieces, MESSAGE, 1)
    blocks = [piece.block for piece in shown]
    if left_out(pieces, shown):
        blocks.append(more_button(sheet, 0))
    return Drawn(aloud(message), blocks, refers(blocks))


def more_button(sheet: Sheet, page: int) -> Block:
    """The way to what did not fit."""
    value = compact({"rest": sheet.key, "page": page})
    return sheet.named("more", {"type": "actions", "elements": [button(0, MORE, value)]})


def pieces_of(sheet: Sheet, message: Message, picture: str | None = None) -> list[Piece]:
    """Everything of a message."""
    pieces = _title(sheet, message.title or "")
    body = rich_texts(message.body) or rich_texts((Text(text=message.summary),))
    pieces += sheet.draw("body", body, FIRST, BODY)
    for number, part in enumerate(message.parts):
        pieces += _part(sheet, part, number)
    pieces += draw_figures(sheet, message, picture)
    pieces += sheet.draw("hint", _quiet(message.hint), LISTED)
    pieces += more_of(sheet, message.more)
    pieces += _ways_on(sheet, message)
    return pieces + sheet.draw("audience", audience(message.audience), SEEN)


def _title(sheet: Sheet, title: str) -> list[Piece]:
    """A heading; one that is too long for a heading stands whole under its beginning."""
    if not title.strip():
        return []
    whole = packed([Run((text(title, bold=True),))])
    if sheet.surface != "message" or characters(title) > HEADER:
        return sheet.draw("title", whole, FIRST, BODY)
    return sheet.draw("title", [{"type": "header", "text": label(title, HEADER)}], FIRST)


def audience(spans: Spans) -> list[Block]:
    """Who can see what stands here or is written here."""
    return _quiet((Text(text=f"{SEEN_BY} "), *spans)) if plain(spans).strip() else []


def _quiet(spans: Spans) -> list[Block]:
    """Small letters; what has a link, weight or a list in it cannot be small."""
    words = plain(spans)
    simple = not any(isinstance(span, Bullets | Link) or span.kind == "bold" for span in spans)
    return [quiet(words)] if simple and words.strip() and characters(words) <= LONGEST else rich_texts(spans)


def _part(sheet: Sheet, part: Part, number: int) -> list[Piece]:
    """One of several things: what became of it, if something did, and its own buttons."""
    group, mark = f"part.{number}", f"{number}."
    words = plain(part.body).strip().partition("\n")[0]
    named = [sheet.named("part", block, mark) for block in rich_texts(part.body)]
    named += [sheet.named("part", block, f"{mark}settled.") for block in _settled(part.settled)]
    for block in _button_rows(sheet, part.buttons, f"{sheet.at}parts.{number}.", shortened(words, HEADER)):
        named.append(sheet.named("part", block, mark))
    return [Piece(group, block, LISTED) for block in named]


def _ways_on(sheet: Sheet, message: Message) -> list[Piece]:
    """The question and the buttons; once it is settled, how, and only the buttons that change it."""
    if not message.settled:
        asked = draw_question(sheet, message.question) if message.question else []
        return asked + sheet.draw("buttons", _button_rows(sheet, message.buttons, sheet.at), ASKED)
    pieces = sheet.draw("settled", _settled(message.settled), ASKED, BODY)
    changing = [number for number, each in enumerate(message.buttons) if each.press.do == "change"]
    rows = _button_rows(sheet, message.buttons, sheet.at, only=changing)
    return pieces + sheet.draw("buttons", rows, ASKED)


def _settled(spans: Spans) -> list[Block]:
    """What became of it, behind a bar at its side, so that it is told from the text without colour."""
    return packed([Run(run.elements, "quote") if run.style == "section" else run for run in runs_of(spans)])


def _button_rows(
    sheet: Sheet, buttons: tuple[Button, ...], at: str, about: str = "", only: list[int] | None = None
) -> list[Block]:
    """Buttons in rows, with the labels in full above them where one is too long."""
    wanted = range(len(buttons)) if only is None else only
    options = [Option(value=str(number), label=buttons[number].label) for number in wanted]
    spelled_out = packed(listed(options, BUTTON_LABEL))
    labels = shown_on(options, BUTTON_LABEL, numbered=bool(spelled_out))
    drawn = draw_buttons([(number, buttons[number]) for number in wanted], labels, sheet.key, at, about)
    return [*spelled_out, *actions(drawn)]
