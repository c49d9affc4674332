"""Who answers for whom, as the file and the database say it together; circles are mistakes."""

from dataclasses import dataclass

from bot.roster.entry import Entry
from bot.roster.known import Known
from bot.sheet import Mistakes
from frameworks.model import same_name_key
from storage.people import Person

Whom = str | int
"""Somebody: by the key of their entry, or by their number where the file does not name them."""

Named = tuple[str, str]
"""How a file names somebody: by `email` or `id`, folded."""


def match(entries: tuple[Entry, ...], known: Known, mistakes: Mistakes) -> dict[str, Person]:
    """Whom the database knows by the key of their entry: by employee id, else by address.

    An address that leads to somebody else, now or from before, is a mistake.
    """
    keys = {each.key for each in entries}
    found: dict[str, Person] = {}
    for entry in entries:
        person = known.by_id.get(entry.key)
        owner = known.by_address.get(same_name_key(entry.email or ""))
        if person is None and owner and same_name_key(owner.employee_id or "") not in keys:
            person = owner
        if person:
            found[entry.key] = person
        if owner and owner != person:
            mistakes.note(
                entry.line,
                f"'email' {entry.email} leads to {owner.full_name} ({owner.employee_id}), now or from "
                "before. An address stays with one person: give another, or put the employee id right.",
            )
    return found


@dataclass(frozen=True, slots=True)
class Lines:
    """The manager of each entry by its key, the entries whose manager nobody knows, and names by manager."""

    above: dict[Whom, Whom]
    unknown: tuple[Entry, ...]
    names: dict[Whom, str]


def managers(entries: tuple[Entry, ...], known: Known, matched: dict[str, Person]) -> Lines:
    """Find every manager by address or employee id, in the file first."""
    keys = {person.id: key for key, person in matched.items()}
    named: dict[Named, Whom] = {
        **{("email", address): keys.get(one.id, one.id) for address, one in known.by_address.items()},
        **{("id", key): keys.get(one.id, one.id) for key, one in known.by_id.items()},
        **{("email", same_name_key(each.email)): each.key for each in entries if each.email},
        **{("id", each.key): each.key for each in entries},
    }
    asked = {each.key: wanted for each in entries if (wanted := _wanted(each))}
    return Lines(
        above={key: named[wanted] for key, wanted in asked.items() if wanted in named},
        unknown=tuple(each for each in entries if each.key in asked and asked[each.key] not in named),
        names={person.id: person.full_name for person in (*known.here, *known.by_address.values())}
        | {each.key: each.name for each in entries},
    )


def _wanted(entry: Entry) -> Named | None:
    """Which manager an entry names: by address, or by employee id where it has no address."""
    if entry.manager_email:
        return "email", same_name_key(entry.manager_email)
    return ("id", same_name_key(entry.manager_id)) if entry.manager_id else None


def note_circles(
    entries: tuple[Entry, ...], lines: Lines, already: dict[Whom, Whom], mistakes: Mistakes
) -> None:
    """Note every circle once, on the first line that it goes through.

    Args:
        entries: the file.
        lines: who answers for whom there.
        already: who answers for those of whom the file does not say it.
        mistakes: where to note it.
    """
    above: dict[Whom, Whom] = {**already, **lines.above}
    places: dict[Whom, int] = {each.key: each.line for each in reversed(entries)}
    settled: set[Whom] = set()
    for entry in entries:
        way: dict[Whom, None] = {}
        here: Whom | None = entry.key
        while here is not None and here not in settled and here not in way:
            way[here] = None
            here = above.get(here)
        if here is not None and here in way:
            _note_circle(list(way)[list(way).index(here) :], lines, places, mistakes)
        settled.update(way)


def _note_circle(circle: list[Whom], lines: Lines, places: dict[Whom, int], mistakes: Mistakes) -> None:
    written = [each for each in circle if each in places]
    if not written:
        return  # it was there before, and the file does not touch it
    first = min(written, key=places.__getitem__)
    if len(circle) == 1:
        sentence = f"'manager_email' makes {lines.names[first]} their own manager. Name another, or nobody."
    else:
        place = circle.index(first)
        names = " → ".join(lines.names[each] for each in (*circle[place:], *circle[:place], first))
        sentence = f"'manager_email' closes a circle: {names}. Give one of them another manager."
    mistakes.note(places[first], sentence)
