"""What people wrote appears literally and makes nothing."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.messages import Bold, Bullets, Day, Link, Person, Span, Spans, Text
from conversations.wording import Chosen, WordingMistake, clean, plain
from tests.conversations.said import MINA, said, text

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
