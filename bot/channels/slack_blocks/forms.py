"""What was filled into a window, and where a sentence about it is to stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.channels.slack_blocks.choosing import DETAIL, OPTION
from bot.channels.slack_blocks.fields import as_text, is_too_long
from bot.channels.slack_blocks.meanings import Edit
from bot.channels.slack_blocks.presses import FIELD, MOST_CHOSEN, fits, parsed, sent_option
from bot.channels.slack_blocks.reading import about_form, values_of
from bot.channels.slack_blocks.words import Block, digest, label, offered
from conversations.messages import Form, FormField, Option, Slot

FOUND = 100
SEVERAL = ("checkboxes", "multi_static_select")
Values = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class FormRead:
    """A page of a form as it was left or sent."""

    slot: Slot
    page: int
    place: str
    values: Values


def read_form(view: Mapping[str, Any], kept: Form | None) -> FormRead:
    """What is in the fields of an open form; a box left empty under a long answer keeps that answer.

    Args:
        view: the payload's view, with its state.
        kept: what lies under `kept_key(view)`.

    Raises:
        NotKept: the view refers to a form that is kept no longer.
    """
    about = parsed(view.get("private_metadata"))
    slot, names = about_form(about, kept)
    fields = kept.pages[about["page"]].fields if kept and "kept" in about else ()
    values: Values = {}
    for number, held in _held(view):
        if number < len(names):
            values[names[number]] = _value(held, fields[number] if number < len(fields) else None)
    return FormRead(slot, int(about["page"]), str(about["place"]), values)


def read_edit(view: Mapping[str, Any]) -> Edit:
    """What stands in the box of `draw_edit`, for which question and which thread."""
    about = parsed(view.get("private_metadata"))
    text = next((str(held.get("value") or "") for _, held in _held(view)), "")
    return Edit(Slot.model_validate(about["edit"]), str(about["place"]), text)


def error_blocks(view: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str]:
    """Each sentence under the block of its field; one about no field of the page goes to the first field."""
    blocks = [each["block_id"] for each in view.get("blocks", ()) if each.get("type") == "input"]
    told: dict[str, str] = {}
    for name, sentence in errors.items():
        page = parsed(view.get("private_metadata")).get("page")
        mark = digest(page, name)
        block = next((each for each in blocks if each.endswith(f"-{mark}")), blocks[0] if blocks else "")
        told[block] = " ".join(filter(None, (told.get(block), sentence)))
    return told


def draw_found(options: tuple[Option, ...]) -> Block:
    """The answer to a search: as many options as a list takes; none that could not be sent back."""
    sent = [option for option in options if fits(f"={option.value}", MOST_CHOSEN)][:FOUND]
    return {"options": [_found(option) for option in sent]}


def _found(option: Option) -> Block:
    found: Block = {"text": label(option.label, OPTION), "value": sent_option(0, option)}
    told = (option.detail or "").strip()
    return {**found, "description": label(told, DETAIL)} if told else found


def _held(view: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """What the controls of a view hold, by the number of their field."""
    for block in ((view.get("state") or {}).get("values") or {}).values():
        for name, held in block.items():
            number = name.removeprefix(FIELD)
            if number.isdecimal() and name.startswith(FIELD):
                yield int(number), held


def _value(held: Mapping[str, Any], field: FormField | None) -> str | tuple[str, ...]:
    options = offered(field.kind, field.options) if field else ()
    if held.get("type") == "plain_text_input":
        typed = str(held.get("value") or "")
        return typed or (as_text(field) if field and is_too_long(field) else "")
    values = tuple(values_of(held, options))
    return values if held.get("type") in SEVERAL else next(iter(values), "")
