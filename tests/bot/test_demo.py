"""The invented company holds what the tour and the tests need of it."""

import unicodedata
from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.demo.company import Employee, company

COMPANY = company()
PEOPLE = COMPANY.people
WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


def offset(person: Employee, at: datetime) -> timedelta:
    return at.astimezone(ZoneInfo(person.timezone)).utcoffset() or timedelta()


def named(text: str) -> list[Employee]:
    return [person for person in PEOPLE if text in (person.full_name, person.preferred_name)]


def scripts(text: str) -> set[str]:
    return {unicodedata.name(letter).split()[0] for letter in text if letter.isalpha()}


def test_about_forty_people_work_there_and_most_of_them_in_engineering() -> None:
    departments = Counter(COMPANY.department(person) for person in PEOPLE)
    assert 38 <= len(PEOPLE) <= 45
    assert departments["Engineering"] > len(PEOPLE) / 2
    assert departments["Marketing"] >= 5
    assert departments["Customer Success"] >= 5


def test_everybody_has_an_id_and_an_invented_address_of_their_own() -> None:
    assert len({person.employee_id for person in PEOPLE}) == len(PEOPLE)
    assert len({person.email for person in PEOPLE}) == len(PEOPLE)
    assert all(person.email.endswith(".example") for person in PEOPLE)


def test_every_reporting_line_ends_at_the_one_head() -> None:
    heads = [person for person in PEOPLE if person.manager is None]
    assert len(heads) == 1
    assert all(COMPANY.line(person)[-1] == heads[0] for person in PEOPLE if person != heads[0])


def test_there_are_managers_of_managers_of_managers() -> None:
    assert max(len(COMPANY.line(person)) for person in PEOPLE) >= 4


def test_a_manager_leads_no_more_people_than_one_can_talk_to() -> None:
    assert max(Counter(person.manager for person in PEOPLE if person.manager).values()) <= 6


def test_they_live_on_five_continents() -> None:
    areas = {person.timezone.partition("/")[0] for person in PEOPLE}
    assert areas >= {"Africa", "America", "Asia", "Australia", "Europe", "Pacific"}


def test_some_clocks_are_half_an_hour_off_and_some_have_summer_in_january() -> None:
    assert sum(offset(person, WINTER) % timedelta(hours=1) > timedelta() for person in PEOPLE) >= 4
    assert sum(offset(person, WINTER) > offset(person, SUMMER) for person in PEOPLE) >= 3


def test_names_come_in_many_scripts_and_forms() -> None:
    assert set().union(*(scripts(person.full_name) for person in PEOPLE)) >= {
        "LATIN", "CYRILLIC", "GREEK", "GEORGIAN", "HEBREW", "ARABIC", "DEVANAGARI", "THAI", "HANGUL", "CJK",
    }  # fmt: skip
    assert any(" " not in person.full_name and scripts(person.full_name) == {"LATIN"} for person in PEOPLE)
    assert any("'" in person.full_name for person in PEOPLE)
    assert any("-" in person.full_name and len(person.full_name) > 30 for person in PEOPLE)
    assert named("Jo *Sparky* <Jo>")


def test_two_sams_answer_to_different_managers() -> None:
    sams = [person for person in PEOPLE if person.full_name.startswith("Sam ")]
    assert len({sam.manager for sam in sams}) == len(sams) == 2


def test_two_people_of_one_name_work_in_different_teams() -> None:
    alexes = named("Alex Kim")
    assert len({alex.unit for alex in alexes}) == len(alexes) == 2


def test_mina_is_a_senior_engineer_whose_manager_is_daniel() -> None:
    (mina,) = named("Mina Sato")
    assert mina.role == "Senior Engineer"
    assert COMPANY.line(mina)[0].full_name == "Daniel Okafor"


def test_everybody_whom_the_story_names_works_there() -> None:
    named_in_stories = {
        *(said.person for said in COMPANY.ratings),
        *(goal.person for goal in COMPANY.goals),
        *(talk.person for talk in COMPANY.talks),
        *(trust.person for trust in COMPANY.grants),
    }
    assert named_in_stories <= {person.email for person in PEOPLE}


def test_conversations_are_held_with_ones_own_manager() -> None:
    assert all(COMPANY.person(talk.person).manager == talk.manager for talk in COMPANY.talks)


def test_nothing_happened_before_somebody_was_there() -> None:
    assert all(person.in_role <= person.joined for person in PEOPLE)
    assert all((person.in_role < person.joined) == bool(person.hired_as) for person in PEOPLE[1:])
    assert all(said.days_ago < COMPANY.person(said.person).joined for said in COMPANY.ratings)


def test_noa_is_a_senior_engineer_whom_nobody_has_assessed() -> None:
    (noa,) = named("Noa Ben-David")
    assert noa.role == "Senior Engineer"
    assert noa.email not in {said.person for said in COMPANY.ratings}


def test_eight_people_were_rated_by_both_sides_and_one_still_waits() -> None:
    assert sum(bool(said.by_manager) for said in COMPANY.ratings) == 8
    assert sum(not said.by_manager for said in COMPANY.ratings) == 1


def test_one_action_is_due_soon_and_one_is_overdue() -> None:
    waiting = [action.due_in for goal in COMPANY.goals for action in goal.actions if action.status != "done"]
    assert any(0 < days <= 7 for days in waiting)
    assert any(days < 0 for days in waiting)


def test_the_people_team_and_a_fairness_analyst_are_trusted() -> None:
    assert {trust.role for trust in COMPANY.grants} == {"people-team", "fairness-analyst"}
