"""Everything that a person can do with drawn blocks, as the actions that Slack would send."""

from collections.abc import Iterator, Mapping
from typing import Any

Block = dict[str, Any]
ONE, SEVERAL = ("static_select", "radio_buttons"), ("checkboxes", "multi_static_select")


def flat(blocks: list[Block]) -> Iterator[Block]:
    """Blocks, and those that open from another."""
    for block in blocks:
        yield block
        yield from flat(block.get("child_blocks", []))


def controls(blocks: list[Block]) -> Iterator[tuple[str, Block]]:
    """Every control with the name of its block."""
    for block in flat(blocks):
        inside = block.get("elements", []) if block["type"] == "actions" else []
        for control in (*inside, *(block[key] for key in ("element", "accessory") if key in block)):
            yield block["block_id"], control


def offered(control: Block) -> list[Block]:
    groups = control.get("option_groups", [])
    return [*control.get("options", []), *(each for group in groups for each in group["options"])]


def actions(blocks: list[Block]) -> Iterator[Block]:
    """One action for every button, and for every option of a list that answers at once."""
    for block, control in controls(blocks):
        action = {"block_id": block, "action_id": control["action_id"], "type": control["type"]}
        match control["type"]:
            case "button":
                yield {**action, "value": control["value"]}
            case "datepicker":
                yield {**action, "selected_date": "2027-03-05"}
            case "external_select":
                yield {**action, "selected_option": {"value": "=17"}}
            case kind if kind in ONE:
                yield from ({**action, "selected_option": each} for each in offered(control))


def everything_ticked(blocks: list[Block]) -> Block:
    """The state of a payload in which every box is ticked."""
    values: dict[str, Block] = {}
    for block, control in controls(blocks):
        if control["type"] in SEVERAL:
            held = {"type": control["type"], "selected_options": offered(control)}
            values.setdefault(block, {})[control["action_id"]] = held
    return {"values": values}


def untouched(view: Mapping[str, Any]) -> Block:
    """A view as it comes back when nothing in it was changed."""
    values: dict[str, Block] = {}
    for block, control in controls(view["blocks"]):
        if control["type"] != "button":
            values.setdefault(block, {})[control["action_id"]] = _held(control)
    return {**view, "state": {"values": values}}


def _held(control: Block) -> Block:
    held = {"type": control["type"]}
    match control["type"]:
        case "plain_text_input":
            return {**held, "value": control.get("initial_value")}
        case "datepicker":
            return {**held, "selected_date": control.get("initial_date")}
        case kind if kind in SEVERAL:
            return {**held, "selected_options": control.get("initial_options", [])}
        case _:
            return {**held, "selected_option": control.get("initial_option")}
