"""The ways to answer a question: buttons, a list, boxes to tick, a day, a search, or words."""

from collections.abc import Sequence

from bot.channels.slack_blocks.choosing import (
    BOXES,
    MENU,
    boxes,
    grouped,
    listed,
    menu,
    search,
    shown_on,
)
from bot.channels.slack_blocks.presses import (
    BUTTON_LABEL,
    TICK,
    button,
    edit_value,
    option_value,
    pick_name,
    reads_value,
)
from bot.channels.slack_blocks.sheet import ASKED, BODY, Piece, Sheet, actions, quiet
from bot.channels.slack_blocks.spans import Run, packed, quoted, rich_texts, text
from bot.channels.slack_blocks.words import SEARCHED, Block, day_of, day_words, label, offered
from conversations.messages import Option, Question

FEW = 5
"""Up to so many options are buttons; more are a list."""
ON_A_PHONE = 30
"""A phone cuts a button's label about here, so the whole of a longer one stands above."""
IN_WORDS = "Write your answer in this thread."
SEVERAL = "Choose all that fit, then press Answer."
ANSWER = "Answer"


def draw_question(sheet: Sheet, question: Question) -> list[Piece]:
    """What was wrong with the last answer, what that answer was, and the ways to give another."""
    pieces = sheet.draw("problem", rich_texts(question.problem), ASKED, BODY)
    if question.prefill is not None:
        pieces += _earlier(sheet, question, question.prefill)
    options = offered(question.kind, question.options)
    if not options and question.kind not in ("date", *SEARCHED):
        return [*pieces, *sheet.draw("reply", [quiet(IN_WORDS)], ASKED)]
    as_buttons = len(options) <= FEW and question.kind != "choices"
    spelled_out = listed(options, ON_A_PHONE if as_buttons else BUTTON_LABEL)
    pieces += sheet.draw("options", packed(spelled_out), BODY)
    return pieces + sheet.draw("options", _ways(sheet, question, options, numbered=bool(spelled_out)), ASKED)


def _ways(sheet: Sheet, question: Question, options: Sequence[Option], *, numbered: bool) -> list[Block]:
    labels = shown_on(options, BUTTON_LABEL, numbered=numbered)
    at = f"{sheet.at}question"
    name = pick_name(question.slot, options, sheet.key, at)
    if question.kind == "choices":
        return _several(sheet, question, options, labels)
    if options and len(options) <= FEW:
        values = (
            option_value(question, place, option, sheet.key, at) for place, option in enumerate(options)
        )
        return actions([button(place, *each) for place, each in enumerate(zip(labels, values, strict=True))])
    if options:
        return [row for part in grouped(options) for row in actions([menu(part, options, labels, name)])]
    if question.kind == "date":
        return _day(sheet, question, name)
    return actions([search(name)])


def _several(
    sheet: Sheet, question: Question, options: Sequence[Option], labels: Sequence[str]
) -> list[Block]:
    """Boxes; where there are many, lists of several choices. A button sends them all."""
    at = f"{sheet.at}question"
    if len(options) <= BOXES:
        controls = [boxes(range(len(options)), options, labels, TICK)]
    else:
        controls = [menu(part, options, labels, TICK, several=True) for part in grouped(options)]
    value = reads_value(question.slot, options, sheet.key, at)
    wrapped = [_beside(sheet, control) for control in controls]
    return [*wrapped, *actions([button(0, ANSWER, value, "primary")])]


def _beside(sheet: Sheet, control: Block) -> Block:
    """Boxes under their name. An input in a window asks for a button of the window, so there it is none."""
    if sheet.surface == "modal":
        return {"type": "section", "text": label(SEVERAL, MENU), "accessory": control}
    return {"type": "input", "label": label(SEVERAL, MENU), "element": control, "optional": True}


def _day(sheet: Sheet, question: Question, name: str) -> list[Block]:
    """A calendar. The day that stands there already cannot be picked, so a button keeps it."""
    picker: Block = {"type": "datepicker", "action_id": name, "placeholder": label("Choose a day", MENU)}
    day = day_of(question.prefill or "")
    if day is None:
        return actions([picker])
    kept = Option(value=day.isoformat(), label=f"Keep {day_words(day)}")
    value = option_value(question, 0, kept, sheet.key, f"{sheet.at}question")
    return actions([{**picker, "initial_date": day.isoformat()}, button(1, kept.label, value)])


def _earlier(sheet: Sheet, question: Question, answer: str) -> list[Piece]:
    """The answer that was given before, in words; a text can be taken up again."""
    called = "What you wrote:" if question.problem else "Your earlier answer:"
    words = _in_words(question, answer)
    runs = [Run((text(called, bold=True),)), quoted(words)]
    pieces = sheet.draw("prefill", packed(runs), ASKED, BODY)
    if question.kind != "text":
        return pieces
    value = edit_value(question.slot, answer, sheet.key, f"{sheet.at}question")
    return [*pieces, *sheet.draw("prefill", actions([button(0, "Edit it", value)]), ASKED)]


def _in_words(question: Question, answer: str) -> str:
    labels = {option.value: option.label for option in offered(question.kind, question.options)}
    day = day_of(answer) if question.kind == "date" else None
    if question.kind == "choices" and answer not in labels:
        return ", ".join(labels.get(each, each) for each in answer.split(", "))
    return day_words(day) if day else labels.get(answer, answer)
