"""The unit as one asker may use it: every reading and writing names its subject and is checked first."""

from conversations.guarded.accounts import GuardedAccounts
from conversations.guarded.administration import Administration
from conversations.guarded.content import GuardedContent
from conversations.guarded.directory import Directory
from conversations.guarded.evidence import GuardedEvidence
from conversations.guarded.grants import GuardedGrants
from conversations.guarded.own import Own
from conversations.guarded.plans import GuardedPlans
from conversations.guarded.ratings import GuardedRatings
from conversations.guarded.remarks import GuardedRemarks
from conversations.guarded.talks import GuardedTalks

__all__ = ["Guarded"]


class Guarded(
    GuardedContent,
    GuardedAccounts,
    GuardedRemarks,
    GuardedEvidence,
    GuardedTalks,
    GuardedPlans,
    GuardedRatings,
    GuardedGrants,
    Administration,
    Own,
    Directory,
):
    """Everything that one asker may reach in one turn."""
