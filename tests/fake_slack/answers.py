"""What a person can put into an element, as Slack writes it into `state.values` and actions."""

import re
from collections.abc import Iterable
from typing import Any

from .blocks import elements, label
from .nouns import Json, NotPossible, Values

DAY, TIME, EMAIL = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d", r"[^@\s]+@[^@\s]+\.[^@\s]+"
SHAPED = {"datepicker": DAY, "timepicker": TIME, "email_text_input": EMAIL, "url_text_input": r"https?://\S+"}
# element type: (the key under which its value stands, the key of what it begins with)
SINGLE = {
    "plain_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "rich_text_input": ("rich_text_value", "initial_value"),
}
SEVERAL = {
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", "initial_files"),
}
ONE_OPTION = {"static_select", "external_select", "radio_buttons", "overflow"}
OPTIONS = {"multi_static_select", "multi_external_select", "checkboxes"}


def initial(element: Json) -> Json | None:
    """What stands in an element before anybody touched it; None for what holds nothing."""
    kind = element["type"]
    if kind in SINGLE:
        key, begins = SINGLE[kind]
        return {"type": kind, key: element.get(begins)}
    if kind in SEVERAL:
        key, begins = SEVERAL[kind]
        return {"type": kind, key: element.get(begins, [])}
    if kind in ONE_OPTION - {"overflow"}:
        return {"type": kind, "selected_option": element.get("initial_option")}
    if kind in OPTIONS:
        return {"type": kind, "selected_options": element.get("initial_options", [])}
    return None


def state(shown: list[Json], typed: Values) -> Values:
    """What stands in everything shown; what was typed stays where block and action keep their ids."""
    values: Values = {}
    for block, element in elements(shown):
        begun = initial(element)
        if begun is None:
            continue
        name, action = block["block_id"], element["action_id"]
        before = typed.get(name, {}).get(action, {})
        kept = before if before.get("type") == begun["type"] else begun
        values.setdefault(name, {})[action] = kept
    return values


def given(element: Json, value: Any, found: list[Json]) -> Json:
    """The state of an element after somebody chose or typed something; None clears it.

    Raises:
        NotPossible: Slack's client would not take it.
    """
    kind = element["type"]
    if kind in ONE_OPTION:
        chosen = None if value is None else _option(element, value, found)
        return {"type": kind, "selected_option": chosen}
    if kind in OPTIONS:
        wanted = [] if value is None else value if isinstance(value, list) else [value]
        return {"type": kind, "selected_options": [_option(element, each, found) for each in wanted]}
    if kind in SEVERAL:
        return {"type": kind, SEVERAL[kind][0]: list(value or [])}
    if kind in SINGLE:
        _fits(element, value)
        return {"type": kind, SINGLE[kind][0]: value}
    raise NotPossible(f"nothing can be put into a {kind}")


def empty(state: Json) -> bool:
    """Whether nothing is chosen or typed."""
    return all(value in (None, "", []) for key, value in state.items() if key != "type")


def options(element: Json) -> Iterable[Json]:
    """Everything that an element offers, groups opened."""
    yield from element.get("options", [])
    for group in element.get("option_groups", []):
        yield from group["options"]


def _option(element: Json, wanted: Any, found: list[Json]) -> Json:
    offered = [*options(element), *found]
    for each in offered:
        if wanted in (each, each.get("value"), label(each)):
            return {key: each[key] for key in ("text", "value", "description") if key in each}
    raise NotPossible(f"{wanted!r} is not offered; there is {[label(each) for each in offered]}")


def _fits(element: Json, value: Any) -> None:
    kind = element["type"]
    if value is None:
        return
    if kind in SHAPED and not re.fullmatch(SHAPED[kind], str(value)):
        raise NotPossible(f"{value!r} cannot be put into a {kind}")
    if kind == "number_input":
        _number(element, str(value))
    if kind == "plain_text_input":
        if len(value) > element.get("max_length", 3_000):
            raise NotPossible(f"longer than {element.get('max_length', 3_000)} characters")
        if "\n" in value and not element.get("multiline"):
            raise NotPossible("one line only")


def _number(element: Json, value: str) -> None:
    number = float(value)
    if not element.get("is_decimal_allowed") and not number.is_integer():
        raise NotPossible(f"{value} is not a whole number")
    if not float(element.get("min_value", "-inf")) <= number <= float(element.get("max_value", "inf")):
        raise NotPossible(f"{value} is out of range")


def too_short(element: Json, state: Json) -> bool:
    """Whether fewer letters are typed than the element asks for."""
    typed = state.get("value") or ""
    return element["type"] == "plain_text_input" and 0 < len(typed) < int(element.get("min_length", 0))
