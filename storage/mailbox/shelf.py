"""The questions about post: seen once, put once, and how it went."""

from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Insert,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    true,
    update,
)

from storage.content.publications import NEWEST, newest_number
from storage.mailbox.places import Places
from storage.mailbox.tables import INBOX, OUTBOX, PLACE_ROOT, THREAD, URGENCY, ParcelKind, ParcelStatus
from storage.people.tables import ACCOUNT
from storage.rows import insert_into

_IN_HAND = OUTBOX.c.status.in_(("sending", "unknown"))
CANNOT_LOOK = "cannot look"


class Mailbox(Places):
    """Takes in deliveries once, and lets messages out once."""

    def first_sight(self, event_key: str, now: datetime) -> bool:
        """Whether this delivery is seen for the first time; true for one of several at once.

        By the way it notes what was published last, which each turn has to know (`Publications.newest`).
        """
        seen = {"event_key": event_key, "seen_at": now}
        row = self._connection.execute(_seeing(self._connection.dialect.name), seen).one_or_none()
        if row is not None:
            self._connection.info[NEWEST] = row[1]
        return row is not None

    def put(  # noqa: PLR0913, PLR0917 - the parts of an address and of a message
        self,
        person_id: int,
        place: str,
        body_json: str,
        key: str,
        kind: ParcelKind,
        now: datetime,
        not_before: datetime | None = None,
        replaces: str | None = None,
        about: int | None = None,
        action: str | None = None,
        topic: str | None = None,
    ) -> None:
        """Put a message into the outbox; a key that was put before is passed over.

        Args:
            person_id: to whom.
            place: where, as `talk` or `dialogue:7`.
            body_json: the message.
            key: says what this message is, so that a turn that is run again does not say it twice.
            kind: how urgent it is, and whether it is charged to the nudge budget.
            now: the time of the turn.
            not_before: when it may go at the earliest.
            replaces: key of the message that it changes; while that one is still queued, it takes this body.
            about: the person whose content it shows.
            action: what the permission is asked for, once more, when it is claimed.
            topic: what it is about, where nobody asked for it just now.
        """
        shown = {"body": body_json, "about": about, "action": action}
        folded = None if replaces is None else self._fold(replaces, key, shown, URGENCY[kind])
        row = {"key": key, "person_id": person_id, "place": place, "kind": kind, "urgency": URGENCY[kind]}
        row |= {"put_at": now, "not_before": not_before or now, "attempts": 0, "folded_into": folded, **shown}
        row |= {"status": "queued"} if folded is None else {"status": "folded", "body": None}
        row |= {"topic": topic}
        row |= {"to_person": person_id, "to_place": place, "replaced_key": replaces}
        posting = _posting(self._connection.dialect.name, place.startswith(THREAD), replaces is not None)
        self._connection.execute(posting, row)

    def sent(self, parcel_id: int, receipt: str, now: datetime) -> None:
        """It has arrived: the body is blanked, and the first of a thread becomes its root."""
        done = update(OUTBOX).where(OUTBOX.c.id == parcel_id, _IN_HAND)
        settled = done.values(status="sent", receipt=receipt, body=None, settled_at=now, lease_until=None)
        row = self._connection.execute(settled.returning(OUTBOX.c.account_id, OUTBOX.c.place)).one_or_none()
        if row and row.place.startswith(THREAD):
            still = select(ACCOUNT.c.id, literal(row.place), literal(receipt)).where(
                ACCOUNT.c.id == row.account_id  # it may have been taken away meanwhile
            )
            root = self._insert(PLACE_ROOT).from_select(["account_id", "place", "receipt"], still)
            self._connection.execute(root.on_conflict_do_nothing())

    def failed(self, parcel_id: int, code: str, now: datetime) -> None:
        """It cannot be delivered: the body is blanked, and what follows at its address may go."""
        self._settle(parcel_id, status="failed", code=code, body=None, settled_at=now)

    def withheld(self, parcel_id: int, now: datetime) -> None:
        """It may no longer be seen by whom it was for; it is never sent."""
        self._settle(parcel_id, status="withheld", body=None, settled_at=now)

    def retry(self, parcel_id: int, attempts: int, not_before: datetime) -> None:
        """It certainly did not arrive and goes again, not before then; it keeps its turn at its address.

        Args:
            parcel_id: which.
            attempts: how often it had been claimed. Whoever speaks of an earlier attempt comes too late:
                somebody else may have it in hand by now.
            not_before: when it may go again.
        """
        theirs = and_(OUTBOX.c.id == parcel_id, OUTBOX.c.attempts == attempts, _IN_HAND)
        again = update(OUTBOX).where(theirs).values(status="queued", retry_at=not_before, lease_until=None)
        self._connection.execute(again)

    def postpone(self, parcel_id: int, not_before: datetime) -> None:
        """It was claimed for somebody who is not to be written to now: it goes then, as if never claimed."""
        ours = and_(OUTBOX.c.id == parcel_id, OUTBOX.c.status == "sending")
        again = {"status": "queued", "not_before": not_before, "lease_until": None}
        self._connection.execute(update(OUTBOX).where(ours).values(**again, attempts=OUTBOX.c.attempts - 1))

    def drop_topic(self, person_id: int, topic: str, now: datetime) -> None:
        """What waits for somebody and is about this is never sent."""
        theirs = and_(OUTBOX.c.person_id == person_id, OUTBOX.c.topic == topic, OUTBOX.c.status == "queued")
        self._connection.execute(
            update(OUTBOX).where(theirs).values(status="withheld", body=None, settled_at=now)
        )

    def next_due(self, after: datetime) -> datetime | None:
        """When the next message may go that waits for a time after a moment; None where none waits."""
        waits = and_(OUTBOX.c.status == "queued", OUTBOX.c.not_before > after)
        asked = select(func.min(OUTBOX.c.not_before)).where(waits)
        due: datetime | None = self._connection.scalar(asked)
        return due

    def give_up(self, parcel_id: int) -> None:
        """Nobody can find out whether it arrived: it stays unknown, is never sent, and holds up nobody."""
        doubtful = update(OUTBOX).where(OUTBOX.c.id == parcel_id, OUTBOX.c.status == "unknown")
        self._connection.execute(doubtful.values(code=CANNOT_LOOK, body=None, lease_until=None))

    def expire_leases(self, now: datetime) -> int:
        """Call unknown what a courier took, to deliver or to look for it, and never reported on. How many.

        Whether they arrived cannot be known here, so they are never simply sent again; nor can it be found
        out where the account is gone to which they went. `now` is the machine's time, as the leases are.
        """
        overdue = and_(_IN_HAND, OUTBOX.c.lease_until < now)
        unknown = update(OUTBOX).where(overdue).values(status="unknown", lease_until=None)
        expired = self._connection.execute(unknown).rowcount
        doubtful = and_(OUTBOX.c.status == "unknown", OUTBOX.c.code.is_(None), OUTBOX.c.lease_until.is_(None))
        lost = and_(doubtful, ~exists().where(ACCOUNT.c.id == OUTBOX.c.account_id))
        self._connection.execute(update(OUTBOX).where(lost).values(code=CANNOT_LOOK, body=None))
        return expired

    def counts(self) -> dict[ParcelStatus, int]:
        """How many messages there are in each state."""
        asked = select(OUTBOX.c.status, func.count()).group_by(OUTBOX.c.status)
        return {row[0]: row[1] for row in self._connection.execute(asked)}

    def _fold(self, replaces: str, key: str, shown: dict[str, Any], urgency: int) -> int | None:
        """Give the new body to what is still queued: the message to replace, or its last replacement."""
        carrier = _carrier(replaces)
        queued = and_(
            OUTBOX.c.status == "queued", or_(OUTBOX.c.id == carrier, OUTBOX.c.replaces_id == carrier)
        )
        known = OUTBOX.alias("known")
        repeated = exists().where(known.c.key == key)
        sooner = case((OUTBOX.c.urgency > urgency, urgency), else_=OUTBOX.c.urgency)
        folded = (
            update(OUTBOX).where(queued, ~repeated).values(**shown, urgency=sooner).returning(OUTBOX.c.id)
        )
        carried: int | None = self._connection.scalar(folded)
        return carried

    def _settle(self, parcel_id: int, **said: object) -> None:
        theirs = update(OUTBOX).where(OUTBOX.c.id == parcel_id)
        self._connection.execute(theirs.values(**said, lease_until=None))


