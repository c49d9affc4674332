"""When something falls due: waiting times in a person's own zone and working days."""

from datetime import datetime, timedelta
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
        An aware time in that zone. A time that falls into the gap of a clock change is mapped by zoneinfo.
    """
    if unit == "hour":
        return start + timedelta(hours=amount)
    local = start.astimezone(ZoneInfo(zone))
    if unit == "working day":
        return _working_days_later(local, amount)
    return local + timedelta(days=amount * (7 if unit == "week" else 1))


def _working_days_later(local: datetime, amount: int) -> datetime:
    while amount:
        local += timedelta(days=1)
        amount -= local.weekday() < _SATURDAY
    return local
