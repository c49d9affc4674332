"""Every mistake is told with its place, in the author's words, with the mend; nothing is read by halves."""

import pytest

from frameworks.document import DocumentMistakes, read_all
from tests.frameworks.samples import BAKERY, HEAD, LIBRARY, baker, framework, mistakes


class TestFields:
    def test_a_field_that_does_not_exist_is_told_with_the_nearest_one(self) -> None:
        assert mistakes(baker("        sumary: Bakes\n")) == [
            "11:9 A role has no field 'sumary'. Did you mean 'summary'?"
        ]

    def test_a_missing_title_is_told(self) -> None:
        assert mistakes(HEAD + "families: [{id: a, roles: [{grade: E1}]}]\n") == [
            "2:28 This role has no title. Add 'title: ...'."
        ]

    def test_a_missing_heading_is_told(self) -> None:
        assert mistakes("families: []") == [
            "1:1 The heading is missing. Begin with 'framework: {id: ..., name: ...}'."
        ]

    def test_one_of_a_few_words_is_told_with_all_of_them(self) -> None:
        assert mistakes(baker("        status: retired\n")) == [
            "11:17 'status' is to be one of active, legacy, not-in-use, and this is 'retired'."
        ]
        assert framework(baker("        status: NOT IN USE\n")).roles[0].status == "not-in-use"

    def test_a_shape_that_does_not_fit_is_told_with_the_one_that_does(self) -> None:
        source = (
            HEAD
            + "families:\n  - just words\n  - {id: a, status: [b], name: {b: c}, roles: x, aliases: [[d]]}\n"
            + "scales: {}\n"
        )
        assert mistakes(source) == [
            "3:5 A family is written as 'name: value' lines, and this is a text.",
            "4:21 'status' is to be a text, and this is a list.",
            "4:32 'name' is to be a text, and this is 'name: value' lines.",
            "4:47 'roles' is a list: each line begins with '-'. This is a text.",
            "4:60 'aliases' is a list of texts, and this is a list.",
            "5:9 'scales' is a list: each line begins with '-'. This is 'name: value' lines.",
        ]

    def test_yes_or_no_a_list_and_a_map_are_told_what_they_are_not(self) -> None:
        source = HEAD + (
            "families:\n"
            "  - id: a\n"
            "    aliases: [b, ~]\n"
            "    roles: [{title: X, requires: [y]}]\n"
            "scales: [{id: s, levels: [Low, ~]}]\n"
            "competencies: [{name: C, cumulative: often, scale: s, levels: {Low: {a: b}}}]\n"
        )
        assert mistakes(source) == [
            "4:18 This line of 'aliases' is empty. Write something, or remove it.",
            "5:34 'requires' is to be 'name: value' lines, and this is a list.",
            "6:32 This level is empty. Write its name, or remove it.",
            "7:38 'cumulative' is to be true or false, and this is 'often'.",
            "7:69 The text of 'Low' is to be a text or a list of texts, and not 'name: value' lines.",
        ]

    def test_a_scale_has_levels_of_different_values_and_names(self) -> None:
        source = (
            HEAD
            + "scales:\n  - {id: a}\n  - {id: b, levels: [{name: X, value: 1}, {name: Y, value: 1}]}\n"
            + "  - {id: c, levels: [X, x]}\n"
        )
        assert mistakes(source) == [
            "3:5 The scale 'a' has no levels. Add 'levels: [lowest, ..., highest]'.",
            "4:21 'X' and 'Y' have the same value. Give each its own.",
            "5:21 Two levels of this scale are 'x'. Give each an id of its own.",
        ]

    def test_level_texts_need_a_scale_and_come_once(self) -> None:
        assert mistakes(LIBRARY.replace("name: Stock", "name: Stock, levels: {Baker: x}")) == [
            "6:38 'Stock' has texts for levels, and no scale. Add 'scale: ...'."
        ]
        assert mistakes(LIBRARY.replace("scale: craft}", "scale: craft, levels: {baker: x, Baker: y}}")) == [
            "5:63 'Dough' describes 'Baker' twice. Keep one."
        ]

    def test_a_weight_is_one_number(self) -> None:
        (told,) = mistakes(baker("        requires: {dough: {weight: [1, 2]}}\n"))
        assert told == "11:36 'weight' is to be a number."

    def test_a_score_a_pay_band_and_a_track_make_sense(self) -> None:
        source = BAKERY.replace("grade: 0123\n", "score: {from: 3, to: 1}\n").replace(
            "{grade: 0123, location", "{location"
        )
        source = source.replace("max: 50000.5", "max: 5").replace(
            "[Apprentice, Baker, Shop Lead]", "[Baker, Baker]"
        )
        assert [told.split(" ", 1)[1] for told in mistakes(source)] == [
            "Track 'Shop' names 'Baker' twice. Keep one of them.",
            "'score' is to be two numbers, the lower one first: {from: 0, to: 1.4}.",
            "A pay band belongs to a grade or to a role. Name one of the two.",
            "'min' is 40000 and 'max' is only 5. Turn them round.",
        ]

    def test_an_unknown_format_is_told(self) -> None:
        (told,) = mistakes("format: career-framework/2\n" + HEAD)
        assert (
            told == "1:9 This program reads 'career-framework/1', and this document is 'career-framework/2'."
        )


