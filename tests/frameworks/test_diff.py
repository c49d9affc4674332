"""What changed between two versions, in the words of HR."""

from frameworks.diff import Change, changes
from tests.frameworks.samples import BAKERY, bakery, framework


def after(*replaced: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    source = BAKERY
    for old, new in replaced:
        assert old in source
        source = source.replace(old, new)
    return [(each.kind, each.what, each.name, each.detail) for each in changes(bakery(), framework(source))]


def test_equal_versions_have_no_changes() -> None:
    assert after() == []


def test_a_new_version_number_alone_is_no_change() -> None:
    assert after(("1.10", "1.11")) == []


def test_a_raised_and_a_lowered_level_are_told_as_such() -> None:
    assert after(
        ("requires: {dough: Master, guests: Baker}", "requires: {dough: Baker, guests: Master}")
    ) == [
        ("changed", "expectation", "Master Baker: Dough", "lowered: Master → Baker"),
        ("changed", "expectation", "Master Baker: Guests", "raised: Baker → Master"),
    ]


def test_other_words_are_re_worded_and_gates_and_weights_are_told() -> None:
    assert after(
        ("{level: Baker, must_have: true, weight: 2}", "{level: Baker, weight: 3}"),
        ("{stock: Knows what to order}", "{stock: Orders}"),
    ) == [
        ("changed", "expectation", "Baker: Dough", "no longer a must-have"),
        ("changed", "expectation", "Baker: Dough", "weight: 2 → 3"),
        ("changed", "expectation", "Baker: Stock", "text re-worded"),
    ]


def test_a_level_that_comes_or_goes_is_told() -> None:
    assert after(("requires: {dough: Learner, guests: Learner}", "requires: {dough: Learner}")) == [
        ("removed", "expectation", "Apprentice: Guests", "")
    ]


def test_a_role_under_another_title_that_says_the_same_is_renamed() -> None:
    assert after(("Master Baker", "Head Baker")) == [
        ("renamed", "role", "Head Baker", "Master Baker → Head Baker")
    ]


def test_a_role_that_keeps_its_old_title_as_an_alias_is_renamed_and_knows_its_old_key() -> None:
    new = framework(
        BAKERY.replace(
            "title: Shop Lead, requires: {dough: Learner",
            "title: Shop Manager, aliases: [shop lead], requires: {dough: Baker",
        ).replace("Shop Lead", "Shop Manager")
    )
    assert changes(bakery(), new) == (
        Change(
            "renamed",
            "role",
            "baking/shop-manager",
            "Shop Manager",
            "Shop Lead → Shop Manager",
            "baking/shop-lead",
        ),
        Change(
            "changed",
            "role",
            "baking/shop-manager",
            "Shop Manager",
            "aliases: none → shop lead",
            "baking/shop-lead",
        ),
        Change(
            "changed",
            "expectation",
            "baking/shop-manager: dough",
            "Shop Manager: Dough",
            "raised: Learner → Baker",
        ),
    )


def test_a_role_of_another_family_is_not_taken_for_renamed() -> None:
    assert after(
        (", roles: [{title: Barista}]", ""),
        ("      - title: Apprentice\n", "      - title: Barista\n      - title: Apprentice\n"),
        ("to: cafe/Barista", "to: baking/Barista"),
    ) == [
        ("removed", "role", "Barista", ""),
        ("added", "role", "Barista", ""),
        ("removed", "move", "Baker → Barista", ""),
        ("added", "move", "Baker → Barista", ""),
    ]


def test_a_competency_under_another_key_does_not_touch_the_roles() -> None:
    assert after(("dough", "pastry"), ("name: Dough", "name: Pastry")) == [
        ("renamed", "competency", "Pastry", "Dough → Pastry")
    ]


def test_a_role_that_comes_or_goes_is_one_change_with_its_track() -> None:
    assert after(
        ("      - {title: Shop Lead, requires: {dough: Learner, guests: Master}}\n", ""), (", Shop Lead", "")
    ) == [
        ("removed", "role", "Shop Lead", ""),
        ("changed", "track", "Shop", "now Apprentice → Baker"),
    ]
    assert after(("[{title: Barista}]", "[{title: Barista}, {title: Head Barista}]")) == [
        ("added", "role", "Head Barista", "")
    ]


def test_levels_texts_and_scales_are_told_by_name() -> None:
    assert after(
        ("[Learner, Baker, Master]", "[{id: learner, name: Beginner}, Baker, Master, Legend]"),
        ("Learner", "learner"),
    ) == [
        ("changed", "scale", "craft", "Learner: name: Learner → Beginner"),
        ("changed", "scale", "craft", "Legend added"),
    ]
    assert after(
        ("Baker: Feels when it is ready", "Baker: Smells when it is ready"), (", Master: Writes the book", "")
    ) == [
        ("changed", "competency", "Dough", "Baker re-worded"),
        ("changed", "competency", "Dough", "Master removed"),
    ]


def test_names_fields_moves_and_resources_are_told() -> None:
    assert after(
        ("name: Corner Bakery", "name: The Bakery, cumulative: true"),
        ("name: Café", "name: Coffee House"),
        ("name: Oven, type: ic", "name: Oven, type: expert, weights: {dough: 2}"),
        ("kind: rotation", "kind: lateral"),
        ("The slow loaf", "The slower loaf"),
        ("grade: 0123\n", "grade: 0123\n        summary: Bakes\n"),
    ) == [
        ("changed", "framework", "The Bakery", "name: Corner Bakery → The Bakery"),
        ("changed", "framework", "The Bakery", "cumulative: no → yes"),
        ("renamed", "family", "Coffee House", "Café → Coffee House"),
        ("changed", "role", "Master Baker", "summary added"),
        ("changed", "track", "Oven", "type: ic → expert"),
        ("changed", "track", "Oven", "weights changed"),
        ("changed", "move", "Baker → Barista", "kind: rotation → lateral"),
        ("removed", "resource", "The slow loaf", ""),
        ("added", "resource", "The slower loaf", ""),
    ]


def test_pay_is_told_to_have_changed_and_never_by_how_much() -> None:
    assert after(("min: 40000", "min: 41000")) == [
        ("changed", "pay band", "0123, DE, EUR, year", "amounts changed")
    ]
