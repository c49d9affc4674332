"""What the tables hold, in words that people use."""

from conversations.house import House
from conversations.wording import plain


def told(house: House, table: str, language: str = "en") -> str:
    """What is kept in a table."""
    return plain(house.phrases.spans(language, f"kept.{table}", {}))
