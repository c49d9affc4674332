"""One small builder per noun: people, who reports to whom, ratings, goals, and where they work."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from frameworks.document import read
from frameworks.model import Framework
from storage.database import Database
from storage.people import Person
from storage.rows import Audience
from storage.unit import UnitOfWork

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday
TODAY = NOW.date()
HIRED = date(2024, 1, 1)
OBSERVER = "astronomy/observer"
SENIOR = "astronomy/senior-observer"
LEAD = "astronomy/dome-lead"
HEAD = "astronomy/head-of-domes"

Cast = dict[str, int]


@cache
def observatory() -> Framework:
    """A framework with a fork, a way to the side, a must-have and a family without tracks."""
    source = Path(__file__).with_name("observatory.yaml")
    return read(source.read_text(encoding="utf-8"), source.name)


def person(unit: UnitOfWork, name: str, *, zone: str = "UTC", preferred: str | None = None) -> Person:
    """Somebody who works here and has an account; without role or manager."""
    kept = unit.people.add(full_name=name, preferred_name=preferred, timezone=zone)
    unit.people.account(kept.id, "playground", "local", str(kept.id))
    unit.positions.record(kept.id, "employment", "active", HIRED, "hire", "test", NOW)
    return kept


def reports_to(unit: UnitOfWork, who: int, manager: int | None, since: date = HIRED) -> None:
    """Somebody reports to somebody, from a day on."""
    unit.positions.record(who, "manager", manager, since, "import", "test", NOW)


def has_role(unit: UnitOfWork, who: int, role: str | None, title: str | None = None) -> None:
    """Somebody has a role of the framework; without one only the title of the HR system."""
    unit.positions.record(who, "role", role, HIRED, "hire", "test", NOW, title=title or str(role))


def leaves(unit: UnitOfWork, who: int, on: date = TODAY) -> None:
    """Somebody works here no more."""
    unit.positions.record(who, "employment", "left", on, "exit_voluntary", "test", NOW)


def goal(unit: UnitOfWork, who: int, title: str, by: int | None = None, review: date | None = None) -> int:
    """A goal in somebody's plan, which whoever is their manager can read."""
    readers = Audience(frozenset({who}), manager_of=who)
    return unit.plans.add_goal(
        who, title, written_by=by or who, audience=readers, now=NOW, role_key=SENIOR, review_on=review
    )


def action(unit: UnitOfWork, of_goal: int, text: str, owner: int, due: date | None = None) -> int:
    """Something to do for a goal."""
    return unit.plans.add_action(of_goal, text, owner_id=owner, written_by=owner, now=NOW, due=due)


def rating(
    unit: UnitOfWork, who: int, levels: Mapping[str, str], by: int | None = None, *, sealed: bool = False
) -> None:
    """What somebody shows, by their own word or their manager's."""
    published = unit.careers.in_force()
    assert published is not None, "publish a framework first"
    rater = by or who
    for competency, level in levels.items():
        unit.careers.rate(
            who,
            competency,
            level,
            "self" if rater == who else "manager",
            rater,
            OBSERVER,
            published.id,
            NOW,
            Audience(frozenset({who, rater})),
            sealed=sealed,
        )


def people_team(unit: UnitOfWork, who: int) -> None:
    """Somebody of the people team, for the whole organisation."""
    unit.grants.grant(who, "people-team", "organisation", None, HIRED, None, None, NOW)


def cast(database: Database) -> Cast:
    """Everybody of the observatory, by first name in small letters.

    Helena leads Daniel, who leads Mina, Priya and the two Anas; Otto led Mina until the summer; Tomas is a
    stranger with a team of his own (Ivo); Ines is of the people team; Noor has neither role nor manager.
    Mina works in Tokyo from ten to seven, so that the morning in UTC is within her hours.
    """
    with database.unit() as unit:
        unit.careers.publish(observatory(), NOW, by=None)
        names = {
            "helena": "Helena Marsh", "daniel": "Daniel Okafor", "mina": "Mina Sato", "priya": "Priya Nair",
            "ana": "Ana Lima", "ana2": "Ana Lima", "otto": "Otto Lind", "tomas": "Tomas Vega",
            "ivo": "Ivo Zoric", "ines": "Ines Roth", "noor": "Noor Haddad",
        }  # fmt: skip
        zones = {"mina": "Asia/Tokyo", "otto": "Europe/Berlin"}
        ids = {key: person(unit, name, zone=zones.get(key, "UTC")).id for key, name in names.items()}
        for role, keys in ROLES.items():
            for key in keys:
                has_role(unit, ids[key], role, role.rpartition("/")[2])
        reports_to(unit, ids["mina"], ids["otto"])
        for manager, keys in TEAMS.items():
            for key in keys:
                reports_to(unit, ids[key], ids[manager], MOVED if key == "mina" else HIRED)
        people_team(unit, ids["ines"])
        unit.people.set_preferences(ids["mina"], day_starts=10 * 60, day_ends=19 * 60)
    return ids


MOVED = date(2026, 7, 1)
ROLES = {
    OBSERVER: ("mina", "priya", "ana", "ana2", "ivo", "ines"),
    LEAD: ("daniel", "tomas", "otto"),
    HEAD: ("helena",),
}
TEAMS = {
    "helena": ("daniel", "otto", "tomas"),
    "daniel": ("mina", "priya", "ana", "ana2"),
    "tomas": ("ivo",),
}
