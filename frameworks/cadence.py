"""When something falls due: waiting times, working hours and recurrence, in a person's own zone.

Days are counted on the wall: a clock change in between moves no hour. A time that the clock jumps over is the
next minute that there is; one that it shows twice is the first of the two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from apscheduler.triggers.calendarinterval import CalendarIntervalTrigger

Cadence = Literal["weekly", "biweekly", "monthly", "quarterly"]

EVERY: Mapping[Cadence, Mapping[str, int]] = {
    "weekly": {"weeks": 1},
    "biweekly": {"weeks": 2},
    "monthly": {"months": 1},
    "quarterly": {"months": 3},
}
EVERY_MONTH_HAS = 28
"""The last day that every month has: what comes back monthly begins on one of these."""
MINUTES = 60
WORKING_WEEK = frozenset({1, 2, 3, 4, 5})
NO_PLACE = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT", "Universal", "Etc/Universal", "Zulu", "Etc/Zulu"})
"""Zones in which nobody lives: what is written where none is known."""
_SATURDAY = 5
_LONGEST_ABSENCE = 3700  # days that are looked ahead for one that somebody works on


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody may be written to.

    Args:
        zone: an IANA name.
        starts: the first minute, counted from midnight.
        ends: the first minute that no longer belongs to it.
        days: of the week, Monday is 1.
    """

    zone: str
    starts: int = 9 * MINUTES
    ends: int = 17 * MINUTES
    days: frozenset[int] = WORKING_WEEK

    def covers(self, moment: datetime) -> bool:
        """Whether a moment lies within them."""
        local = moment.astimezone(ZoneInfo(self.zone))
        return self.works_on(local.date()) and self.starts <= local.hour * MINUTES + local.minute < self.ends

    def works_on(self, day: date) -> bool:
        """Whether a day of the week belongs to them."""
        return day.isoweekday() in self.days

    def day(self, moment: datetime) -> date:
        """The person's own day at a moment."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def morning(self, day: date) -> datetime:
        """When a day begins, working day or not."""
        return at(day, self.starts, self.zone)

    def next_within(self, moment: datetime) -> datetime:
        """The first moment from here on that lies within them; the moment itself where it does."""
        if self.covers(moment):
            return moment
        day = self.day(moment)
        for ahead in range(_LONGEST_ABSENCE):
            morning = self.morning(day + timedelta(days=ahead))
            if self.works_on(day + timedelta(days=ahead)) and morning >= moment:
                return morning
        raise ValueError("these hours hold no day")

    def next_morning(self, moment: datetime) -> datetime:
        """The next morning of a working day, after a moment."""
        first = self.day(moment)
        mornings = (
            self.morning(first + timedelta(days=n))
            for n in range(9)
            if self.works_on(first + timedelta(days=n))
        )
        return next(morning for morning in mornings if morning > moment)

    def working_day_from(self, day: date) -> date:
        """The day itself where it is one of them, else the next that is."""
        return next(day for day in (day + timedelta(days=n) for n in range(8)) if self.works_on(day))

    def working_day_before(self, day: date) -> date:
        """The last of them before a day."""
        return next(day for day in (day - timedelta(days=n) for n in range(1, 9)) if self.works_on(day))


def at(day: date, minute: int, zone: str) -> datetime:
    """A minute of a day, counted from midnight, on the clock of a zone; in UTC."""
    wall = datetime.combine(day, time(minute // MINUTES, minute % MINUTES), ZoneInfo(zone))
    return _on_the_clock(wall).astimezone(UTC)


def next_day(cadence: Cadence, anchor: date, after: date) -> date:
    """The first day after a day on which something comes back that began on `anchor`, which is the first.

    What comes back monthly or quarterly keeps its day of the month, from 29 on the 28th.
    """
    every: dict[str, Any] = dict(EVERY[cadence])
    if "months" in every:
        anchor = anchor.replace(day=min(anchor.day, EVERY_MONTH_HAS))
    trigger = CalendarIntervalTrigger(**every, start_date=anchor, timezone=UTC)
    found: datetime = trigger.get_next_fire_time(None, datetime.combine(anchor, time(), UTC))
    while found.date() <= after:
        found = trigger.get_next_fire_time(found, found)
    return found.date()


def after(start: datetime, amount: int, unit: str, zone: str) -> datetime:
    """The moment an amount of time later, at the same local hour where days are counted.

    Args:
        start: an aware time.
        amount: how many, at least one.
        unit: `hour`, `day`, `working day` (Monday to Friday) or `week`.
        zone: the person's time zone, an IANA name; a clock change in between does not move the hour.

    Returns:
        An aware time in that zone. One that the clock jumps over is the next minute that there is.
    """
    if unit == "hour":
        return (start.astimezone(UTC) + timedelta(hours=amount)).astimezone(ZoneInfo(zone))
    local = start.astimezone(ZoneInfo(zone))
    if unit == "working day":
        return _on_the_clock(_working_days_later(local, amount))
    return _on_the_clock(local + timedelta(days=amount * (7 if unit == "week" else 1)))


def _working_days_later(local: datetime, amount: int) -> datetime:
    while amount:
        local += timedelta(days=1)
        amount -= local.weekday() < _SATURDAY
    return local


def _on_the_clock(local: datetime) -> datetime:
    """The same time where the clock shows it that day, else the end of the gap."""
    while local.astimezone(UTC).astimezone(local.tzinfo).replace(fold=0) != local.replace(fold=0):
        local = local.replace(second=0, microsecond=0) + timedelta(minutes=1)
    return local
