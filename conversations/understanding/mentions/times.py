"""Days, cadences and time zones in a text."""

import re
from calendar import month_abbr
from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from conversations.days import read_day
from conversations.problems import NotUnderstood
from conversations.understanding.interface import Entity
from conversations.understanding.mentions.model import Mention, Text, apart

DAY_WORDS, ZONE_WORDS = 6, 3  # at most
_MONTHS_A_QUARTER = 3
_DATED = re.compile(
    r"\d|jan|feb|mar(ch)?$|apr|may$|jun|jul|aug|sep|oct|nov|dec|(mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)$|(week|month|quarter|year|day|fortnight)s?$|"
    r"tomorrow|tmrw|today|q[1-4]$|xma|christma|new$"
)
_LEADING = frozenset(["by", "on", "at", "before", "until", "till", "due", "the", "next to"])
_COUNTED = re.compile(
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of) "
    r"(?:day|week|fortnight|month|year)s?$"
)
_BARE = re.compile(r"(?:week|month|quarter|year|now|\d{1,2}(?:st|nd|rd|th)|sun|sat|may|mar)$")
_DUE = frozenset(
    ["by", "on", "until", "till", "til", "before", "b4", "to", "from", "due", "in", "within", "for"]
)

_EACH = r"(?:every|each|once an?|once per|once every|1x a|1x per|per)"
_CADENCES: Mapping[str, tuple[str, ...]] = {
    "biweekly": (
        "bi weekly", "biweekly", "fortnightly", rf"{_EACH} (?:two|2|2nd|second|other) week",
        rf"{_EACH} fortnight", r"(?:every|each) (?:other|second|2nd) \w+day",
        "(?:twice|two time|2x) (?:a|per) month",
    ),
    "quarterly": (
        "quarterly", rf"{_EACH} quarter", rf"{_EACH} (?:three|3) month", "(?:four time|4x) (?:a|per) year",
    ),
    "monthly": (
        "monthly", rf"{_EACH} month", rf"{_EACH} (?:four|4) week", "twelve time a year",
        r"(?:first|last|1st|second|third) \w+day (?:of|in) (?:the|each|every|a) month",
    ),
    "weekly": (
        "weekly", rf"{_EACH} (?:single )?week", "(?:every|each|on) (?:mon|tues|wednes|thurs|fri)day",
        "week by week",
    ),
}  # fmt: skip
_PATTERNS = {
    cadence: re.compile(rf"(?:^|(?<= ))(?:{'|'.join(ways)})(?= )") for cadence, ways in _CADENCES.items()
}


def find_cadence(text: Text, taken: frozenset[int]) -> list[Mention]:
    """How often something should be."""
    line = " ".join(text.right) + " "
    for cadence, pattern in _PATTERNS.items():
        for match in pattern.finditer(line):
            span = range(line.count(" ", 0, match.start()), line.count(" ", 0, match.end()) + 1)
            if taken.isdisjoint(span):
                return [Mention("cadence", span, (Entity("cadence", cadence, cadence),))]
    return []


def find_days(text: Text, taken: frozenset[int]) -> list[Mention]:
    """Days to come."""
    today = text.known.now.astimezone(ZoneInfo(text.known.zone)).date()
    folded = text.words.folded
    dated = {at for at, word in enumerate(folded) if at not in taken and _DATED.match(word)}
    found = []
    for span in text.free(taken, DAY_WORDS) if dated else ():
        written = text.words.written(span)
        if (
            dated.isdisjoint(span)
            or folded[span[0]] in _LEADING
            or not _stands_for_a_day(text, span, written)
        ):
            continue
        try:
            day = read_day(written, today).isoformat()
        except NotUnderstood:
            continue
        found.append(Mention("date", span, (Entity("date", day, day),)))
    return apart(found)


def _stands_for_a_day(text: Text, span: range, written: str) -> bool:
    """No: "five years" may be how long something was, and "the 3rd line" is no day of a month."""
    before = {text.before(span[0]), text.before(span[0] - 1)} if span[0] else {""}
    if _COUNTED.match(written.casefold()) or _BARE.match(written.casefold()):
        return not _DUE.isdisjoint(before)
    return True


def find_zones(text: Text, taken: frozenset[int]) -> list[Mention]:
    """Time zones by their IANA name, or by a city that is written as a name."""
    return apart(
        Mention("timezone", span, (zone,))
        for span in text.free(taken, ZONE_WORDS)
        if text.named_within(span[0]) and (zone := _zone(text, span))
    )


def find_zone(text: Text) -> tuple[Entity, ...]:
    """The time zone or city that is named anywhere, where one is expected."""
    zones = (zone for span in text.free(frozenset(), ZONE_WORDS) if (zone := _zone(text, span)))
    return tuple(zones)[:1]


def _zone(text: Text, span: range) -> Entity | None:
    written = text.words.written(span).casefold()
    zone = text.zones.get(written.replace(" ", "_"))
    return Entity("timezone", zone, zone) if zone else None


_MONTHS = {name.casefold(): number for number, name in enumerate(month_abbr) if name}
_PERIOD = re.compile(
    r"\b(?:q(?P<quarter>[1-4])|(?P<which>this|last|previous|current|past) (?P<unit>quarter|month|year)|"
    rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*)?(?:(?:^|(?<=\S) |(?<=\s)|(?<=[/-]))(?P<year>20\d\d))?\b"
)


def find_period(text: Text) -> tuple[Entity, ...]:
    """The quarter, month or year that figures are wanted for, as "2026-Q3", "2026-09" or "2026"."""
    today = text.known.now.astimezone(ZoneInfo(text.known.zone)).date()
    line = " ".join(text.words.folded)
    found = next((match for match in _PERIOD.finditer(line) if match[0].strip()), None)
    key = _period(found, today) if found else None
    return (Entity("period", key, key),) if key else ()


def _period(found: re.Match[str], today: date) -> str:
    """Without a year the last such stretch that has begun."""
    if quarter := found["quarter"]:
        begun = (int(quarter) - 1) * _MONTHS_A_QUARTER + 1 <= today.month
        return f"{found['year'] or today.year - (not begun)}-Q{quarter}"
    if month := found["month"]:
        number = _MONTHS[month]
        return f"{found['year'] or today.year - (number > today.month)}-{number:02}"
    if not found["which"]:
        return found["year"]
    back = found["which"] not in ("this", "current")
    if found["unit"] == "year":
        return str(today.year - back)
    if found["unit"] == "month":
        months = today.year * 12 + today.month - 1 - back
        return f"{months // 12}-{months % 12 + 1:02}"
    quarters = today.year * 4 + (today.month - 1) // _MONTHS_A_QUARTER - back
    return f"{quarters // 4}-Q{quarters % 4 + 1}"
