"""What stands where: blocks on surfaces, elements in blocks, kinds of text, and keys that are needed."""

import pytest

from bot.channels.slack_limits import Surface, violations
from tests.bot.channels.slack_examples import EXAMPLES
from tests.bot.channels.slack_paths import without
from tests.bot.channels.slack_payloads import (
    Json,
    Sent,
    actions,
    alert,
    broken,
    button,
    card,
    carousel,
    chart,
    confirm,
    container,
    context,
    data_table,
    divider,
    element,
    field,
    header,
    home,
    image,
    markdown,
    message,
    modal,
    mrkdwn,
    option,
    plain,
    plan,
    rich_text,
    section,
    table,
    task,
    video,
)

EVERYWHERE = [
    section(),
    actions(button()),
    context(plain()),
    divider(),
    image(),
    field(element("datepicker")),
    rich_text(),
    video(),
    header(),
    card(),
]
ICONS = {"type": "context_actions", "elements": [element("icon_button")]}
MESSAGES_AND_HOMES = [table(), data_table(), chart(), container()]
MESSAGES = [markdown(), carousel(card()), ICONS, task(), plan()]


def on(surface: Surface, block: Json) -> Sent:
    return {"message": message, "modal": modal, "home": home, "update": message}[surface](block)


PLACES = [
    *[(block, {"message", "modal", "home"}) for block in EVERYWHERE],
    *[(block, {"message", "home"}) for block in MESSAGES_AND_HOMES],
    *[(block, {"message"}) for block in MESSAGES],
    (alert(), {"modal"}),
    ({"type": "file", "external_id": "x", "source": "remote"}, set()),
    ({"type": "call", "call_id": "x"}, set()),
    ({"type": "riddle"}, set()),
    ({}, set()),
]


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
@pytest.mark.parametrize(
    ("block", "surfaces"), PLACES, ids=lambda each: str(each.get("type")) if isinstance(each, dict) else ""
)
def test_a_block_exists_on_its_surfaces_and_nowhere_else(
    surface: Surface, block: Json, surfaces: set[Surface]
) -> None:
    assert broken(on(surface, block)) == ([] if surface in surfaces else ["blocks[0].type"])


SELECTS = ["static_select", "external_select", "users_select", "conversations_select", "channels_select"]
MULTI_SELECTS = [f"multi_{each}" for each in SELECTS]
PRESSED = ["button", "workflow_button", "overflow", "radio_buttons", "checkboxes", "datepicker", "timepicker"]
FIELDS = ["plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input"]
BUTTONS = {"button", "workflow_button", "overflow"}
IN_CONTEXT_ACTIONS = ["feedback_buttons", "icon_button"]
ELEMENTS = [
    *SELECTS,
    *MULTI_SELECTS,
    *PRESSED,
    *FIELDS,
    "datetimepicker",
    "file_input",
    "image",
    *IN_CONTEXT_ACTIONS,
    "riddle",
]


def holds(block: Json, surface: Surface = "modal") -> bool:
    return violations(*on(surface, block)) == []


@pytest.mark.parametrize("kind", ELEMENTS)
def test_row_23_an_element_fits_only_the_blocks_that_take_it(kind: str) -> None:
    one = element(kind)
    assert holds(actions(one)) == (kind in {*SELECTS, *PRESSED, "datetimepicker"})
    assert holds(section(accessory=one)) == (kind in {*SELECTS, *MULTI_SELECTS, *PRESSED, "image"})
    inputs = {*SELECTS, *MULTI_SELECTS, *PRESSED, *FIELDS, "datetimepicker", "file_input"} - BUTTONS
    assert holds(field(one)) == (kind in inputs)
    assert holds(context(one)) == (kind == "image")
    assert holds({"type": "context_actions", "elements": [one]}, "message") == (kind in IN_CONTEXT_ACTIONS)
    assert holds(card(actions=[one])) == (kind == "button")


@pytest.mark.parametrize(
    "child", [*EVERYWHERE, *MESSAGES_AND_HOMES, *MESSAGES, alert()], ids=lambda each: each["type"]
)
def test_row_41_a_container_holds_some_blocks_and_no_other(child: Json) -> None:
    allowed = {"actions", "context", "divider", "header", "image", "input", "rich_text", "section", "table"}
    fitting = child["type"] in {*allowed, "video"}
    assert broken(home(container(child))) == ([] if fitting else ["blocks[0].child_blocks[0].type"])


def accessory(kind: str, one: Json) -> Sent:
    return message(section(accessory=element(kind, options=[one])))


PLAIN_ONLY: list[tuple[Sent, str]] = [
    (message({**header(), "text": mrkdwn()}), "blocks[0].text"),
    (message(actions(button(text=mrkdwn()))), "blocks[0].elements[0].text"),
    (message(image(title=mrkdwn())), "blocks[0].title"),
    (message(video(title=mrkdwn())), "blocks[0].title"),
    (modal(title=mrkdwn()), "title"),
    (modal(submit=mrkdwn()), "submit"),
    (modal(close=mrkdwn()), "close"),
    (modal(field(element("datepicker"), label=mrkdwn())), "blocks[0].label"),
    (modal(field(element("datepicker"), hint=mrkdwn())), "blocks[0].hint"),
    (modal(field(element("datepicker", placeholder=mrkdwn()))), "blocks[0].element.placeholder"),
    (message(actions(button(confirm=confirm(title=mrkdwn())))), "blocks[0].elements[0].confirm.title"),
    (accessory("static_select", option(text=mrkdwn())), "blocks[0].accessory.options[0].text"),
    (accessory("overflow", option(text=mrkdwn())), "blocks[0].accessory.options[0].text"),
    (home(container(title=mrkdwn())), "blocks[0].title"),
]


