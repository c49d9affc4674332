"""One field of a card or a form: radio buttons, boxes to tick, a menu, a day, a search, or room to write."""

from datetime import date

import htpy as h

from bot.channels.playground_html.words import draw_spans
from conversations.messages import AnswerKind, FormField, Option, Slot

MANY = 12
"""More options than these are a menu that opens."""
YES_OR_NO = (Option(value="yes", label="Yes"), Option(value="no", label="No"))
SEARCHED: tuple[AnswerKind, ...] = ("person", "role", "competency")
"""Kinds that are searched by letters where no options come with them."""


def draw_field(field: FormField, key: str, slot: Slot) -> h.Element:
    """One field: its name, the text and the hint under it, what is wrong with it, and the control."""
    options = offered(field.kind, field.options)
    above, hint = f"{key}-above" if field.above else None, f"{key}-hint" if field.hint else None
    told = " ".join(filter(None, (above, hint, f"{key}-error")))
    name: h.Node = [h.bdi[field.label], None if field.required else h.small[" (optional)"]]
    advice = [
        field.above and h.div(".above", id=above)[draw_spans(field.above)],
        field.hint and h.p(".hint", id=hint, dir="auto")[field.hint],
        h.p(".error", id=f"{key}-error", dir="auto")[field.error],
    ]
    if options and (len(options) <= MANY or field.kind == "choices"):
        control: h.Node = h.fieldset(aria_describedby=told)[
            h.legend[name], advice, h.div(".picks")[(_pick(field, option) for option in options)]
        ]
    else:
        control = [h.label(for_=key)[name], advice, _entry(field, options, key, told, slot)]
    return h.div(".field", data_field=field.name)[control]


def draw_found(options: tuple[Option, ...], key: str) -> h.Renderable:
    """The options that a search found, as rows of the list under it."""
    return h.fragment[
        (
            h.li(role="option", id=f"{key}-{number}", data_value=option.value, data_label=option.label)[
                draw_option(option)
            ]
            for number, option in enumerate(options)
        )
    ]


def offered(kind: AnswerKind, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options to choose from; a yes or no needs none of its own."""
    return options or (YES_OR_NO if kind == "yes_no" else ())


def day_of(text: str) -> date | None:
    """The day that an ISO date names; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def draw_option(option: Option) -> list[h.Node]:
    """The label, and the detail under it."""
    return [h.bdi[option.label], option.detail and h.small(dir="auto")[option.detail]]


def _pick(field: FormField, option: Option) -> h.Element:
    several = field.kind == "choices"
    return h.label(".pick")[
        h.input(
            type="checkbox" if several else "radio",
            name=field.name,
            value=option.value,
            checked=option.value in _values(field),
        ),
        h.span[draw_option(option)],
    ]


def _entry(field: FormField, options: tuple[Option, ...], key: str, told: str, slot: Slot) -> h.Node:
    """A control of one piece: a menu, a day, a search, or room to write."""
    value = _values(field)[0]
    same: dict[str, str | bool | None] = {
        "id": key,
        "aria-describedby": told,
        "aria-invalid": "true" if field.error else None,
    }
    named: dict[str, str | bool | None] = {"name": field.name, "required": field.required}
    if options:
        chosen = [h.option(value=o.value, selected=o.value == value)[_menu_label(o)] for o in options]
        return h.select(same | named)[h.option(value="")["Choose one"], chosen]
    if field.kind == "date":
        return h.input(same | named, type="date", value=value if day_of(value) else None)
    if field.kind in SEARCHED:
        return _search(same | {"required": field.required}, field, key, slot)
    # A browser drops the first newline of a text area, so one is given to be dropped.
    return h.textarea(same | named, rows=3, dir="auto")[f"\n{value}"]


def _search(same: dict[str, str | bool | None], field: FormField, key: str, slot: Slot) -> h.Element:
    place = slot if field.name == "answer" else slot.model_copy(update={"step": field.name})
    value = _values(field)[0]
    return h.div(".search", data_slot=place.model_dump_json())[
        h.input(
            same,
            type="text",
            role="combobox",
            aria_autocomplete="list",
            aria_expanded="false",
            aria_controls=f"{key}-found",
            autocomplete="off",
            value=value,
            dir="auto",
        ),
        h.input(type="hidden", name=field.name, value=value),
        h.ul(role="listbox", id=f"{key}-found", aria_label=field.label, hidden=True, data_floats=True),
        h.p(".nobody", role="status"),
    ]


def _menu_label(option: Option) -> str:
    return f"{option.label}: {option.detail}" if option.detail else option.label


def _values(field: FormField) -> tuple[str, ...]:
    return (field.value if isinstance(field.value, tuple) else (field.value or "",)) or ("",)
