"""Who may see and do what: one table, one function.

An asker stands in one or more relations to the person something is about. The table lists, for each kind of
thing and each action, the relations that may. Whatever is not listed is refused. Content that was written
with a frozen audience (visibility is stored, not looked up) adds the relation `AUDIENCE` for those named.
"""

from collections.abc import Iterable
from enum import StrEnum


class Relation(StrEnum):
    """How an asker stands to the person something is about."""

    SELF = "self"
    MANAGER = "manager"
    SKIP_LEVEL = "skip-level"
    REPORT = "report"
    PEER = "peer"
    COLLEAGUE = "colleague"
    AUDIENCE = "audience"
    AUTHOR = "author"
    PEOPLE_TEAM = "people-team"
    FAIRNESS_ANALYST = "fairness-analyst"
    OPERATOR = "operator"


class Thing(StrEnum):
    """What can be seen or changed."""

    FRAMEWORK = "framework"
    DIRECTORY = "directory"
    ROLE = "role"
    STANDING = "standing"
    SELF_RATING = "self-rating"
    PLAN = "plan"
    CONVERSATION = "conversation"
    CONTENT = "content"
    NOTE = "note"
    PREFERENCES = "preferences"
    LEDGER = "ledger"
    TITLES = "titles"
    GRANTS = "grants"


class Action(StrEnum):
    """What can be done with it."""

    READ = "read"
    WRITE = "write"
    START = "start"


_EVERYBODY_INSIDE = frozenset(Relation)  # who does not work here gets no turn at all: `People.lock`
_SELF = frozenset({Relation.SELF})
_SELF_AND_MANAGER = frozenset({Relation.SELF, Relation.MANAGER})
_PEOPLE_TEAM = frozenset({Relation.PEOPLE_TEAM})

RULES: dict[tuple[Thing, Action], frozenset[Relation]] = {
    (Thing.FRAMEWORK, Action.READ): _EVERYBODY_INSIDE,
    (Thing.FRAMEWORK, Action.WRITE): _PEOPLE_TEAM,
    (Thing.DIRECTORY, Action.READ): _EVERYBODY_INSIDE,
    (Thing.ROLE, Action.READ): _EVERYBODY_INSIDE,
    (Thing.STANDING, Action.READ): _SELF_AND_MANAGER,
    (Thing.SELF_RATING, Action.READ): _SELF,
    (Thing.SELF_RATING, Action.WRITE): _SELF,
    (Thing.PLAN, Action.READ): _SELF_AND_MANAGER,
    (Thing.PLAN, Action.WRITE): _SELF_AND_MANAGER,
    (Thing.CONVERSATION, Action.START): frozenset({Relation.MANAGER}),
    (Thing.CONTENT, Action.READ): frozenset({Relation.AUDIENCE, Relation.AUTHOR}),
    (Thing.CONTENT, Action.WRITE): frozenset({Relation.AUTHOR}),
    (Thing.NOTE, Action.READ): frozenset({Relation.AUTHOR}),
    (Thing.NOTE, Action.WRITE): frozenset({Relation.AUTHOR}),
    (Thing.PREFERENCES, Action.READ): _SELF,
    (Thing.PREFERENCES, Action.WRITE): _SELF,
    (Thing.LEDGER, Action.READ): _SELF,
    (Thing.TITLES, Action.READ): _PEOPLE_TEAM,
    (Thing.TITLES, Action.WRITE): _PEOPLE_TEAM,
    (Thing.GRANTS, Action.READ): _PEOPLE_TEAM,
    (Thing.GRANTS, Action.WRITE): frozenset({Relation.OPERATOR}),
}


def may(relations: Iterable[Relation], thing: Thing, action: Action) -> bool:
    """Whether somebody who stands in these relations may do this. What no rule names is refused."""
    return not RULES.get((thing, action), frozenset()).isdisjoint(relations)
