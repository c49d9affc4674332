"""Working hours and days in people's own words: "9:30 to 18:00", "between 10 and 4", "Sunday to Thursday"."""

import re

MINUTES, NOON, MIDNIGHT = 60, 12, 24
_TIME = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
_FROM_TO = re.compile(rf"{_TIME}\s*(?:-|\u2013|to|and|until|till)\s*{_TIME}", re.IGNORECASE)
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = re.compile(rf"\b({'|'.join(_NAMES)})[a-z]*", re.IGNORECASE)
_STRETCH = re.compile(r"^\s*(?:-|\u2013|to|through|until)\s*$", re.IGNORECASE)
_TO_FRIDAY = re.compile(r"\b(?:weekdays|working days)\b", re.IGNORECASE)


def read_hours(words: str) -> tuple[int, int] | None:
    """When a day begins and ends, in minutes after midnight; None for what is none.

    "10 and 4" means four in the afternoon: where nothing else is said, a day ends after it began.
    """
    found = _FROM_TO.search(words)
    if not found:
        return None
    starts, ends = _minute(*found.groups()[:3]), _minute(*found.groups()[3:])
    if starts is None or ends is None:
        return None
    if ends <= starts and ends <= NOON * MINUTES and not found[6]:
        ends += NOON * MINUTES
    return (starts, ends) if starts < ends <= MIDNIGHT * MINUTES else None


def _minute(hour: str, minute: str | None, half: str | None) -> int | None:
    at, past = int(hour), int(minute or 0)
    if half:
        if not 1 <= at <= NOON:
            return None
        at = at % NOON + (NOON if half.casefold().startswith("p") else 0)
    return at * MINUTES + past if at <= MIDNIGHT and past < MINUTES else None


def read_days(words: str) -> str | None:
    """Days of the week as numbers in order, Monday is 1; None where none is named."""
    if _TO_FRIDAY.search(words):
        return "12345"
    found = list(_DAY.finditer(words))
    days: set[int] = set()
    for number, each in enumerate(found):
        day = _NAMES.index(each[1].casefold())
        days.add(day)
        before = found[number - 1] if number else None
        if before and _STRETCH.match(words[before.end() : each.start()]):
            day_before = _NAMES.index(before[1].casefold())
            days |= {(day_before + step) % 7 for step in range((day - day_before) % 7)}
    return "".join(str(day + 1) for day in sorted(days)) or None
