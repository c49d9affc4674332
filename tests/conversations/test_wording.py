"""What authors write: marks, lists and lines."""

from datetime import date

import pytest

from conversations.messages import Bold, Bullets, Link, Text
from conversations.wording import plain
from tests.conversations.said import MINA, WORDING, said, text

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


# ── lines and words alone ───────────────────────────────────────────────────────────────────────────────────


def test_a_line_is_one_line_of_words() -> None:
    line = WORDING.line(
        "Talk with *{{ p.called }}*\non [it](https://a.example) {{ d }}", {"p": MINA, "d": date(2027, 3, 5)}
    )
    assert line == "Talk with Mina on it (https://a.example) 5 March 2027"


def test_a_list_in_words_stands_on_its_own_lines() -> None:
    assert plain(said("Before\n- a\n- b\nafter")) == "Before\n- a\n- b\nafter"
