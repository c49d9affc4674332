"""Puts a neutral message together again from its blocks, by the part that stands in each block's name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.channels.slack_blocks import Edit, Meant, read_action
from bot.channels.slack_blocks.meanings import Kept
from bot.channels.slack_blocks.sheet import texts_in
from conversations.messages import (
    AnswerKind,
    Bold,
    Bullets,
    Button,
    Fact,
    Inline,
    Link,
    Message,
    Option,
    Part,
    Press,
    Question,
    Slot,
    Spans,
    Table,
    Text,
)
from tests.bot.channels.slack_hand import Block, everything_ticked, flat, offered

SEEN_BY = "Who can see this: "
KINDS: dict[str, AnswerKind] = {
    "datepicker": "date",
    "external_select": "person",
    "checkboxes": "choices",
    "multi_static_select": "choices",
}
NOWHERE = Slot(dialogue=0, step="")


def undrawn(payload: Mapping[str, Any], kept: Kept = None) -> Message:
    """The message that a payload shows. Names and days come back as text, and all lists of it as bullets.

    Args:
        payload: the arguments of a message, or a view with one message.
        kept: what its controls refer to.
    """
    parts = by_part(payload["blocks"])
    return Message(
        summary=payload.get("text", ""),
        title="".join(texts_in(parts["title"])) or None,
        body=spans_in(parts["body"]),
        hint=spans_in(parts["hint"]),
        parts=tuple(_parts(parts["part"], kept)),
        facts=tuple(_facts(parts["facts"])),
        table=_table(parts["table"]),
        question=_question(parts, kept),
        buttons=tuple(_buttons(parts["buttons"], kept)),
        settled=spans_in(parts["settled"]),
        audience=_audience(parts["audience"]),
        more=spans_in(parts["more"]),
    )


def by_part(blocks: list[Block]) -> defaultdict[str, list[Block]]:
    """Blocks by the part of a message that they show."""
    parts: defaultdict[str, list[Block]] = defaultdict(list)
    for block in flat(blocks):
        parts[block["block_id"].partition("-")[0]].append(block)
    return parts


def spans_in(blocks: Iterable[Block]) -> Spans:
    """What text blocks say, as spans; texts of one kind that follow one another are one."""
    spans: list[Any] = []
    for block in blocks:
        if block["type"] == "context":
            spans.append(Text(text=block["elements"][0]["text"]))
        for element in block["elements"] if block["type"] == "rich_text" else ():
            if element["type"] == "rich_text_list":
                items = tuple(tuple(map(_inline, item["elements"])) for item in element["elements"])
                spans.append(Bullets(items=items))
            else:
                spans += map(_inline, element["elements"])
    return joined(spans)


def joined(spans: Iterable[Any]) -> Spans:
    """Spans with those joined that look like one."""
    whole: list[Any] = []
    for span in spans:
        last = whole[-1] if whole else None
        if isinstance(span, Text) and isinstance(last, Text):
            whole[-1] = Text(text=last.text + span.text)
        elif isinstance(span, Bold) and isinstance(last, Bold):
            whole[-1] = Bold(text=last.text + span.text)
        elif isinstance(span, Bullets) and isinstance(last, Bullets):
            whole[-1] = Bullets(items=last.items + span.items)
        else:
            whole.append(span)
    return tuple(whole)


def _inline(element: Block) -> Inline:
    if element["type"] == "link":
        return Link(text=element["text"], url=element["url"])
    return Bold(text=element["text"]) if "style" in element else Text(text=element["text"])


def _parts(blocks: Iterable[Block], kept: Kept) -> Iterator[Part]:
    parts: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        parts[int(block["block_id"].split("-")[1].partition(".")[0])].append(block)
    for part in parts.values():
        settled = [block for block in part if ".settled." in block["block_id"]]
        body = [block for block in part if block not in settled and not _lists_labels(block)]
        yield Part(body=spans_in(body), buttons=tuple(_buttons(part, kept)), settled=spans_in(settled))


def _lists_labels(block: Block) -> bool:
    """Whether a block holds the labels of the buttons under it in full."""
    return block["type"] == "rich_text" and any(each.get("style") == "ordered" for each in block["elements"])


def _facts(blocks: Iterable[Block]) -> Iterator[Fact]:
    """A fact begins with its label in bold and a colon."""
    label, value = "", list[Any]()
    for block in blocks:
        for element in block["elements"]:
            first, *others = element["elements"]
            if "style" in first and others and others[0].get("text") == ": ":
                if label:
                    yield Fact(label=label, value=joined(value))
                label, value = first["text"], []
                element = {**element, "elements": element["elements"][2:]}  # noqa: PLW2901
            value += spans_in([{"type": "rich_text", "elements": [element]}])
    if label or value:
        yield Fact(label=label, value=joined(value))


def _table(blocks: Iterable[Block]) -> Table | None:
    """A real table; one that is drawn as lines is not told from its caption."""
    caption = ""
    for block in blocks:
        if block["type"] == "table":
            header, *rows = [tuple(cell["text"].replace("…", "") for cell in row) for row in block["rows"]]
            return Table(caption=caption, header=header, rows=tuple(rows))
        caption += "".join(texts_in(block))
    return None


def _question(parts: Mapping[str, list[Block]], kept: Kept) -> Question | None:
    asked = parts.get("options", [])
    if not asked and not parts.get("reply"):
        return None
    controls = list(_elements(asked))
    kinds = [KINDS[each["type"]] for each in controls if each["type"] in KINDS]
    return Question(
        slot=_slot([*asked, *parts.get("prefill", [])], kept),
        kind=kinds[0] if kinds else "choice" if asked else "text",
        options=tuple(_options(asked, kept)) if kinds[:1] != ["date"] else (),
        prefill=_prefill(parts.get("prefill", [])),
        problem=spans_in(parts.get("problem", [])),
    )


def _elements(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block["elements"] if block["type"] == "actions" else ()
        yield from (block[key] for key in ("element", "accessory") if key in block)


def _slot(blocks: Sequence[Block], kept: Kept) -> Slot:
    for control in _elements(blocks):
        meaning = read_action(control, everything_ticked(list(blocks)), kept)
        if isinstance(meaning, Meant) and meaning.press.slot:
            return meaning.press.slot
        if isinstance(meaning, Edit):
            return meaning.slot
    return NOWHERE


def _options(blocks: list[Block], kept: Kept) -> Iterator[Option]:
    """Labels and details as they are written out, else as they stand on the controls; values from these."""
    named = list(_sent(blocks, kept))
    lists = [item["elements"] for block in blocks if _lists_labels(block) for item in block["elements"]]
    full = [item["elements"] for items in lists for item in items]
    for at, (value, label, detail) in enumerate(named):
        if full:
            label = full[at][0]["text"]  # noqa: PLW2901
            detail = "".join(each["text"] for each in full[at][1:]).removeprefix(": ") or None  # noqa: PLW2901
        yield Option(value=value, label=label, detail=detail)


def _sent(blocks: list[Block], kept: Kept) -> Iterator[tuple[str, str, str | None]]:
    for control in _elements(blocks):
        if control["type"] == "button" and "reads" not in control["value"]:
            meaning = read_action(control, {}, kept)
            assert isinstance(meaning, Meant)
            yield meaning.values[0], control["text"]["text"], None
        for each in offered(control):
            detail = each.get("description", {}).get("text")
            yield each["value"].removeprefix("="), each["text"]["text"], detail


def _prefill(blocks: list[Block]) -> str | None:
    quotes = [
        part for block in blocks if block["type"] == "rich_text" for part in block["elements"]
        if part["type"] == "rich_text_quote"
    ]  # fmt: skip
    return "".join(texts_in(quotes)) if quotes else None


def _buttons(blocks: list[Block], kept: Kept) -> Iterator[Button]:
    full = ["".join(texts_in(item)) for block in blocks if _lists_labels(block)
            for part in block["elements"] for item in part["elements"]]  # fmt: skip
    for at, control in enumerate(_elements(blocks)):
        meaning = read_action(control, {}, kept)
        press = meaning.press if isinstance(meaning, Meant) else Press(do=type(meaning).__name__.lower())
        label = full[at] if full else control["text"]["text"]
        yield Button(label=label, press=press, style=control.get("style", "plain"))


def _audience(blocks: list[Block]) -> Spans:
    spans = spans_in(blocks)
    if not spans or not isinstance(spans[0], Text):
        return spans
    first = spans[0].text.removeprefix(SEEN_BY)
    return (Text(text=first), *spans[1:]) if first else spans[1:]
