"""An invented company: for `play`, for the tour and for tests."""

from bot.demo.company import company
from bot.demo.story import build

__all__ = ["build", "company"]