class TestKeys:
    def test_two_roles_that_would_share_a_key_need_an_id(self) -> None:
        assert mistakes(
            HEAD + "families:\n  - id: a\n    roles:\n      - title: C++ Dev\n      - title: C# Dev\n"
        ) == ["6:9 The role 'a/c-dev' is already in line 5. Give one of them an id of its own."]

    def test_keys_that_differ_in_capitals_alone_are_the_same(self) -> None:
        (told,) = mistakes(HEAD + "families:\n  - {id: a}\n  - {id: A, roles: [{title: X}]}\n")
        assert told == "4:5 The family 'A' is already in line 3. Give one of them an id of its own."

    def test_a_familys_own_competency_does_not_hide_one_of_the_library(self) -> None:
        source = LIBRARY + "families: [{id: a, competencies: [{id: dough, name: Dough here}]}]\n"
        (told,) = mistakes(source)
        assert "The whole framework already has a competency 'dough'. Give this one another id." in told


class TestSeveralDocuments:
    def test_what_they_share_must_be_equal_and_the_mistake_names_both(self) -> None:
        other = LIBRARY.replace("name: Stock", "name: Cellar").replace("name: F}", "name: G}")
        with pytest.raises(DocumentMistakes) as refused:
            read_all([("a.yaml", LIBRARY), ("b.yaml", LIBRARY), ("c.yaml", other)])
        heading, competency = map(str, refused.value.mistakes)
        assert heading.startswith(
            "c.yaml, line 1, column 26: The name is 'G' here and 'F' in a.yaml, line 1."
        )
        assert competency.startswith(
            "c.yaml, line 6, column 5: The competency 'stock' says something else in a.yaml, line 6."
        )

    def test_a_family_belongs_to_one_document(self) -> None:
        one = HEAD + "families: [{id: a, name: A}]\n"
        with pytest.raises(
            DocumentMistakes, match=r"b.yaml, line 2, column 12: The family 'a' is already in a.yaml, line 2"
        ):
            read_all([("a.yaml", one), ("b.yaml", one)])


def test_all_mistakes_are_told_at_once_in_the_order_of_the_text() -> None:
    source = BAKERY.replace("dough: Learner", "dogh: Learner").replace("kind: rotation", "knd: rotation")
    lines = [int(told.split(":")[0]) for told in mistakes(source)]
    assert len(lines) == 3
    assert lines == sorted(lines)


def test_a_hostile_number_of_mistakes_is_cut_off() -> None:
    told = mistakes(HEAD + "families:\n" + "  - {}\n" * 1000)
    assert len(told) == 101
    assert told[-1].endswith("There are more mistakes. Mend these first, and look again.")
