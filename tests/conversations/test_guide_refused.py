"""What an author is told about a text that is no guide yet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.guide import GuideMistakes, Say, parse
from tests.conversations.guides import FIRST_STEP, HEAD, guide, written


def refused(source: str) -> list[tuple[int, str]]:
    """The mistakes of a text; lines count from the first step."""
    with pytest.raises(GuideMistakes) as found:
        parse(source)
    return [(mistake.line - FIRST_STEP + 1, mistake.text) for mistake in found.value.mistakes]


def only(source: str) -> str:
    ((_, text),) = refused(source)
    return text


@pytest.mark.parametrize("source", ["", "hello", "- a", "42", "framework: {}"])
def test_what_is_no_guide_is_told_how_one_begins(source: str) -> None:
    assert only(source) == "This is no guide yet: it begins with 'guide:' and a short name."


def test_everything_that_is_missing_on_top_is_named() -> None:
    told = " ".join(text for _, text in refused("guide: x"))
    for name in ("title", "for", "about", "visible_to", "steps"):
        assert f"'{name}' is missing" in told


@pytest.mark.parametrize(
    ("line", "instead", "told"),
    [
        ("for: manager", "for: boss", "'for' is one of manager, employee, not 'boss'."),
        ("visible_to: [manager, employee]", "visible_to: [manager, all]", "not 'all'"),
        ("about: employee", "about: manager\nsituation: A talk", "'situation' offers a talk to a manager"),
        ("visible_to: [manager, employee]", "visible_to: manager", "list of words, as [manager, employee]"),
        (
            "visible_to: [manager, employee]",
            "visible_to: [employee]",
            "'visible_to' must name the manager too",
        ),
        ("title: An example", "titel: An example", "Did you mean 'title'?"),
        ("title: An example", "title:", "'title' is empty"),
        ("title: An example", "title: [a]", "'title' is one text"),
        ("title: An example", "title: a\ntitle: b", "'title' was already given in line 2"),
    ],
)
def test_mistakes_on_top_are_named(line: str, instead: str, told: str) -> None:
    source = written("- {id: a, ask: b}").replace(line, instead)
    assert told in " ".join(text for _, text in refused(source))


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("{say: a, ask: b, id: c}", "This step says and asks. Make a step of its own of each."),
        ("{id: c, ask: a, do: b}", "This step asks and does something. Make a step of its own of each."),
        ("{id: c}", "This step does nothing: it needs say, ask, form, form_from, do or each."),
        ("hello", "A step is made of 'name: text' lines, as '- say: Welcome.'"),
        ("{ask: b}", "'id' is missing: give the step a short name, such as ambition."),
        ("{do: b}", "'id' is missing: give the step a short name, such as ambition."),
        ("{id: Big, ask: b}", "'Big' cannot be a name: use small letters, digits and _."),
        ("{id: not, ask: b}", "'not' cannot be a name: it has a meaning already."),
        ("{id: role, ask: b}", "'role' cannot be a name: it has a meaning already."),
        ("{id: a, ask: b, answer: nuumber}", "'answer' is one of"),
        ("{id: a, ask: b, answer: texts}", "Did you mean 'text'?"),
        ("{id: a, ask: b, answer: choice}", "needs 'choices' or 'choices_from'."),
        ("{id: a, ask: b, answer: date, choices: {a: A, b: B}}", "with answer date has no choices."),
        ("{id: a, ask: b, choices: {a: A, b: B}, choices_from: c}", "not from both"),
        ("{id: a, ask: b, choices: {a: A}}", "One choice is no choice."),
        ("{id: a, ask: b, choices: [a, b]}", "'choices' is a list of 'name: text' lines."),
        ("{id: a, ask: b, choices: {a: , b: B}}", "'a' is empty."),
        ("{id: a, ask: b, optional: maybe}", "'optional' is true or false, not 'maybe'."),
        ("{id: a, ask: b, to: employe}", "not 'employe'. Did you mean 'employee'?"),
        ("{id: a, ask: b, to: employee, wait: soon}", "'wait' is a time such as '2 working days'"),
        ("{id: a, ask: b, wait: 2 days}", "Only the other person is waited for. Add 'to: employee'"),
        ("{id: a, ask: b, hnt: c}", "'hnt' has no meaning here. Did you mean 'hint'?"),
        ("{id: a, ask: Well, tell me}", "A text with a comma between { and } needs quotes."),
        ("{id: a, each: {}, steps: [{say: b}]}", "A repetition needs one end: 'up_to: 3'"),
        ("{id: a, each: {up_to: 3, over: b}, steps: [{say: b}]}", "A repetition needs one end"),
        ("{id: a, each: {up_to: 99}, steps: [{say: b}]}", "'up_to' is a number from 1 to 20, not '99'."),
        ("{id: a, each: {up_to: many}, steps: [{say: b}]}", "'up_to' is a number from 1 to 20, not 'many'."),
        ("{id: a, each: 3, steps: [{say: b}]}", "pairs out of up_to, over, ask_again."),
        ("{id: a, each: {up_to: 3}}", "'steps' is missing: what is repeated?"),
        (
            "{id: a, each: {up_to: 3}, steps: [{id: b, each: {up_to: 2}, steps: [{say: c}]}]}",
            "A repetition cannot stand inside a repetition.",
        ),
        ("{id: a, form: [{id: b, ask: c}]}", "'title' is missing: what people read on top of the form."),
        ("{id: a, title: b, form: [{id: c, ask: d, when: e}]}", "'when' has no meaning here."),
        ("{id: a, title: b, form: c}", "'form' is a list; each item begins with a dash."),
        ("{id: a, do: b, with: c}", "'with' is a list of 'name: text' lines."),
    ],
)  # fmt: skip
def test_a_step_with_a_mistake_is_told_in_its_line(step: str, told: str) -> None:
    found = refused(written(f"- say: Welcome.\n- {step}"))
    assert [line for line, _ in found] == [2] * len(found)
    assert told in " ".join(text for _, text in found)


def test_two_steps_of_one_name_are_told_where_the_other_is() -> None:
    found = refused(written("- {id: a, ask: b}\n- {id: e, each: {up_to: 2}, steps: [{id: a, ask: b}]}"))
    assert found == [(2, f"The step in line {FIRST_STEP} is called 'a' too. Give each its own name.")]


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("say: *Welcome*", "A text cannot begin with '*'. Put the text in quotes."),
        ("say: *Welcome all*", "A text cannot begin with '*'. Put the text in quotes."),
        ("say: {{ employee.called }}, hi", "A text that begins with '{' or '[' needs quotes."),
        ("say: Note: this", "There is a second colon in this text. Put the text in quotes."),
        ("say: !!python/object:os.system x", "A word that begins with '!' has no meaning here."),
    ],
)
def test_texts_that_need_quotes_say_so(step: str, told: str) -> None:
    ((line, text),) = refused(written(f"- {step}"))
    assert line == 1
    assert told in text


def test_bold_may_begin_a_text_that_has_lines_of_its_own() -> None:
    (step,) = guide("- say: |\n    *Welcome*").steps
    assert step == Say("*Welcome*", line=FIRST_STEP)


def test_all_mistakes_are_told_at_once_in_the_order_of_the_text() -> None:
    found = refused(written("- {ask: a}\n- say: fine\n- {id: b}\n- {id: c, ask: d, to: nobody}"))
    assert [line for line, _ in found] == [1, 3, 4]


@given(st.text(alphabet=st.sampled_from("abc:-{}[]'\"*&!|> \n\t#,?") | st.characters()))
def test_no_text_breaks_the_reader(steps: str) -> None:
    try:
        parse(HEAD + steps)
    except GuideMistakes as found:
        assert found.mistakes  # noqa: PT017 - either outcome is right