@cache
def _seeing(dialect: str) -> Insert:
    seen = insert_into(INBOX, dialect).on_conflict_do_nothing()
    return seen.returning(INBOX.c.event_key, newest_number)


@cache
def _posting(dialect: str, threaded: bool, replacing: bool) -> Insert:  # noqa: FBT001 - the cache's key
    """The statement of `put`, made once for each case: making it costs more than running it."""
    computed = {
        "later": _has_begun() if threaded else true(),
        "replaces_id": _carrier(bindparam("replaced_key")) if replacing else null(),
    }
    return insert_into(OUTBOX, dialect).values(computed).on_conflict_do_nothing()


def _carrier(key: str | ColumnElement[Any]) -> ColumnElement[Any]:
    """The row that goes out for a key: its own, or the one it was folded into."""
    named = OUTBOX.alias("named")
    carried = select(func.coalesce(named.c.folded_into, named.c.id)).where(named.c.key == key)
    return carried.scalar_subquery()


def _has_begun() -> ColumnElement[bool]:
    """Whether something has gone, or is to go, to this thread before."""
    person: BindParameter[int] = bindparam("to_person")
    place: BindParameter[str] = bindparam("to_place")
    before = OUTBOX.alias("before")
    queued = exists().where(
        before.c.person_id == person, before.c.place == place, before.c.status != "failed"
    )
    theirs = and_(ACCOUNT.c.id == PLACE_ROOT.c.account_id, ACCOUNT.c.person_id == person)
    return or_(queued, exists().where(theirs, PLACE_ROOT.c.place == place))
