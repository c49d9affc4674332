"""Every mistake is told with its place, in the author's words, with the mend; nothing is read by halves."""

import pytest

from frameworks.document import DocumentMistakes, read_all
from tests.frameworks.samples import BAKERY, framework, mistakes

HEAD = "framework: {id: f, name: F}\n"
LIBRARY = (
    HEAD
    + """\
scales:
  - {id: craft, levels: [Learner, Baker, Master]}
competencies:
  - {id: dough, name: Dough, scale: craft}
  - {id: stock, name: Stock}
"""
)


def baker(fields: str) -> str:
    """A document whose role "Baker" stands in line 10 and has these fields from line 11 on."""
    return LIBRARY + "families:\n  - id: baking\n    roles:\n      - title: Baker\n" + fields


def line_of(source: str, part: str) -> int:
    return source[: source.index(part)].count("\n") + 1


class TestYaml:
    def test_a_name_given_twice_is_refused_with_both_lines(self) -> None:
        assert mistakes(HEAD + "families:\n  - id: a\n    name: A\n    name: B\n") == [
            "5:5 'name' was already given in line 4. Keep one of them."
        ]

    def test_a_colon_in_a_text_is_shown_where_it_stands(self) -> None:
        assert mistakes("text: Works with guidance: asks early") == [
            "1:26 There is a second colon in this text. Put the text in quotes."
        ]

    def test_a_tab_is_shown_with_line_and_column(self) -> None:
        assert mistakes('framework:\n  - "x"\n  -\t"y"\n') == ["3:4 There is a tab here. Use spaces."]

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("a: @home", "1:4 A text cannot begin with '@'. Put the text in quotes."),
            (
                'a: "\\d"',
                "A backslash means something special between double quotes. Use single quotes here.",
            ),
            ('a: "never closed\nb: c\n', "1:4 The quotation mark here is never closed."),
            ("a: {b: c\nd: e\n", "1:4 The bracket here is never closed, or a comma is missing after it."),
            ("a: 1\njust words\nb: 2\n", "2:1 This line is neither 'name: value' nor a list item"),
            ("a:\n  b: 1\n c: 2\n", "3:2 The indentation does not fit the lines above"),
            ("- a\nb: c\n", "2:1 The "),
            ("a: - b", "1:4 A list begins on a new line"),
            ("a: *b", "1:4 '*b' stands for another part of the file. Write that part out here."),
            ("a: !!python/name:os.system x", "1:4 A word that begins with '!' has no meaning here."),
            ("a: {{ b }}", "1:5 A name is expected here."),
            ('a: {"": b}', "1:5 There is nothing before this colon."),
            ("a: b\n---\nc: d\n", "2:1 A second document begins here ('---'). Give it a file of its own."),
            ("%YAML 3.0\n---\na: b", "1:1 This cannot be read as YAML: "),
            ("", "1:1 There is no heading here. The file should begin with 'framework:'."),
            ("- a\n- b\n", "1:1 There is no heading here. The file should begin with 'framework:'."),
            ("a: b\nc: d\x00e", "2:5 The sign U+0000 cannot be read. Remove it."),
            ("a: \ud800", "1:4 The sign U+D800 cannot be read. Remove it."),
            ("a: " + "[" * 30 + "]" * 30, "This is nested more than 20 deep."),
            (
                "a: " + "x" * 5_000_001,
                "1:1 The file has 5,000,004 characters; 5,000,000 is the most that is read.",
            ),
        ],
    )
    def test_whatever_cannot_be_read_is_told_in_plain_words(self, source: str, said: str) -> None:
        (told,) = mistakes(source)
        assert said in told

    def test_a_thousand_laughs_are_refused_before_anybody_laughs(self) -> None:
        bomb = "a: &a [lol, lol]\n" + "".join(
            f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)
        )
        assert mistakes(bomb)[0].endswith(
            "'*a' stands for another part of the file. Write that part out here."
        )

    def test_a_byte_order_mark_and_windows_lines_are_no_mistake(self) -> None:
        assert framework("\ufeff" + BAKERY.replace("\n", "\r\n")) == framework(BAKERY)


