"""Who may see and do what: one table, one function.

An asker stands in one or more relations to the person something is about. The table lists, for each kind of
thing and each action, the relations that may. Whatever is not listed is refused. A rating also carries its
readers with it, frozen when it was written: the table opens the shelf, the audience each row on it.
"""

from collections.abc import Iterable
from enum import StrEnum


class Relation(StrEnum):
    """How an asker stands to the person something is about."""

    SELF = "self"
    MANAGER = "manager"
    SKIP_LEVEL = "skip-level"
    COLLEAGUE = "colleague"
    PEOPLE_TEAM = "people-team"
    FAIRNESS_ANALYST = "fairness-analyst"
    OPERATOR = "operator"


GRANTED = frozenset({Relation.PEOPLE_TEAM, Relation.FAIRNESS_ANALYST, Relation.OPERATOR})
"""Relations that somebody is given, for the organisation or a part of it (`trellis grant`)."""


class Thing(StrEnum):
    """What can be seen or changed."""

    ROLE = "role"
    STANDING = "standing"
    SELF_RATING = "self-rating"
    PLAN = "plan"
    CONVERSATION = "conversation"
    PREFERENCES = "preferences"
    LEDGER = "ledger"
    REMARK = "remark"
    EVIDENCE = "evidence"
    CONTENT = "content"
    GRANT = "grant"
    SCHEDULE = "schedule"
    HEALTH = "health"
    SAMPLE = "sample"
    ACCOUNT = "account"


WHOLE = frozenset({Thing.CONTENT, Thing.ACCOUNT})
"""What belongs to the organisation as a whole: a grant for a part of it does not reach that."""


FOR_A_PART = frozenset({Thing.GRANT, Thing.SCHEDULE, Thing.HEALTH, Thing.SAMPLE})
"""What is set for, or told of, the part of the organisation that somebody was given."""


class Action(StrEnum):
    """What can be done with it."""

    READ = "read"
    WRITE = "write"
    START = "start"


_EVERYBODY_INSIDE = frozenset(Relation)  # who does not work here gets no turn at all: `People.lock`
_SELF = frozenset({Relation.SELF})
_PEOPLE_TEAM = frozenset({Relation.PEOPLE_TEAM})
_SELF_AND_MANAGER = frozenset({Relation.SELF, Relation.MANAGER})

RULES: dict[tuple[Thing, Action], frozenset[Relation]] = {
    (Thing.ROLE, Action.READ): _EVERYBODY_INSIDE,
    (Thing.STANDING, Action.READ): _SELF_AND_MANAGER,
    (Thing.SELF_RATING, Action.WRITE): _SELF,
    (Thing.PLAN, Action.READ): _SELF_AND_MANAGER,
    (Thing.PLAN, Action.WRITE): _SELF_AND_MANAGER,
    (Thing.CONVERSATION, Action.START): frozenset({Relation.MANAGER}),
    (Thing.CONVERSATION, Action.WRITE): _SELF,  # to say who else may read a talk about oneself
    (Thing.PREFERENCES, Action.READ): _SELF,
    (Thing.PREFERENCES, Action.WRITE): _SELF,
    (Thing.LEDGER, Action.READ): _SELF,
    (Thing.REMARK, Action.WRITE): _SELF,
    (Thing.EVIDENCE, Action.READ): _SELF,
    (Thing.EVIDENCE, Action.WRITE): _SELF,
    (Thing.CONTENT, Action.READ): frozenset({Relation.PEOPLE_TEAM}),
    (Thing.CONTENT, Action.WRITE): frozenset({Relation.PEOPLE_TEAM}),
    (Thing.ACCOUNT, Action.READ): _PEOPLE_TEAM,  # accounts of a chat that match nobody yet
    (Thing.ACCOUNT, Action.WRITE): _PEOPLE_TEAM,
    (Thing.GRANT, Action.READ): _PEOPLE_TEAM,
    (Thing.GRANT, Action.WRITE): _PEOPLE_TEAM,
    (Thing.SCHEDULE, Action.READ): _PEOPLE_TEAM,
    (Thing.SCHEDULE, Action.WRITE): _PEOPLE_TEAM,
    (Thing.SAMPLE, Action.READ): _PEOPLE_TEAM,  # what a role sees, with invented people
    (Thing.HEALTH, Action.READ): frozenset({Relation.PEOPLE_TEAM, Relation.OPERATOR}),
}


def allowed(thing: Thing, action: Action) -> frozenset[Relation]:
    """The relations that may do this. What no rule names is nobody's."""
    return RULES.get((thing, action), frozenset())


def may(relations: Iterable[Relation], thing: Thing, action: Action) -> bool:
    """Whether somebody who stands in these relations may do this."""
    return not allowed(thing, action).isdisjoint(relations)
