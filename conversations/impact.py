"""What another version of the framework would mean for people: only numbers, and no names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frameworks.diff import Change
from frameworks.gaps import find_gaps
from frameworks.model import Framework
from frameworks.standing import Rated
from storage.careers.ratings import RatingRow
from storage.unit import UnitOfWork

Renamed = Mapping[tuple[str, str], str]
"""What a thing of the old framework is called in the new one: kind and old key, then the key today."""

FEWEST = 5
"""Below this a preview does not say how many miss something: it could tell one person's rating."""


@dataclass(frozen=True, slots=True)
class Impact:
    """How many are touched. `newly_missing` is None where it is fewer than `FEWEST`, or nobody."""

    people: int
    plans: int
    openings: int
    newly_missing: int | None


def impact(unit: UnitOfWork, old: Framework, new: Framework, found: Sequence[Change], today: date) -> Impact:
    """Whom it touches when `new` takes the place of `old`; `found` are the changes between the two."""
    renamed: Renamed = {(each.what, each.old_key): each.key for each in found if each.old_key}
    competencies = _touched_competencies(old, new)
    roles = _touched_roles(old, new, renamed, competencies)
    positions = unit.positions.many([person.id for person in unit.people.everyone(today)], today)
    held = {person: each.role_key for person, each in positions.items() if each.role_key in roles}
    missing = _newly_missing(unit, old, new, renamed, {person: key for person, key in held.items() if key})
    return Impact(
        people=len(held),
        plans=unit.reports.plans_towards(roles, competencies),
        openings=unit.reports.openings_asking(roles, competencies, today),
        newly_missing=missing if missing >= FEWEST else None,
    )


def _touched_competencies(old: Framework, new: Framework) -> set[str]:
    after = {each.key: each for each in new.competencies}
    return {each.key for each in old.competencies if after.get(each.key) != each}


def _touched_roles(old: Framework, new: Framework, renamed: Renamed, competencies: set[str]) -> set[str]:
    """Roles that change, go away, or ask for a competency that does."""
    after = {each.key: each for each in new.roles}
    return {
        each.key
        for each in old.roles
        if after.get(renamed.get(("role", each.key), each.key)) != each
        or competencies & {asked.competency for asked in old.expectations(each.key)}
    }


def _newly_missing(
    unit: UnitOfWork,
    old: Framework,
    new: Framework,
    renamed: Renamed,
    held: Mapping[int, str],
) -> int:
    """How many are known to reach all must-haves of their role that they know of now, and then would not."""
    ratings = unit.reports.opened_ratings(held)
    there = {each.key for each in new.roles}
    count = 0
    for person, key in held.items():
        after = renamed.get(("role", key), key)
        if person in ratings and after in there:
            now = _missed(old, key, [_rated(each, each.competency) for each in ratings[person]])
            called = [
                renamed.get(("competency", each.competency), each.competency) for each in ratings[person]
            ]
            then = [_rated(each, name) for each, name in zip(ratings[person], called, strict=True)]
            count += bool(
                _missed(new, after, then) - {renamed.get(("competency", each), each) for each in now}
            )
    return count


def _missed(framework: Framework, role: str, rated: Sequence[Rated]) -> set[str]:
    if role not in {each.key for each in framework.roles}:
        return set()
    return {gap.competency for gap in find_gaps(framework, role, rated) if gap.must_have}


def _rated(row: RatingRow, competency: str) -> Rated:
    return Rated(competency, row.level, row.by_kind, row.at.date())
