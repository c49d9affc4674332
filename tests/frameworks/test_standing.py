"""Which of several ratings counts, and with what weight."""

from datetime import timedelta

from frameworks.gaps import find_gaps, readiness
from frameworks.standing import standings
from tests.frameworks.samples import TODAY, asks, of_levels, rated


def test_the_agreed_level_wins_then_the_managers_then_ones_own() -> None:
    framework = of_levels(1, 2, 3, required=(asks("a", "3"),))
    ratings = [rated("a", "1"), rated("a", "2", "manager"), rated("a", "3", "agreed")]

    def counts(*which: int) -> str:
        (standing,) = standings(framework, "r", [ratings[each] for each in which])
        assert standing.now is not None
        return standing.now.id

    assert counts(0) == "1"
    assert counts(0, 1) == "2"
    assert counts(2, 1, 0) == "3"


def test_within_a_kind_the_newest_wins_and_of_one_day_the_later_in_the_list() -> None:
    framework = of_levels(1, 2, 3, required=(asks("a", "3"),))
    old, new = rated("a", "3", at=TODAY - timedelta(days=1)), rated("a", "1")
    (gap,) = find_gaps(framework, "r", [new, old])
    assert gap.rated is new
    assert find_gaps(framework, "r", [new, rated("a", "3")]) == ()


def test_a_newer_not_observed_withdraws_what_its_kind_said_and_the_next_kind_speaks() -> None:
    framework = of_levels(1, 2, 3, required=(asks("a", "3"),))
    ratings = [
        rated("a", "1"),
        rated("a", "2", "manager", TODAY - timedelta(days=9)),
        rated("a", "not-observed", "manager"),
    ]
    (gap,) = find_gaps(framework, "r", ratings)
    assert gap.rated.by == "self"


def test_a_level_that_the_scale_no_longer_has_is_not_known() -> None:
    framework = of_levels(1, 2, 3, required=(asks("a", "3"),))
    assert readiness(framework, "r", [rated("a", "9")]).unknown == ("a",)


def test_the_weight_is_the_expectations_else_the_tracks_else_one() -> None:
    framework = of_levels(
        1, 2, required=(asks("a", "2", weight=3), asks("b", "2"), asks("c", "2")), weights={"a": 7, "b": 0.5}
    )
    assert [each.weight for each in standings(framework, "r", [])] == [3, 0.5, 1]
