"""An invented company: for `play`, for the tour and for tests."""

from datetime import datetime

from bot.demo.company import company
from bot.demo.story import build

__all__ = ["begins", "build", "company"]

TOUR = ("daniel.okafor@quillfield.example", "mina.sato@quillfield.example")


def begins(now: datetime) -> datetime:
    """When a fresh demo begins: the first moment at which the people of the tour are all at work."""
    return company().all_at_work(TOUR, now)
