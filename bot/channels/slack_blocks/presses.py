"""What a control sends back: a press as JSON, or where the kept message has it.

A button's `value` is one of

    {"do": …, "slot": …, "given": …}            a press; with "values" what was chosen, with "reads" the boxes
    {"kept": key, "at": "parts.0.buttons.2"}    a press that is too long for a button
    {"kept": key, "at": …, "option": 3}         one of the answers; likewise "reads" and "edit"
    {"rest": key, "page": 0}                    what did not fit
    {"edit": slot, "text": …}                   an earlier answer, to be sent anew
    {"turn": 0, "place": …, "slot": …}          another page of a form
    {"say": "…"}                                words

A list, a day and a search have no `value`, so theirs stands in the `action_id`: `pick:` and {"slot": …} or
{"kept": key, "at": "question"}. An option's value is `=` and the answer, or `#` and its place if kept.
"""

import json
from collections.abc import Sequence

from bot.channels.slack_blocks.words import Block, compact, label
from conversations.messages import Button, Option, Press, Question, Slot

MOST_SENT, MOST_NAME, MOST_CHOSEN = 2000, 255, 150
"""How long a button's value, an `action_id` and an option's value may be."""
BUTTON_LABEL = 75
PICK, TICK, FIELD = "pick:", "tick", "field:"


def press_value(press: Press, key: str, at: str) -> str:
    """What a button sends: the press itself, or where it is kept."""
    whole = compact(press.model_dump(exclude_defaults=True))
    return whole if fits(whole, MOST_SENT) else compact({"kept": key, "at": at})


def fits(text: str, most: int) -> bool:
    """Whether a text is within a limit, however its letters are counted."""
    return len(text.encode()) <= most


def button(number: int, text: str, value: str, style: str = "plain", told: str = "") -> Block:
    """A button; `told` is what it is called aloud, where its label says too little by itself."""
    drawn: Block = {
        "type": "button",
        "action_id": f"press-{number}",
        "text": label(text, BUTTON_LABEL),
        "value": value,
    }
    if style != "plain":
        drawn["style"] = style
    if told:
        drawn["accessibility_label"] = told
    return drawn


def draw_buttons(
    buttons: Sequence[tuple[int, Button]], labels: Sequence[str], key: str, at: str, about: str = ""
) -> list[Block]:
    """Buttons with their places; `about` tells those apart, aloud, that stand under several things."""
    return [
        button(
            number,
            text,
            press_value(each.press, key, f"{at}buttons.{number}"),
            each.style,
            label(f"{text}, {about}", BUTTON_LABEL)["text"] if about else "",
        )
        for (number, each), text in zip(buttons, labels, strict=True)
    ]


def option_value(question: Question, number: int, option: Option, key: str, at: str) -> str:
    """What a button sends that is one of the answers."""
    press = answer_to(question.slot).model_dump(exclude_defaults=True)
    whole = compact({**press, "values": [option.value]})
    return whole if fits(whole, MOST_SENT) else compact({"kept": key, "at": at, "option": number})


def answer_to(slot: Slot) -> Press:
    """The press that answers a question."""
    return Press(do="answer", slot=slot)


def pick_name(slot: Slot, options: Sequence[Option], key: str, at: str) -> str:
    """The `action_id` of a list, a day or a search."""
    name = f"{PICK}{compact({'slot': slot.model_dump(exclude_defaults=True)})}"
    short = fits(name, MOST_NAME) and not any_long(options)
    return name if short else f"{PICK}{compact({'kept': key, 'at': at})}"


def reads_value(slot: Slot, options: Sequence[Option], key: str, at: str) -> str:
    """What the button sends that answers with the boxes that are ticked."""
    whole = compact({**answer_to(slot).model_dump(exclude_defaults=True), "reads": True})
    short = fits(whole, MOST_SENT) and not any_long(options)
    return whole if short else compact({"kept": key, "at": at, "reads": True})


def edit_value(slot: Slot, answer: str, key: str, at: str) -> str:
    """What the button sends that takes up an earlier answer."""
    whole = compact({"edit": slot.model_dump(exclude_defaults=True), "text": answer})
    return whole if fits(whole, MOST_SENT) else compact({"kept": key, "at": at, "edit": True})


def any_long(options: Sequence[Option]) -> bool:
    """Whether the value of an option is too long to send, so that its place has to do."""
    return any(sent_option(0, each).startswith("#") for each in options)


def sent_option(number: int, option: Option) -> str:
    """What a list sends for one of its options."""
    whole = f"={option.value}"
    return whole if fits(whole, MOST_CHOSEN) else f"#{number}"


def parsed(text: object) -> Block:
    """The JSON of a control of ours; nothing where it is none."""
    try:
        content = json.loads(text) if isinstance(text, str) else None
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}
