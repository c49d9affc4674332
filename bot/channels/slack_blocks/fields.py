"""One field of a form: what stands above it, and its control in an input block."""

from collections.abc import Sequence

from bot.channels.slack_blocks.choosing import (
    BOXES,
    IN_A_LIST,
    MENU,
    boxes,
    choices,
    listed,
    menu,
    search,
    shown_on,
)
from bot.channels.slack_blocks.presses import BUTTON_LABEL, FIELD, sent_option
from bot.channels.slack_blocks.spans import Run, packed, quoted, rich_texts, text
from bot.channels.slack_blocks.words import SEARCHED, Block, day_of, label, offered, size
from bot.channels.slack_limits.spots import characters
from conversations.messages import FormField, Option

BOX, LABEL, HINT, ALERT = 3000, 2000, 2000, 200
TOO_LONG = "What you wrote is longer than this box can hold. It stands above."
KEPT = "Leave the box empty to keep it, or write it anew."
LISTS = 150_000
"""Bytes of a window that all its lists together may take; options beyond that are named as missing."""


def draw_field(field: FormField, name: str, number: int, fields: int = 1) -> list[Block]:
    """A field as blocks without names, but for the last, its input; `fields` share a window."""
    every = offered(field.kind, field.options)
    options = _within(every, LISTS // fields)
    spelled_out = listed(options, BUTTON_LABEL)
    named = _heading(field, far=bool(spelled_out))
    above = [*_error(field.error or ""), *named, *rich_texts(field.above), *packed(spelled_out)]
    short = f"The list shows {len(options)} of {len(every)}." if len(options) < len(every) else ""
    hint = " ".join(filter(None, (field.hint, short)))
    if characters(hint) > HINT:
        above += packed([Run((text(hint),))])
        hint = ""
    labels = shown_on(options, BUTTON_LABEL, numbered=bool(spelled_out))
    if not options and field.kind not in ("date", *SEARCHED):
        *before, box = text_box(name, field.label, as_text(field), number, kept=True)
        said = box.get("hint", {}).get("text", "")
        return [*above, *before, _input(field, box["element"], name, " ".join(filter(None, (hint, said))))]
    return [*above, _input(field, _control(field, options, labels, f"{FIELD}{number}"), name, hint)]


def text_box(name: str, called: str, words: str, number: int = 0, *, kept: bool = False) -> list[Block]:
    """Room to write, filled in. What it cannot hold stands above; `kept` says whether that can stay so."""
    box: Block = {
        "type": "plain_text_input",
        "action_id": f"{FIELD}{number}",
        "multiline": True,
        "max_length": BOX,
        "dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]},
    }
    block: Block = {"type": "input", "block_id": name, "label": label(called, LABEL), "element": box}
    if characters(words) > BOX:
        block["hint"] = label(f"{TOO_LONG} {KEPT}" if kept else TOO_LONG, HINT)
        above = [
            {**each, "block_id": f"{name}-whole-{at}"} for at, each in enumerate(packed([quoted(words)]))
        ]
        return [*above, block]
    if words:
        box["initial_value"] = words
    return [block]


def is_too_long(field: FormField) -> bool:
    """Whether the earlier answer stands above an empty box."""
    typed = not offered(field.kind, field.options) and field.kind not in ("date", *SEARCHED)
    return typed and characters(as_text(field)) > BOX


def as_text(field: FormField) -> str:
    """What is in a field, as words."""
    return ", ".join(field.value) if isinstance(field.value, tuple) else field.value or ""


def _input(field: FormField, control: Block, name: str, hint: str) -> Block:
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": label(field.label, LABEL),
        "element": control,
        "optional": not field.required or is_too_long(field),
        "dispatch_action": True,
    }
    return {**block, "hint": label(hint, HINT)} if hint.strip() else block


def _within(options: tuple[Option, ...], room: int) -> tuple[Option, ...]:
    """As many options as fit, from the first."""
    left = room
    for place, option in enumerate(options):
        left -= size(choices(range(1), [option], [f"{place}. {option.label}"]))
        if left < 0:
            return options[: max(place, 1)]
    return options


def _error(sentence: str) -> list[Block]:
    if not sentence.strip():
        return []
    if characters(sentence) > ALERT:
        return packed([Run((text(sentence),), "quote")])
    return [{"type": "alert", "text": label(sentence, ALERT), "level": "error"}]


def _heading(field: FormField, *, far: bool) -> list[Block]:
    """The label once more, above everything, where it is too long for the control or stands far below."""
    needed = far or characters(field.label) > LABEL
    return packed([Run((text(field.label, bold=True),))]) if needed and field.label.strip() else []


def _control(field: FormField, options: Sequence[Option], labels: Sequence[str], name: str) -> Block:
    """A control to choose with, and in it what was chosen before."""
    values = field.value if isinstance(field.value, tuple) else (field.value or "",)
    if not options:
        return _day(name, values[0]) if field.kind == "date" else _search(name, values[0])
    several = field.kind == "choices"
    if len(options) <= BOXES:
        control = boxes(range(len(options)), options, labels, name, one=not several)
    else:
        control = _menu(options, labels, name, several=several)
    sent = [sent_option(at, each) for at, each in enumerate(options) if each.value in values]
    chosen = [each for each in _offered_in(control) if each["value"] in sent]
    if chosen and several:
        control["initial_options"] = chosen
    elif chosen:
        control["initial_option"] = chosen[0]
    return control


def _menu(options: Sequence[Option], labels: Sequence[str], name: str, *, several: bool) -> Block:
    """A list that opens; a long one in groups."""
    control = menu(range(min(len(options), IN_A_LIST)), options, labels, name, several=several)
    control["placeholder"] = label("Choose" if several else "Choose one", MENU)
    if len(options) <= IN_A_LIST:
        return control
    del control["options"]
    parts = [range(at, min(at + IN_A_LIST, len(options))) for at in range(0, len(options), IN_A_LIST)]
    control["option_groups"] = [
        {"label": label(f"{part.start + 1} to {part.stop}", MENU), "options": choices(part, options, labels)}
        for part in parts
    ]
    return control


def _offered_in(control: Block) -> list[Block]:
    groups = control.get("option_groups", [])
    return [*control.get("options", []), *(each for group in groups for each in group["options"])]


def _day(name: str, value: str) -> Block:
    picker: Block = {"type": "datepicker", "action_id": name, "placeholder": label("Choose a day", MENU)}
    day = day_of(value)
    return {**picker, "initial_date": day.isoformat()} if day else picker


def _search(name: str, value: str) -> Block:
    option = Option(value=value, label=value)
    sent = sent_option(0, option)
    if not value.strip() or sent.startswith("#"):
        return search(name)
    return {**search(name), "initial_option": {"text": label(value, BUTTON_LABEL), "value": sent}}
