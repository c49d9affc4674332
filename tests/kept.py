"""What a transcript prepares in the database, and what it expects to find there at the end."""

from collections.abc import Callable, Mapping
from typing import Any

from conversations.matching_accounts import Profile, meet
from storage.database import Database
from storage.unit import UnitOfWork
from tests.builders import NOW, Cast, action, goal, has_role, rating

Said = Mapping[str, Any]


def prepare(database: Database, cast: Cast, given: list[Said]) -> None:
    """Goals, ratings and roles that are there before the first line."""
    with database.unit() as unit:
        for said in given:
            (what, who), more = next(iter(said.items())), dict(list(said.items())[1:])
            PREPARED[what](unit, cast, cast[who], more)


def _goal(unit: UnitOfWork, cast: Cast, who: int, more: Said) -> None:
    number = goal(unit, who, more["title"], review=more.get("review"))
    for each in more.get("actions", ()):
        action(unit, number, each["text"], cast[each["owner"]] if "owner" in each else who, each.get("due"))


def _rated(unit: UnitOfWork, cast: Cast, who: int, more: Said) -> None:
    rater = cast[more["by"]] if "by" in more else who
    rating(unit, who, more["levels"], rater, sealed=more.get("sealed", False))


def _account(unit: UnitOfWork, _cast: Cast, _who: int, more: Said) -> None:
    number = f"U{unit.strangers.count()}"
    profile = Profile("slack", "T", number, more.get("email"), more["name"], None, present=True)
    assert meet(unit, profile, NOW) is None


PREPARED: Mapping[str, Callable[[UnitOfWork, Cast, int, Said], None]] = {
    "goal of": _goal,
    "rated": _rated,
    "account waiting for": _account,
    "role of": lambda unit, _, who, more: has_role(unit, who, more["role"], more.get("title")),
}


def found(database: Database, cast: Cast, what: str) -> Any:
    """What is kept under a name of `then`, such as `plan of mina`, in the words of a transcript."""
    subject, _, who = what.rpartition(" ")
    called = {number: name for name, number in cast.items()}
    with database.reading() as unit:
        return FOUND[subject](unit, called, cast[who])


def _plan(unit: UnitOfWork, called: Mapping[int, str], who: int) -> Any:
    return [
        {
            "goal": each.title,
            **({"review": each.review_on} if each.review_on else {}),
            "by": called[each.written_by],
            "actions": [
                {"text": one.text, "owner": called[one.owner_id], "due": one.due, "status": one.status}
                for one in each.actions
            ],
        }
        for each in unit.plans.plan(who).goals
    ]


def _events(unit: UnitOfWork, called: Mapping[int, str], who: int) -> Any:
    return [
        f"{event.kind} by {called[event.by]}" + (f" with {called[event.with_id]}" if event.with_id else "")
        for event in unit.dialogues.events(who)
    ]


def _changes(unit: UnitOfWork, called: Mapping[int, str], who: int) -> Any:
    return [f"{event.kind} by {called[event.by]}" for event in unit.plans.events(who)]


def _ratings(unit: UnitOfWork, called: Mapping[int, str], who: int) -> Any:
    rows = unit.careers.ratings(who)
    return {
        f"{row.competency} by {called[row.rater_id]}": row.level + (", sealed" if row.is_sealed else "")
        for row in rows
    }


FOUND: Mapping[str, Callable[[UnitOfWork, Mapping[int, str], int], Any]] = {
    "plan of": _plan,
    "conversations about": _events,
    "changes to the plan of": _changes,
    "who looked at": lambda unit, called, who: [
        f"{called[each.viewer_id]}: {each.what}" for each in unit.ledger.viewers(who)
    ],
    "ratings of": _ratings,
    "evidence of": lambda unit, called, who: [
        {
            "competency": each.competency_key,
            "note": each.note,
            **({"link": each.permalink} if each.permalink else {}),
            "readers": sorted(called[reader] for reader in each.audience.people),
        }
        for each in unit.evidence.about(who)
    ],
    "open conversations of": lambda unit, _, who: len(unit.dialogues.open_for(who)),
}
