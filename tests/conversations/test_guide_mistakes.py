"""What a guide's author is told about names that mean nothing and conditions that never hold."""

import pytest

from conversations.guide import mistakes
from tests.conversations.guides import ABILITIES, CAREER, written
from tests.conversations.mistaken import ASK, FACTS, LIST, MAYBE, SURE, THREE, told


def test_the_guide_of_the_design_has_no_mistakes() -> None:
    assert mistakes(CAREER, ABILITIES) == ()


def test_a_text_that_is_no_guide_is_told_as_the_reader_tells_it() -> None:
    assert [mistake.line for mistake in mistakes("nothing", ABILITIES)] == [1]


def test_mistakes_come_in_the_order_of_the_lines() -> None:
    assert [line for line, _ in told("- say: '{{ a }}'\n- say: fine\n- say: '{{ b }}'")] == [1, 3]


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ("- say: '{{ emplyee.called }}'", "There is no 'emplyee'. Did you mean 'employee'?"),
        ("- say: '{{ employee.caled }}'", "shows 'caled', and there is none. Did you mean 'called'?"),
        ("- say: '{{ employee }}'", "A thing with several parts is shown whole. Name the part"),
        ("- say: hi\n  when: moood", "There is no 'moood'."),
        (ASK + "- say: hi\n  when: moood", "Did you mean 'mood'?"),
        ("- {id: a, ask: A?, shows: plan}", "There is no 'plan'."),
        ("- {id: a, do: keep_note, with: {text: rol}}", "There is no 'rol'. Did you mean 'role'?"),
        ("- {id: a, each: {over: gapz}, steps: [{say: b}]}", "There is no 'gapz'."),
        ("- {id: a, title: A, form_from: gapz}", "There is no 'gapz'."),
        ("- say: '{{ mood }}'\n" + ASK, "'mood' comes later, in line 9."),
        (THREE + "- say: '{{ what }}'", "'what' stands inside 'steps'. Outside of it, use 'steps'."),
        (THREE + "- say: '{% for s in steps %}{{ s.wat }}{% endfor %}'", "shows 'wat', and there is none."),
        ("- say: '{{ item }}'", "There is no 'item'."),
        (ASK + "- {id: a, ask: A?, choices_from: mod}", "an earlier 'do' or an ability, not 'mod'."),
        ("- say: '{{ employee.called '", "This cannot be read"),
        ("- say: '{{ employee.called() }}'", "use if and for. It cannot use call."),
        (ASK + "- say: hi\n  when: mood = 'low'", "This cannot be read: to compare, write ==."),
    ],
)  # fmt: skip
def test_a_name_that_means_nothing_is_told(steps: str, sentence: str) -> None:
    ((_, text),) = told(steps)
    assert sentence in text


def test_a_name_in_the_title_must_be_known_from_the_start() -> None:
    source = written(ASK).replace("An example", "About {{ mood }}")
    assert "'mood' comes later" in mistakes(source, FACTS)[0].text


def test_names_that_are_given_and_the_item_of_a_list_are_known() -> None:
    each = "- {id: looks, each: {over: gaps}, steps: [{id: note, ask: '{{ number }}. {{ item.label }}'}]}\n"
    show = "- say: '{% for look in looks %}{{ look.item.label }}: {{ look.note }}{% endfor %}'"
    assert told("- say: '{{ role }}'\n" + LIST + each + show) == []


# ── conditions ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_comparison_with_a_choice_that_is_not_offered_is_told() -> None:
    sentence = "'hihg' is no choice of 'mood'. Its choices are low, high. Did you mean 'high'?"
    assert told(ASK + "- say: hi\n  when: mood == 'hihg'") == [(2, sentence)]


@pytest.mark.parametrize(
    "when",
    ["mood in ['low', 'hihg']", "'hihg' == mood", "mood != 'hihg'"],
)
def test_the_same_however_the_comparison_is_written_and_inside_texts(when: str) -> None:
    assert "'hihg' is no choice" in told(ASK + f'- say: hi\n  when: "{when}"')[0][1]
    assert "'hihg' is no choice" in told(ASK + f'- say: "{{% if {when} %}}hi{{% endif %}}"')[0][1]


def test_a_choice_of_a_form_is_known_too() -> None:
    form = "- {id: talk, title: T, form: [{id: mood, ask: How?, choices: {low: Low, high: High}}]}\n"
    assert told(form + "- say: hi\n  when: talk.mood == 'low'") == []
    assert "'lo' is no choice of 'talk.mood'." in told(form + "- say: hi\n  when: talk.mood == 'lo'")[0][1]


def test_yes_or_no_is_not_compared_with_words() -> None:
    ((_, text),) = told(SURE + "- say: hi\n  when: sure == 'yes'")
    assert text == "'sure' is yes or no. Write 'sure' or 'not sure' instead of comparing it."


@pytest.mark.parametrize(
    ("steps", "when"),
    [
        (ASK, "mood == 'low' and mood == 'high'"),
        (ASK, "not mood"),
        (ASK + "- {id: why, ask: Why?, when: mood == 'low'}\n", "why and mood == 'high'"),
        (SURE, "sure and not sure"),
        (THREE, "steps|length > 3"),
        ("- {id: n, ask: N?, answer: rating, choices: {1: few, 2: many}}\n", "n > 2"),
        ("- {id: n, ask: N?, answer: choices, choices: {a: A, b: B}}\n", "n|length > 2"),
    ],
)
def test_a_condition_that_no_combination_meets_is_told(steps: str, when: str) -> None:
    line = steps.count("\n") + 1
    sentence = "This step never happens: no combination of answers meets its 'when'."
    assert told(f'{steps}- say: hi\n  when: "{when}"') == [(line, sentence)]


@pytest.mark.parametrize(
    ("steps", "when"),
    [
        (ASK, "mood == 'low' or mood == 'high'"),
        (MAYBE, "not wish"),
        (MAYBE, "wish == 'anything'"),
        (LIST, "not gaps"),
        (LIST, "gaps|length > 40 and gaps[0].steps > 2"),
        (THREE, "steps|length == 3"),
        ("- {id: by, ask: By when?, answer: date}\n", "by > today"),
        ("- {id: n, ask: N?, answer: rating, choices: {1: few, 2: many}}\n", "n >= 2"),
        ("- {id: n, ask: N?, answer: choices, choices: {a: A, b: B, c: C}}\n", "'a' in n and 'b' not in n"),
        ("", "employee.called == 'Mina'"),
    ],
)
def test_a_condition_that_can_be_met_or_might_be_is_left_alone(steps: str, when: str) -> None:
    assert told(f'{steps}- say: hi\n  when: "{when}"') == []


def test_a_repetition_that_never_happens_is_told_once() -> None:
    each = "- {id: e, when: sure and not sure, each: {up_to: 2}, steps: [{id: what, ask: What?}]}"
    assert [line for line, _ in told(SURE + each)] == [2]
