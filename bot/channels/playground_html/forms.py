"""A form as the content of a dialog: all of its pages, of which one is shown."""

import htpy as h

from bot.channels.playground_html.cards import draw_audience
from bot.channels.playground_html.fields import draw_field
from conversations.messages import Form, Page


def draw_form(form: Form) -> h.Renderable:
    """The dialog's title, who can see what is written here, and the pages."""
    return h.fragment[
        h.header[
            h.h2(id="form-title", dir="auto")[form.title],
            h.button(".quiet", type="button", data_close=True)["Close"],
        ],
        draw_audience(form.audience),
        (_page(form, number, page) for number, page in enumerate(form.pages)),
    ]


def _page(form: Form, number: int, page: Page) -> h.Element:
    """One page is one HTML form, for it is checked and saved on its own."""
    shown = min(max(form.page, 0), len(form.pages) - 1)
    last = number + 1 == len(form.pages)
    return h.form(
        novalidate=True,
        hidden=number != shown,
        data_slot=form.slot.model_dump_json(),
        data_page=number,
        aria_labelledby=f"form-page-{number}",
    )[
        _progress(number, len(form.pages)),
        h.h3(id=f"form-page-{number}", tabindex="-1", autofocus=number == shown, dir="auto")[page.title],
        (draw_field(field, f"form-{number}-{place}", form.slot) for place, field in enumerate(page.fields)),
        h.p(".error", role="alert"),
        h.footer[
            number > 0 and h.button(type="button", data_turn_to=number - 1)["Back"],
            h.button(".primary", type="submit")[h.bdi[form.submit] if last else "Save and go on"],
        ],
    ]


def _progress(number: int, pages: int) -> h.Node:
    if pages == 1:
        return None
    return h.p(".progress")[
        h.span[f"{number + 1} of {pages}"], h.progress(value=number + 1, max=pages, aria_hidden="true")
    ]
