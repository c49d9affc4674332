"""Working hours and recurrence: on the clock of the wall, whatever it does."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.cadence import EVERY, Cadence, Hours, at, next_day

BERLIN, SANTIAGO, LORD_HOWE = "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe"
ZONES = (BERLIN, SANTIAGO, LORD_HOWE, "UTC", "Asia/Kolkata", "Pacific/Apia", "Africa/Casablanca")
SPRING = {BERLIN: date(2027, 3, 28), SANTIAGO: date(2027, 9, 5), LORD_HOWE: date(2027, 10, 3)}
AUTUMN = {BERLIN: date(2027, 10, 31), SANTIAGO: date(2027, 4, 4), LORD_HOWE: date(2027, 4, 4)}

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
some_hours = st.builds(
    Hours,
    zone=st.sampled_from(ZONES),
    starts=st.integers(0, 11 * 60),
    ends=st.integers(12 * 60, 24 * 60),
    days=st.frozensets(st.integers(1, 7), min_size=1),
)


def shown(moment: datetime, zone: str) -> str:
    return moment.astimezone(ZoneInfo(zone)).strftime("%a %H:%M")


@given(some_hours, moments)
def test_the_next_moment_lies_within_the_hours_and_none_before_it_does(
    hours: Hours, moment: datetime
) -> None:
    found = hours.next_within(moment)
    assert found >= moment
    assert hours.covers(found)
    if found > moment:
        assert not hours.covers(moment)
        assert not hours.covers(moment + (found - moment) / 2)
        assert not hours.covers(found - timedelta(minutes=1))


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", SPRING)
def test_the_morning_is_at_nine_before_and_after_a_clock_change(change: dict[str, date], zone: str) -> None:
    hours = Hours(zone, days=frozenset(range(1, 8)))
    week = [hours.morning(change[zone] + timedelta(days=ahead)) for ahead in range(-3, 4)]
    assert {shown(morning, zone)[4:] for morning in week} == {"09:00"}
    assert len({later - earlier for earlier, later in pairwise(week)}) == 2


def test_a_day_that_begins_in_the_gap_begins_when_the_clock_goes_on() -> None:
    assert shown(at(SPRING[BERLIN], 150, BERLIN), BERLIN) == "Sun 03:00"  # 2:30 is not shown that night
    assert shown(at(SPRING[LORD_HOWE], 135, LORD_HOWE), LORD_HOWE) == "Sun 02:30"


def test_on_friday_evening_the_next_moment_is_monday_morning() -> None:
    friday = datetime(2026, 11, 27, 16, 30, tzinfo=UTC)
    assert shown(Hours(BERLIN).next_within(friday), BERLIN) == "Mon 09:00"


def test_a_week_may_begin_on_sunday() -> None:
    hours = Hours("Asia/Dubai", days=frozenset({7, 1, 2, 3, 4}))
    thursday = datetime(2026, 11, 26, 14, tzinfo=UTC)
    assert shown(hours.next_within(thursday), "Asia/Dubai") == "Sun 09:00"


def test_the_last_minute_belongs_to_the_day_and_its_end_does_not() -> None:
    evening = datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)
    assert Hours("UTC").covers(evening)
    assert not Hours("UTC").covers(evening + timedelta(seconds=1))


def test_the_working_day_before_a_monday_is_a_friday() -> None:
    monday = date(2026, 11, 30)
    assert Hours("UTC").working_day_before(monday) == date(2026, 11, 27)
    assert Hours("UTC").working_day_from(monday - timedelta(days=2)) == monday
    assert Hours("UTC").working_day_from(monday) == monday


@given(st.sampled_from(sorted(EVERY)), days, st.integers(0, 800))
def test_what_comes_back_comes_after_the_day_and_never_skips_an_interval(
    cadence: Cadence, anchor: date, passed: int
) -> None:
    day = anchor + timedelta(days=passed)
    found = next_day(cadence, anchor, day)
    assert found > day
    longest = {"weekly": 7, "biweekly": 14, "monthly": 31, "quarterly": 92}
    assert (found - day).days <= longest[cadence]
    assert next_day(cadence, anchor, found - timedelta(days=1)) == found


@pytest.mark.parametrize(
    ("cadence", "anchor", "after", "found"),
    [
        ("weekly", "2026-11-23", "2026-11-22", "2026-11-23"),
        ("weekly", "2026-11-23", "2026-11-23", "2026-11-30"),
        ("biweekly", "2026-11-23", "2026-12-01", "2026-12-07"),
        ("monthly", "2026-01-05", "2026-03-05", "2026-04-05"),
        ("monthly", "2026-01-31", "2026-02-01", "2026-02-28"),
        ("quarterly", "2026-11-23", "2027-02-23", "2027-05-23"),
    ],
)
def test_a_rhythm_keeps_its_day(cadence: Cadence, anchor: str, after: str, found: str) -> None:
    asked = next_day(cadence, date.fromisoformat(anchor), date.fromisoformat(after))
    assert asked == date.fromisoformat(found)
