"""People: the one place with their names and addresses, their accounts in the chat, and what they prefer."""

from storage.people.meetings import Acquaintance, Told
from storage.people.shelf import People
from storage.people.tables import Account, Choices, Person, Preferences, Reach

__all__ = ["Account", "Acquaintance", "Choices", "People", "Person", "Preferences", "Reach", "Told"]
