"""The questions about where the app is installed. Whoever wants tokens in or out brings the seal along."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Protocol

from sqlalchemy import RowMapping, and_, bindparam, delete, insert, or_, select, update

from storage.installations.tables import INSTALLATION, OAUTH_STATE, Installation, Tokens
from storage.rows import Moment, Shelf, columns

_FACTS = columns(INSTALLATION, Installation, without=["tokens"])
_THIS = and_(INSTALLATION.c.channel == bindparam("where"), INSTALLATION.c.workspace == bindparam("whose"))
_HERE = INSTALLATION.c.gone_at.is_(None)
_DUE = INSTALLATION.c.expires_at <= bindparam("due", type_=Moment)
_FREE = or_(
    INSTALLATION.c.renewing_until.is_(None),
    INSTALLATION.c.renewing_until <= bindparam("moment", type_=Moment),
)
_FIND = select(*_FACTS, INSTALLATION.c.sealed).where(_THIS, _HERE)
_CLAIM = (
    update(INSTALLATION)
    .where(_THIS, _HERE, _DUE, _FREE)
    .values(renewing_until=bindparam("lease", type_=Moment))
    .returning(*_FACTS, INSTALLATION.c.sealed)
)


class Sealing(Protocol):
    """What `seal.Seal` does, as far as the shelf needs it."""

    def close(self, text: str, whose: str) -> str:
        """Seal a text for the one whose it is."""
        ...

    def open(self, sealed: str, whose: str) -> str:
        """The text that was sealed."""
        ...


class Installations(Shelf):
    """Keeps installations. Everything that takes a seal raises its `SealError` for a wrong or missing key."""

    def put(self, installation: Installation, seal: Sealing) -> None:
        """The app was installed, perhaps once more: what was known of this workspace gives way."""
        row = {**asdict(installation), "scopes": ",".join(installation.scopes)}
        row["sealed"] = _closed(installation, installation.tokens, seal)
        del row["tokens"]
        kept = self._insert(INSTALLATION).values(**row)
        newest = {name: kept.excluded[name] for name in row} | {"renewing_until": None, "gone_at": None}
        self._connection.execute(
            kept.on_conflict_do_update(index_elements=["channel", "workspace"], set_=newest)
        )

    def find(self, channel: str, workspace: str, seal: Sealing) -> Installation | None:
        """The app in this workspace; None where it is not installed, or no longer."""
        row = self._connection.execute(_FIND, {"where": channel, "whose": workspace}).mappings().one_or_none()
        return _opened(row, seal) if row else None

    def workspaces(self, channel: str) -> tuple[str, ...]:
        """Where the app is installed; no key is needed to know."""
        asked = select(INSTALLATION.c.workspace).where(INSTALLATION.c.channel == channel, _HERE)
        return tuple(self._connection.scalars(asked.order_by(INSTALLATION.c.workspace)))

    def all(self, channel: str, seal: Sealing) -> tuple[Installation, ...]:
        """Every installation on a channel."""
        asked = select(*_FACTS, INSTALLATION.c.sealed).where(INSTALLATION.c.channel == channel, _HERE)
        rows = self._connection.execute(asked.order_by(INSTALLATION.c.workspace)).mappings()
        return tuple(_opened(row, seal) for row in rows)

    def gone(self, channel: str, workspace: str, now: datetime) -> bool:
        """The app was uninstalled or its tokens revoked at that moment: the tokens are blanked.

        Whether anything was there. What was installed after that moment stays: a word of it may come late.
        """
        blanked = {"sealed": "", "expires_at": None, "renewing_until": None, "gone_at": now}
        gone = update(INSTALLATION).where(_THIS, _HERE, INSTALLATION.c.installed_at <= now).values(**blanked)
        return self._connection.execute(gone, {"where": channel, "whose": workspace}).rowcount > 0

    def claim_renewal(  # noqa: PLR0913 - which, for whom, and the three times
        self,
        channel: str,
        workspace: str,
        seal: Sealing,
        *,
        due: datetime,
        until: datetime,
        now: datetime,
    ) -> Installation | None:
        """Take on the renewal of tokens that expire before `due`; nobody else gets it `until` then.

        One statement, so of two who ask at once one gets it, with the tokens as they are at that moment. None
        where somebody else has it, or has done it already.
        """
        times = {"due": due, "lease": until, "moment": now}
        row = (
            self._connection.execute(_CLAIM, {"where": channel, "whose": workspace} | times)
            .mappings()
            .one_or_none()
        )
        return _opened(row, seal) if row else None

    def renewed(self, claimed: Installation, new: Installation, seal: Sealing) -> bool:
        """Keep new tokens, with their end, in place of those that were claimed.

        False, and nothing is kept, where they have changed in between or the installation is gone.
        """
        unchanged = and_(_HERE, INSTALLATION.c.expires_at == claimed.expires_at)
        sealed = _closed(claimed, new.tokens, seal)
        values = {"sealed": sealed, "expires_at": new.expires_at, "renewing_until": None}
        kept = update(INSTALLATION).where(_THIS, unchanged).values(**values)
        there = {"where": claimed.channel, "whose": claimed.workspace}
        return self._connection.execute(kept, there).rowcount > 0

    def reseal(self, seal: Sealing) -> int:
        """Seal everything again, with the newest key; how many. A wrong key changes nothing."""
        asked = select(*_FACTS, INSTALLATION.c.sealed, INSTALLATION.c.id).where(_HERE).with_for_update()
        anew = {}
        for row in self._connection.execute(asked).mappings():
            each = _opened(row, seal)
            anew[row["id"]] = _closed(each, each.tokens, seal)
        for number, sealed in anew.items():
            self._connection.execute(
                update(INSTALLATION).where(INSTALLATION.c.id == number).values(sealed=sealed)
            )
        return len(anew)

    def begin_state(self, fingerprint: str, expires_at: datetime) -> None:
        """Somebody sets out to install the app; they come back with what has this fingerprint."""
        row = {"fingerprint": fingerprint, "expires_at": expires_at}
        self._connection.execute(insert(OAUTH_STATE).values(**row))

    def take_state(self, fingerprint: str, now: datetime) -> bool:
        """Whether somebody set out with this and is back in time. It is used up by asking."""
        taken = delete(OAUTH_STATE).where(OAUTH_STATE.c.fingerprint == fingerprint)
        expires_at: datetime | None = self._connection.scalar(taken.returning(OAUTH_STATE.c.expires_at))
        return expires_at is not None and expires_at > now


def _whose(channel: str, workspace: str) -> str:
    return f"{channel} {workspace}"


def _closed(of: Installation, tokens: Tokens, seal: Sealing) -> str:
    return seal.close(json.dumps(asdict(tokens)), _whose(of.channel, of.workspace))


def _opened(row: RowMapping, seal: Sealing) -> Installation:
    facts = {column.name: row[column.name] for column in _FACTS}
    facts["scopes"] = tuple(filter(None, facts["scopes"].split(",")))
    tokens = Tokens(**json.loads(seal.open(row["sealed"], _whose(facts["channel"], facts["workspace"]))))
    return Installation(**facts, tokens=tokens)
