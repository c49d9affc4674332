"""Waiting times: at the person's own hour, over weekends and clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frameworks.cadence import after

BERLIN, SANTIAGO, LORD_HOWE = "Europe/Berlin", "America/Santiago", "Australia/Lord_Howe"
ZONES = (BERLIN, SANTIAGO, LORD_HOWE, "UTC", "Asia/Kolkata", "Pacific/Apia")
SPRING = {BERLIN: "2027-03-27", SANTIAGO: "2027-09-04", LORD_HOWE: "2027-10-02"}  # the day before
AUTUMN = {BERLIN: "2027-10-30", SANTIAGO: "2027-04-03", LORD_HOWE: "2027-04-03"}
JUMP = {BERLIN: 60, SANTIAGO: 60, LORD_HOWE: 30}  # minutes


def local(text: str, zone: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def shown(moment: datetime, zone: str) -> str:
    """What the clock on the wall shows, and how far it is from UTC."""
    return moment.astimezone(UTC).astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M %z")


@pytest.mark.parametrize(
    ("start", "amount", "due"),
    [
        ("2026-11-23 09:00", 1, "2026-11-24 09:00"),
        ("2026-11-26 09:00", 2, "2026-11-30 09:00"),  # Thursday to Monday
        ("2026-11-27 17:30", 1, "2026-11-30 17:30"),
        ("2026-11-28 12:00", 1, "2026-11-30 12:00"),  # from a Saturday
        ("2026-11-29 12:00", 5, "2026-12-04 12:00"),
        ("2026-11-23 09:00", 10, "2026-12-07 09:00"),
    ],
)
def test_working_days_are_monday_to_friday(start: str, amount: int, due: str) -> None:
    assert after(local(start, BERLIN), amount, "working day", BERLIN) == local(due, BERLIN)


def test_the_weekend_is_that_of_the_persons_own_day() -> None:
    friday_evening_in_santiago = datetime(2026, 11, 28, 1, tzinfo=UTC)
    due = after(friday_evening_in_santiago, 1, "working day", SANTIAGO)
    assert shown(due, SANTIAGO) == "2026-11-30 22:00 -0300"


@pytest.mark.parametrize("change", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", SPRING)
def test_a_clock_change_in_between_does_not_move_the_hour(change: dict[str, str], zone: str) -> None:
    start = local(f"{change[zone]} 09:00", zone)
    due = after(start, 1, "day", zone)
    assert shown(due, zone)[11:16] == "09:00"
    shift = timedelta(minutes=JUMP[zone]) * (-1 if change is SPRING else 1)
    assert due.astimezone(UTC) - start.astimezone(UTC) == timedelta(days=1) + shift


@pytest.mark.parametrize("zone", SPRING)
def test_hours_are_hours_whatever_the_clock_does(zone: str) -> None:
    for change in (SPRING, AUTUMN):
        start = local(f"{change[zone]} 20:00", zone)
        assert after(start, 12, "hour", zone).astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=12)


@pytest.mark.parametrize(
    ("zone", "wanted", "due"),
    [
        (BERLIN, "02:30", "2027-03-28 03:00 +0200"),
        (SANTIAGO, "00:30", "2027-09-05 01:00 -0300"),
        (LORD_HOWE, "02:10", "2027-10-03 02:30 +1100"),
    ],
)
def test_a_time_that_the_clock_jumps_over_is_the_next_minute_there_is(
    zone: str, wanted: str, due: str
) -> None:
    assert shown(after(local(f"{SPRING[zone]} {wanted}", zone), 1, "day", zone), zone) == due


@pytest.mark.parametrize(
    ("zone", "twice", "due"),
    [
        (BERLIN, "02:30", "2027-10-31 02:30 +0200"),
        (SANTIAGO, "23:30", "2027-04-03 23:30 -0300"),
        (LORD_HOWE, "01:45", "2027-04-04 01:45 +1100"),
    ],
)
def test_of_a_time_that_comes_twice_the_first_counts(zone: str, twice: str, due: str) -> None:
    day_before = datetime.fromisoformat(due[:10]) - timedelta(days=1)
    assert shown(after(local(f"{day_before:%Y-%m-%d} {twice}", zone), 1, "day", zone), zone) == due


@given(
    start=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    amount=st.integers(1, 30),
    zone=st.sampled_from(ZONES),
)
def test_days_and_weeks_keep_the_hour_and_the_weekday(start: datetime, amount: int, zone: str) -> None:
    before = start.astimezone(ZoneInfo(zone))
    due = after(start, amount, "week", zone)
    assert (due.weekday(), due.date()) == (before.weekday(), before.date() + timedelta(weeks=amount))
    assert (
        timedelta(0)
        <= due.replace(tzinfo=None, fold=0) - before.replace(tzinfo=None, fold=0) - timedelta(weeks=amount)
        <= timedelta(hours=1)
    )


@given(
    start=st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    amount=st.integers(1, 30),
    unit=st.sampled_from(("hour", "day", "working day", "week")),
    zone=st.sampled_from(ZONES),
)
def test_what_falls_due_lies_ahead_and_never_before_what_is_shorter(
    start: datetime, amount: int, unit: str, zone: str
) -> None:
    due = after(start, amount, unit, zone).astimezone(UTC)
    assert start < due <= after(start, amount + 1, unit, zone).astimezone(UTC)
