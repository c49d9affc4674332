"""Careers: published frameworks, ratings by them, and what the HR system's titles mean."""

from storage.careers.mapper import Frameworks
from storage.careers.publishing import Published, Publishing, Succession, Version
from storage.careers.ratings import RatingRow, Ratings
from storage.careers.titles import Titles, WaitingTitle

__all__ = ["Careers", "Frameworks", "Published", "RatingRow", "Succession", "Version", "WaitingTitle"]


class Careers(Publishing, Ratings, Titles):
    """Everything about frameworks and how people stand by them."""
