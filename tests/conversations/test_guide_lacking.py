"""What a guide's author is told about answers that may be missing, and what abilities cannot do."""

from pathlib import Path

import pytest

from conversations.guide import mistakes
from tests.conversations.guides import HEAD
from tests.conversations.mistaken import ASK, LIST, MAYBE, SAVE, SURE, THREE, told

# ── answers that may be missing ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "before",
    [
        MAYBE,
        "- {id: wish, ask: Which?, to: employee}\n",
        ASK + "- {id: wish, ask: Which?, when: mood == 'low'}\n",
        LIST + "- {id: wish, do: find_gaps, with: {role: role}, when: gaps}\n",
    ],
)
def test_a_text_that_shows_what_may_be_missing_is_told(before: str) -> None:
    line = before.count("\n") + 1
    sentence = (
        "This text shows 'wish', which may not have been answered. Put it into {% if wish %}…{% endif %}."
    )
    assert told(before + "- say: So {{ wish }}.") == [(line, sentence)]
    assert told(before + "- {id: b, ask: 'Really {{ wish }}?'}") == [(line, sentence)]
    assert told(before + "- {id: b, ask: B?, choices: {x: '{{ wish }}', y: Y}}") == [(line, sentence)]


@pytest.mark.parametrize(
    "guarded",
    [
        "- say: '{% if wish %}{{ wish }}{% endif %}'",
        "- say: \"{{ wish or 'nothing' }}\"",
        "- say: \"{{ wish|default('nothing') }}\"",
        "- say: '{{ wish }}'\n  when: wish",
        "- {id: b, ask: B?, when: wish}\n- say: '{% if b %}{{ wish }}{% endif %}'",
    ],
)
def test_a_guard_is_enough(guarded: str) -> None:
    assert told(MAYBE + guarded) == []


def test_the_condition_of_the_answer_itself_is_a_guard() -> None:
    before = ASK + "- {id: wish, ask: Which?, when: mood == 'low'}\n"
    assert told(before + "- say: \"{% if mood == 'low' %}{{ wish }}{% endif %}\"") == []


def test_inside_a_repetition_the_same_holds_for_its_own_turn() -> None:
    each = "- {id: e, each: {up_to: 2}, steps: [{id: a, ask: A?, optional: true}, {id: b, ask: '{{ a }}?'}]}"
    assert "shows 'a', which may not have been answered" in told(each)[0][1]
    show = "- say: '{% for s in steps %}{{ s.what }} {{ s.why }}{% endfor %}'"
    assert "shows 'why'" in told(THREE + show)[0][1]


def test_a_part_of_a_form_that_may_be_missing_is_told_with_its_form() -> None:
    form = "- {id: talk, title: T, form: [{id: why, ask: Why?, optional: true}]}\n"
    assert "{% if talk.why %}" in told(form + "- say: '{{ talk.why }}'")[0][1]


# ── abilities ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ("- {id: a, do: find_gasp}", "no ability called 'find_gasp'. Did you mean 'find_gaps'?"),
        ("- {id: a, do: find_gaps}", "'find_gaps' needs 'role'. Add it under 'with:'"),
        ("- {id: a, do: find_gaps, with: {role: role, x: role}}", "'find_gaps' has no input 'x'."),
        (MAYBE + "- {id: a, do: find_gaps, with: {role: wish}}", "may be unanswered. Add 'when: wish'."),
        ("- {id: a, ask: A?, choices_from: find_gaps}", "needs inputs or changes something. Give it a 'do'"),
        (LIST + "- {id: a, ask: A?, choices_from: gaps}", "nothing to choose from. Add 'when: gaps'."),
        ("- {id: a, ask: A?, offers: {brief: B}}", "no ability called 'brief'. Did you mean 'brief_me'?"),
        ("- {id: a, ask: A?, offers: {save_goal: B}}", "'save_goal' cannot be offered"),
    ],
)  # fmt: skip
def test_what_an_ability_cannot_do_is_told(steps: str, sentence: str) -> None:
    ((_, text),) = told(steps)
    assert sentence in text


@pytest.mark.parametrize(
    "steps",
    [
        "- {id: a, ask: A?, offers: {brief_me: Brief me}, choices_from: next_roles}",
        LIST + "- {id: a, ask: A?, choices_from: gaps, when: gaps}",
        MAYBE + "- {id: a, do: find_gaps, with: {role: wish}, when: wish}",
        "- {id: a, ask: A?}\n- {id: b, do: keep_note, with: {text: a}}",
        SURE + f"- {SAVE}, when: sure}}",
        MAYBE + SURE + "- {id: s, do: save_goal, with: {commitments: sure, gap: wish}, when: sure}",
        MAYBE + SURE + f"- {SAVE}, when: sure and wish}}",
    ],
)
def test_what_an_ability_can_do_is_left_alone(steps: str) -> None:
    assert told(steps) == []


@pytest.mark.parametrize(
    "steps",
    [
        SURE + f"- {SAVE}}}",
        SURE + f"- {SAVE}, when: not sure}}",
        SURE + f"- {SAVE}, when: sure or role}}",
        SURE + f"- say: Saving.\n- {SAVE}, when: sure}}",
        SURE + ASK + f"- {SAVE}, when: sure}}",
        "- {id: sure, ask: Sure?}\n" + f"- {SAVE}, when: sure}}",
    ],
)
def test_a_commit_without_a_yes_directly_before_is_told(steps: str) -> None:
    ((_, text),) = told(steps)
    assert text.startswith("'save_goal' changes something for good. Ask for it directly before")


# ── size ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_guide_with_far_more_ways_than_can_be_tried_is_still_looked_at() -> None:
    ask = "- {{id: a{}, ask: A?, choices: {{x: X, y: Y, z: Z}}, optional: true}}\n"
    asks = "".join(ask.format(n) for n in range(30))
    all_of_them = " and ".join(f"a{n} == 'z'" for n in range(30))
    assert told(asks + f"- say: hi\n  when: {all_of_them}") == []


def test_every_guide_that_comes_with_the_house_refers_only_to_what_there_is() -> None:
    folder = Path(__file__).parents[2] / "conversations" / "guides"
    for path in folder.glob("*.yaml"):
        found = [mistake.text for mistake in mistakes(path.read_text(encoding="utf-8"), {})]
        assert all("There is no ability" in text or "'choices_from'" in text for text in found), path


def test_the_heading_of_these_tests_is_sound() -> None:
    assert mistakes(HEAD + "  - say: hi\n", {}) == ()
