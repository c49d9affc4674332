"""Forms: opened from a press, checked and saved page by page, drafts kept when they are closed."""

from collections.abc import Mapping
from contextlib import suppress

from conversations.dialogue import cards, pages, voice
from conversations.dialogue.deeds import settle
from conversations.dialogue.entering import load, load_open
from conversations.dialogue.options import labelled, listed
from conversations.dialogue.pages import Values
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import Running
from conversations.messages import (
    Drafted,
    Form,
    FormField,
    Immediate,
    Page,
    Pressed,
    Searched,
    Slot,
    Submitted,
)
from conversations.problems import NotUnderstood, StaleAnswer
from conversations.reading import read
from conversations.stepper import Stop
from conversations.underway import Turn
from conversations.wording import plain
from frameworks.gaps import NOT_OBSERVED


def open_form(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Open the form that waits, at its first page that is not filled in yet."""
    run = load_open(turn, slot.dialogue)
    stop = _waiting_form(turn, run, slot)
    turn.immediate = Immediate(form=pages.opened(turn, run, stop))


def _waiting_form(turn: Turn, run: Running, slot: Slot) -> Stop:
    stop = run.journey.walk()
    if stop.kind != "form" or stop.place != (slot.step, slot.item) or run.answerer(stop) != turn.person:
        raise StaleAnswer("dialogue.not_open")
    return stop


def keep(turn: Turn, drafted: Drafted) -> None:
    """Keep a form as it was left; nothing is checked yet.

    That a form is over is said when it is sent, not at each letter typed into it.
    """
    load(turn, drafted.slot.dialogue)
    with suppress(StaleAnswer):
        run = load_open(turn, drafted.slot.dialogue)
        stop = _waiting_form(turn, run, drafted.slot)
        _keep_draft(turn, run, stop, drafted.page, drafted.values)


def _keep_draft(turn: Turn, run: Running, stop: Stop, page: int, values: Values) -> None:
    turn.unit.dialogues.keep_draft(
        run.dialogue.id, turn.person.id, stop.step, page, dict(values), turn.now, stop.item
    )


def submit(turn: Turn, submitted: Submitted) -> None:
    """Check one page, keep it and turn to the next; after the last page the whole form is the answer."""
    run = load_open(turn, submitted.slot.dialogue)
    stop = _waiting_form(turn, run, submitted.slot)
    _keep_draft(turn, run, stop, submitted.page, submitted.values)
    drafts = turn.unit.dialogues.drafts(run.dialogue.id, turn.person.id, stop.step, stop.item)
    form = pages.build(turn, run, stop, drafts, submitted.page)
    for number in (submitted.page, *range(len(form.pages))):
        errors = _errors(turn, form.pages[number], drafts.get(number, {}))
        if errors and number == submitted.page:
            turn.immediate = Immediate(errors=errors)
            return
        if errors or number == submitted.page + 1:
            turn.immediate = Immediate(form=form.model_copy(update={"page": number}))
            return
    _settle(turn, run, stop, form, drafts)


def _errors(turn: Turn, page: Page, values: Values) -> dict[str, str]:
    errors: dict[str, str] = {}
    for field in page.fields:
        try:
            _read(turn, field, values)
        except NotUnderstood as problem:
            errors[field.name] = plain(turn.scene.sentence(problem.key, problem.names))
    return errors


def _read(turn: Turn, field: FormField, values: Values) -> object:
    typed = values.get(field.name) or ""
    if not typed and not field.required:
        return None
    if not typed and field.options:
        rated = any(option.value == NOT_OBSERVED for option in field.options)
        raise NotUnderstood("answer.choose" if rated else "answer.choose_one")
    return read(field.kind, typed, field.options, turn.scene.today)


def _settle(turn: Turn, run: Running, stop: Stop, form: Form, drafts: Mapping[int, Values]) -> None:
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    value = {
        field.name: _worded(stop, field, _read(turn, field, drafts.get(number, {})))
        for number, page in enumerate(form.pages)
        for field in page.fields
    }
    settle(turn, run, stop, "answered", value)
    turn.unit.dialogues.drop_draft(run.dialogue.id, turn.person.id, stop.step, stop.item)
    passed = run.passed(stop.place)
    if passed is not None:
        said = turn.scene.say("dialogue.form_kept")
        voice.replace_card(
            turn, run, turn.person, cards.settled_card(turn.scene, run, passed, said, changeable=False)
        )
    turn.immediate = Immediate(close=True)
    go_on(turn, run, stop.place)


def _worded(stop: Stop, field: FormField, value: object) -> object:
    """What was chosen from what an ability or the framework listed keeps the words that were read."""
    looked_up = {ask.id for ask in stop.form.asks if not ask.choices and ask.answer != "yes_no"}
    return labelled(value, field.options) if field.name in looked_up else value


def search(turn: Turn, searched: Searched) -> None:
    """People with a name that begins with the letters typed so far. Reads only."""
    run = load_open(turn, searched.slot.dialogue)
    found = turn.scene.guarded.beginning(searched.text) if run.dialogue.status == "open" else []
    turn.immediate = Immediate(options=listed([{"value": str(key), "label": name} for key, name in found]))
