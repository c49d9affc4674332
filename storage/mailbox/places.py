"""Where messages went: the place of a thread, and the last receipts of an account."""

from sqlalchemy import ColumnElement, and_, select

from storage.mailbox.claim import Claims
from storage.mailbox.tables import OUTBOX, PLACE_ROOT
from storage.people.tables import ACCOUNT

LAST_FEW = 20


class Places(Claims):
    """Finds the way from a platform's messages back to the house."""

    def place_of(self, channel: str, workspace: str, external_id: str, receipt: str) -> str | None:
        """The place whose thread begins with this receipt, for this account; None for any other message."""
        here = and_(_account(channel, workspace, external_id), ACCOUNT.c.id == PLACE_ROOT.c.account_id)
        asked = select(PLACE_ROOT.c.place).join(ACCOUNT, here).where(PLACE_ROOT.c.receipt == receipt)
        place: str | None = self._connection.scalar(asked)
        return place

    def receipts(self, channel: str, workspace: str, external_id: str) -> list[str]:
        """The receipts of the last few messages to an account, the newest first."""
        here = and_(_account(channel, workspace, external_id), ACCOUNT.c.id == OUTBOX.c.account_id)
        asked = select(OUTBOX.c.receipt).join(ACCOUNT, here)
        theirs = and_(OUTBOX.c.person_id == ACCOUNT.c.person_id, OUTBOX.c.receipt.is_not(None))
        newest = asked.where(theirs).order_by(OUTBOX.c.id.desc()).limit(LAST_FEW)
        return [str(receipt) for receipt in self._connection.scalars(newest)]


def _account(channel: str, workspace: str, external_id: str) -> ColumnElement[bool]:
    return and_(
        ACCOUNT.c.channel == channel,
        ACCOUNT.c.workspace == workspace,
        ACCOUNT.c.external_id == external_id,
    )
