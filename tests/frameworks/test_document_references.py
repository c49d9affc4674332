"""What points nowhere, or says nothing, is told in the author's words and with the mend."""

import pytest

from tests.frameworks.samples import BAKERY, HEAD, baker, mistakes


class TestReferences:
    def test_an_unknown_role_is_told_with_the_nearest_one(self) -> None:
        source = BAKERY.replace("[Apprentice, Baker, Master Baker]", "[Apprentice, Baker, Mastre Baker]")
        line = source[: source.index("Mastre")].count("\n") + 1
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
        assert told.endswith("A move to the role 'Twin', and 2 are called so. Write 'b/twin' or 'c/twin'.")

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
