"""What a framework says about a role once blanks, bases and cumulative levels are taken into account."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.model import closest, same_name_key, shown_text, slug, texts_below
from tests.frameworks.samples import bakery, framework


def test_everything_is_found_by_its_key_and_what_is_not_there_is_a_key_error() -> None:
    it = bakery()
    assert it.role("baking/baker").title == "Baker"
    assert it.competency("dough").name == "Dough"
    assert it.family("cafe").parent == "baking"
    assert it.track("oven").roles[0] == "baking/apprentice"
    assert it.scale("craft").level("master").value == 3
    assert [track.key for track in it.tracks_of("baking/baker")] == ["oven", "shop"]
    assert it.tracks_of("cafe/barista") == ()
    for find in (it.role, it.competency, it.family, it.track, it.scale, it.scale("craft").level):
        with pytest.raises(KeyError):
            find("wizard")


def test_a_changed_copy_is_looked_up_afresh() -> None:
    it = bakery()
    assert it.role("cafe/barista")
    assert it.model_copy(update={"roles": ()}).tracks_of("cafe/barista") == ()
    with pytest.raises(KeyError):
        it.model_copy(update={"roles": ()}).role("cafe/barista")


def test_the_own_text_comes_before_the_librarys_and_that_before_the_scales() -> None:
    source = """
    framework: {name: F}
    scales: [{id: s, levels: [{name: Low, description: As on the scale}, {name: High}]}]
    competencies:
      - {id: a, name: A, scale: s, levels: {Low: As in the library}}
      - {id: b, name: B, scale: s}
    families: [{id: f, roles: [
      {title: X, requires: {a: Low, b: Low}, expectations: {a: As in the role}},
      {title: Y, requires: {a: Low, b: High}}]}]
    """
    it = framework(source)
    assert shown_text(it, "f/x", "a") == "As in the role"
    assert shown_text(it, "f/y", "a") == "As in the library"
    assert shown_text(it, "f/x", "b") == "As on the scale"
    assert shown_text(it, "f/y", "b") is None


OVERLAY = """
framework: {name: F, blank: BLANK}
competencies: [{id: a, name: A}, {id: b, name: B}]
families:
  - id: f
    tracks: [{name: T, roles: [Low, High]}]
    roles:
      - {title: Everyone, expectations: {a: For everyone, b: Everybody's}}
      - {title: Low, extends: Everyone, expectations: {a: For low}}
      - {title: High, expectations: {b: High up}}
"""


def test_a_role_that_builds_on_another_shows_the_others_words_first() -> None:
    it = framework(OVERLAY.replace("BLANK", "unspecified"))
    assert shown_text(it, "f/low", "a") == "For everyone\nFor low"
    assert shown_text(it, "f/low", "b") is None
    assert [each.competency for each in it.expectations("f/low")] == ["a"]


def test_an_inherited_blank_is_as_in_the_base_else_as_in_the_rung_below() -> None:
    it = framework(OVERLAY.replace("BLANK", "inherit"))
    assert shown_text(it, "f/low", "b") == "Everybody's"
    assert shown_text(it, "f/high", "a") == "For low"
    assert [each.competency for each in it.expectations("f/everyone")] == ["a", "b"]


def test_cumulative_levels_bring_the_texts_below_along() -> None:
    source = """
    framework: {name: F, cumulative: true}
    scales: [{id: s, levels: [One, Two, Three]}]
    competencies:
      - {id: a, name: A, scale: s, levels: {One: First, Three: Third}}
      - {id: b, name: B, scale: s, levels: {One: First}, cumulative: false}
    families: [{id: f, roles: [{title: X, requires: {a: Three, b: Two}}]}]
    """
    it = framework(source)
    assert [(level.name, text) for level, text in texts_below(it, "f/x", "a")] == [("One", "First")]
    assert texts_below(it, "f/x", "b") == ()


class TestNames:
    @pytest.mark.parametrize(
        "written",
        [
            "senior engineer",
            "  Senior  Engineer ",
            "SENIOR\u00a0ENGINEER",
            "Senior\u200b Engineer\ufeff",
            "\uff33\uff45\uff4e\uff49\uff4f\uff52 Engineer",
        ],
    )
    def test_spaces_capitals_and_width_do_not_matter(self, written: str) -> None:
        assert same_name_key(written) == same_name_key("Senior Engineer")

    def test_an_emoji_keeps_its_joiner(self) -> None:
        assert same_name_key("👩‍💻") != same_name_key("👩💻")

    @given(st.text())
    def test_a_name_is_the_same_as_itself_with_spaces_around(self, name: str) -> None:
        assert same_name_key(f" {name}\u00a0") == same_name_key(name)

    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("Staff Engineer", "staff-engineer"),
            ("👩‍💻 Mobile \u2013 Level 1", "mobile-level-1"),
            ("高级工程师", "高级工程师"),
            ("🧙", "1f9d9"),
        ],
    )
    def test_a_key_keeps_the_letters_of_every_script(self, name: str, key: str) -> None:
        assert slug(name) == key

    @given(st.text(min_size=1).filter(lambda name: name.strip() != ""))
    def test_no_name_has_an_empty_key(self, name: str) -> None:
        assert slug(name)

    def test_the_closest_name_is_told_as_it_is_written(self) -> None:
        assert closest("staf enginer", ["Team Lead", "Staff Engineer"]) == "Staff Engineer"
        assert closest("wizard", ["Team Lead", "Staff Engineer"]) is None
