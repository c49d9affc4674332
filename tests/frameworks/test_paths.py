"""What is next after a role, and what changes on the way."""

from frameworks.model import Framework
from frameworks.paths import NextSteps, is_offered, next_steps, what_changes
from tests.frameworks.samples import BAKERY, bakery, framework


def by_track(after: NextSteps) -> list[tuple[str, str]]:
    return [(step.track.name, step.role.title) for step in after.steps]


def test_a_fork_gives_one_step_per_track() -> None:
    assert by_track(next_steps(bakery(), "baking/baker")) == [("Oven", "Master Baker"), ("Shop", "Shop Lead")]


def test_shared_rungs_are_one_step_on_each_track() -> None:
    assert by_track(next_steps(bakery(), "baking/apprentice")) == [("Oven", "Baker"), ("Shop", "Baker")]


def test_at_the_top_of_a_track_there_is_no_step() -> None:
    after = next_steps(bakery(), "baking/master-baker")
    assert (after.steps, [track.name for track in after.top_of], after.closed) == ((), ["Oven"], ())


def test_a_track_of_one_role_is_its_own_top() -> None:
    one = framework(
        "{framework: {name: F}, families: [{id: f, roles: [{title: X}], tracks: [{name: T, roles: [X]}]}]}"
    )
    assert [track.name for track in next_steps(one, "f/x").top_of] == ["T"]


def test_a_role_on_no_track_has_no_step_and_no_top() -> None:
    after = next_steps(bakery(), "cafe/barista")
    assert (after.steps, after.laterals, after.top_of, after.closed) == ((), (), (), ())


def test_lateral_moves_come_from_the_list_of_moves_alone() -> None:
    (move,) = next_steps(bakery(), "baking/baker").laterals
    assert (move.role.title, move.kind, move.note) == ("Barista", "rotation", "Half a year")
    assert next_steps(bakery(), "cafe/barista").laterals == ()


def with_status(where: str, status: str) -> Framework:
    return framework(BAKERY.replace(where, f"{where}, status: {status}"))


def test_a_role_that_is_not_in_use_is_passed_over_and_never_offered() -> None:
    it = framework(BAKERY.replace("- title: Baker\n", "- title: Baker\n        status: not in use\n"))
    assert by_track(next_steps(it, "baking/apprentice")) == [("Oven", "Master Baker"), ("Shop", "Shop Lead")]
    assert not is_offered(it, "baking/baker")


def test_a_track_that_only_goes_on_to_what_is_not_in_use_is_closed() -> None:
    after = next_steps(with_status("title: Shop Lead", "legacy"), "baking/baker")
    assert by_track(after) == [("Oven", "Master Baker")]
    assert [track.name for track in after.closed] == ["Shop"]


def test_nothing_of_a_legacy_track_or_family_is_offered() -> None:
    after = next_steps(with_status("name: Shop", "legacy"), "baking/baker")
    assert by_track(after) == [("Oven", "Master Baker")]
    assert next_steps(with_status("name: Café", "legacy"), "baking/baker").laterals == ()


def test_in_a_legacy_family_every_track_is_closed() -> None:
    it = framework(BAKERY.replace("    name: Baking\n", "    name: Baking\n    status: legacy\n"))
    after = next_steps(it, "baking/baker")
    assert (after.steps, [track.name for track in after.closed]) == ((), ["Oven", "Shop"])
    assert not is_offered(it, "cafe/barista")  # its family stands under the other


def lines(from_title: str, to_title: str, source: str = BAKERY) -> list[str]:
    return [
        shift.line for shift in what_changes(framework(source), f"baking/{from_title}", f"baking/{to_title}")
    ]


def test_only_what_changes_is_told_in_one_line_each() -> None:
    assert lines("apprentice", "baker") == ["Dough: Learner → Baker", "Stock: new"]
    assert lines("baker", "master-baker") == ["Dough: Baker → Master", "Guests: Learner → Baker"]


def test_a_fall_is_told_and_is_lowered() -> None:
    shift, *rest = what_changes(bakery(), "baking/baker", "baking/shop-lead")
    assert (shift.kind, shift.before, shift.after) == ("lowered", "Baker", "Learner")
    assert shift.line == "Dough: Baker → Learner, less is asked"
    assert [other.line for other in rest] == ["Guests: Learner → Master", "Stock: not described there"]


def test_what_is_not_applicable_is_not_asked_for_there() -> None:
    explicit = BAKERY.replace("guests: Master}", "guests: Master, stock: {importance: not-applicable}}")
    assert lines("baker", "shop-lead", explicit)[-1] == "Stock: not asked for there"
    blank = BAKERY.replace("blank: unspecified", "blank: not-applicable")
    assert lines("baker", "shop-lead", blank)[-1] == "Stock: not asked for there"


def test_other_words_at_the_same_level_are_new_wording() -> None:
    source = BAKERY.replace("dough: Master, guests: Baker", "dough: Baker, guests: Learner")
    (shift,) = what_changes(framework(source), "baking/baker", "baking/master-baker")
    assert (shift.kind, shift.line) == ("reworded", "Dough: new wording")
    assert (shift.before_text, shift.after_text) == (
        "Feels when it is ready",
        "- Plans the night\n- Teaches the others",
    )


def test_a_new_competency_with_a_level_names_the_level() -> None:
    source = BAKERY.replace("requires: {dough: Learner, guests: Learner}", "requires: {dough: Learner}")
    assert lines("apprentice", "baker", source)[1] == "Guests: new, Learner"


def test_nothing_can_be_said_about_a_role_that_is_not_described() -> None:
    assert what_changes(bakery(), "baking/baker", "cafe/barista") == ()


def test_a_role_does_not_change_against_itself() -> None:
    assert what_changes(bakery(), "baking/baker", "baking/baker") == ()
