"""What a message shows: facts, a table, a chart, a picture, a file."""

import htpy as h

from bot.channels.playground_html.icons import icon
from bot.channels.playground_html.words import draw_spans
from conversations.messages import Bar, Chart, Fact, File, Picture, Table

KILOBYTE = 1024
CHART_WIDTH = 100
MARK = 1.2
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
    """Bars with a mark for what is asked for, and the same as text."""
    return h.figure(".chart")[
        h.figcaption(dir="auto")[chart.title],
        h.div(role="img", aria_label=chart.alt)[
            h.p(".legend")[h.span(".is-now")["Now"], h.span(".is-required")["Asked for"]],
            (_bar(chart, bar) for bar in chart.bars),
        ],
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


def _bar(chart: Chart, bar: Bar) -> h.Element:
    now, required = _share(chart, bar.now), _share(chart, bar.required)
    picture = h.svg(viewBox=f"0 0 {CHART_WIDTH} 12", preserveAspectRatio="none", aria_hidden="true")[
        h.rect(".track", y=2, width=CHART_WIDTH, height=8),
        now is not None and h.rect(".now", y=2, width=str(now), height=8),
        required is not None
        and h.rect(".required", x=str(max(0, required - MARK)), width=str(MARK), height=12),
    ]
    return h.div(".bar")[
        h.span(".name", dir="auto")[bar.label],
        h.span(".figures")[_said(bar)],
        picture,
        bar.note and h.span(".note", dir="auto")[bar.note],
    ]


def _share(chart: Chart, value: float | None) -> float | None:
    """Where a value lies on the chart's scale, from 0 to `CHART_WIDTH`; beyond it counts as its end."""
    length = chart.highest - chart.lowest
    if value is None or length <= 0:
        return None
    return round(CHART_WIDTH * min(1.0, max(0.0, (value - chart.lowest) / length)), 2)


def _said(bar: Bar) -> str:
    now = UNKNOWN if bar.now is None else f"{bar.now:g}"
    return now if bar.required is None else f"{now}, {bar.required:g} asked for"


def _table_of(chart: Chart) -> Table:
    rows = tuple(
        (
            bar.label,
            UNKNOWN if bar.now is None else f"{bar.now:g}",
            "not asked for" if bar.required is None else f"{bar.required:g}",
            bar.note or "",
        )
        for bar in chart.bars
    )
    return Table(caption=chart.title, header=("", "Now", "Asked for", "Note"), rows=rows)


def _as_text(*content: h.Node) -> h.Element:
    return h.details[h.summary["Show as text"], content]
