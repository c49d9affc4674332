"""Conditions, and what an author can not do."""

from datetime import date

import pytest

from conversations.wording import Chosen, WordingMistake
from tests.conversations.said import MINA, WORDING, said, text

# ── conditions ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('ambition == "next"', True),
        ("ambition in ['next', 'new']", True),
        ("not ambition", False),
        ("missing", False),
        ("missing.part.of == 'it'", False),
        ("missing > 3", False),
        ("missing <= 3", False),
        ("not missing", True),
        ("ambition > 3", False),
        ("gaps|length > 1", True),
        ("gaps[0].key == 'a' and ambition is defined", True),
        ("by > today", True),
    ],
)
def test_a_condition_is_judged_and_missing_names_are_false(condition: str, *, holds: bool) -> None:
    names = {
        "ambition": Chosen("next", "A next role"),
        "gaps": [{"key": "a"}, {"key": "b"}],
        "by": date(2027, 1, 2),
        "today": date(2027, 1, 1),
    }
    assert WORDING.judge(condition, names) is holds


@pytest.mark.parametrize(
    "condition", ["ambition = 'x'", "a ==", "a) %}{% if (b", "a %}x{% endif %}{% if b", "", "f()"]
)
def test_a_condition_that_is_not_one_question_is_refused(condition: str) -> None:
    with pytest.raises(WordingMistake):
        WORDING.judge(condition, {})


def test_the_names_of_texts_and_conditions_are_listed() -> None:
    assert WORDING.names_in("{{ a.b }} {% for c in d %}{{ c }}{{ loop.index }}{% endfor %}") == {"a", "d"}
    assert WORDING.names_in_condition("a.b == c and not d") == {"a", "c", "d"}


def test_what_names_are_compared_with_is_listed() -> None:
    found = WORDING.compared_in_condition("mood == 'low' or 'x' in topics or talk.way in ['a', 'b']")
    assert found == {("mood", "low"), ("topics", "x"), ("talk.way", "a"), ("talk.way", "b")}


def test_a_name_without_value_is_a_hole_only_where_it_would_be_shown() -> None:
    assert WORDING.blanks("{{ wish }}{% if focus %}{{ focus }}{% endif %}{{ x or 'none' }}", {}) == {"wish"}
    assert WORDING.blanks("{{ c.whta }}", {"c": {"what": "x"}}) == {"whta"}


# ── the sandbox ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "template",
    [
        "{{ open", "{% if x %}", "{{ x() }}", "{{ range(10) }}", "{{ 'a' * 9999999 }}", "{{ 9 ** 9 ** 9 }}",
        "{{ '%99999999d' % 1 }}", "{% set a = 1 %}", "{% macro m() %}{% endmacro %}", "{% include 'x' %}",
        "{% import 'x' as y %}", "{{ x|map('upper') }}", "{{ x|attr('y') }}", "{{ x is divisibleby 2 }}",
        "{% for a in x %}{% for b in x %}{% for c in x %}{% endfor %}{% endfor %}{% endfor %}",
        "{% raw %}{{ x }}{% endraw %}" * 2000, "{{ 'a' + 1 }}", "{{ x ~ x }}",
    ],
)  # fmt: skip
def test_what_an_author_has_no_need_of_is_refused(template: str) -> None:
    with pytest.raises(WordingMistake):
        said(template, x="x")


@pytest.mark.parametrize(
    "expression",
    [
        *("(" * 3000 + "x" + ")" * 3000, "x or " * 3000 + "x", "1 + " * 3000 + "1", "x" + ".a" * 3000),
        *("not " * 3000 + "x", "x" + "|upper" * 2500, "[" * 3000 + "]" * 3000, "'a' if x else " * 1200 + "1"),
    ],
    ids=lambda expression: expression[:12],
)
def test_what_is_nested_without_end_is_refused(expression: str) -> None:
    with pytest.raises(WordingMistake, match="too much inside one another"):
        said(f"{{{{ {expression} }}}}", x="x")
    with pytest.raises(WordingMistake):
        WORDING.judge(expression, {"x": "x"})


@pytest.mark.parametrize(
    "template", ["{{ v.__class__ }}", "{{ v.upper }}", "{{ v['format'] }}", "{{ v._called }}"]
)
@pytest.mark.parametrize("value", ["words", MINA, {"a": 1}])
def test_the_inside_of_a_value_stays_hidden(template: str, value: object) -> None:
    assert said(template, v=value) == ()


def test_a_key_goes_before_a_method_of_the_same_name() -> None:
    assert said("{{ v.items }}", v={"items": "three"}) == text("three")


def test_a_text_cannot_grow_without_end() -> None:
    with pytest.raises(WordingMistake, match="longer than"):
        said(
            "{% for a in x %}{% for b in x %}{{ long }}{% endfor %}{% endfor %}",
            x=["x"] * 100,
            long="w" * 100,
        )


def test_marks_in_an_authors_text_stand_for_no_value() -> None:
    assert said("\ue0000\ue001 {{ v }}", v="x") == text("0 x")
