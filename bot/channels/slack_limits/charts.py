"""Tables and charts: rows, columns, pages, slices, series."""

from collections.abc import Iterator

from bot.channels.slack_limits.blocks import block
from bot.channels.slack_limits.rich_text import RICH_TEXT
from bot.channels.slack_limits.rules import (
    anything,
    between,
    flag,
    is_number,
    kinds,
    letters,
    number,
    one_of,
    several,
    shape,
    whole,
    written,
)
from bot.channels.slack_limits.spots import Rule, Spot, Violation, sequence
from bot.channels.slack_limits.table import (
    AXIS_LABEL,
    CHART_NAME,
    CHART_TITLE,
    DATA_COLUMNS,
    DATA_ROWS,
    PAGE_SIZE,
    POINTS,
    SEGMENTS,
    SERIES,
    TABLE_COLUMNS,
    TABLE_ROWS,
)

CELL = kinds(
    {
        "raw_text": shape({"type": anything, "text": written}),
        "raw_number": shape({"type": anything, "value": number, "text": written}),
        "rich_text": RICH_TEXT,
    }
)
COLUMN = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


def _column_or_none(spot: Spot) -> Iterator[Violation]:
    if spot.value is not None:
        yield from COLUMN(spot)


TABLE = block(
    {"rows": several(TABLE_ROWS, several(TABLE_COLUMNS, CELL))},
    {"column_settings": several(TABLE_COLUMNS, _column_or_none)},
)


def _rows_are_alike(spot: Spot) -> Iterator[Violation]:
    """Row 37: every row as long as the header, and a header without rich text."""
    rows = list(spot.under("rows").each())
    for row in rows[1:]:
        if len(sequence(row.value)) != len(sequence(rows[0].value)):
            yield row.wrong("This row is not as long as the header.")
    for cell in rows[0].each() if rows else ():
        if cell.kind == "rich_text":
            yield cell.wrong("A header holds no rich text.")


DATA_TABLE = block(
    {"caption": written, "rows": several(DATA_ROWS, several(DATA_COLUMNS, CELL))},
    {"page_size": between(PAGE_SIZE), "row_header_column_index": whole()},
    _rows_are_alike,
)


def _more_than_nothing(spot: Spot) -> Iterator[Violation]:
    if not is_number(spot.value) or spot.value <= 0:
        yield spot.wrong("This has to be a number above zero.")


NAME = letters(CHART_NAME)
PIE = shape(
    {
        "type": anything,
        "segments": several(SEGMENTS, shape({"label": NAME, "value": _more_than_nothing})),
    }
)


def _points_meet_categories(spot: Spot) -> Iterator[Violation]:
    """Row 38: names of series differ, and each series has one point for every category."""
    categories = list(sequence(spot.under("axis_config").under("categories").value))
    names = set()
    for series in spot.under("series").each():
        name = series.under("name")
        if str(name.value) in names:
            yield name.wrong("Another series has this name.")
        names.add(str(name.value))
        labels = [point.under("label").value for point in series.under("data").each()]
        if sorted(map(str, labels)) != sorted(map(str, categories)):
            yield series.under("data").wrong("One point for every category is needed.")


AXES = shape(
    {"categories": several(POINTS, NAME)}, {"x_label": letters(AXIS_LABEL), "y_label": letters(AXIS_LABEL)}
)
POINT = shape({"label": NAME, "value": number})
PLOT = shape(
    {
        "type": anything,
        "series": several(SERIES, shape({"name": NAME, "data": several(POINTS, POINT)})),
        "axis_config": AXES,
    },
    {},
    _points_meet_categories,
)
CHART: Rule = block(
    {
        "title": letters(CHART_TITLE),
        "chart": kinds({"pie": PIE, **dict.fromkeys(("bar", "area", "line"), PLOT)}),
    }
)
