"""Forms as pages: their fields from the guide or from what an ability listed, filled in from drafts."""

from collections.abc import Mapping, Sequence

from conversations.dialogue import cards
from conversations.dialogue.options import choices_of, listed
from conversations.dialogue.running import Running
from conversations.guide import PAGE_SIZE
from conversations.messages import Form, FormField, Page
from conversations.stepper import Stop
from conversations.underway import Turn
from conversations.wording import plain

Values = Mapping[str, str | tuple[str, ...]]
"""What was typed into the fields of a page, by name."""


def opened(turn: Turn, run: Running, stop: Stop) -> Form:
    """A form as it opens: with everything that was typed before, at its first unfinished page."""
    drafts = turn.unit.dialogues.drafts(run.dialogue.id, turn.person.id, stop.step, stop.item)
    form = build(turn, run, stop, drafts)
    unfinished = (
        number
        for number, page in enumerate(form.pages)
        if any(field.required and not field.value for field in page.fields)
    )
    return form.model_copy(update={"page": next(unfinished, 0)})


def build(turn: Turn, run: Running, stop: Stop, drafts: Mapping[int, Values], page: int = 0) -> Form:
    """A form with its pages, filled in from the drafts."""
    fields = _fields(turn, run, stop)
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
        submit=turn.scene.line("dialogue.submit"),
        audience=cards.audience(turn.scene, run),
    )


def _fields(turn: Turn, run: Running, stop: Stop) -> list[FormField]:
    form = stop.form
    if form.asks_from is None:
        return [
            FormField(
                name=ask.id,
                label=run.wording.line(ask.ask, stop.names),
                kind=ask.answer,
                hint=run.wording.line(ask.hint, stop.names) if ask.hint else None,
                options=choices_of(turn, run, ask, stop.names),
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
