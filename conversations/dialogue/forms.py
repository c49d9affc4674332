"""Forms: opened from a press, checked and saved page by page, drafts kept when they are closed."""

from collections.abc import Mapping, Sequence

from conversations.dialogue import cards, voice
from conversations.dialogue.deeds import settle
from conversations.dialogue.options import listed
from conversations.dialogue.progress import go_on
from conversations.dialogue.running import Running, load_open
from conversations.guide import PAGE_SIZE
from conversations.messages import (
    Drafted,
    Form,
    FormField,
    Immediate,
    Option,
    Page,
    Pressed,
    Searched,
    Slot,
    Submitted,
)
from conversations.problems import NotUnderstood, StaleAnswer
from conversations.reading import read
from conversations.scene import Scene
from conversations.stepper import Stop
from conversations.underway import Turn
from conversations.wording import plain

Values = Mapping[str, str | tuple[str, ...]]


def open_form(turn: Turn, slot: Slot, _pressed: Pressed) -> None:
    """Open the form that waits, at its first page that is not filled in yet."""
    run = load_open(turn, slot.dialogue)
    show_form(turn, run, _waiting_form(turn, run, slot))


def show_form(turn: Turn, run: Running, stop: Stop) -> None:
    """Open a form straight away, with everything that was typed before."""
    drafts = turn.unit.dialogues.drafts(run.dialogue.id, turn.person.id, stop.step, stop.item)
    turn.immediate = Immediate(form=build(turn.scene, run, stop, drafts))


def _waiting_form(turn: Turn, run: Running, slot: Slot) -> Stop:
    stop = run.journey.walk()
    if stop.kind != "form" or stop.place != (slot.step, slot.item) or run.answerer(stop) != turn.person:
        raise StaleAnswer("dialogue.not_open")
    return stop


def build(scene: Scene, run: Running, stop: Stop, drafts: Mapping[int, Values], page: int = 0) -> Form:
    """A form with its pages, filled in from the drafts."""
    fields = _fields(run, stop)
    chunks = [fields[at : at + PAGE_SIZE] for at in range(0, len(fields), PAGE_SIZE)]
    title = plain(run.question(stop))
    pages = tuple(
        Page(title=title, fields=tuple(_filled(field, drafts.get(number, {})) for field in chunk))
        for number, chunk in enumerate(chunks)
    )
    return Form(
        slot=run.slot(stop.place),
        title=run.title,
        pages=pages,
        page=page,
        submit=scene.line("dialogue.submit"),
        audience=cards.audience(scene, run),
    )


def _fields(run: Running, stop: Stop) -> list[FormField]:
    form = stop.form
    if form.asks_from is None:
        return [
            FormField(
                name=ask.id,
                label=run.wording.line(ask.ask, stop.names),
                kind=ask.answer,
                hint=run.wording.line(ask.hint, stop.names) if ask.hint else None,
                options=tuple(
                    Option(value=value, label=run.wording.line(label, stop.names))
                    for value, label in ask.choices.items()
                ),
                required=not ask.optional,
            )
            for ask in form.asks
        ]
    found = stop.names.get(form.asks_from)
    return [_listed_field(run, each) for each in found] if isinstance(found, Sequence) else []


def _listed_field(run: Running, each: Mapping[str, object]) -> FormField:
    """A question that an ability listed, such as one competency to rate."""
    return FormField(
        name=str(each["value"]),
        label=str(each["label"]),
        kind="choice",
        above=run.wording.spans("{{ text }}", {"text": each.get("detail") or ""}),
        options=listed(each.get("options")),
    )


def _filled(field: FormField, draft: Values) -> FormField:
    return field.model_copy(update={"value": draft[field.name]}) if draft.get(field.name) else field


def keep(turn: Turn, drafted: Drafted) -> None:
    """Keep a form as it was left; nothing is checked yet."""
    run = load_open(turn, drafted.slot.dialogue)
    stop = _waiting_form(turn, run, drafted.slot)
    _keep_draft(turn, run, stop, drafted.page, drafted.values)


def _keep_draft(turn: Turn, run: Running, stop: Stop, page: int, values: Values) -> None:
    turn.unit.dialogues.keep_draft(
        run.dialogue.id, turn.person.id, stop.step, page, dict(values), turn.now, stop.item
    )


def submit(turn: Turn, submitted: Submitted) -> None:
    """Check one page and keep it; after the last page the whole form is the answer."""
    run = load_open(turn, submitted.slot.dialogue)
    stop = _waiting_form(turn, run, submitted.slot)
    _keep_draft(turn, run, stop, submitted.page, submitted.values)
    drafts = turn.unit.dialogues.drafts(run.dialogue.id, turn.person.id, stop.step, stop.item)
    form = build(turn.scene, run, stop, drafts, submitted.page)
    for number in (submitted.page, *range(len(form.pages))):
        errors = _errors(turn, form.pages[number], drafts.get(number, {}))
        if errors and number == submitted.page:
            turn.immediate = Immediate(errors=errors)
            return
        if errors or (number > submitted.page and number not in drafts):
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
        raise NotUnderstood("answer.choose")
    return read(field.kind, typed, field.options, turn.scene.today)


def _settle(turn: Turn, run: Running, stop: Stop, form: Form, drafts: Mapping[int, Values]) -> None:
    run.dialogue = turn.unit.dialogues.touch(run.dialogue, turn.now)
    value = {
        field.name: _read(turn, field, drafts.get(number, {}))
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


def search(turn: Turn, searched: Searched) -> None:
    """People whose name is what was typed. Reads only."""
    run = load_open(turn, searched.slot.dialogue)
    found = turn.scene.guarded.named(searched.text) if run.dialogue.status == "open" else []
    turn.immediate = Immediate(options=listed([{"value": str(key), "label": name} for key, name in found]))
