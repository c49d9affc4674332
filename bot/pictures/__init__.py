"""Charts as pictures: laid out once, then drawn as SVG for a page or as PNG for a chat."""

from bot.pictures.layout import lay_out
from bot.pictures.png import png
from bot.pictures.svg import svg

__all__ = ["lay_out", "png", "svg"]
