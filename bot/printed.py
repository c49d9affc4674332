"""A message as text for a terminal: everything that it holds, in the order in which it would be read."""

from collections.abc import Iterator

from conversations.messages import (
    Bar,
    Bars,
    Bullets,
    Button,
    Chart,
    Day,
    Link,
    Message,
    Question,
    Span,
    Spans,
    Table,
    Text,
)


def printed(message: Message) -> str:
    """Everything in a message as paragraphs."""
    return "\n\n".join(paragraph for paragraph in _paragraphs(message) if paragraph)


def spans_text(spans: Spans) -> str:
    """Spans as text; a link shows where it leads."""
    return "".join(map(_span, spans)).strip()


def _paragraphs(message: Message) -> Iterator[str]:
    yield message.title or ""
    yield spans_text(message.body)
    for part in message.parts:
        yield spans_text(part.body)
        yield spans_text(part.settled)
        yield _buttons(part.buttons)
    yield "\n".join(f"{fact.label}: {spans_text(fact.value)}" for fact in message.facts)
    if message.table:
        yield _table(message.table)
    if message.chart:
        yield _chart(message.chart)
    if message.picture:
        yield f"[{message.picture.alt}]"
    if message.file:
        yield f"[{message.file.name}]"
    if message.question:
        yield _question(message.question)
    yield spans_text(message.settled)
    yield spans_text(message.hint)
    yield _buttons(message.buttons)
    yield spans_text(message.more)
    yield f"Who can see this: {spans_text(message.audience)}" if message.audience else ""


def _buttons(buttons: tuple[Button, ...]) -> str:
    return "  ".join(f"[{button.label}]" for button in buttons)


def _span(span: Span) -> str:
    match span:
        case Bullets():
            return "".join(f"\n- {spans_text(item)}" for item in span.items) + "\n\n"
        case Day():
            return span.date.isoformat()
        case Link():
            return f"{span.text} ({span.url})"
        case Text():
            return span.text
        case _:
            return span.name if span.kind == "person" else span.text


def _question(question: Question) -> str:
    options = [
        f"{number}. {option.label}" + (f": {option.detail}" if option.detail else "")
        for number, option in enumerate(question.options, start=1)
    ]
    return "\n".join([*filter(None, [spans_text(question.problem)]), *options])


def _table(table: Table) -> str:
    rows = [table.header, *table.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "\n".join([table.caption, *(line.rstrip() for line in lines)])


def _chart(chart: Chart) -> str:
    said = map(_bar, chart.bars) if isinstance(chart, Bars) else [chart.alt]
    return "\n".join([chart.title, *said])


def _bar(bar: Bar) -> str:
    now, required = ("not known" if value is None else f"{value:g}" for value in (bar.now, bar.required))
    wished = "" if bar.wished is None else f", wished {bar.wished:g}"
    return f"{bar.label}: {now}, asked for {required}{wished}" + (f" ({bar.note})" if bar.note else "")
