"""What a message shows: facts, a table, a chart, a picture, a file."""

import htpy as h

from bot.channels.playground_html.icons import icon
from bot.channels.playground_html.words import draw_spans
from bot.pictures import lay_out, svg
from conversations.messages import Bars, Chart, Fact, File, Ladder, Picture, Progress, Rail, Table

KILOBYTE = 1024
UNKNOWN = "not known yet"


def draw_facts(facts: tuple[Fact, ...]) -> h.Node:
    """Short labels with their values."""
    return (
        facts
        and h.dl(".facts")[
            (h.div[h.dt(dir="auto")[fact.label], h.dd[draw_spans(fact.value)]] for fact in facts)
        ]
    )


def draw_table(table: Table) -> h.Element:
    """A real table; where it is wider than the screen it scrolls by itself, also by keyboard."""
    head = h.thead[h.tr[(h.th(scope="col", dir="auto")[cell] for cell in table.header)]]
    return h.div(".scroll", role="group", aria_label=table.caption, tabindex="0")[
        h.table[
            h.caption(dir="auto")[table.caption],
            table.header and head,
            h.tbody[(_row(row) for row in table.rows)],
        ]
    ]


def draw_chart(chart: Chart) -> h.Element:
    """A picture, and the same as text."""
    return h.figure(".chart")[
        h.figcaption(dir="auto")[chart.title],
        svg(lay_out(chart), chart.alt),
        _as_text(h.p(dir="auto")[chart.alt], draw_table(_table_of(chart))),
    ]


def draw_picture(picture: Picture) -> h.Element:
    """A finished picture, and the same as text."""
    return h.figure(".picture")[
        h.img(src=f"data:image/png;base64,{picture.png}", alt=picture.alt),
        _as_text(h.p(dir="auto")[picture.alt]),
    ]


def draw_file(file: File) -> h.Element:
    """A file to keep. It is offered as bytes, whatever it says it is, so no browser runs it."""
    size = len(file.content) * 3 // 4  # base64 writes three bytes as four letters
    return h.a(".file", href=f"data:application/octet-stream;base64,{file.content}", download=file.name)[
        icon("file"), h.bdi[file.name], " ", h.small[f"{max(1, round(size / KILOBYTE))} KB"]
    ]


def _row(cells: tuple[str, ...]) -> h.Element:
    return h.tr[
        (
            h.td(dir="auto")[cell] if place else h.th(scope="row", dir="auto")[cell]
            for place, cell in enumerate(cells)
        )
    ]


def _table_of(chart: Chart) -> Table:
    match chart:
        case Bars():
            return _bars_table(chart)
        case Ladder():
            return _ladder_table(chart)
        case Progress():
            header = ("", *chart.legend)
            rows = tuple(
                (each.label, *map(str, (each.done, each.under_way, each.overdue, each.open)))
                for each in chart.strips
            )
            return Table(caption=chart.title, header=header, rows=rows)


def _bars_table(chart: Bars) -> Table:
    rows = tuple(
        (
            bar.label,
            UNKNOWN if bar.now is None else f"{bar.now:g}",
            "not asked for" if bar.required is None else f"{bar.required:g}",
            "" if bar.wished is None else f"{bar.wished:g}",
            bar.note or "",
        )
        for bar in chart.bars
    )
    return Table(caption=chart.title, header=("", "Now", "Asked for", chart.wish, "Note"), rows=rows)


def _ladder_table(chart: Ladder) -> Table:
    """The tracks as columns, the highest rung on top."""
    highest = max((len(rail.rungs) for rail in chart.rails), default=0)
    rows = tuple(
        (str(step + 1), *(_rung(chart, rail, step) for rail in chart.rails))
        for step in reversed(range(highest))
    )
    return Table(caption=chart.title, header=("", *(rail.name for rail in chart.rails)), rows=rows)


def _rung(chart: Ladder, rail: Rail, step: int) -> str:
    if step >= len(rail.rungs):
        return ""
    rung = rail.rungs[step]
    return f"{rung.title} ({chart.here})" if rung.mark == "here" else rung.title


def _as_text(*content: h.Node) -> h.Element:
    return h.details[h.summary["Show as text"], content]
