"""Keeps open homes current: whatever may have changed is drawn again, and sent where it looks different."""

from datetime import datetime
from hashlib import sha256

from conversations.answers.home import draw_home
from conversations.house import House
from conversations.messages import Home
from conversations.trying import tried
from conversations.underway import Post, Turn
from storage.database import Database
from storage.homes import HomePage
from storage.unit import UnitOfWork

PLACE = "home"


def open_home(turn: Turn) -> Home:
    """Draw the home of whoever opens it, and keep it current from now on."""
    home = draw_home(turn)
    turn.unit.homes.drawn(turn.person.id, _digest(home), turn.now)
    return home


def refresh(database: Database, house: House, now: datetime) -> int:
    """Look again at every home that may have changed. Returns how many were sent."""
    sent = 0
    while _any_stale(database):
        sent += tried(database, lambda unit: _look_again(unit, house, now))
    return sent


def _any_stale(database: Database) -> bool:
    with database.reading() as unit:
        return unit.homes.is_any_stale()


def _look_again(unit: UnitOfWork, house: House, now: datetime) -> int:
    return sum(_redraw(unit, house, page, now) for page in unit.homes.stale(1))


def _redraw(unit: UnitOfWork, house: House, page: HomePage, now: datetime) -> bool:
    """Draw a home as its person would see it. Nobody looks at anything by it, so nothing is noted."""
    person = unit.people.get(page.person_id)
    turn = Turn(unit, house, person, f"home:{person.id}", PLACE, now)
    home = draw_home(turn)
    digest = _digest(home)
    if digest == page.digest:
        unit.homes.drawn(person.id, digest, now, page.key)
        return False
    key = f"home:{person.id}:{now.isoformat()}:{digest[:12]}"
    turn.tell(home, replaces=page.key, post=Post("answer", key))
    unit.homes.drawn(person.id, digest, now, key)
    return True


def _digest(home: Home) -> str:
    return sha256(home.model_dump_json().encode()).hexdigest()
