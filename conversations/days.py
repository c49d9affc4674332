"""Days in people's own words, in English: "15 March", "next Friday", "in two weeks", "end of June".

A day without a year is the next such day. A stretch of time means its last day, because it is asked for as a
deadline: "June" is 30 June, "next week" its Friday. "Friday" is the first one after today; "next Friday" is
the one of next week, Monday to Sunday.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from conversations.problems import NotUnderstood
from conversations.wording import clean
from frameworks.model import same_name_key

_FURTHEST_YEARS = 10
_FRIDAY = 4
_DECEMBER = 12
_MONTHS_A_QUARTER = 3

_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "sept": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_MONTHS |= {name[:3]: number for name, number in _MONTHS.items()}
_WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "tues": 1, "thur": 3, "thurs": 3,
}  # fmt: skip
_WEEKDAYS |= {name[:3]: number for name, number in _WEEKDAYS.items()}
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})"
_WEEKDAY = rf"(?P<weekday>{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"
_DAY = r"(?P<day>\d{1,2})"
_NTH = rf"(?:the )?{_DAY}(?:st|nd|rd|th)?"
_YEAR = r"(?:[ /.-]'?(?P<year>\d{4}|\d\d))?"
_PART = "in |end of |late |start of |beginning of |early |mid[ -]|middle of "
_STRETCH = "(?P<stretch>week|month|quarter|year)"
_LEADING = re.compile(r"(?:(?:by|on|until|till|before|due|in time for|at|the) )+")

Words = re.Match[str]
Reader = Callable[[Words, date], date]


def read_day(words: str, today: date) -> date:
    """The day that is meant.

    Raises:
        NotUnderstood: for words that name no day, a day that is past or far away, and one that can be read in
            two ways.
    """
    typed = " ".join(same_name_key(clean(words)).replace(",", " ").split()).strip(" .!?")
    short = _LEADING.sub("", typed, count=1) if _LEADING.match(typed) else typed
    for pattern, reader in _PATTERNS:
        if found := pattern.fullmatch(short):
            try:
                day = reader(found, today)
            except (ValueError, OverflowError) as error:
                raise NotUnderstood("answer.day_impossible", words=words.strip()) from error
            return _in_reach(day, today)
    raise NotUnderstood("answer.day_unknown", words=words.strip()[:80])


def _in_reach(day: date, today: date) -> date:
    if day < today:
        raise NotUnderstood("answer.day_past", day=day)
    if day.year > today.year + _FURTHEST_YEARS:
        raise NotUnderstood("answer.day_far", day=day, years=_FURTHEST_YEARS)
    return day


# ── a day of the calendar ───────────────────────────────────────────────────────────────────────────────────


def _calendar(found: Words, today: date) -> date:
    part = found.groupdict()
    month = part["month"]
    return _dated(_MONTHS[month] if month in _MONTHS else int(month), int(part["day"]), part["year"], today)


def _dated(month: int, day: int, year: str | None, today: date) -> date:
    if year:
        return date(_full(year), month, day)
    for ahead in range(today.year, today.year + 9):  # two leap years can be eight years apart
        if day <= monthrange(ahead, month)[1] and date(ahead, month, day) >= today:
            return date(ahead, month, day)
    raise ValueError(day)


def _christmas(found: Words, today: date) -> date:
    return _dated(_DECEMBER, 24 if found["eve"] else 25, None, today)


def _of_a_month(found: Words, today: date) -> date:
    """The 5th: of this month, or of the next one that has such a day."""
    day = int(found["day"])
    for ahead in range(3):  # no two months in a row are too short for the 30th
        month = _months_on(today.replace(day=1), ahead)
        if day <= monthrange(month.year, month.month)[1] and month.replace(day=day) >= today:
            return month.replace(day=day)
    raise ValueError(day)


def _full(year: str) -> int:
    return int(year) + (2000 if len(year) == len("27") else 0)


def _slashed(found: Words, today: date) -> date:
    """3/4 is April in one country and March in another, so it is asked back."""
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    if max(first, second) <= _DECEMBER and first != second:
        ways = (_dated(second, first, year, today), _dated(first, second, year, today))
        raise NotUnderstood("answer.day_two_ways", first=ways[0], second=ways[1])
    return _dated(min(first, second), max(first, second), year, today)


# ── a day from here ─────────────────────────────────────────────────────────────────────────────────────────


def _ahead(found: Words, today: date) -> date:
    counted = found["count"]
    count = int(counted) if counted.isdecimal() else _COUNTS[counted]
    days = {"day": 1, "week": 7, "fortnight": 14}.get(found["unit"])
    if days:
        return today + timedelta(days=days * count)
    return _months_on(today, count * (1 if found["unit"] == "month" else _DECEMBER))


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(found: Words, today: date) -> date:
    wanted = _WEEKDAYS[found["weekday"]]
    if found["which"] == "next":
        return today + timedelta(days=7 - today.weekday() + wanted)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


# ── the last day of a stretch ───────────────────────────────────────────────────────────────────────────────


def _end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month(found: Words, today: date) -> date:
    month, year = _MONTHS[found["month"]], found["year"]
    part = found["part"] or ""
    if part.startswith("mid"):
        return _dated(month, 15, year, today)
    if part.startswith(("start", "begin", "early")):
        return _dated(month, 1, year, today)
    return _end(_full(year) if year else today.year + (month < today.month), month)


def _stretch(found: Words, today: date) -> date:
    later = found["which"] == "next"
    match found["stretch"]:
        case "week":
            day = today + timedelta(days=_FRIDAY - today.weekday() + 7 * later)
            return day if day >= today else day + timedelta(days=7)
        case "month":
            day = _months_on(today, int(later))
            return _end(day.year, day.month)
        case "quarter":
            day = _months_on(today, _MONTHS_A_QUARTER * later)
            return _quarter_end(day.year, (day.month - 1) // _MONTHS_A_QUARTER + 1)
    return date(today.year + later, _DECEMBER, 31)


def _quarter(found: Words, today: date) -> date:
    quarter = int(found["quarter"])
    if found["year"]:
        return _quarter_end(_full(found["year"]), quarter)
    return _quarter_end(today.year + (quarter * _MONTHS_A_QUARTER < today.month), quarter)


def _quarter_end(year: int, quarter: int) -> date:
    return _end(year, quarter * _MONTHS_A_QUARTER)


def _past(found: Words, _today: date) -> date:
    raise NotUnderstood("answer.day_past", day=found[0])


_READERS: tuple[tuple[str, Reader], ...] = (
    (r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _calendar),
    (rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.?{_YEAR}", _calendar),
    (rf"(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}}){_YEAR}", _slashed),
    (rf"(?:{_WEEKDAY} )?{_NTH}\.?(?: of)?[ -]{_MONTH}\.?{_YEAR}", _calendar),
    (rf"(?:{_WEEKDAY} )?{_MONTH}\.? {_NTH}{_YEAR}", _calendar),
    (rf"{_DAY}(?:st|nd|rd|th)", _of_a_month),
    (rf"(?P<part>(?:{_PART}))?{_MONTH}{_YEAR}", _month),
    (r"(?:christmas|xmas)(?P<eve> eve)?", _christmas),
    (r"new year'?s eve", lambda _found, today: _end(today.year, _DECEMBER)),
    (r"today|now", lambda _found, today: today),
    (r"tomorrow|tmrw", lambda _found, today: today + timedelta(days=1)),
    (r"day after tomorrow", lambda _found, today: today + timedelta(days=2)),
    (rf"(?:in |within )?{_COUNT} {_UNIT}(?: from (?:now|today)|'? time)?", _ahead),
    (rf"(?:(?P<which>this|next|coming) )?{_WEEKDAY}", _weekday),
    (rf"(?:end of )?(?:the )?(?:(?P<which>this|next) )?{_STRETCH}(?:'s end)?", _stretch),
    (rf"(?:end of )?q(?P<quarter>[1-4]){_YEAR}", _quarter),
    (r"(?:end of )?(?P<year>\d{4})", lambda found, _today: _end(int(found["year"]), _DECEMBER)),
    (r"yesterday|last .+|.+ ago", _past),
)
_PATTERNS = tuple((re.compile(pattern), reader) for pattern, reader in _READERS)
