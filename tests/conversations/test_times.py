"""Working hours and days as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.understanding.times import read_days, read_hours


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("10 and 4", (600, 960)),
        ("9:30 to 18:00", (570, 1080)),
        ("9am to 5pm", (540, 1020)),
        ("8.15-16.45", (495, 1005)),
        ("12pm until 8 pm", (720, 1200)),
        ("9 to 5", (540, 1020)),
        ("0:00 to 24:00", (0, 1440)),
        ("18:00 to 9am", None),
        ("25:00 to 26:00", None),
        ("9:70 to 17:00", None),
        ("13pm to 15pm", None),
        ("the morning", None),
    ],
)
def test_hours(words: str, hours: tuple[int, int] | None) -> None:
    assert read_hours(words) == hours


@given(st.text(max_size=40))
def test_any_words_are_hours_within_a_day_or_none(words: str) -> None:
    found = read_hours(words)
    assert found is None or 0 <= found[0] < found[1] <= 24 * 60


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Monday to Thursday", "1234"),
        ("Sunday to Thursday", "12347"),
        ("Mondays, Wednesdays and Fridays", "135"),
        ("Fri - Mon", "1567"),
        ("weekdays", "12345"),
        ("Tuesday", "2"),
        ("the moon", None),
        ("someday", None),
    ],
)
def test_days(words: str, days: str | None) -> None:
    assert read_days(words) == days
