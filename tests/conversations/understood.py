"""A framework of three families, and people who ask about it, as the understanding meets them."""

from collections.abc import Mapping
from datetime import UTC, datetime

from conversations.understanding import Known, LearnedUnderstanding, Reading, Someone, Topic
from frameworks.model import (
    Competency,
    Expectation,
    Framework,
    JobFamily,
    Role,
    Status,
    Track,
    same_name_key,
    slug,
)

LADDERS = {
    "Engineering": (
        "Junior Developer, Software Engineer, Senior Engineer, Staff Engineer, Principal Engineer",
        "Junior Developer, Software Engineer, Team Lead, Engineering Manager, Director of Engineering",
    ),
    "Marketing": (
        "Coordinator, Specialist, Senior Specialist, Principal",
        "Coordinator, Manager, Senior Manager, Director, CMO",
    ),
    "Customer Success": (
        "Customer Support Rep, Success Specialist, Senior Success Manager, Enterprise Success Manager",
        "Customer Support Rep, Success Analyst, Customer Success Manager, Director of Customer Success",
    ),
}
GRADES = {"Software Engineer": "E2", "Senior Engineer": "E3", "Team Lead": "E3", "Staff Engineer": "E4"}
COMPETENCIES = ("Strategic thinking", "Collaboration", "Technical skills", "Customer knowledge")
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)  # a Monday

understanding = LearnedUnderstanding()


def a_role(family: str, title: str, *aliases: str, status: Status = "active") -> Role:
    expectations = tuple(Expectation(competency=slug(name)) for name in COMPETENCIES)
    return Role(
        key=f"{slug(family)}/{slug(title)}",
        title=title,
        family=slug(family),
        grade=GRADES.get(title),
        aliases=aliases,
        status=status,
        expectations=expectations,
    )


def a_framework(ladders: Mapping[str, tuple[str, ...]], *more: Role) -> Framework:
    """Families of ladders, each a line of titles; `more` roles stand on none."""
    steps = {family: [ladder.split(", ") for ladder in tracks] for family, tracks in ladders.items()}
    titles = {
        (family, title): None for family, tracks in steps.items() for track in tracks for title in track
    }
    return Framework(
        id="invented",
        name="Invented",
        competencies=tuple(Competency(key=slug(name), name=name) for name in COMPETENCIES),
        families=tuple(JobFamily(key=slug(name), name=name) for name in ladders),
        roles=(*(a_role(*title) for title in titles), *more),
        tracks=tuple(
            Track(
                key=f"{slug(family)}-{number}",
                family=slug(family),
                name=f"Track {number}",
                roles=tuple(f"{slug(family)}/{slug(title)}" for title in track),
            )
            for family, tracks in steps.items()
            for number, track in enumerate(tracks, 1)
        ),
    )


FRAMEWORK = a_framework(LADDERS, a_role("Engineering", "Webmaster", "Web Lead", status="legacy"))


def known(  # noqa: PLR0913 - what may be known of somebody
    own_role: str | None,
    *,
    framework: Framework = FRAMEWORK,
    people: tuple[Someone, ...] = (),
    reports: tuple[int, ...] = (),
    actions: tuple[str, ...] = (),
    topics: tuple[Topic, ...] = (),
) -> Known:
    """What is known of somebody with this title, among these people."""
    own = next((role.key for role in framework.roles if role.title == own_role), None)

    def named(words: str) -> list[Someone]:
        key = same_name_key(words)
        return [(i, name) for i, name in people if key in {same_name_key(name), *same_name_key(name).split()}]

    return Known(
        framework=framework,
        asker=(1, "Omar Farouk"),
        own_role_key=own,
        reports=tuple(each for each in people if each[0] in reports),
        manager=(2, "Helena Marsh"),
        people=named,
        actions=tuple(enumerate(actions, 1)),
        now=NOW,
        zone="Africa/Cairo",
        topics=topics,
        apart=lambda person: f"person {person}",
    )


def names(reading: Reading) -> dict[str, str]:
    """The entities of a reading: days, statuses and zones by key, everything else by its name."""
    return {name: each.name for name, each in reading.entities.items()}


def offered(reading: Reading) -> list[dict[str, str]]:
    """The entities of the readings to choose from, by their labels."""
    return [{name: each.label for name, each in other.entities.items()} for other in reading.alternatives]
