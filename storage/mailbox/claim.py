"""How messages are claimed: in order per address, the urgent first, no message twice.

An address is a person and a place. At one address one message is under way at a time: the root of a thread
first, then by urgency, then in the order in which they were put. A message that was put off after a failed
try keeps its turn, so nothing of its kind overtakes it; one that may not go before a later day holds up
nobody. One that may or may not have arrived holds up its address until somebody has looked, so that it can
go back to its old turn. On PostgreSQL a claimer passes over what another has locked, and what was claimed a
moment ago fails the check again once its lock is free.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, exists, or_, select, text, tuple_, update

from storage.mailbox.tables import OUTBOX, PLACE_ROOT, UNSETTLED, Parcel
from storage.people.tables import ACCOUNT, PERSON
from storage.rows import Moment, Shelf

_NOW = bindparam("now", type_=Moment)
_MACHINE = bindparam("machine", type_=Moment)
_EARLIER = OUTBOX.alias("earlier")
_REPLACED = OUTBOX.alias("replaced")

_UNDER_WAY = or_(
    _EARLIER.c.status == "sending", and_(_EARLIER.c.status == "unknown", _EARLIER.c.code.is_(None))
)
_GOES_BEFORE = and_(
    _EARLIER.c.status == "queued",
    _EARLIER.c.not_before <= _NOW,
    tuple_(_EARLIER.c.later, _EARLIER.c.urgency, _EARLIER.c.id)
    < tuple_(OUTBOX.c.later, OUTBOX.c.urgency, OUTBOX.c.id),
)
_WAITS_ITS_TURN = exists().where(
    _EARLIER.c.person_id == OUTBOX.c.person_id,
    _EARLIER.c.place == OUTBOX.c.place,
    text(f"earlier.{UNSETTLED}"),  # word for word as its index has it, or SQLite passes that index over
    or_(_UNDER_WAY, _GOES_BEFORE),
)
_REACHED_THROUGH = and_(ACCOUNT.c.id == PERSON.c.account_id, ACCOUNT.c.person_id == PERSON.c.id)
_PICKED = (
    select(OUTBOX.c.id, ACCOUNT.c.id.label("account_id"))
    .join(PERSON, PERSON.c.id == OUTBOX.c.person_id)
    .join(ACCOUNT, _REACHED_THROUGH)
    .where(
        OUTBOX.c.status == "queued",
        OUTBOX.c.not_before <= _NOW,
        or_(OUTBOX.c.retry_at.is_(None), OUTBOX.c.retry_at <= _MACHINE),
        ~_WAITS_ITS_TURN,
    )
    .order_by(OUTBOX.c.urgency, OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=OUTBOX, skip_locked=True)
    .cte("picked")
)
_CLAIM = (
    update(OUTBOX)
    .where(OUTBOX.c.id == _PICKED.c.id)
    .values(
        status="sending",
        lease_until=bindparam("lease", type_=Moment),
        attempts=OUTBOX.c.attempts + 1,
        account_id=_PICKED.c.account_id,
    )
    .returning(OUTBOX.c.id)
)
_DOUBTFUL = (
    select(OUTBOX.c.id)
    .where(OUTBOX.c.status == "unknown", OUTBOX.c.code.is_(None), OUTBOX.c.lease_until.is_(None))
    .order_by(OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("doubtful")
)
_LOOK = (
    update(OUTBOX)
    .where(OUTBOX.c.id == _DOUBTFUL.c.id)
    .values(lease_until=bindparam("lease", type_=Moment))
    .returning(OUTBOX.c.id)
)
_PARCELS: Select[Any] = (
    select(
        OUTBOX.c.id,
        OUTBOX.c.key,
        OUTBOX.c.person_id,
        ACCOUNT.c.channel,
        ACCOUNT.c.workspace,
        ACCOUNT.c.external_id,
        ACCOUNT.c.installation,
        OUTBOX.c.place,
        PLACE_ROOT.c.receipt,
        OUTBOX.c.body,
        _REPLACED.c.receipt,
        OUTBOX.c.kind,
        OUTBOX.c.about,
        OUTBOX.c.action,
        OUTBOX.c.attempts,
        OUTBOX.c.put_at,
    )
    .join(ACCOUNT, ACCOUNT.c.id == OUTBOX.c.account_id)
    .outerjoin(
        PLACE_ROOT, and_(PLACE_ROOT.c.account_id == OUTBOX.c.account_id, PLACE_ROOT.c.place == OUTBOX.c.place)
    )
    .outerjoin(
        _REPLACED,
        and_(_REPLACED.c.id == OUTBOX.c.replaces_id, _REPLACED.c.account_id == OUTBOX.c.account_id),
    )
    .where(OUTBOX.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(OUTBOX.c.urgency, OUTBOX.c.id)
)


class Claims(Shelf):
    """Hands out messages to couriers."""

    def claim(
        self, now: datetime, lease_until: datetime, limit: int, machine: datetime | None = None
    ) -> list[Parcel]:
        """Take up to `limit` messages that may go now; nobody else gets them until the lease is over.

        `now` is business time; `machine` is the machine's, where that is another: it serves second tries.

        Somebody without an account keeps their messages until they have one. The claim is one statement;
        a second reads what is needed to deliver.
        """
        asked = {"now": now, "machine": machine or now, "lease": lease_until, "most": limit}
        return self._parcels(list(self._connection.scalars(_CLAIM, asked)))

    def unknown(self, lease_until: datetime, limit: int) -> list[Parcel]:
        """Take up to `limit` messages that may or may not have arrived, to look for them where they went.

        Nobody else looks until the lease is over. Whoever found out calls `sent` or `retry`; where nobody can
        find out, `give_up`.
        """
        return self._parcels(list(self._connection.scalars(_LOOK, {"lease": lease_until, "most": limit})))

    def hasten(self, channel: str, workspace: str) -> None:
        """What was put off after a failed try, for people who are reached there, may go again at once."""
        there = select(PERSON.c.id).join(ACCOUNT, _REACHED_THROUGH)
        there = there.where(ACCOUNT.c.channel == channel, ACCOUNT.c.workspace == workspace)
        waits = and_(OUTBOX.c.status == "queued", OUTBOX.c.retry_at.is_not(None))
        again = update(OUTBOX).where(waits, OUTBOX.c.person_id.in_(there)).values(retry_at=None)
        self._connection.execute(again)

    def _parcels(self, claimed: list[int]) -> list[Parcel]:
        if not claimed:
            return []
        return [Parcel(*row) for row in self._connection.execute(_PARCELS, {"ids": claimed})]
