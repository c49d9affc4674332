"""Whom one can be: avatars, the rows of the picker, and finding somebody by a few letters."""

import unicodedata
from collections.abc import Sequence

import htpy as h

from bot.channels.playground_company import PersonCard

HUES = 8
SHOWN = 50
"""So many rows are enough to choose from; a few letters bring the others."""
FOLDED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart, as people type them who lack the key."""


def find_people(people: Sequence[PersonCard], words: str) -> list[PersonCard]:
    """Everybody in whose name, role, team or location each word occurs, without regard to case or accents."""
    wanted = _folded(words).split()
    return [person for person in people if all(word in _told(person) for word in wanted)]


def draw_people(people: Sequence[PersonCard]) -> h.Renderable:
    """Rows of the picker, and how many more there are."""
    rest = len(people) - SHOWN
    return h.fragment[
        (_row(person) for person in people[:SHOWN]),
        rest > 0 and h.li(".rest", role="presentation")[f"{rest} more. Type a few letters to find them."],
    ]


def draw_avatar(person: PersonCard) -> h.Element:
    """Initials on a colour of the person's own."""
    return h.span(class_=["avatar", f"hue-{person.id % HUES}"], aria_hidden="true")[initials(person.name)]


def initials(name: str) -> str:
    """The first letters of the first and the last word, in any script."""
    words = ["".join(filter(str.isalnum, word)) for word in name.split()]
    letters = [word[0] for word in words if word]
    return "".join(letters[:1] + letters[1:][-1:]).upper() or "?"


def _row(person: PersonCard) -> h.Element:
    about = " · ".join(filter(None, (person.role, person.team, person.location)))
    full: h.Node = person.full_name and [h.bdi[person.full_name], " · "]
    return h.li(role="option", id=f"somebody-{person.id}", data_href=f"/?as={person.id}")[
        draw_avatar(person), h.span[h.bdi[person.name], h.small(dir="auto")[full, about]]
    ]


def _told(person: PersonCard) -> str:
    return _folded(f"{person.name} {person.full_name} {person.role} {person.team} {person.location}")


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold().translate(FOLDED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
