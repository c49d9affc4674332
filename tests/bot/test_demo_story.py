"""What a database holds after the story of the invented company was told to it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.demo import build, company
from bot.opening import starter
from frameworks.gaps import Rated, find_gaps, readiness
from storage.database import Database
from storage.people import Person
from storage.unit import UnitOfWork

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@pytest.fixture
def told(sqlite_database: Database) -> Iterator[UnitOfWork]:
    """The whole company, told and read back in one unit."""
    with sqlite_database.unit() as unit:
        unit.careers.publish(starter(), NOW, by=None)
        build(unit, NOW)
        yield unit


def someone(unit: UnitOfWork, name: str) -> Person:
    (person,) = unit.people.named(name)
    return person


def role_of(unit: UnitOfWork, name: str, on: date = TODAY) -> str | None:
    return unit.positions.of(someone(unit, name).id, on).role_key


def test_it_is_the_same_company_on_every_database(database: Database) -> None:
    with database.unit() as unit:
        unit.careers.publish(starter(), NOW, by=None)
        build(unit, NOW)
    with database.reading() as unit:
        assert len(unit.people.everyone(TODAY)) == len(company().people)


def test_it_needs_a_framework_in_force(sqlite_database: Database) -> None:
    with sqlite_database.unit() as unit, pytest.raises(LookupError, match="publish a framework"):
        build(unit, NOW)


def test_everybody_works_here_in_a_unit_that_exists_and_can_be_played(told: UnitOfWork) -> None:
    units = {unit.key for unit in told.units.all()}
    people = told.people.everyone(TODAY)
    positions = told.positions.many([person.id for person in people], TODAY)
    assert {position.unit_key for position in positions.values()} <= units
    linked = told.people.linked()
    assert all(linked["playground", "local", str(person.id)] == person.id for person in people)


def test_titles_that_the_library_knows_are_mapped_and_the_others_wait(told: UnitOfWork) -> None:
    assert {waiting.title for waiting in told.careers.waiting_titles()} == {
        "Chief Executive",
        "People Analyst",
        "People Partner",
        "Site Reliability Engineer",
    }
    assert role_of(told, "Marcus Bell") == "marketing/manager"
    assert role_of(told, "Ravindra Jayasuriya") == "customer-success/customer-success-manager"
    assert role_of(told, "Henrique") is None


def test_every_role_of_engineering_is_held_by_somebody(told: UnitOfWork) -> None:
    people = told.people.everyone(TODAY)
    positions = told.positions.many([person.id for person in people], TODAY)
    roles = {role.key for role in starter().roles if role.family == "engineering"}
    assert roles <= {position.role_key for position in positions.values()}


def test_past_roles_are_dated_with_the_reason_for_the_change(told: UnitOfWork) -> None:
    last_year = TODAY - timedelta(days=800)
    assert role_of(told, "Mina Sato", last_year) == "engineering/software-engineer"
    assert role_of(told, "Mina Sato") == "engineering/senior-engineer"
    (_, raised) = told.positions.history(someone(told, "Mina Sato").id, "role")
    (_, moved) = told.positions.history(someone(told, "Aroha Ngata").id, "role")
    assert (raised.reason, moved.reason) == ("promotion", "lateral")


def test_the_line_goes_up_from_sam_through_a_lead_a_manager_and_a_director(told: UnitOfWork) -> None:
    above = told.people.many(told.positions.line(someone(told, "Sam Whitaker").id, TODAY))
    assert {person.called for person in above.values()} == {
        "Sigríður Jónsdóttir",
        "Daniel Okafor",
        "Mei-ling Chen",
        "Thandiwe Mokoena",
    }


def test_sam_and_alex_kim_each_mean_two_people(told: UnitOfWork) -> None:
    assert len(told.people.named("sam")) == 2
    assert len(told.people.named("Alex Kim")) == 2
    assert told.people.find("Alex Kim") is None


def test_both_sides_see_minas_ratings_and_only_aoife_sees_hers(told: UnitOfWork) -> None:
    mina, aoife = someone(told, "Mina Sato"), someone(told, "Aoife O'Sullivan")
    assert {rating.by_kind for rating in told.careers.ratings(mina.id)} == {"self", "manager"}
    assert not any(rating.is_sealed for rating in told.careers.ratings(mina.id))
    assert all(rating.is_sealed for rating in told.careers.ratings(aoife.id))


def test_minas_manager_finds_gaps_to_talk_about_on_the_way_to_staff(told: UnitOfWork) -> None:
    said = told.careers.ratings(someone(told, "Mina Sato").id)
    rated = [Rated(each.competency, each.level, each.by_kind, each.at.date(), "1") for each in said]
    ready = readiness(starter(), "engineering/staff-engineer", rated)
    missing = {gap.competency for gap in find_gaps(starter(), "engineering/staff-engineer", rated)}
    assert ready.enough
    assert missing >= {"technical-skills", "communication", "strategic-thinking"}


def test_ratings_name_levels_and_competencies_that_the_library_has(told: UnitOfWork) -> None:
    library = starter()
    levels = {level.id for level in library.scales[0].levels} | {"not-yet-shown", "not-observed"}
    for said in company().ratings:
        for rating in told.careers.ratings(someone(told, company().person(said.person).full_name).id):
            asked = {each.competency for each in library.role(rating.role_key or "").expectations}
            assert rating.level in levels
            assert rating.competency in asked | {"people-leadership"}


def test_mina_has_no_plan_yet_and_seo_yeon_is_late_with_hers(told: UnitOfWork) -> None:
    assert told.plans.plan(someone(told, "Mina Sato").id).goals == ()
    (goal,) = told.plans.plan(someone(told, "Seo-yeon Kim").id).goals
    late = [action.text for action in goal.actions if action.is_open and (action.due or TODAY) < TODAY]
    assert late == ["Write the plan for leaving the old metrics database"]


def test_an_action_that_was_put_off_keeps_its_first_day(told: UnitOfWork) -> None:
    (goal,) = told.plans.plan(someone(told, "Leyla").id).goals
    course = next(action for action in goal.actions if action.text == "Analytics course")
    assert (course.original_due, course.due) == (TODAY - timedelta(days=24), TODAY - timedelta(days=3))
    assert [event.kind for event in told.plans.history(course)] == ["created", "postponed"]


def test_the_manager_owns_what_the_manager_promised(told: UnitOfWork) -> None:
    promised = told.plans.concerning(someone(told, "Sigríður Jónsdóttir").id)
    assert "Read two of Sam's summaries before they go out" in {action.text for action in promised}


def test_one_conversation_was_held_and_nothing_of_it_is_kept(told: UnitOfWork) -> None:
    seo_yeon = someone(told, "Seo-yeon Kim")
    assert [event.kind for event in told.dialogues.events(seo_yeon.id)] == ["prompted", "started", "finished"]
    assert told.dialogues.open_for(seo_yeon.id) == ()


def test_hanna_is_the_people_team_and_farid_analyses_fairness(told: UnitOfWork) -> None:
    assert [grant.role for grant in told.grants.held_by(someone(told, "Hanna Lindqvist").id, TODAY)] == [
        "people-team"
    ]
    assert [grant.role for grant in told.grants.held_by(someone(told, "Farid Rahimi").id, TODAY)] == [
        "fairness-analyst"
    ]
