"""What leaves the outbox: each message is claimed, and the permission for what it shows is asked once more.

Between the writing and the sending a night may lie, and a manager may have changed.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from conversations.guarded import Guarded
from conversations.permissions import Action, Thing
from storage.database import Database
from storage.mailbox import Parcel
from storage.unit import UnitOfWork

log = logging.getLogger("trellis.delivery")


def right(thing: Thing, action: Action) -> str:
    """How the outbox notes which right a message needs."""
    return f"{thing}:{action}"


def claim(database: Database, now: datetime, lease_until: datetime, limit: int) -> Sequence[Parcel]:
    """Lease what is due, in order per address; what may no longer be seen is withheld and left out."""
    with database.unit() as unit:
        parcels = unit.mailbox.claim(now, lease_until, limit)
        allowed = []
        for parcel in parcels:
            if _allowed(unit, parcel, now):
                allowed.append(parcel)
            else:
                unit.mailbox.withheld(parcel.id, now)
        return allowed


def _allowed(unit: UnitOfWork, parcel: Parcel, now: datetime) -> bool:
    if parcel.about is None or parcel.action is None or parcel.about == parcel.person_id:
        return True
    try:
        return _still_may(unit, parcel.person_id, parcel.about, parcel.action, now)
    except (KeyError, ValueError, OSError):  # no such person, right or time zone: theirs waits, nobody else's
        log.exception("permission not to be asked", extra={"parcel": parcel.id})
        return False


def _still_may(unit: UnitOfWork, person: int, about: int, needed: str, now: datetime) -> bool:
    reader = unit.people.get(person)
    today = now.astimezone(ZoneInfo(reader.timezone)).date()
    thing, action = needed.split(":")
    return Guarded(unit, reader, now, today).may(Thing(thing), Action(action), about)
