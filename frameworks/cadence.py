"""When something falls due: waiting times in a person's own zone and working days."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


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
