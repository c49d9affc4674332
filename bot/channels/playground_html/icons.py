"""Small pictures from one sheet; the words beside them say the same."""

import htpy as h

ASSETS = "/playground/assets"


def icon(name: str) -> h.Element:
    """A picture from `icons.svg`, for sighted people only."""
    return h.svg(class_=["icon", f"icon-{name}"], aria_hidden="true")[
        h.use(href=f"{ASSETS}/icons.svg#{name}")
    ]
