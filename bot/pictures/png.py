"""A drawing as PNG, for chats that show no SVG: on a light or a dark surface, twice as fine as it is shown.

Letters come from a font of their own, so that a machine without any fonts draws them too; for scripts that it
lacks the system's fonts stand in.
"""

import resvg_py
from font_source_sans_pro import SourceSansPro, SourceSansProSemibold

from bot.pictures.drawing import Drawing
from bot.pictures.svg import svg

FINE = 2.0
FAMILY = "Source Sans Pro"
LIGHT = {
    "surface": "#ffffff", "ink": "#1c2420", "quiet": "#56605a", "line": "#86908a", "rung": "#f5f4ef",
    "here": "#17694c", "on-here": "#ffffff", "wish": "#e3f1ea", "now": "#17694c", "under-way": "#8fc4ad",
    "required": "#a4481f", "wished": "#c9a227", "scale": "#e6e3d8",
}  # fmt: skip
DARK = {
    "surface": "#1b211e", "ink": "#e7ece9", "quiet": "#a4afa9", "line": "#6d7973", "rung": "#262e2a",
    "here": "#7ad3a6", "on-here": "#0a1c13", "wish": "#1d3229", "now": "#7ad3a6", "under-way": "#3f7d62",
    "required": "#f0a98a", "wished": "#e5c558", "scale": "#39433e",
}  # fmt: skip


def png(drawing: Drawing, alt: str, *, dark: bool = False) -> bytes:
    """The picture's bytes."""
    palette = DARK if dark else LIGHT
    source = str(svg(drawing, alt, style_sheet(palette)))
    fonts = [SourceSansPro, SourceSansProSemibold]
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=source, background=palette["surface"], zoom=FINE, font_files=fonts, font_family=FAMILY
        )
    )


def style_sheet(palette: dict[str, str]) -> str:
    """The colours of a palette, by the parts that shapes play."""
    fills = "".join(f".{part}{{fill:{colour}}}" for part, colour in palette.items() if part != "line")
    return (
        f"{fills}text{{font-family:'{FAMILY}'}}.bold{{font-weight:600}}"
        f".line{{fill:none;stroke:{palette['line']};stroke-width:3}}"
        f".rung{{stroke:{palette['line']};stroke-width:1.5}}"
        f".wish{{stroke:{palette['here']};stroke-width:3;stroke-dasharray:8 5}}"
    )