class TestTextsStayTexts:
    def test_what_yaml_would_turn_into_something_else_is_read_as_written(self) -> None:
        source = """
        framework: {id: 0123, name: No, version: 1.10, language: no}
        scales:
          - {id: 12:30, levels: [On, 2026-01-02, 1_000, 0x1F]}
        families:
          - {id: yes, name: 1e3, roles: [{title: 0o17, grade: 0123, summary: "null"}]}
        """
        it = framework(source)
        assert (it.id, it.name, it.version, it.language) == ("0123", "No", "1.10", "no")
        assert [level.name for level in it.scale("12:30").levels] == ["On", "2026-01-02", "1_000", "0x1F"]
        assert (it.families[0].key, it.families[0].name) == ("yes", "1e3")
        assert (it.roles[0].title, it.roles[0].grade, it.roles[0].summary) == ("0o17", "0123", "null")

    def test_a_level_may_be_written_by_id_name_or_value(self) -> None:
        for written in ("baker", "Baker", "BAKER ", "2", '"2"'):
            it = framework(baker(f"        requires: {{dough: {written}}}\n"))
            assert it.roles[0].expectations[0].level == "baker"

    @pytest.mark.parametrize(
        ("written", "read"), [("yes", True), ("On", True), ("false", False), ("no", False)]
    )
    def test_yes_and_no_are_understood_where_they_are_asked_for(self, written: str, read: bool) -> None:  # noqa: FBT001
        it = framework(baker(f"        requires: {{dough: {{level: Baker, must_have: {written}}}}}\n"))
        assert it.roles[0].expectations[0].must_have is read

    @pytest.mark.parametrize("written", ["often", ".nan", "1,5", "12:30", "-.inf"])
    def test_a_number_is_finite_and_written_as_one(self, written: str) -> None:
        (told,) = mistakes(baker(f'        requires: {{dough: {{level: Baker, weight: "{written}"}}}}\n'))
        assert told == f"11:50 'weight' is to be a number, and this is '{written}'."


class TestReferences:
    def test_an_unknown_role_is_told_with_the_nearest_one(self) -> None:
        source = BAKERY.replace("[Apprentice, Baker, Master Baker]", "[Apprentice, Baker, Mastre Baker]")
        line = line_of(source, "Mastre")
        (told,) = mistakes(source)
        assert told == (
            f"{line}:69 Track 'Oven' names the role 'Mastre Baker', which no family has. "
            "Did you mean 'Master Baker'?"
        )

    def test_an_unknown_competency_is_told_with_the_nearest_one(self) -> None:
        assert mistakes(baker("        requires: {doug: Baker}\n")) == [
            "11:20 'Baker' asks for the competency 'doug', which is not in the list. Did you mean 'Dough'?"
        ]

    def test_an_unknown_level_is_told_with_the_levels_there_are(self) -> None:
        (told,) = mistakes(baker("        requires: {dough: Wizard}\n"))
        assert told == (
            "11:27 'Baker' requires of 'Dough' the level 'Wizard', "
            "and the scale 'craft' has only Learner, Baker, Master."
        )

    def test_a_level_without_a_scale_is_told_with_both_ways_out(self) -> None:
        (told,) = mistakes(baker("        requires: {stock: Baker}\n"))
        assert told == (
            "11:27 'Baker' requires the level 'Baker' of 'Stock', which has no scale. "
            "Give it one, or write a text under 'expectations'."
        )

    def test_an_unknown_scale_is_one_mistake_and_not_one_per_role(self) -> None:
        source = BAKERY.replace("kind: behaviour, scale: craft", "kind: behaviour, scale: carft")
        (told,) = mistakes(source)
        assert told.endswith(
            "The competency 'Guests' has the scale 'carft', which is not in the list. Did you mean 'craft'?"
        )

    def test_a_title_that_two_families_have_needs_to_be_told_apart(self) -> None:
        source = BAKERY.replace("to: cafe/Barista", "to: Twin").replace(
            "parent: baking}",
            "parent: baking}\n  - {id: b, roles: [{title: Twin}]}\n  - {id: c, roles: [{title: Twin}]}",
        )
        (told,) = mistakes(source)
        assert told.endswith("A move to the role 'Twin', as 2 are called. Write 'b/twin' or 'c/twin'.")

    def test_families_scales_and_resources_point_to_what_there_is(self) -> None:
        source = BAKERY.replace("parent: baking", "parent: bakng").replace(
            "competency: dough, kind", "competency: bread, kind"
        )
        family, resource = mistakes(source)
        assert "The family 'cafe' stands under the family 'bakng', which is not in the list." in family
        assert "A resource is for the competency 'bread', which is not in the list." in resource

    def test_nothing_stands_under_itself_or_builds_on_itself(self) -> None:
        source = """
        framework: {name: F}
        families:
          - {id: a, parent: b, roles: [{title: X, extends: Y}, {title: Y, extends: X}]}
          - {id: b, parent: a}
        """
        assert [told.split(" ", 1)[1] for told in mistakes(source)] == [
            "The family 'a' stands under itself. Change its parent.",
            "The role 'a/x' builds on itself. Change 'extends'.",
            "The role 'a/y' builds on itself. Change 'extends'.",
            "The family 'b' stands under itself. Change its parent.",
        ]


