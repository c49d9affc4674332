"""A form as a window: within the limits, all of it there, and read back as it was filled in."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.channels.slack_blocks import (
    FORM,
    Edit,
    NotKept,
    TurnTo,
    Typing,
    draw_edit,
    draw_form,
    draw_found,
    error_blocks,
    kept_key,
    read_action,
    read_edit,
    read_form,
    read_search,
)
from bot.channels.slack_blocks.sheet import texts_in
from bot.channels.slack_limits import violations
from conversations.messages import Form, FormField, Option, Page, Slot, Text
from tests import messages_strategies as any_
from tests.bot.channels.readable import squeezed, texts_of
from tests.bot.channels.slack_hand import Block, actions, controls, untouched
from tests.bot.channels.slack_swell import how_long, swollen

KEY, PLACE = "form-3", "dialogue:7"
SLOT = Slot(dialogue=7, step="rate")
Much = tuple[int, int]
PHASES = [Phase.explicit, Phase.generate]  # what is long is long to make smaller
unhurried = settings(max_examples=30, suppress_health_check=list(HealthCheck), phases=PHASES)


def filled(form: Form) -> Form:
    """The form with an answer in every field that has none."""
    pages = tuple(
        page.model_copy(
            update={
                "fields": tuple(field.model_copy(update={"value": answer(field)}) for field in page.fields)
            }
        )
        for page in form.pages
    )
    return form.model_copy(update={"pages": pages})


def answer(field: FormField) -> str | tuple[str, ...]:
    values = [option.value for option in field.options[:50]]  # as many as a list shows at least
    if field.kind == "choices" and values:
        return tuple(values)
    if values:
        return values[-1]
    typed = field.value or "I wrote this.\nAnd that."
    return {"date": "2027-03-05", "yes_no": "no", "person": "17", "role": "r1", "competency": "c"}.get(
        field.kind, typed
    )


def shown(form: Form) -> int:
    return min(form.page, len(form.pages) - 1)


def one(*fields: FormField, **more: Any) -> Form:
    return Form(
        slot=SLOT, title="Rate yourself", pages=(Page(title="First", fields=fields),), submit="Save", **more
    )


def inputs(view: Block) -> list[Block]:
    return [block for block in view["blocks"] if block["type"] == "input"]


@unhurried
@given(any_.forms, how_long, st.booleans())
def test_any_form_is_within_the_limits(small: Form, much: Much, full: bool) -> None:  # noqa: FBT001
    form = swollen(small, *much)
    view, _ = draw_form(filled(form) if full else form, KEY, PLACE)
    assert violations("modal", view) == []


@given(any_.forms)
def test_every_character_of_any_page_can_be_read(form: Form) -> None:
    view, _ = draw_form(form, KEY, PLACE)
    seen = squeezed("".join(texts_in([view["title"], view["submit"], view["blocks"]])) + initial(view))
    last = shown(form) == len(form.pages) - 1
    wanted = (form.title, form.audience, form.pages[shown(form)], form.submit if last else "")
    for text in texts_of(wanted):
        assert squeezed(text) in seen or text == form.submit


def initial(view: Block) -> str:
    return "".join(str(control.get("initial_value", "")) for _, control in controls(view["blocks"]))


@unhurried
@given(any_.forms, how_long)
def test_any_filled_form_is_read_back_as_it_was(small: Form, much: Much) -> None:
    form = filled(swollen(small, *much))
    view, keeps = draw_form(form, KEY, PLACE)
    assert keeps == (kept_key(view) == KEY)
    found = read_form(untouched(view), form if keeps else None)
    wanted = {field.name: field.value for field in form.pages[shown(form)].fields}
    assert (found.slot, found.page, found.place, found.values) == (form.slot, shown(form), PLACE, wanted)


@given(any_.forms)
def test_a_form_that_nobody_filled_in_is_read_back_empty(form: Form) -> None:
    view, keeps = draw_form(form, KEY, PLACE)
    found = read_form(untouched(view), form if keeps else None)
    assert found.values == {field.name: empty(field) for field in form.pages[shown(form)].fields}


def empty(field: FormField) -> str | tuple[str, ...]:
    return () if field.kind == "choices" and field.options else field.value or ""


@given(any_.forms)
def test_every_error_stands_under_a_field_of_the_page(form: Form) -> None:
    view, _ = draw_form(form, KEY, PLACE)
    names = [field.name for field in form.pages[shown(form)].fields]
    told = error_blocks(view, dict.fromkeys(names, "Choose a day to come."))
    assert set(told) <= {block["block_id"] for block in inputs(view)}
    assert len(told) == len(set(names))


def test_an_error_of_no_field_here_stands_under_the_first() -> None:
    view, _ = draw_form(one(FormField(name="by", label="By when?", kind="date")), KEY, PLACE)
    (block,) = inputs(view)
    told = error_blocks(view, {"by": "That day is over.", "else": "This changed."})
    assert told == {block["block_id"]: "That day is over. This changed."}


def test_no_field_of_a_page_is_called_like_one_of_another() -> None:
    page = Page(title="", fields=(FormField(name="why", label="Why?", kind="text"),))
    form = Form(slot=SLOT, title="Rate", pages=(page, page), submit="Save")
    names = [
        inputs(draw_form(form.model_copy(update={"page": at}), KEY, PLACE)[0])[0]["block_id"] for at in (0, 1)
    ]
    assert names[0] != names[1]


def test_a_field_keeps_its_name_when_an_error_is_drawn_over_it() -> None:
    field = FormField(name="why", label="Why?", kind="text")
    wrong = field.model_copy(update={"error": "Say a little more.", "value": "x"})
    before, after = (draw_form(one(each), KEY, PLACE)[0] for each in (field, wrong))
    assert inputs(before)[0]["block_id"] == inputs(after)[0]["block_id"]
    assert [block["text"]["text"] for block in after["blocks"] if block["type"] == "alert"] == [
        "Say a little more."
    ]


def test_a_long_form_says_which_page_it_is_and_leads_back() -> None:
    page = Page(title="Two of them", fields=(FormField(name="why", label="Why?", kind="text"),))
    form = Form(slot=SLOT, title="Rate", pages=(page, page, page), page=1, submit="Save")
    view, _ = draw_form(form, KEY, PLACE)
    assert "2 of 3" in texts_in(view["blocks"])
    assert view["submit"]["text"] == "Save and go on"
    assert view["callback_id"] == FORM
    assert view["notify_on_close"]
    assert [read_action(each, {}, None) for each in actions(view["blocks"])] == [TurnTo(SLOT, PLACE, 0)]
    assert draw_form(form.model_copy(update={"page": 2}), KEY, PLACE)[0]["submit"]["text"] == "Save"


def test_an_answer_that_is_too_long_for_the_box_stands_above_it_and_stays_if_the_box_is_left_empty() -> None:
    long = "I have much to say. " * 400
    form = one(FormField(name="why", label="Why?", kind="text", value=long))
    view, keeps = draw_form(form, KEY, PLACE)
    assert keeps
    assert long in "".join(texts_in(view["blocks"]))
    assert inputs(view)[0]["optional"]
    assert "stands above" in inputs(view)[0]["hint"]["text"]
    assert read_form(untouched(view), form).values == {"why": long}
    with pytest.raises(NotKept):
        read_form(untouched(view), None)


def test_every_change_in_a_form_is_told_so_that_a_draft_can_be_kept() -> None:
    kinds = ("text", "choice", "choices", "date", "person", "yes_no")
    options = (Option(value="a", label="A"),)
    fields = [
        FormField.model_validate(
            {"name": kind, "label": kind, "kind": kind, "options": options if kind.startswith("ch") else ()}
        )
        for kind in kinds
    ]
    view, _ = draw_form(one(*fields), KEY, PLACE)
    assert all(block["dispatch_action"] for block in inputs(view))
    for block, control in controls(view["blocks"]):
        action = {"block_id": block, "action_id": control["action_id"], "type": control["type"]}
        assert read_action(action, {}, None) == Typing()


def test_letters_in_a_field_search_for_that_field() -> None:
    fields = (
        FormField(name="why", label="Why?", kind="text"),
        FormField(name="whom", label="Whom?", kind="person"),
    )
    view, _ = draw_form(one(*fields), KEY, PLACE)
    ((block, control),) = (each for each in controls(view["blocks"]) if each[1]["type"] == "external_select")
    sent = {"action_id": control["action_id"], "block_id": block, "value": "mi", "view": view}
    assert read_search(sent) == (Slot(dialogue=7, step="whom"), "mi")


def test_what_a_search_found_fits_a_list() -> None:
    options = tuple(Option(value=str(at), label="Somebody " * 20, detail="x" * 99) for at in range(150))
    found = draw_found((Option(value="x" * 200, label="Too long"), *options))
    assert len(found["options"]) == 100
    assert found["options"][0]["value"] == "=0"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=50), st.sampled_from([1, 90]))
def test_an_earlier_answer_is_sent_anew_from_a_window(words: str, times: int) -> None:
    view = draw_edit(SLOT, PLACE, words * times)
    assert violations("modal", view) == []
    whole = words * times
    fits = len(whole.encode("utf-16-le")) // 2 <= 3000
    assert read_edit(untouched(view)) == Edit(SLOT, PLACE, whole if fits else "")
    assert squeezed(whole) in squeezed("".join(texts_in(view["blocks"])) + initial(view))


def test_the_text_over_a_field_and_who_reads_it_stand_in_the_window() -> None:
    form = one(
        FormField(
            name="it", label="Its name", kind="text", above=(Text(text="What it is about"),), hint="A hint"
        ),
        audience=(Text(text="Only you."),),
    )
    texts = list(texts_in(draw_form(form, KEY, PLACE)[0]["blocks"]))
    assert texts[:3] == ["First", "Who can see this: Only you.", "What it is about"]
    assert texts[-2:] == ["Its name", "A hint"]


def test_where_the_answers_are_written_out_the_field_is_named_before_them_too() -> None:
    options = (
        Option(value="a", label="Learning", detail="Knows whom it is for, " * 5),
        Option(value="b", label="No"),
    )
    view, _ = draw_form(
        one(FormField(name="it", label="Thinking", kind="choice", options=options)), KEY, PLACE
    )
    texts = list(texts_in(view["blocks"]))
    assert texts.index("Thinking") < texts.index("Learning") < len(texts) - texts[::-1].index("Thinking") - 1
