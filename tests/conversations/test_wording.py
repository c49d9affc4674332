"""Words with values: what authors write is read, what people wrote stays what it is."""

import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.messages import Bold, Bullets, Day, Link, Person, Span, Spans, Text
from conversations.wording import Chosen, Wording, WordingMistake, clean, plain

WORDING = Wording()


@dataclass(frozen=True)
class View:
    called: str


MINA = View("Mina")


def said(template: str, **names: object) -> Spans:
    return WORDING.spans(template, names)


def text(words: str) -> Spans:
    return (Text(text=words),)


# ── the authors' marks ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("template", ["Write *back* now.", "Write **back** now."])
def test_stars_make_bold(template: str) -> None:
    assert said(template) == (Text(text="Write "), Bold(text="back"), Text(text=" now."))


@pytest.mark.parametrize("words", ["2 * 3 * 4", "2*3*4", "a * b", "*", "**", "* x *", "[a](b)", "a-b", "-5"])
def test_what_only_looks_like_a_mark_stays_as_it_is(words: str) -> None:
    assert said(words) == text(words)


def test_links_lead_to_web_addresses_only() -> None:
    assert said("See [the guide](https://example.com/a).")[1] == Link(
        text="the guide", url="https://example.com/a"
    )
    assert said("See [it](javascript:alert(1)).") == text("See [it](javascript:alert(1)).")


def test_lines_with_a_dash_make_a_list() -> None:
    spans = said("Three things:\n\n- *one*\n- two\n\nThat is all.")
    assert spans == (
        Text(text="Three things:"),
        Bullets(items=((Bold(text="one"),), (Text(text="two"),))),
        Text(text="That is all."),
    )


def test_a_loop_makes_one_list() -> None:
    spans = said(
        "{% for c in commitments %}\n- {{ c.what }}\n\n{% endfor %}",
        commitments=[{"what": "a"}, {"what": "b"}],
    )
    assert spans == (Bullets(items=((Text(text="a"),), (Text(text="b"),))),)


def test_an_empty_line_parts_paragraphs_and_more_empty_lines_part_no_further() -> None:
    assert said("\none\n\n\n\ntwo\nthree\n") == text("one\n\ntwo\nthree")


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("Mina", text("Mina")),
        (Chosen("next_level", "A next role"), text("A next role")),
        ({"value": "eng/staff", "label": "Staff Engineer"}, text("Staff Engineer")),
        (3, text("3")),
        (2.50, text("2.5")),
        (2.0, text("2")),
        (True, text("yes")),
        (False, text("no")),
        (None, ()),
        ([], ()),
        (["a"], text("a")),
        (["a", "b", "c"], text("a, b and c")),
        (date(2027, 3, 15), (Day(date=date(2027, 3, 15)),)),
        (datetime(2027, 3, 15, 9, tzinfo=UTC), (Day(date=date(2027, 3, 15)),)),
        (Person(id=7, name="Mina"), (Person(id=7, name="Mina"),)),
        ((Text(text="Dear "), Bold(text="you")), (Text(text="Dear "), Bold(text="you"))),
        (Link(text="here", url="file:///etc/passwd"), text("here")),
    ],
)
def test_a_value_is_shown_as_what_it_is(value: object, shown: Spans) -> None:
    assert said("{{ value }}", value=value) == shown


def test_people_are_named_one_after_the_other() -> None:
    mina, sam = Person(id=1, name="Mina"), Person(id=2, name="Sam")
    assert said("{{ both }}.", both=[mina, sam]) == (mina, Text(text=" and "), sam, Text(text="."))


def test_bold_goes_around_a_value_and_leaves_a_person_a_person() -> None:
    mina = Person(id=1, name="Mina")
    assert said("*to {{ name }}*", name="Sam") == (Bold(text="to Sam"),)
    assert said("*to {{ person }}*", person=mina) == (Bold(text="to "), mina)


def test_an_address_cannot_come_from_a_value() -> None:
    assert said("[x]({{ url }})", url="https://evil.example") == text("[x](https://evil.example)")


def test_a_list_inside_a_list_is_read_out() -> None:
    inner = Bullets(items=((Text(text="a"),), (Text(text="b"),)))
    assert said("- {{ inner }}", inner=(inner,)) == (Bullets(items=((Text(text="- a\n- b"),),)),)


def test_a_thing_with_parts_cannot_be_shown_whole() -> None:
    with pytest.raises(WordingMistake, match="Name the part"):
        said("{{ employee }}", employee=MINA)


SIGNS = "*[]()-#<>&_`~|{}%@!:/\n\r\t \ue000\ue001\u202e\u2066\u2069\x00\x07אبé👩🏽"
FORGED = """*bold*|**b**|[x](https://evil.example)|- item|\n- item\n- item|<@U123>|<!channel>|\ue0000\ue001
{{ 7 }}|{% raw %}|@everyone|# heading|\ud800"""
HOSTILE = st.text(alphabet=st.sampled_from(SIGNS) | st.characters()) | st.sampled_from(FORGED.split("|"))
AROUND = [
    "{{ v }}",
    "a{{ v }}b",
    "- {{ v }}",
    "*b {{ v }}*",
    "[t {{ v }}](https://a.example)",
    "x\n\n{{ v }}\n{{ v }}",
]


def kinds(spans: Spans) -> list[type[Span]]:
    return [type(span) for span in spans]


@given(HOSTILE, st.sampled_from(AROUND))
def test_what_a_person_wrote_appears_literally_and_makes_nothing(written: str, template: str) -> None:
    spans = said(template, v=written)
    harmless = said(template, v="harmless")
    assert set(kinds(spans)) <= set(kinds(harmless))
    assert len(spans) <= len(harmless)
    assert clean(written) in without_isolates(plain(spans))


def without_isolates(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


@given(HOSTILE)
def test_a_value_keeps_its_direction_to_itself(written: str) -> None:
    words = plain(said("{{ v }} tail", v=written))
    assert not any(unicodedata.bidirectional(sign) in {"LRE", "RLE", "LRO", "RLO", "PDF"} for sign in words)
    for line in words.split("\n"):
        assert line.count("\u2068") == line.count("\u2069") <= 1
    assert all(unicodedata.category(sign) not in {"Cc", "Cs"} for sign in words if sign != "\n")


def test_a_right_to_left_name_is_isolated_from_the_sentence() -> None:
    name = "שרה"
    assert plain(said("Ask {{ name }}.", name=name)) == f"Ask \u2068{name}\u2069."


# ── lines and words alone ───────────────────────────────────────────────────────────────────────────────────


def test_a_line_is_one_line_of_words() -> None:
    line = WORDING.line(
        "Talk with *{{ p.called }}*\non [it](https://a.example) {{ d }}", {"p": MINA, "d": date(2027, 3, 5)}
    )
    assert line == "Talk with Mina on it (https://a.example) 5 March 2027"


def test_a_list_in_words_stands_on_its_own_lines() -> None:
    assert plain(said("Before\n- a\n- b\nafter")) == "Before\n- a\n- b\nafter"


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
