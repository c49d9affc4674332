"""METHODS section 2, its test vectors, and the rules around them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.gaps import Rated, Surplus, find_gaps, readiness, standings, surpluses
from frameworks.model import Expectation, Framework
from tests.frameworks.samples import TODAY, asks, bakery, of_levels, rated


def three(**importance: str) -> Framework:
    """The vector of METHODS: required 2, 3 and 4, weights 1, 1 and 2."""
    return of_levels(
        1,
        2,
        3,
        4,
        required=(asks("a", "2"), asks("b", "3"), asks("c", "4", weight=2, **importance)),
    )


def test_the_vector_of_the_methods_gives_fit_coverage_and_one_gap() -> None:
    ratings = [rated("a", "2"), rated("b", "2")]
    ready = readiness(three(), "r", ratings)
    assert ready.fit == pytest.approx(5 / 6)
    assert ready.coverage == 0.5
    assert (ready.known, ready.asked, ready.unknown) == (2, 3, ("c",))
    assert not ready.enough
    assert [(gap.competency, gap.steps) for gap in find_gaps(three(), "r", ratings)] == [("b", 1)]


def test_seven_tenths_of_the_weight_are_enough_whatever_the_rounding() -> None:
    framework = of_levels(
        1,
        2,
        required=tuple(
            asks(name, "2", weight=weight) for name, weight in zip("abc", (0.1, 0.6, 0.3), strict=True)
        ),
    )
    ready = readiness(framework, "r", [rated("a", "2"), rated("b", "2")])
    assert ready.enough
    assert ready.coverage == pytest.approx(0.7)


def test_nothing_known_has_no_fit_and_nothing_asked_has_no_coverage() -> None:
    assert readiness(three(), "r", []).fit is None
    empty = readiness(of_levels(1, 2, required=()), "r", [])
    assert (empty.fit, empty.coverage, empty.enough, empty.asked) == (None, 0.0, False, 0)


def test_not_yet_shown_is_one_step_below_the_lowest_level() -> None:
    framework = of_levels(0, 1, 2, required=(asks("a", "2"),))
    (gap,) = find_gaps(framework, "r", [rated("a", "not-yet-shown")])
    assert (gap.steps, gap.now) == (3, None)
    assert readiness(framework, "r", [rated("a", "not-yet-shown")]).fit == 0


def test_a_step_is_as_long_as_the_first_step_of_the_scale() -> None:
    framework = of_levels(10, 20, 30, required=(asks("a", "10"),))
    (gap,) = find_gaps(framework, "r", [rated("a", "not-yet-shown")])
    assert gap.steps == 10


def test_a_scale_of_one_level_still_has_something_below_it() -> None:
    (gap,) = find_gaps(of_levels(1, required=(asks("a", "1"),)), "r", [rated("a", "not-yet-shown")])
    assert gap.steps == 1


def test_not_observed_lowers_coverage_and_is_no_gap() -> None:
    ratings = [rated("a", "2"), rated("b", "not-observed")]
    assert find_gaps(three(), "r", ratings) == ()
    assert readiness(three(), "r", ratings).coverage == 0.25
    assert readiness(three(), "r", ratings).fit == 1


def test_a_level_of_zero_is_a_level() -> None:
    framework = of_levels(0, 1, 2, required=(asks("a", "0"), asks("b", "1")))
    ratings = [rated("a", "0"), rated("b", "0")]
    assert [gap.competency for gap in find_gaps(framework, "r", ratings)] == ["b"]
    assert readiness(framework, "r", ratings).fit == 0  # "a" requires 0 and adds to no fit
    assert readiness(framework, "r", ratings).coverage == 1


def test_must_haves_come_first_then_weight_times_steps_and_optional_last() -> None:
    framework = of_levels(
        1,
        2,
        3,
        4,
        required=(
            asks("optional", "4", importance="optional", weight=9),
            asks("light", "3"),
            asks("heavy", "2", weight=5),
            asks("gate", "2", must_have=True),
        ),
    )
    ratings = [rated(name, "1") for name in ("optional", "light", "heavy", "gate")]
    gaps = find_gaps(framework, "r", ratings)
    assert [gap.competency for gap in gaps] == ["gate", "heavy", "light", "optional"]
    assert [gap.optional for gap in gaps] == [False, False, False, True]


def test_optional_counts_nowhere_and_not_applicable_is_left_out() -> None:
    ratings = [rated("a", "1"), rated("b", "3")]
    framework = three(importance="optional")
    assert readiness(framework, "r", ratings).coverage == 1
    assert readiness(framework, "r", ratings).fit == pytest.approx(0.75)
    assert "c" not in [each.competency for each in standings(three(importance="not-applicable"), "r", [])]


def test_gates_are_met_missing_or_not_known_and_a_gate_without_a_level_is_never_met() -> None:
    framework = of_levels(
        1,
        2,
        required=(
            asks("met", "2", must_have=True, importance="optional"),
            asks("short", "2", must_have=True),
            asks("unknown", "1", must_have=True),
            asks("words", text="Is trusted", must_have=True),
        ),
    )
    ready = readiness(framework, "r", [rated("met", "2"), rated("short", "1")])
    assert ready.gates_met == ("met",)
    assert ready.gates_missing == ("short", "unknown", "words")
    assert ready.described_only == ("words",)


def test_a_text_is_never_turned_into_a_number() -> None:
    framework = of_levels(1, 2, required=(asks("a", text="Level 2"), asks("b", "1")))
    ready = readiness(framework, "r", [rated("a", "1"), rated("b", "1")])
    assert (ready.asked, ready.described_only) == (1, ("a",))


def test_weights_of_nothing_give_no_fit_and_no_coverage() -> None:
    framework = of_levels(1, 2, required=(asks("a", "2", weight=0),))
    ready = readiness(framework, "r", [rated("a", "2")])
    assert (ready.fit, ready.coverage) == (None, 0)


def test_a_surplus_is_told_apart_and_never_set_off_against_a_gap() -> None:
    ratings = [rated("a", "4"), rated("b", "2"), rated("c", "4")]
    levels = {level.id: level for level in three().scales[0].levels}
    assert surpluses(three(), "r", ratings) == (Surplus("a", levels["2"], levels["4"], 2),)
    assert [gap.competency for gap in find_gaps(three(), "r", ratings)] == ["b"]


def test_the_reason_says_what_is_asked_what_is_known_and_from_whom() -> None:
    baker = "baking/baker"
    (gap,) = find_gaps(bakery(), baker, [rated("dough", "learner", "manager")])
    assert gap.reason == "Baker asks for Baker, the manager's rating is Learner; it is a must-have."
    (gap,) = find_gaps(bakery(), baker, [rated("guests", "not-yet-shown")])
    assert gap.reason == "Baker asks for Learner, the self-rating is not yet shown."


levels = st.sampled_from(["1", "2", "3", "4", "not-yet-shown", "not-observed"])
expectations = st.lists(
    st.builds(
        asks,
        st.sampled_from("abcdef"),
        st.sampled_from([None, "1", "2", "3", "4"]),
        weight=st.one_of(st.none(), st.floats(0, 10)),
        must_have=st.booleans(),
        importance=st.sampled_from([None, "core", "optional", "not-applicable"]),
    ),
    unique_by=lambda each: each.competency,
    max_size=6,
)
ratings_of_anybody = st.lists(
    st.builds(
        Rated,
        st.sampled_from("abcdefg"),
        levels,
        st.sampled_from(["self", "manager", "agreed"]),
        st.dates(TODAY - timedelta(days=5), TODAY),
    ),
    max_size=20,
)


@given(expectations, ratings_of_anybody)
def test_whatever_is_asked_and_rated_the_numbers_stay_in_their_bounds(
    asked: list[Expectation], ratings: list[Rated]
) -> None:
    framework = of_levels(1, 2, 3, 4, required=tuple(asked))
    ready, gaps = readiness(framework, "r", ratings), find_gaps(framework, "r", ratings)
    assert ready.fit is None or 0 <= ready.fit <= 1 + 1e-9
    assert 0 <= ready.coverage <= 1 + 1e-9
    assert ready.known + len(ready.unknown) == ready.asked
    assert all(gap.steps > 0 for gap in gaps)
    assert not {gap.competency for gap in gaps} & {
        each.competency for each in surpluses(framework, "r", ratings)
    }
    assert not {gap.competency for gap in gaps} & set(ready.gates_met)