@pytest.mark.parametrize(("sent", "path"), PLAIN_ONLY, ids=lambda each: each if isinstance(each, str) else "")
def test_row_18_where_only_plain_text_may_stand_mrkdwn_is_named(sent: Sent, path: str) -> None:
    assert broken(sent) == [f"{path}.type"]


@pytest.mark.parametrize("kind", ["radio_buttons", "checkboxes"])
def test_row_18_radio_buttons_and_checkboxes_may_format_their_options(kind: str) -> None:
    assert broken(accessory(kind, option(text=mrkdwn(), description=mrkdwn()))) == []


@pytest.mark.parametrize("kind", ["static_select", "radio_buttons", "checkboxes"])
def test_row_17_only_an_overflow_has_options_with_an_address(kind: str) -> None:
    assert broken(accessory(kind, option(url="x"))) == ["blocks[0].accessory.options[0].url"]
    assert broken(accessory("overflow", option(url="x"))) == []


NEEDED = [
    ("header", "blocks[0].text"),
    ("picture", "blocks[0].alt_text"),
    ("context", "blocks[0].elements[2].alt_text"),
    ("actions", "blocks[0].elements"),
    ("actions", "blocks[0].elements[0].text"),
    ("actions", "blocks[0].elements[0].confirm.deny"),
    ("feedback", "blocks[0].elements[1].text"),  # row 44
    ("feedback", "blocks[0].elements[1].icon"),
    ("feedback", "blocks[0].elements[0].negative_button"),
    ("described", "blocks[0].accessory.options[0].value"),
    ("described groups", "blocks[0].accessory.option_groups[0].label"),
    ("text", "blocks[0].label"),
    ("text", "blocks[0].element"),
    ("number", "blocks[0].element.is_decimal_allowed"),
    ("modal", "title"),
    ("modal", "blocks"),
    ("home", "blocks"),
    ("video", "blocks[0].video_url"),
    ("video", "blocks[0].thumbnail_url"),
    ("table", "blocks[0].rows"),
    ("table", "blocks[0].rows[0][1].text"),
    ("table", "blocks[0].rows[0][1].value"),
    ("data table", "blocks[0].caption"),
    ("pie", "blocks[0].title"),
    ("bars", "blocks[0].chart.axis_config"),
    ("container", "blocks[0].child_blocks"),
    ("alert", "blocks[0].text"),
    ("plan", "blocks[0].title"),
    ("task", "blocks[0].status"),
    ("rich text", "blocks[0].elements[0].elements[0].text"),
    ("rich text", "blocks[0].elements[0].elements[9].format"),
    ("rich text", "blocks[0].elements[1].style"),
    ("message", "metadata.event_payload"),
]


@pytest.mark.parametrize(("example", "path"), NEEDED)
def test_what_is_needed_and_not_there_is_named(example: str, path: str) -> None:
    surface, payload = EXAMPLES[example]
    assert "This is missing." in {
        found.rule for found in violations(surface, without(payload, path)) if found.path == path
    }


GROUPS = [{"label": plain(), "options": [option()]}]
TWO_SOURCES = {"id": "F1", "url": "x"}
EITHER: list[tuple[Sent, str]] = [
    (message({"type": "section"}), "blocks[0]"),
    (message({"type": "card", "subtitle": plain()}), "blocks[0]"),
    (message({"type": "container", "child_blocks": [divider()]}), "blocks[0]"),
    (message({"type": "image", "alt_text": "x"}), "blocks[0]"),
    (message(image(slack_file={"id": "F1"})), "blocks[0]"),
    (message(context(image(slack_file={"id": "F1"}))), "blocks[0].elements[0]"),
    (message({"type": "image", "alt_text": "x", "slack_file": TWO_SOURCES}), "blocks[0].slack_file"),
    (message(section(accessory=element("static_select", option_groups=GROUPS))), "blocks[0].accessory"),
    (message(section(accessory={"type": "static_select"})), "blocks[0].accessory"),
]


@pytest.mark.parametrize(("sent", "path"), EITHER)
def test_row_34_and_others_where_one_of_several_is_needed_none_or_too_many_are_named(
    sent: Sent, path: str
) -> None:
    assert broken(sent) == [path]


@pytest.mark.parametrize("part", ["text", "link", "user", "usergroup", "channel", "team", "emoji", "color"])
def test_no_part_of_rich_text_is_empty(part: str) -> None:
    key = {"text": "text", "link": "url", "emoji": "name", "color": "value"}.get(part, f"{part}_id")
    assert broken(message(rich_text({"type": part, key: "x"}))) == []
    assert broken(message(rich_text({"type": part, key: ""}))) == [f"blocks[0].elements[0].elements[0].{key}"]
