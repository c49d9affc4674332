"""Days in people's own words. Today is Monday, 23 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.days import read_day
from conversations.problems import NotUnderstood

TODAY = date(2026, 11, 23)


def day(words: str, today: date = TODAY) -> str:
    return read_day(words, today).isoformat()


def problem(words: str, today: date = TODAY) -> tuple[str, dict[str, object]]:
    with pytest.raises(NotUnderstood) as found:
        read_day(words, today)
    return found.value.key, found.value.names


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("2027-03-15", "2027-03-15"), ("2027/3/15", "2027-03-15"), ("15.3.2027", "2027-03-15"),
        ("15. 03. 2027", "2027-03-15"), ("15.3.", "2027-03-15"), ("15/4/2027", "2027-04-15"),
        ("4/15/27", "2027-04-15"), ("5/5", "2027-05-05"), ("15 March 2027", "2027-03-15"),
        ("15 MARCH", "2027-03-15"), ("the 15th of March, 2027.", "2027-03-15"), ("March 15", "2027-03-15"),
        ("Mar 15 '28", "2028-03-15"), ("Monday, 15 March", "2027-03-15"), ("23 November", "2026-11-23"),
        ("22 November", "2027-11-22"), ("29 February", "2028-02-29"), ("1 Sept", "2027-09-01"),
        ("the 5th", "2026-12-05"), ("the 23rd", "2026-11-23"), ("31st", "2026-12-31"),
        ("\u00a015\u2003March ", "2027-03-15"), ("\uff11\uff15 March", "2027-03-15"),
    ],
)  # fmt: skip
def test_a_day_of_the_calendar_is_the_next_such_day(words: str, meant: str) -> None:
    assert day(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("today", "2026-11-23"), ("tomorrow", "2026-11-24"), ("tmrw", "2026-11-24"),
        ("the day after tomorrow", "2026-11-25"), ("in 3 days", "2026-11-26"), ("in two weeks", "2026-12-07"),
        ("a week from now", "2026-11-30"), ("within a month", "2026-12-23"), ("6 months", "2027-05-23"),
        ("in a year", "2027-11-23"), ("a fortnight", "2026-12-07"), ("in a couple of weeks", "2026-12-07"),
        ("in 4 weeks' time", "2026-12-21"), ("Friday", "2026-11-27"), ("this Fri", "2026-11-27"),
        ("next Friday", "2026-12-04"), ("Monday", "2026-11-30"), ("next Monday", "2026-11-30"),
        ("on Sunday", "2026-11-29"), ("until Thursday", "2026-11-26"),
    ],
)  # fmt: skip
def test_a_day_from_here_is_counted(words: str, meant: str) -> None:
    assert day(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("end of June", "2027-06-30"), ("by June", "2027-06-30"), ("by the end of June", "2027-06-30"),
        ("in February 2028", "2028-02-29"), ("November", "2026-11-30"), ("mid June", "2027-06-15"),
        ("early June", "2027-06-01"), ("end of the month", "2026-11-30"), ("end of next month", "2026-12-31"),
        ("this week", "2026-11-27"), ("next week", "2026-12-04"), ("end of the year", "2026-12-31"),
        ("next year", "2027-12-31"), ("end of 2027", "2027-12-31"), ("this quarter", "2026-12-31"),
        ("next quarter", "2027-03-31"), ("Q2", "2027-06-30"), ("end of Q4", "2026-12-31"),
        ("Q1 2028", "2028-03-31"),
    ],
)  # fmt: skip
def test_a_stretch_of_time_is_its_last_day(words: str, meant: str) -> None:
    assert day(words) == meant


def test_on_a_weekend_this_week_is_the_one_that_begins() -> None:
    assert day("this week", date(2026, 11, 28)) == "2026-12-04"
    assert day("next Friday", date(2026, 11, 29)) == "2026-12-04"


def test_a_month_on_from_a_long_month_ends_with_the_short_one() -> None:
    assert day("in a month", date(2027, 1, 31)) == "2027-02-28"
    assert day("end of next month", date(2027, 1, 31)) == "2027-02-28"


@pytest.mark.parametrize("words", ["2026-11-22", "22.11.2026", "January 2026", "end of 2025"])
def test_a_past_day_is_refused_with_the_day(words: str) -> None:
    key, names = problem(words)
    assert key == "answer.day_past"
    assert isinstance(names["day"], date)


@pytest.mark.parametrize("words", ["yesterday", "last Friday", "two weeks ago"])
def test_words_for_the_past_are_refused_too(words: str) -> None:
    assert problem(words)[0] == "answer.day_past"


def test_a_day_that_can_be_read_in_two_ways_is_asked_back() -> None:
    assert problem("3/4/2027") == (
        "answer.day_two_ways",
        {"first": date(2027, 4, 3), "second": date(2027, 3, 4)},
    )


@pytest.mark.parametrize(
    "words", ["30 February", "31 April 2027", "2027-13-01", "32 May", "15/15/2027", "the 32nd"]
)
def test_a_day_that_no_calendar_holds_is_refused(words: str) -> None:
    assert problem(words)[0] == "answer.day_impossible"


@pytest.mark.parametrize("words", ["2040-01-01", "in 200 months", "in 999 years"])
def test_a_day_very_far_away_is_questioned(words: str) -> None:
    assert problem(words)[0] == "answer.day_far"


@pytest.mark.parametrize(
    "words", ["banana", "", "3", "soon", "next", "🎉", "99999999999999", "in  days", "Junee"]
)
def test_other_words_are_no_day(words: str) -> None:
    assert problem(words)[0] == "answer.day_unknown"


@given(st.dates(TODAY, TODAY + timedelta(days=3000)))
def test_every_day_to_come_is_read_however_it_is_written(wanted: date) -> None:
    for written in ("%Y-%m-%d", "%d.%m.%Y", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y"):
        assert read_day(wanted.strftime(written), TODAY) == wanted


@given(
    st.text(alphabet="0123456789 ./-abeinortuyJMqQ'") | st.text(),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_whatever_is_typed_the_day_lies_ahead_or_is_not_understood(words: str, today: date) -> None:
    try:
        found = read_day(words, today)
    except NotUnderstood:
        return
    assert today <= found <= date(today.year + 10, 12, 31)
