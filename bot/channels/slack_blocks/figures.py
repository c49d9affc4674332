"""What a message shows: facts, a table, a chart, a picture, a file; each also as text."""

from collections.abc import Iterator

from bot.channels.slack_blocks.charts import bar_chart, chart_numbers, chart_words
from bot.channels.slack_blocks.sheet import SHOWN, Piece, Sheet, texts_in
from bot.channels.slack_blocks.spans import Run, packed, runs_of, text
from bot.channels.slack_blocks.words import NOTHING, Block, label, shortened
from bot.channels.slack_limits.spots import characters
from conversations.messages import Chart, Fact, File, Message, Picture, Spans, Table

ROWS, COLUMNS, TABLE_LETTERS = 100, 20, 10_000
ALT, TITLE, CONTAINER_TITLE, CHILDREN = 2000, 2000, 150, 10
AS_TEXT, IN_NUMBERS = "Show as text", "In numbers"


def draw_figures(sheet: Sheet, message: Message, picture: str | None) -> list[Piece]:
    """All that a message shows; `picture` is the id of an uploaded file with its chart, or its picture."""
    pieces = sheet.draw("facts", packed(_facts(message.facts)), SHOWN)
    if message.table:
        pieces += sheet.draw("table", _table(sheet, message.table), SHOWN)
    if message.chart:
        pieces += _chart(sheet, message.chart, picture)
    if message.picture:
        pieces += _picture(sheet, message.picture, None if message.chart else picture)
    if message.file:
        pieces += sheet.draw("file", _file(message.file), SHOWN)
    return pieces


def _facts(facts: tuple[Fact, ...]) -> Iterator[Run]:
    """Each begins a line with its label."""
    for fact in facts:
        first, *others = runs_of(fact.value) or [Run(())]
        named = (text(fact.label, bold=True), text(": ")) if fact.label.strip() else ()
        if first.style == "section":
            yield Run((*named, *first.elements))
        else:
            yield from (Run(named), first)
        yield from others


def _table(sheet: Sheet, table: Table) -> list[Block]:
    caption = packed([_bold(table.caption)])
    rows = [row for row in (table.header, *table.rows) if row]
    if not rows:
        return caption
    if _fits(rows) and sheet.take("table"):
        cells = [
            [{"type": "raw_text", "text": cell if cell.strip() else NOTHING} for cell in row] for row in rows
        ]
        wrapped = [{"is_wrapped": True}] * len(rows[0])
        return [*caption, {"type": "table", "rows": cells, "column_settings": wrapped}]
    return [*caption, *packed(_lines(table))]


def _fits(rows: list[tuple[str, ...]]) -> bool:
    narrow = max(map(len, rows)) <= COLUMNS and len({len(row) for row in rows}) == 1
    return (
        narrow
        and len(rows) <= ROWS
        and sum(characters(cell) + 1 for row in rows for cell in row) <= TABLE_LETTERS
    )


def _lines(table: Table) -> Iterator[Run]:
    """A row as a line, each cell with the name of its column."""
    if not table.rows:
        yield Run((text(", ".join(table.header)),))
    for row in table.rows:
        names = (*table.header, *([""] * len(row)))
        cells = [
            (text(f"{name}: ") if name.strip() else None, text(cell, bold=not number))
            for number, (name, cell) in enumerate(zip(names, row, strict=False))
            if cell.strip() or name.strip()
        ]
        parts = [part for cell in cells for part in (text(", "), *filter(None, cell))]
        yield Run(tuple(part for part in parts[1:] if part["text"]), "bullet")


def _chart(sheet: Sheet, chart: Chart, picture: str | None) -> list[Piece]:
    """A picture or a drawing of Slack's own, with the text behind it; or the text."""
    title, words, numbers = map(packed, ([_bold(chart.title)], chart_words(chart), chart_numbers(chart)))
    if picture:
        drawn = [_image(picture, chart.title, chart.alt)]
    else:
        native = bar_chart(chart)
        drawn = [native] if native and sheet.take("data_visualization") else []
    pieces = sheet.draw("chart", drawn, SHOWN)
    if drawn:
        whole = chart.title in texts_in(drawn)
        return pieces + folded(sheet, "chart", AS_TEXT, [*([] if whole else title), *words, *numbers])
    pieces += sheet.draw("chart", [*title, *words], SHOWN)
    in_full = not words or not sheet.rich
    return pieces + (
        sheet.draw("chart", numbers, SHOWN) if in_full else folded(sheet, "chart", IN_NUMBERS, numbers)
    )


def _picture(sheet: Sheet, picture: Picture, image: str | None) -> list[Piece]:
    lines = packed([Run((text(picture.alt),))]) if picture.alt.strip() else []
    if not image:
        return sheet.draw("picture", lines, SHOWN)
    pieces = sheet.draw("picture", [_image(image, "", picture.alt)], SHOWN)
    return pieces + (folded(sheet, "picture", AS_TEXT, lines) if characters(picture.alt) > ALT else [])


def folded(sheet: Sheet, part: str, title: str, blocks: list[Block]) -> list[Piece]:
    """Blocks that open from their title where there is such a block, else behind *More*; open in a window."""
    if not blocks:
        return []
    if sheet.surface == "modal":
        return sheet.draw(part, blocks, SHOWN)
    if len(blocks) <= CHILDREN and sheet.take("container"):
        inner = [sheet.named(part, block) for block in blocks]
        container = {
            "type": "container",
            "title": label(title, CONTAINER_TITLE),
            "is_collapsible": True,
            "default_collapsed": True,
            "child_blocks": inner,
        }
        return sheet.draw(part, [container], SHOWN)
    return [Piece(part, sheet.named(part, block), SHOWN, hidden=True) for block in blocks]


def _image(file: str, title: str, alt: str) -> Block:
    told = ": ".join(filter(str.strip, (title, alt)))
    image: Block = {
        "type": "image",
        "slack_file": {"id": file},
        "alt_text": shortened(told or "A picture", ALT),
    }
    return {**image, "title": label(title, TITLE)} if title.strip() else image


def _file(file: File) -> list[Block]:
    return packed([Run((text(file.name, bold=True),))]) if file.name.strip() else []


def _bold(words: str) -> Run:
    return Run((text(words, bold=True),)) if words.strip() else Run(())


def more_of(sheet: Sheet, more: Spans) -> list[Piece]:
    """Further text, folded."""
    return folded(sheet, "more", "More", packed(runs_of(more)))
