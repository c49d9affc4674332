"""Block Kit as a page that looks like a chat, so that what is drawn for Slack can be looked at.

It knows what our blocks are made of, and nothing of Slack's own page but its manner.
"""

import base64
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import htpy as h
from markupsafe import Markup

Block = dict[str, Any]
File = Callable[[str], bytes]

STYLE = Path(__file__).with_name("slack_page.css")


def page(content: h.Renderable) -> str:
    """A whole page."""
    style = Markup(STYLE.read_text(encoding="utf-8"))  # noqa: S704 - a file of ours
    head = h.head[h.meta(charset="utf-8"), h.style[style]]
    return str(h.html(lang="en")[head, h.body[content]])


def message(by: str, text: str, blocks: list[Block], file: File, app: bool = True) -> h.Element:  # noqa: FBT001, FBT002
    """A message with who wrote it."""
    badge = h.span(".app")["APP"] if app else None
    return h.article(class_={"message": True, "app": app})[
        h.div(".face")[by[:1]],
        h.div[h.p(".by")[h.strong[by], badge, h.time["9:04"]], drawn(blocks, file) if blocks else h.p[text]],
    ]


def modal(shape: Block, errors: dict[str, str], values: Block, file: File) -> h.Element:
    """A modal, with what was typed and what is wrong."""
    submit = shape.get("submit")
    return h.section(".modal")[
        h.header[h.h2[shape["title"]["text"]], h.span(".x")["\u00d7"]],
        h.div(".inside")[drawn(shape["blocks"], file, errors, values)],
        h.footer[h.button["Cancel"], submit and h.button(".primary")[submit["text"]]],
    ]


def drawn(
    blocks: Iterable[Block], file: File, errors: dict[str, str] | None = None, values: Block | None = None
) -> h.Node:
    """Blocks, one under another."""
    return [_block(each, file, errors or {}, values or {}) for each in blocks]


def _block(block: Block, file: File, errors: dict[str, str], values: Block) -> h.Node:
    match block["type"]:
        case "input":
            return _input(block, errors.get(block["block_id"]), values.get(block["block_id"], {}))
        case "container":
            return h.details[h.summary[block["title"]["text"]], drawn(block["child_blocks"], file)]
        case "image":
            content = base64.b64encode(file(block["slack_file"]["id"])).decode()
            return h.figure[h.img(src=f"data:image/png;base64,{content}", alt=block["alt_text"])]
    return KINDS[block["type"]](block)


def _section(block: Block) -> h.Element:
    return h.div(".section")[h.p[(block.get("text") or {}).get("text", "")], _control(block.get("accessory"))]


def _table(block: Block) -> h.Element:
    return h.table[(h.tr[(h.td[_cell(cell)] for cell in row)] for row in block["rows"])]


def _rich(element: Block) -> h.Node:
    inside = element["elements"]
    match element["type"]:
        case "rich_text_list":
            tag = h.ol if element.get("style") == "ordered" else h.ul
            return tag[(h.li[map(_inline, each["elements"])] for each in inside)]
        case "rich_text_quote":
            return h.blockquote[map(_inline, inside)]
    return h.p[map(_inline, inside)]


def _inline(element: Block) -> h.Node:
    text = element.get("text", element.get("url", ""))
    if element["type"] == "link":
        return h.a(href="#")[text]
    style = element.get("style", {})
    return h.strong[text] if style.get("bold") else h.em[text] if style.get("italic") else text


def _cell(cell: Block) -> h.Node:
    return cell["text"] if "text" in cell else [map(_inline, part["elements"]) for part in cell["elements"]]


def _control(control: Block | None) -> h.Node:
    if control is None:
        return None
    if control["type"] == "button":
        return h.button(class_=control.get("style", "plain"))[control["text"]["text"]]
    shown = control.get("initial_option", {}).get("text", control.get("placeholder", {})).get("text", "")
    return h.button(".menu")[control.get("initial_date") or shown or "Choose", " ▾"]


def _input(block: Block, error: str | None, values: Block) -> h.Element:
    element = block["element"]
    held = values.get(element["action_id"], {})
    optional = h.small[" (optional)"] if block.get("optional") else None
    return h.div(class_={"input": True, "wrong": bool(error)})[
        h.p(".label")[block["label"]["text"], optional],
        _field(element, held),
        block.get("hint") and h.p(".hint")[block["hint"]["text"]],
        error and h.p(".error")[error],
    ]


def _field(element: Block, held: Block) -> h.Node:
    if element["type"] in {"radio_buttons", "checkboxes"}:
        chosen = [held.get("selected_option") or {}, *(held.get("selected_options") or [])]
        picked = {each.get("value") for each in chosen}
        return [
            h.p(class_={"pick": True, "on": each["value"] in picked})[each["text"]["text"]]
            for each in element["options"]
        ]
    if element["type"] == "plain_text_input":
        return h.p(".box")[held.get("value") or ""]
    option = held.get("selected_option") or {}
    return h.p(".box")[held.get("selected_date") or option.get("text", {}).get("text", "Choose an option ▾")]


def _chart(block: Block) -> h.Element:
    chart = block["chart"]
    names = chart.get("axis_config", {}).get("categories", [])
    most = max((point["value"] for each in chart["series"] for point in each["data"]), default=1) or 1
    return h.figure(".chart")[
        h.figcaption[block["title"]],
        (
            h.div(".bar")[
                h.span[name],
                (_bar(each, name, most, place) for place, each in enumerate(chart["series"])),
            ]
            for name in names
        ),
        h.p(".legend")[
            (h.span(class_=f"s{place}")[each["name"]] for place, each in enumerate(chart["series"]))
        ],
    ]


def _bar(series: Block, name: str, most: float, place: int) -> h.Node:
    value = next((point["value"] for point in series["data"] if point["label"] == name), 0)
    return h.i(class_=f"s{place}", style=f"width: {100 * value / most:.0f}%")


def _legend(chart: Block) -> list[h.Element]:
    return [h.span(class_=f"s{place}")[each["name"]] for place, each in enumerate(chart["series"])]


KINDS: dict[str, Callable[[Block], h.Node]] = {
    "rich_text": lambda block: h.div(".rich")[map(_rich, block["elements"])],
    "header": lambda block: h.h3[block["text"]["text"]],
    "section": _section,
    "context": lambda block: h.div(".context")[(h.span[each.get("text", "")] for each in block["elements"])],
    "actions": lambda block: h.div(".actions")[map(_control, block["elements"])],
    "divider": lambda _: h.hr,
    "table": _table,
    "data_visualization": _chart,
    "alert": lambda block: h.p(".alert")[block["text"]["text"]],
}