class TestExpectations:
    def test_a_comma_in_a_flow_map_is_named_as_the_likely_cause(self) -> None:
        (told,) = mistakes(baker("        expectations: {stock: knows the product, and the market}\n"))
        assert told == (
            "11:50 Nothing is said about 'and the market'. If it is the rest of a sentence, "
            "put the sentence in quotes: between { and } a comma begins a new entry."
        )

    def test_a_comma_in_a_flow_map_of_fields_too(self) -> None:
        (told,) = mistakes(HEAD + "families: [{id: a, description: Sells bread, and cake}]\n")
        assert "A family has no field 'and cake', and nothing is said about it. If it is the rest" in told

    @pytest.mark.parametrize("nothing", ["", "~", "null", '""', '"  "', "{}", "{must_have: false}", "[]"])
    def test_an_expectation_says_something(self, nothing: str) -> None:
        assert len(mistakes(baker(f"        expectations:\n          stock: {nothing}\n"))) == 1

    def test_a_level_is_not_a_list_and_a_text_is_no_list_of_lists(self) -> None:
        assert mistakes(
            baker("        requires: {dough: [Baker]}\n        expectations: {stock: [[a], b]}\n")
        ) == [
            "11:27 A level is expected here, not a list. Texts belong under 'expectations'.",
            "12:31 The text for 'stock' is to be a text or a list of texts, and not a list of other things.",
        ]

    def test_two_maps_may_not_disagree_about_one_competency(self) -> None:
        fields = "        requires: {dough: Baker}\n        expectations: {dough: {level: Master}}\n"
        assert mistakes(baker(fields)) == [
            "12:24 'dough' has the level 'baker' under 'requires', and another here."
        ]

    def test_one_competency_by_two_names_is_named_twice(self) -> None:
        assert mistakes(baker("        requires: {dough: Baker, Dough: Master}\n")) == [
            "11:34 'Baker' names 'Dough' twice here. Keep one."
        ]

    def test_a_weight_is_not_negative(self) -> None:
        assert mistakes(baker("        requires: {dough: {weight: -1}}\n")) == [
            "11:36 'weight' is -1. A weight cannot be less than 0."
        ]


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
    assert len(told) == 201
    assert told[-1].endswith("There are more mistakes. Mend these first, and look again.")
