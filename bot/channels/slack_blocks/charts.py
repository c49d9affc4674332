"""Charts: as Slack draws bars itself, where its limits allow that, and as lines of text."""

import re
from collections.abc import Iterator, Sequence

from bot.channels.slack_blocks.spans import Run, text
from bot.channels.slack_blocks.words import NOTHING, Block, shortened
from bot.channels.slack_limits.spots import characters
from conversations.messages import Bar, Bars, Chart, Ladder, Progress, Rail, Strip

CHART_TITLE, NAME, POINTS = 50, 20, 20
Series = tuple[str, list[float | None]]

SMALL_WORD = 3
UNKNOWN, NOT_ASKED = "not known yet", "not asked for"


def bar_chart(chart: Chart) -> Block | None:
    """Slack's own bars; None where they could not say the same."""
    match chart:
        case Bars():
            series: list[Series] = [
                ("Now", [bar.now for bar in chart.bars]),
                ("Asked for", [bar.required for bar in chart.bars]),
            ]
            if any(bar.wished is not None for bar in chart.bars):
                series.append((chart.wish, [bar.wished for bar in chart.bars]))
            return _bars(chart.title, [bar.label for bar in chart.bars], series)
        case Progress():
            counts = [(each.done, each.under_way, each.overdue, each.open) for each in chart.strips]
            columns = list(map(list[float | None], zip(*counts, strict=True)))
            series = list(zip(chart.legend, columns, strict=True)) if columns else []
            return _bars(chart.title, [each.label for each in chart.strips], series)
        case Ladder():
            return None


def _bars(title: str, labels: Sequence[str], series: Sequence[Series]) -> Block | None:
    named = all(name.strip() and characters(name) <= NAME for name, _ in series)
    told_apart = len({name for name, _ in series}) == len(series)
    if not title.strip() or not 1 <= len(labels) <= POINTS or not named or not told_apart:
        return None
    if any(value is None for _, row in series for value in row):
        return None
    names = _distinct(labels)
    drawn = [
        {"name": name, "data": [{"label": at, "value": value} for at, value in zip(names, row, strict=True)]}
        for name, row in series
    ]
    chart = {"type": "bar", "series": drawn, "axis_config": {"categories": names}}
    return {"type": "data_visualization", "title": shortened(title, CHART_TITLE), "chart": chart}


def _distinct(labels: Sequence[str]) -> list[str]:
    """Names short enough for an axis; numbered where they would not differ, as the lines of text are."""
    short = all(label.strip() and characters(label) <= NAME for label in labels)
    fit = short and len(set(labels)) == len(labels)
    return list(labels) if fit else [shortened(f"{at}. {label}", NAME) for at, label in enumerate(labels, 1)]


def chart_words(chart: Chart) -> list[Run]:
    """What a chart says in words, line by line; nothing where its numbers say all of that."""
    numbers = _content(" ".join(element["text"] for line in _lines(chart) for element in line.elements))
    if _content(chart.alt) <= numbers | _content(chart.title):
        return []
    return [Run((text(part),), "bullet") for part in chart.alt.split("; ") if part.strip()]


def chart_numbers(chart: Chart) -> list[Run]:
    """What a chart shows, line by line."""
    return list(_lines(chart))


def _content(words: str) -> set[str]:
    """The words that carry the meaning, however they are written."""
    return {word.casefold() for word in re.split(r"[\s.,:;()]+", words) if len(word) > SMALL_WORD}


def _lines(chart: Chart) -> Iterator[Run]:
    match chart:
        case Bars():
            for number, bar in enumerate(chart.bars):
                yield _line(number, bar.label, _bar(chart, bar))
        case Progress() if not chart.strips:
            yield Run((text(", ".join(chart.legend)),))
        case Progress():
            for number, strip in enumerate(chart.strips):
                yield _line(number, strip.label, _strip(chart, strip))
        case Ladder():
            for number, rail in enumerate(chart.rails):
                yield _line(number, rail.name, _rail(chart, rail))


def _line(number: int, name: str, words: str) -> Run:
    named = (text(f"{name}: ", bold=True),) if name.strip() else ()
    return Run((*named, text(words or NOTHING)), "ordered", number)


def _bar(chart: Bars, bar: Bar) -> str:
    now = UNKNOWN if bar.now is None else f"now {bar.now:g}"
    asked = NOT_ASKED if bar.required is None else f"asked for {bar.required:g}"
    wished = "" if bar.wished is None else f"{chart.wish} {bar.wished:g}"
    return ", ".join(filter(None, (now, asked, wished, bar.note or "")))


def _strip(chart: Progress, strip: Strip) -> str:
    counts = zip((strip.done, strip.under_way, strip.overdue, strip.open), chart.legend, strict=True)
    return ", ".join(f"{count} {name}" for count, name in counts)


def _rail(chart: Ladder, rail: Rail) -> str:
    return " → ".join(
        f"{rung.title} ({chart.here})" if rung.mark == "here" else rung.title for rung in rail.rungs
    )
