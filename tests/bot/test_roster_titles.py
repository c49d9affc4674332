"""Job titles become roles where that is sure; what is not waits, and is mapped once."""

from datetime import timedelta

import pytest

from bot.opening import starter
from bot.roster.keeping import fill
from bot.roster.plan import Title
from bot.roster.roles import Titles, move
from storage.database import Database
from tests.storage.company import NOW

from .test_roster import JOINED, TODAY, bring, row, said, standing, story

LATER = NOW + timedelta(days=365)


@pytest.mark.parametrize(
    ("title", "department", "role"),
    [
        ("staff engineer", None, "engineering/staff-engineer"),
        ("  SWE ", "Anything", "engineering/software-engineer"),
        ("Staff Engineer (E4)", None, "engineering/staff-engineer"),
        ("E4 - Staff Engineer", None, "engineering/staff-engineer"),
        ("Staff Engineer, E5", None, None),  # another grade than the role's is not sure
        ("Software Engineer II", None, None),
        ("Wizard", "Engineering", None),
    ],
)
def test_a_title_is_a_role_by_its_exact_title_or_alias(
    database: Database, title: str, department: str | None, role: str | None
) -> None:
    with database.reading() as unit:
        assert Titles(unit, starter()).role(title, department, None) == role


def test_a_title_of_several_families_is_a_role_where_the_department_is_called_like_one(
    database: Database,
) -> None:
    framework = starter()
    double = framework.role("engineering/team-lead").model_copy(
        update={"key": "marketing/team-lead", "family": "marketing"}
    )
    both = framework.model_copy(update={"roles": (*framework.roles, double)})
    with database.reading() as unit:
        titles = Titles(unit, both)
        assert titles.role("Team Lead", "marketing", None) == "marketing/team-lead"
        assert titles.role("Team Lead", "Eng", None) == "engineering/team-lead"
        assert titles.role("Team Lead", "Sales", None) is None
        assert titles.role("Team Lead", None, None) is None


def test_a_mapping_goes_before_the_framework(database: Database) -> None:
    with database.unit() as unit:
        unit.careers.map_title("SWE", "platform", "engineering/senior-engineer", None, NOW)
        titles = Titles(unit, starter())
        assert titles.role("swe", "Platform", "platform") == "engineering/senior-engineer"
        assert titles.role("swe", "Mobile", "mobile") == "engineering/software-engineer"


def test_an_unknown_title_waits_once_and_whoever_holds_it_gets_the_role_from_their_first_day(
    database: Database,
) -> None:
    people = row(1, "Mina", role="Code Poet"), row(2, "Bo", role="CODE POET", department="Marketing")
    plan = bring(database, *people)
    assert plan.waiting == (Title("Code Poet", None),)
    with database.unit() as unit:
        assert [each.title for each in unit.careers.waiting_titles()] == ["Code Poet"]
        assert fill(unit, Title("code poet", None, "engineering/staff-engineer"), NOW) == 2
        assert not unit.careers.waiting_titles()
    (role,) = story(database, "P2", "role")
    assert (role.value, role.valid_from, role.reason) == ("engineering/staff-engineer", JOINED, "hire")
    assert bring(database, *people).empty


def test_a_title_mapped_for_one_department_goes_on_waiting_for_the_others(database: Database) -> None:
    bring(database, row(1, "Mina", role="Poet"), row(2, "Bo", role="Poet", department="Marketing"))
    with database.unit() as unit:
        unit.careers.map_title("Poet", "marketing", "marketing/specialist", None, NOW)
        assert fill(unit, Title("Poet", "marketing", "marketing/specialist"), NOW) == 1
        assert [each.title for each in unit.careers.waiting_titles()] == ["Poet"]
    assert standing(database, "P1").role_key is None
    assert standing(database, "P2").role_key == "marketing/specialist"


def test_a_title_that_a_new_framework_knows_is_filled_with_the_next_file(database: Database) -> None:
    mina = row(1, "Mina", role="Code Poet")
    bring(database, mina)
    framework = starter()
    roles = tuple(
        role.model_copy(update={"aliases": ("Code Poet",)}) if role.title == "Staff Engineer" else role
        for role in framework.roles
    )
    with database.unit() as unit:
        unit.careers.publish(framework.model_copy(update={"roles": roles}), LATER, by=None)
    plan = bring(database, mina)
    assert plan.filled == (Title("Code Poet", None, "engineering/staff-engineer"),)
    assert standing(database, "P1").role_key == "engineering/staff-engineer"
    with database.reading() as unit:
        assert not unit.careers.waiting_titles()


def test_a_role_that_is_taken_away_is_gone_from_that_day(database: Database) -> None:
    bring(database, row(1, "Mina"))
    plan = bring(database, row(1, "Mina", role=""))
    assert said(plan) == {"Mina": "role Software Engineer → none (since 2026-06-01)"}
    assert standing(database, "P1", TODAY).role_key is None


def test_a_lateral_edge_makes_a_move_lateral_and_nothing_is_guessed() -> None:
    framework = starter()
    edge = next(
        each
        for each in framework.moves
        if framework.role(each.origin).family != framework.role(each.target).family
    )
    assert move(framework, edge.origin, edge.target) == "lateral"
    assert move(framework, "engineering/staff-engineer", "marketing/coordinator") == "import"
    assert move(framework, edge.origin, "no/such-role") == "import"
