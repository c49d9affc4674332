"""What is different in what the HR system says of a person, apart from dated facts."""

from collections.abc import Iterator

from bot.roster.entry import Entry
from frameworks.cadence import NO_PLACE
from frameworks.model import same_name_key
from storage.people import Person


def details(entry: Entry, person: Person) -> Iterator[tuple[str, str | None]]:
    """What is different in what the HR system says. An address and a language are never taken away.

    A zone in which nobody lives is written where none is known, so it takes no other's place.
    """
    told: dict[str, str | None] = {"full_name": entry.name}
    if entry.timezone not in NO_PLACE or person.timezone in NO_PLACE:
        told["timezone"] = entry.timezone
    if same_name_key(person.employee_id or "") != entry.key:
        told["employee_id"] = entry.employee_id
    if "preferred_name" in entry.has:
        told["preferred_name"] = entry.preferred_name
    if entry.email and same_name_key(entry.email) != same_name_key(person.email or ""):
        told["email"] = entry.email
    if entry.language:
        told["language"] = entry.language
    yield from ((column, text) for column, text in told.items() if getattr(person, column) != text)


_COLUMNS = {
    "full_name": "name", "timezone": "time zone", "employee_id": "employee id",
    "preferred_name": "preferred name", "email": "e-mail", "language": "language",
}  # fmt: skip


def said_of(details: dict[str, str | None], person: Person) -> Iterator[str]:
    """The same for a person to read."""
    for column, text in details.items():
        yield f"{_COLUMNS[column]} {getattr(person, column) or 'none'} → {text or 'none'}"
