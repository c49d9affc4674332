"""The page around a conversation, and the page on which one chooses whom to be."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import htpy as h

from bot.channels.playground_company import PersonCard
from bot.channels.playground_html.cards import draw_prompt
from bot.channels.playground_html.icons import ASSETS, icon
from bot.channels.playground_html.people import draw_avatar, draw_people

STYLES = ("base", "page", "clock", "lines", "cards", "answers", "dialogs")
NOTICE = "A playground. The company and its people are invented."


def chat_page(me: PersonCard, people: Sequence[PersonCard], now: datetime) -> h.Element:
    """The chat of one person: header, direct message, home, thread, and the dialogs."""
    return _html(
        f"{me.name} · Trellis playground",
        h.body(data_as=me.id, data_now=now.isoformat(), data_zone=me.zone)[
            h.a(".skip", href="#talk-text")["Skip to the message box"],
            _header(me, now),
            h.main[
                _column("talk", "Messages", h.h2["Messages"]),
                h.section("#home", hidden=True, aria_label="Home", tabindex="0")[h.div("#home-content")],
            ],
            h.aside("#thread-panel", hidden=True, aria_labelledby="thread-title")[
                _column("thread", "Thread", _thread_heading())
            ],
            h.p("#connection", role="status"),
            h.dialog("#form", aria_labelledby="form-title"),
            h.dialog("#picker", aria_labelledby="picker-title")[
                h.header[
                    h.h2(id="picker-title")["Switch person"],
                    h.button(".quiet", type="button", data_close=True)["Close"],
                ],
                _picker(people),
            ],
        ],
    )


def welcome_page(people: Sequence[PersonCard], problem: str = "") -> h.Element:
    """Where a visit begins: choose somebody to be."""
    return _html(
        "Trellis playground",
        h.body(".welcome")[
            h.header[h.p(".brand")[_brand()], _theme()],
            h.main[
                h.p(".notice")[NOTICE],
                h.h1["Who would you like to be?"],
                h.p["Choose somebody, and chat with Trellis as that person. You can switch at any time."],
                problem and h.p(".error", role="alert")[problem],
                _picker(people),
            ],
        ],
    )


def _html(title: str, body: h.Element) -> h.Element:
    return h.html(lang="en")[
        h.head[
            h.meta(charset="utf-8"),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.title[title],
            h.link(rel="icon", href=f"{ASSETS}/icon.svg"),
            (h.link(rel="stylesheet", href=f"{ASSETS}/{name}.css") for name in STYLES),
            h.script(src=f"{ASSETS}/theme.js"),
            h.script(type="module", src=f"{ASSETS}/trellis.js"),
        ],
        body,
    ]


def _header(me: PersonCard, now: datetime) -> h.Element:
    return h.header(".top")[
        h.p(".notice")[NOTICE],
        h.h1(".brand")[_brand()],
        h.button("#switch", type="button", aria_haspopup="dialog")[
            draw_avatar(me),
            h.span[h.bdi[me.name], h.small(dir="auto")[me.role]],
            h.span(".does")[icon("swap"), h.span["Switch person"]],
        ],
        h.nav(aria_label="Views")[
            h.a(href="#talk", aria_current="page")[icon("talk"), "Messages"],
            h.a(href="#home")[icon("home"), "Home"],
        ],
        _clock(me, now),
        _theme(),
    ]


def _clock(me: PersonCard, now: datetime) -> h.Element:
    """What time it is for the one who is shown, and three ways to let time pass."""
    local = now.astimezone(ZoneInfo(me.zone))
    steps = (("morning", "Next morning"), ("day", "One day"), ("week", "One week"))
    return h.div("#clock", role="group", aria_label="The company's clock")[
        h.p[
            h.span["Time in the company: "],
            h.time("#clock-now", datetime=now.isoformat())[
                f"{local:%A} {local.day} {local:%B}, {local:%H:%M}"
            ],
        ],
        h.div[(h.button(type="button", data_to=to)[label] for to, label in steps)],
        h.p("#clock-status", role="status"),
    ]


def _brand() -> h.Node:
    return [h.img(src=f"{ASSETS}/icon.svg", alt="", width=28, height=28), h.span["Trellis"]]


def _theme() -> h.Element:
    return h.button(
        "#theme.quiet", type="button", role="switch", aria_checked="false", aria_label="Dark colours"
    )[icon("moon"), icon("sun"), h.span["Dark colours"]]


def _thread_heading() -> h.Node:
    return [
        h.h2(id="thread-title", tabindex="-1", dir="auto")["Thread"],
        h.a(".quiet", href="#talk", aria_label="Close thread")[icon("close"), icon("back")],
    ]


def _column(name: str, label: str, heading: h.Node) -> h.Element:
    """A conversation: heading, lines, suggestions and the box to write in."""
    return h.section(f"#{name}.column", data_place="talk" if name == "talk" else None)[
        h.header[heading],
        h.div(".log", role="log", aria_label=label, tabindex="0", aria_busy="true")[
            h.ol(id=f"{name}-lines", role="list")
        ],
        h.div(".foot")[
            h.button(".latest", type="button", hidden=True)["New messages"],
            h.p(".typing", role="status"),
            draw_prompt(None, name, "talk"),
            _composer(name),
        ],
    ]


def _composer(name: str) -> h.Element:
    label, invitation = (
        ("Message", "Write to Trellis") if name == "talk" else ("Reply", "Reply in this thread")
    )
    return h.form(".composer", aria_label=f"Write in {'messages' if name == 'talk' else 'this thread'}")[
        h.p(".error", role="alert", id=f"{name}-problem"),
        h.textarea(
            id=f"{name}-text",
            rows=1,
            dir="auto",
            aria_label=label,
            aria_describedby=f"{name}-problem {name}-keys",
            placeholder=invitation,
        ),
        h.label(".upload", title="Attach a file")[
            h.input(type="file", aria_label="Attach a file"), icon("attach")
        ],
        h.button(".primary", type="submit", aria_label="Send")[icon("send")],
        h.p(".keys", id=f"{name}-keys")["Enter sends. Shift and Enter begins a new line."],
    ]


def _picker(people: Sequence[PersonCard]) -> h.Element:
    return h.div(".picker", data_source="/playground/people")[
        h.label(for_="picker-text")["Name, role or team"],
        h.input(
            "#picker-text",
            type="text",
            role="combobox",
            aria_autocomplete="list",
            aria_expanded="true",
            aria_controls="picker-found",
            autocomplete="off",
            autofocus=True,
            dir="auto",
        ),
        h.ul("#picker-found", role="listbox", aria_label="People", tabindex="-1")[draw_people(people)],
        h.p(".nobody", role="status"),
    ]
