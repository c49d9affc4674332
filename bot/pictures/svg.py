"""A drawing as SVG. Colours are classes: a page's style sheet gives them, or the palette that is passed."""

import htpy as h

from bot.pictures.drawing import WIDTH, Box, Drawing, Path, Shape, Words


def svg(drawing: Drawing, alt: str, style: str = "") -> h.Element:
    """The picture, with its content as a label for those who hear it."""
    return h.svg(
        ".picture",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {drawing.height:g}",
        role="img",
        aria_label=alt,
    )[h.style[style] if style else None, map(_shape, drawing.shapes)]


def _shape(shape: Shape) -> h.Element:
    match shape:
        case Box():
            return h.rect(
                f".{shape.part}",
                x=f"{shape.x:g}",
                y=f"{shape.y:g}",
                width=f"{max(0, shape.width):g}",
                height=f"{shape.height:g}",
                rx=f"{shape.round:g}",
            )
        case Path():
            points = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
            return h.polyline(f".{shape.part}", points=points)
        case Words():
            return _words(shape)


def _words(words: Words) -> h.Element:
    return h.text(
        class_=[words.part, "bold" if words.bold else "plain"],
        x=f"{words.x:g}",
        y=f"{words.y:g}",
        font_size=str(words.size),
        text_anchor=words.anchor,
    )[words.text]
