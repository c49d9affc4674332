"""Bars on one scale: what is, with a mark for what is asked for and one for what a wish asks for."""

from collections.abc import Iterator

from bot.pictures.drawing import LEADING, LETTERS, SMALL, WIDTH, Box, Drawing, Shape, Words, wrapped
from conversations.messages import Bar, Bars, Progress, Strip

EDGE, THICK, MARK, ROW, GAP = 12, 16, 7, 26, 20
LENGTH = WIDTH - 2 * EDGE


def lay_out_bars(chart: Bars) -> Drawing:
    """Lay out bars under a legend."""
    shapes: list[Shape] = []
    entries = [("now", "Now"), ("required", "Asked for")]
    if chart.wish and any(bar.wished is not None for bar in chart.bars):
        entries.append(("wished", chart.wish))
    y: float = _legend(shapes, entries, marks=("required", "wished"))
    for bar in chart.bars:
        y = _bar(shapes, chart, bar, y)
    return Drawing(y, tuple(shapes))


def _legend(shapes: list[Shape], entries: list[tuple[str, str]], marks: tuple[str, ...] = ()) -> float:
    """What the parts mean, one line each where they do not fit beside one another; `marks` are thin."""
    x, y = float(EDGE), float(EDGE + SMALL)
    for part, said in entries:
        needed = ROW + sum(1 for _ in said) * SMALL * 0.56 + GAP
        if x > EDGE and x + needed > WIDTH:
            x, y = EDGE, y + SMALL * LEADING
        shapes.append(Box(x, y - THICK + 3, MARK if part in marks else THICK, THICK, part))
        shapes.append(Words(x + ROW, y, said, "quiet", SMALL))
        x += needed
    return y + GAP


def _bar(shapes: list[Shape], chart: Bars, bar: Bar, y: float) -> float:
    for text in wrapped(bar.label, LENGTH):
        y += LETTERS * LEADING
        shapes.append(Words(EDGE, y, text, bold=True))
    y += 10
    shapes.append(Box(EDGE, y, LENGTH, THICK, "scale", round=4))
    if (now := _at(chart, bar.now)) is not None:
        shapes.append(Box(EDGE, y, now, THICK, "now", round=4))
    beside = MARK if bar.wished == bar.required else 0  # so that neither mark hides the other
    for part, value, before in (("required", bar.required, beside), ("wished", bar.wished, 0)):
        if (at := _at(chart, value)) is not None:
            shapes.append(Box(EDGE + max(0, at - MARK - before), y - 5, MARK, THICK + 10, part))
    y += THICK
    for text in wrapped(bar.note or "", LENGTH, SMALL) if bar.note or bar.now is None else ():
        y += SMALL * LEADING
        shapes.append(Words(EDGE, y, text or "not known yet", "quiet", SMALL))
    return y + GAP


def _at(chart: Bars, value: float | None) -> float | None:
    """Where a value lies on the scale; beyond it counts as its end."""
    length = chart.highest - chart.lowest
    if value is None or length <= 0:
        return None
    return round(LENGTH * min(1.0, max(0.0, (value - chart.lowest) / length)), 1)


def lay_out_progress(chart: Progress) -> Drawing:
    """Lay out goals, each with a bar of its actions."""
    shapes: list[Shape] = []
    y: float = _legend(shapes, list(zip(PARTS, chart.legend, strict=True)))
    for strip in chart.strips:
        y = _strip(shapes, strip, chart.legend, y)
    return Drawing(y, tuple(shapes))


PARTS = ("now", "under-way", "required", "scale")


def _strip(shapes: list[Shape], strip: Strip, legend: tuple[str, ...], y: float) -> float:
    for text in wrapped(strip.label, LENGTH):
        y += LETTERS * LEADING
        shapes.append(Words(EDGE, y, text, bold=True))
    counts = (strip.done, strip.under_way, strip.overdue, strip.open)
    y += 10
    shapes.extend(_pieces(counts, y))
    y += THICK + SMALL * LEADING
    said = ", ".join(f"{count} {name.lower()}" for count, name in zip(counts, legend, strict=True) if count)
    shapes.append(Words(EDGE, y, said, "quiet", SMALL))
    return y + GAP


def _pieces(counts: tuple[int, ...], y: float) -> Iterator[Shape]:
    """The bar in as many equal pieces as there are actions."""
    whole, x = max(1, sum(counts)), float(EDGE)
    piece = LENGTH / whole
    for part, count in zip(PARTS, counts, strict=True):
        for _ in range(count):
            yield Box(x, y, piece - 4, THICK, part, round=4)
            x += piece
