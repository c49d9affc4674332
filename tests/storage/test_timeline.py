"""A story of dated facts stays one story: no day is told twice, and no day outside the change is touched."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from storage.timeline import Retelling, Stretch, change, correct

START = date(2026, 1, 1)
DAYS = range(60)
offsets = st.integers(0, 50)


def day(offset: int) -> date:
    return START + timedelta(days=offset)


def stretch(value: str, since: int, until: int | None = None, reason: str = "promotion") -> Stretch:
    return Stretch(None, day(since), None if until is None else day(until), {"v": value}, reason, "test")


def retold(story: list[Stretch], telling: Retelling) -> list[Stretch]:
    """The story afterwards, with a number for every stretch."""
    kept = [each for each in story if each.id not in telling.gone]
    last = max((each.id or 0 for each in story), default=0)
    return kept + [replace(each, id=last + place) for place, each in enumerate(telling.told, start=1)]


def told(story: list[Stretch]) -> list[str | None]:
    """What holds on each day; a day that is told twice is an error."""
    days = []
    for offset in DAYS:
        holding = [each.fact["v"] for each in story if each.covers(day(offset))]
        assert len(holding) <= 1
        days.append(holding[0] if holding else None)
    return days


changes = st.tuples(st.sampled_from("ABC"), offsets, st.none() | st.integers(1, 9)).map(
    lambda each: stretch(each[0], each[1], None if each[2] is None else each[1] + each[2])
)
stories = st.lists(changes, max_size=6)


def build(steps: list[Stretch]) -> list[Stretch]:
    story: list[Stretch] = []
    for new in steps:
        story = retold(story, change(story, new))
    return story


@given(stories, changes)
def test_a_change_holds_from_its_day_to_its_end_and_leaves_every_other_day_alone(
    steps: list[Stretch], new: Stretch
) -> None:
    story = build(steps)
    before, after = told(story), told(retold(story, change(story, new)))
    starts = [each.valid_from for each in story if each.valid_from > new.valid_from]
    end = new.valid_to or min(starts, default=day(99))
    for offset in DAYS:
        inside = new.valid_from <= day(offset) < end
        assert after[offset] == (new.fact["v"] if inside else before[offset])


@given(stories, changes, offsets)
def test_a_correction_never_tells_a_day_twice_and_holds_today(
    steps: list[Stretch], new: Stretch, today: int
) -> None:
    story, new = build(steps), replace(new, valid_to=None)
    after = told(retold(story, correct(story, new, day(today))))
    assert after[max(today, (new.valid_from - START).days)] == new.fact["v"] or not any(
        each.covers(max(day(today), new.valid_from)) for each in story
    )


def test_a_promotion_that_came_earlier_cuts_back_what_was_before() -> None:
    story = build([stretch("A", 0), stretch("B", 20)])
    after = retold(story, correct(story, stretch("B", 10), day(30)))
    assert told(after)[:40] == ["A"] * 10 + ["B"] * 30


def test_a_promotion_that_came_later_draws_out_what_was_before() -> None:
    story = build([stretch("A", 0), stretch("B", 20)])
    after = retold(story, correct(story, stretch("B", 25), day(30)))
    assert told(after)[:40] == ["A"] * 25 + ["B"] * 15


def test_a_correction_wipes_out_what_never_was() -> None:
    story = build([stretch("A", 0), stretch("B", 20)])
    after = retold(story, correct(story, stretch("C", 20), day(30)))
    assert told(after)[:40] == ["A"] * 20 + ["C"] * 20


def test_after_a_rotation_what_was_before_comes_back() -> None:
    story = build([stretch("A", 0), stretch("B", 10, until=20, reason="rotation")])
    assert [(each.fact["v"], each.reason) for each in sorted(story, key=lambda each: each.valid_from)] == [
        ("A", "promotion"),
        ("B", "rotation"),
        ("A", "return"),
    ]


@given(stories)
def test_saying_the_same_again_changes_nothing(steps: list[Stretch]) -> None:
    story = build(steps)
    for each in story:
        assert told(retold(story, change(story, replace(each, id=None)))) == told(story)
