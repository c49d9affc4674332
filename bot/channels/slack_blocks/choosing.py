"""Controls to choose with, for cards and forms, and the options written out where a control shortens them."""

from collections.abc import Iterator, Sequence

from bot.channels.slack_blocks.presses import sent_option
from bot.channels.slack_blocks.spans import Run, text
from bot.channels.slack_blocks.words import NOTHING, Block, label, shortened
from bot.channels.slack_limits.spots import characters
from conversations.messages import Option

BOXES = 10
"""So many boxes or radio buttons may stand together."""
IN_A_LIST = 100
OPTION, DETAIL, MENU = 75, 75, 150
"""How long an option, its description and the words on a closed list may be."""


def listed(options: Sequence[Option], room: int) -> list[Run]:
    """The options in full, numbered, where a control has no room for one of them; else nothing."""
    buttons = room < OPTION
    if not any(_too_long(option, room, buttons=buttons) for option in options):
        return []
    return [
        Run(
            (
                text(option.label or NOTHING, bold=True),
                *([text(f": {option.detail}")] if _told(option) else []),
            ),
            "ordered",
            at,
        )
        for at, option in enumerate(options)
    ]


def _too_long(option: Option, room: int, *, buttons: bool) -> bool:
    """A button has no room for a detail at all, an option for a short one."""
    long = characters(option.label) > room
    return long or (_told(option) and (buttons or characters(option.detail or "") > DETAIL))


def _told(option: Option) -> bool:
    return bool(option.detail and option.detail.strip())


def shown_on(options: Sequence[Option], room: int, *, numbered: bool) -> list[str]:
    """What stands on the control: the label, with its number where the options are written out above."""
    return [
        shortened(f"{at}. {option.label}" if numbered else option.label, room)
        for at, option in enumerate(options, 1)
    ]


def grouped(options: Sequence[Option]) -> Iterator[range]:
    """The options in as many lists as they take."""
    for at in range(0, len(options), IN_A_LIST):
        yield range(at, min(at + IN_A_LIST, len(options)))


def menu(
    part: range, options: Sequence[Option], labels: Sequence[str], name: str, *, several: bool = False
) -> Block:
    """A list that opens. Where there are several lists, each says which options it holds."""
    which = "" if len(part) == len(options) else f" ({part.start + 1} to {part.stop})"
    return {
        "type": "multi_static_select" if several else "static_select",
        "action_id": name,
        "placeholder": label(f"{'Choose' if several else 'Choose one'}{which}", MENU),
        "options": choices(part, options, labels),
    }


def boxes(
    part: range, options: Sequence[Option], labels: Sequence[str], name: str, *, one: bool = False
) -> Block:
    """Boxes to tick, or radio buttons of which one holds."""
    return {
        "type": "radio_buttons" if one else "checkboxes",
        "action_id": name,
        "options": choices(part, options, labels),
    }


def choices(part: range, options: Sequence[Option], labels: Sequence[str]) -> list[Block]:
    """Option objects."""
    return [_choice(at, options[at], labels[at]) for at in part]


def _choice(at: int, option: Option, shown: str) -> Block:
    choice: Block = {"text": label(shown, OPTION), "value": sent_option(at, option)}
    return {**choice, "description": label(option.detail or "", DETAIL)} if _told(option) else choice


def search(name: str) -> Block:
    """A list that is filled by the letters typed into it."""
    return {
        "type": "external_select",
        "action_id": name,
        "placeholder": label("Type a few letters", MENU),
        "min_query_length": 1,
    }
