"""What leaves the outbox: each message is claimed, and what it needs is asked once more.

Between the writing and the sending a night may lie: a manager may have changed, a pause may have begun.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from conversations.guarded import Guarded
from conversations.hours import earliest
from conversations.permissions import Action, Thing
from storage.database import Database
from storage.mailbox import Parcel
from storage.unit import UnitOfWork

TRY_AGAIN = timedelta(hours=1)

log = logging.getLogger("trellis.delivery")


def right(thing: Thing, action: Action) -> str:
    """How the outbox notes which right a message needs."""
    return f"{thing}:{action}"


def claim(
    database: Database, now: datetime, lease_until: datetime, limit: int, machine: datetime | None = None
) -> Sequence[Parcel]:
    """Lease what is due, in order per address.

    What may no longer be seen is withheld, and what would disturb somebody now is put off; both are left out.
    """
    with database.unit() as unit:
        parcels = unit.mailbox.claim(now, lease_until, limit, machine)
        return [parcel for parcel in parcels if _may_go(unit, parcel, now)]


def _may_go(unit: UnitOfWork, parcel: Parcel, now: datetime) -> bool:
    if not _allowed(unit, parcel, now):
        unit.mailbox.withheld(parcel.id, now)
        return False
    later = now if parcel.kind == "answer" or parcel.replaces else _earliest(unit, parcel, now)
    if later > now:
        unit.mailbox.postpone(parcel.id, later)
    return later <= now


def _earliest(unit: UnitOfWork, parcel: Parcel, now: datetime) -> datetime:
    try:
        return earliest(unit, parcel.person_id, now)
    except (KeyError, ValueError, OSError):  # hours or a zone that are none: theirs waits, nobody else's
        log.exception("hours not to be told", extra={"parcel": parcel.id})
        return now + TRY_AGAIN


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
