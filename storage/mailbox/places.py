"""Where messages went: the place of a thread, and the last receipt of an account."""

from sqlalchemy import ColumnElement, and_, select

from storage.mailbox.claim import Claims
from storage.mailbox.tables import OUTBOX, PLACE_ROOT
from storage.people.tables import ACCOUNT


class Places(Claims):
    """Finds the way from a platform's messages back to the house."""

    def place_of(self, channel: str, workspace: str, external_id: str, receipt: str) -> str | None:
        """The place whose thread begins with this receipt, for this account; None for any other message."""
        here = and_(_account(channel, workspace, external_id), ACCOUNT.c.id == PLACE_ROOT.c.account_id)
        asked = select(PLACE_ROOT.c.place).join(ACCOUNT, here).where(PLACE_ROOT.c.receipt == receipt)
        place: str | None = self._connection.scalar(asked)
        return place

    def last_receipt(self, channel: str, workspace: str, external_id: str, begins: str) -> str | None:
        """The receipt of the last message to an account whose receipts begin so; None where there is none."""
        here = and_(_account(channel, workspace, external_id), ACCOUNT.c.id == OUTBOX.c.account_id)
        asked = select(OUTBOX.c.receipt).join(ACCOUNT, here)
        theirs = and_(OUTBOX.c.person_id == ACCOUNT.c.person_id, OUTBOX.c.receipt.startswith(begins))
        newest = asked.where(theirs).order_by(OUTBOX.c.id.desc()).limit(1)
        receipt: str | None = self._connection.scalar(newest)
        return receipt


def _account(channel: str, workspace: str, external_id: str) -> ColumnElement[bool]:
    return and_(
        ACCOUNT.c.channel == channel,
        ACCOUNT.c.workspace == workspace,
        ACCOUNT.c.external_id == external_id,
    )
