"""The ways to answer a question, and the buttons under a message."""

import htpy as h

from bot.channels.playground_html.fields import SEARCHED, day_of, draw_field, draw_option, offered
from bot.channels.playground_html.words import draw_day, draw_spans
from conversations.messages import Button, FormField, Option, Press, Question

FEW = 5
"""Up to so many options are buttons; more are a list."""
QUOTED = 200
"""So many characters of an earlier answer are quoted; the whole of a longer one opens."""


def draw_question(question: Question, key: str) -> list[h.Node]:
    """What was wrong with the last answer, what that answer was, and the ways to give another."""
    options = offered(question.kind, question.options)
    press = Press(do="answer", slot=question.slot)
    ways: h.Node = None
    if options and len(options) <= FEW and question.kind != "choices":
        ways = h.div(".options", role="group", aria_labelledby=f"{key}-body")[
            (_option_button(option, press, question.prefill) for option in options)
        ]
    elif options or question.kind in ("date", *SEARCHED):
        ways = h.form(".answer", data_press=press.model_dump_json())[
            draw_field(_as_field(question), f"{key}-answer", question.slot),
            h.button(".primary", type="submit")["Answer"],
        ]
    return [
        question.problem and h.div(".problem")[draw_spans(question.problem)],
        question.prefill is not None and _earlier(question, question.prefill),
        ways,
    ]


def draw_buttons(buttons: tuple[Button, ...]) -> h.Node:
    """Ways to go on."""
    return buttons and h.div(".buttons")[(_button(button) for button in buttons)]


def _as_field(question: Question) -> FormField:
    """A question that takes more than a press is a form of one field."""
    return FormField(
        name="answer",
        label="Your answer",
        kind=question.kind,
        options=question.options,
        value=tuple((question.prefill or "").split(", ")) if question.kind == "choices" else question.prefill,
    )


def _earlier(question: Question, answer: str) -> h.Element:
    labels = {option.value: option.label for option in offered(question.kind, question.options)}
    day = day_of(answer) if question.kind == "date" else None
    words = labels.get(answer, answer)
    long = len(words) > QUOTED
    quoted = f"{words[:QUOTED].rstrip()}…" if long else words
    return h.div(".earlier")[
        h.p[
            "What you wrote: " if question.problem else "Your earlier answer: ",
            draw_day(day) if day else h.q(dir="auto")[quoted],
        ],
        question.kind == "text" and h.button(type="button", data_edit=answer)["Edit it"],
        long and h.details[h.summary["All of it"], h.p(dir="auto")[words]],
    ]


def _option_button(option: Option, press: Press, prefill: str | None) -> h.Element:
    return h.button(
        class_={"option": True, "chosen": option.value == prefill},
        type="button",
        data_press=press.model_dump_json(),
        data_value=option.value,
    )[draw_option(option)]


def _button(button: Button) -> h.Element:
    return h.button(class_=button.style, type="button", data_press=button.press.model_dump_json())[
        h.bdi[button.label]
    ]
