"""Small payloads for Slack, valid as they are: one builder per noun, keys added or changed by name."""

from typing import Any

from bot.channels.slack_limits import Surface, violations

Json = dict[str, Any]
Sent = tuple[Surface, Json]


def plain(text: str = "x") -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str = "x") -> Json:
    return {"type": "mrkdwn", "text": text}


def message(*blocks: Json, **more: Any) -> Sent:
    return "message", {"text": "x", "blocks": list(blocks), **more}


def modal(*blocks: Json, **more: Any) -> Sent:
    return "modal", {
        "type": "modal",
        "title": plain(),
        "submit": plain(),
        "blocks": list(blocks) or [divider()],
        **more,
    }


def home(*blocks: Json, **more: Any) -> Sent:
    return "home", {"type": "home", "blocks": list(blocks) or [divider()], **more}


def divider(**more: Any) -> Json:
    return {"type": "divider", **more}


def section(text: str = "x", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def context(*elements: Json) -> Json:
    return {"type": "context", "elements": list(elements)}


def field(element: Json, **more: Any) -> Json:
    return {"type": "input", "label": plain(), "element": element, **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain(), **more}


def option(value: str = "x", **more: Any) -> Json:
    return {"text": plain(), "value": value, **more}


def options(count: int) -> list[Json]:
    return [option(str(each)) for each in range(count)]


def element(kind: str, **more: Any) -> Json:
    """An element with nothing but what its type needs."""
    listed = {"static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"}
    needed: Json = {"options": options(2)} if kind in listed else {}
    if kind in {"button", "workflow_button", "icon_button"}:
        needed = {"text": plain()}
    special: dict[str, Json] = {
        "workflow_button": {"workflow": {"trigger": {"url": "https://example.org"}}},
        "icon_button": {"icon": "trash"},
        "feedback_buttons": {"positive_button": option(), "negative_button": option()},
        "number_input": {"is_decimal_allowed": False},
        "image": {"image_url": "https://example.org/a.png", "alt_text": "x"},
    }
    return {"type": kind, **needed, **special.get(kind, {}), **more}


def image(**more: Any) -> Json:
    return element("image", **more)


def confirm(**more: Any) -> Json:
    return {"title": plain(), "text": plain(), "confirm": plain(), "deny": plain(), **more}


def rich_text(*parts: Json, **more: Any) -> Json:
    inner = list(parts) or [{"type": "text", "text": "x"}]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": inner}], **more}


def cell(text: str = "x") -> Json:
    return {"type": "raw_text", "text": text}


def rows(count: int, columns: int = 1) -> list[list[Json]]:
    return [[cell() for _ in range(columns)] for _ in range(count)]


def table(**more: Any) -> Json:
    return {"type": "table", "rows": rows(2), **more}


def data_table(**more: Any) -> Json:
    return {"type": "data_table", "caption": "x", "rows": rows(2), **more}


def chart(inner: Json | None = None, **more: Any) -> Json:
    return {"type": "data_visualization", "title": "x", "chart": inner or pie(1), **more}


def pie(segments: int, **more: Any) -> Json:
    return {"type": "pie", "segments": [{"label": "x", "value": 1, **more} for _ in range(segments)]}


def bars(series: int = 1, points: int = 1, kind: str = "bar", **axes: Any) -> Json:
    names = [str(each) for each in range(points)]
    points_there = [{"label": name, "value": 1} for name in names]
    return {
        "type": kind,
        "series": [{"name": str(each), "data": points_there} for each in range(series)],
        "axis_config": {"categories": names, **axes},
    }


def card(**more: Any) -> Json:
    return {"type": "card", "title": plain(), **more}


def carousel(*cards: Json) -> Json:
    return {"type": "carousel", "elements": list(cards)}


def container(*children: Json, **more: Any) -> Json:
    return {"type": "container", "title": plain(), "child_blocks": list(children) or [divider()], **more}


def task(task_id: str = "x", **more: Any) -> Json:
    return {"type": "task_card", "task_id": task_id, "title": "x", "status": "pending", **more}


def plan(count: int = 1, **more: Any) -> Json:
    return {"type": "plan", "title": "x", "tasks": [task(str(each)) for each in range(count)], **more}


def video(**more: Any) -> Json:
    return {
        "type": "video",
        "title": plain(),
        "alt_text": "x",
        "video_url": "https://example.org/v",
        "thumbnail_url": "https://example.org/t",
        **more,
    }


def header(text: str = "x") -> Json:
    return {"type": "header", "text": plain(text)}


def alert(text: str = "x", **more: Any) -> Json:
    return {"type": "alert", "text": plain(text), **more}


def markdown(text: str = "x") -> Json:
    return {"type": "markdown", "text": text}


def broken(sent: Sent) -> list[str]:
    """The paths of everything that is wrong with a payload."""
    return [found.path for found in violations(*sent)]
