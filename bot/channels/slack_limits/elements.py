"""Elements: buttons, pictures and fields, and which of them each block holds."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from bot.channels.slack_limits.choices import BOXES, FOCUS, MULTI_SELECTS, OVERFLOW, SELECTS
from bot.channels.slack_limits.confirming import COLOURS, PLACEHOLDER_TEXT, element, typed
from bot.channels.slack_limits.rich_text import A_RICH_TEXT
from bot.channels.slack_limits.rules import (
    an_object,
    anything,
    between,
    exactly_one,
    flag,
    letters,
    one_of,
    shape,
    some,
    text,
    whole,
    written,
)
from bot.channels.slack_limits.spots import Rule, Spot, Violation
from bot.channels.slack_limits.table import (
    AGENT_PROMPT,
    ALT_TEXT,
    BUTTON_LABEL,
    BUTTON_TEXT,
    BUTTON_URL,
    BUTTON_VALUE,
    FILES,
    IMAGE_URL,
    MAX_LENGTH,
    MIN_LENGTH,
    TYPED,
)

SOURCE: Mapping[str, Rule] = {
    "image_url": letters(IMAGE_URL),
    "slack_file": shape({}, {"id": written, "url": letters(IMAGE_URL)}, exactly_one("id", "url")),
}
IMAGE = shape(
    {"type": anything, "alt_text": letters(ALT_TEXT)}, SOURCE, exactly_one("image_url", "slack_file")
)

LABEL: Mapping[str, Rule] = {"accessibility_label": letters(BUTTON_LABEL)}
BUTTON = element(
    {"text": text(BUTTON_TEXT)},
    {
        **LABEL,
        "value": letters(BUTTON_VALUE),
        "url": letters(BUTTON_URL),
        "style": COLOURS,
        "agent_prompt": letters(AGENT_PROMPT),
        "agent_prompt_display": anything,
        "visible_to_user_ids": some(written),
    },
)
WORKFLOW_BUTTON = typed(
    {"text": text(BUTTON_TEXT), "workflow": shape({"trigger": an_object})}, {**LABEL, "style": COLOURS}
)
FEEDBACK = shape({"text": text(BUTTON_TEXT), "value": letters(BUTTON_VALUE)}, LABEL)
FEEDBACK_BUTTONS = typed({"positive_button": FEEDBACK, "negative_button": FEEDBACK})
ICON_BUTTON = element(
    {"icon": written, "text": text(BUTTON_TEXT)},
    {**LABEL, "value": letters(BUTTON_VALUE), "visible_to_user_ids": some(written)},
)


def _day(spot: Spot) -> Iterator[Violation]:
    try:
        date.fromisoformat(spot.value)
    except (TypeError, ValueError):
        yield spot.wrong("This has to be a day such as 2026-11-30.")
    else:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", spot.value):
            yield spot.wrong("This has to be a day such as 2026-11-30.")


def _time(spot: Spot) -> Iterator[Violation]:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(spot.value)):
        yield spot.wrong("This has to be a time such as 09:30.")


def _moment(spot: Spot) -> Iterator[Violation]:
    if not re.fullmatch(r"\d{10}", str(spot.value)):
        yield spot.wrong("This has to be a moment in ten digits, in seconds since 1970.")


PICKERS: dict[str, Rule] = {
    "datepicker": element({}, {**FOCUS, "placeholder": PLACEHOLDER_TEXT, "initial_date": _day}),
    "timepicker": element(
        {}, {**FOCUS, "placeholder": PLACEHOLDER_TEXT, "initial_time": _time, "timezone": written}
    ),
}
MOMENT_PICKER: dict[str, Rule] = {"datetimepicker": element({}, {**FOCUS, "initial_date_time": _moment})}


def _length_is_possible(spot: Spot) -> Iterator[Violation]:
    least, most = spot.under("min_length"), spot.under("max_length")
    if isinstance(least.value, int) and isinstance(most.value, int) and least.value > most.value:
        yield least.wrong("This is more than max_length.")


FIELD: Mapping[str, Rule] = {
    **FOCUS,
    "placeholder": PLACEHOLDER_TEXT,
    "dispatch_action_config": shape(
        {"trigger_actions_on": some(one_of("on_enter_pressed", "on_character_entered"))}
    ),
}
FIELDS: dict[str, Rule] = {
    "plain_text_input": typed(
        {},
        {
            **FIELD,
            "initial_value": letters(TYPED),
            "multiline": flag,
            "min_length": between(MIN_LENGTH),
            "max_length": between(MAX_LENGTH),
        },
        _length_is_possible,
    ),
    "email_text_input": typed({}, {**FIELD, "initial_value": letters(TYPED)}),
    "url_text_input": typed({}, {**FIELD, "initial_value": letters(TYPED)}),
    "number_input": typed(
        {"is_decimal_allowed": flag},
        {**FIELD, "initial_value": written, "min_value": written, "max_value": written},
    ),
    "rich_text_input": typed(
        {}, {**FIELD, "initial_value": A_RICH_TEXT, "min_lines": whole(), "max_lines": whole()}
    ),
    "file_input": typed({}, {"filetypes": some(written), "max_files": between(FILES)}),
}

PRESSED: dict[str, Rule] = {
    "button": BUTTON,
    "workflow_button": WORKFLOW_BUTTON,
    "overflow": OVERFLOW,
    **SELECTS,
    **BOXES,
    **PICKERS,
}
# Row 23: a live workspace refused multi-selects in actions; typed fields belong into inputs.
IN_ACTIONS: Mapping[str, Rule] = {**PRESSED, **MOMENT_PICKER}
IN_SECTION: Mapping[str, Rule] = {**PRESSED, **MULTI_SELECTS, "image": IMAGE}
IN_INPUT: Mapping[str, Rule] = {
    **SELECTS,
    **MULTI_SELECTS,
    **BOXES,
    **PICKERS,
    **MOMENT_PICKER,
    **FIELDS,
}
IN_CONTEXT_ACTIONS: Mapping[str, Rule] = {"feedback_buttons": FEEDBACK_BUTTONS, "icon_button": ICON_BUTTON}
