"""What is not YAML, or not safe YAML, is told with line and column; and texts stay texts."""

import pytest

from tests.frameworks.samples import BAKERY, HEAD, baker, framework, mistakes


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
