"""The `text` of a message: what is read aloud, and what stands on a lock screen.

A message with an audience holds something personal, so its text says only what waits, never what it says.
"""

from collections.abc import Iterator

from bot.channels.slack_blocks.charts import chart_numbers, chart_words
from bot.channels.slack_blocks.words import escape, escaped_within, offered, plain, shortened
from conversations.messages import Button, Chart, Message, Question, Table

LONGEST = 3500
"""Characters after escaping; an update takes 4,000."""
SUMMARY = 1000
REST = "… The rest stands in the message."
OPEN_AND_ANSWER, OPEN_AND_READ = "Open it to read and answer.", "Open it to read it."


def aloud(message: Message) -> str:
    """The text of a message; never empty."""
    if plain(message.audience).strip():
        summary = escape(shortened(message.summary.strip(), SUMMARY))
        return f"{_with_stop(summary)} {_waiting(message)}".strip()
    return in_full(message, REST)


def in_full(message: Message, rest: str) -> str:
    """Everything that a message says, as text alone; `rest` says where to find what is too long for it."""
    lines = (line.strip() for line in _lines(message))
    return escaped_within("\n".join(filter(None, lines)), LONGEST, rest) or OPEN_AND_READ


def _with_stop(summary: str) -> str:
    return f"{summary}." if summary and summary[-1].isalnum() else summary


def _waiting(message: Message) -> str:
    """What waits, as a sentence that gives nothing away."""
    if message.settled:
        return OPEN_AND_READ
    if message.question:
        return f"{_asked(message.question)} {OPEN_AND_ANSWER}"
    count = len(message.buttons) + sum(len(part.buttons) for part in message.parts)
    if count == 1:
        return "There is one way to go on. Open it to read and choose."
    return f"There are {count} ways to go on. Open it to read and choose." if count else OPEN_AND_READ


def _asked(question: Question) -> str:
    count = len(offered(question.kind, question.options))
    if count:
        several = ", of which several may fit" if question.kind == "choices" else ""
        return f"One question with {count} answer{'s' * (count > 1)} to choose from{several}."
    match question.kind:
        case "date":
            return "One question that asks for a day."
        case "person" | "role" | "competency":
            return "One question whose answer is found by a few letters."
        case _:
            return "One question to answer in your own words."


def _lines(message: Message) -> Iterator[str]:
    yield message.title or ""
    yield plain(message.body) or message.summary
    for part in message.parts:
        yield from (plain(part.body), plain(part.settled), _named(part.buttons))
    yield from (f"{fact.label}: {plain(fact.value)}" for fact in message.facts)
    if message.table:
        yield from _table(message.table)
    if message.chart:
        yield from _chart(message.chart)
    yield message.picture.alt if message.picture else ""
    yield message.file.name if message.file else ""
    yield plain(message.hint)
    if message.settled:
        yield plain(message.settled)
        yield _named(tuple(button for button in message.buttons if button.press.do == "change"))
    else:
        yield from _question(message.question) if message.question else ()
        yield _named(message.buttons)
    yield plain(message.more)


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    for row in table.rows:
        names = (*table.header, *([""] * len(row)))
        yield ", ".join(f"{name}: {cell}" if name else cell for name, cell in zip(names, row, strict=False))


def _chart(chart: Chart) -> Iterator[str]:
    yield chart.title
    yield from (
        "".join(element["text"] for element in line.elements)
        for line in chart_words(chart) or chart_numbers(chart)
    )


def _question(question: Question) -> Iterator[str]:
    yield plain(question.problem)
    if question.prefill is not None:
        yield f"Your earlier answer: {question.prefill}"
    options = offered(question.kind, question.options)
    for number, option in enumerate(options, 1):
        yield f"{number}. {option.label}: {option.detail}" if option.detail else f"{number}. {option.label}"
    if not options:
        yield _asked(question)


def _named(buttons: tuple[Button, ...]) -> str:
    return f"Buttons: {', '.join(button.label for button in buttons)}." if buttons else ""
