"""The starter library is without mistakes, keeps its promises, and is written in plain words."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

import frameworks
from frameworks.check import check
from frameworks.document import read, read_all, write
from frameworks.model import Framework, Role
from frameworks.paths import next_steps, what_changes

FOLDER = Path(frameworks.__file__).parent / "library"
FILES = ("shared.yaml", "engineering.yaml", "marketing.yaml", "customer-success.yaml")
CORE = {None, "core", "required"}
JARGON = re.compile(
    r"stakeholder|leverag|synerg|deliverable|alignment|proactiv|ownership|empower|!", re.IGNORECASE
)


def read_library() -> Framework:
    return read_all((name, (FOLDER / name).read_text(encoding="utf-8")) for name in FILES)


LIBRARY = read_library()
LEVEL_WORDS = ("junior", "senior", "staff", "principal", "mid-level", "entry-level", "manager", "director")


def key(title: str) -> str:
    (found,) = (role.key for role in LIBRARY.roles if role.title == title)
    return found


def own_texts() -> list[str]:
    return [each.text for role in LIBRARY.roles for each in role.expectations if each.text]


def text_of(role: Role, competency: str) -> str:
    return next(each.text or "" for each in role.expectations if each.competency == competency)


def level_texts() -> list[str]:
    return [text for competency in LIBRARY.competencies for text in competency.levels.values()]


def step_titles(title: str) -> dict[str, str]:
    return {step.track.name: step.role.title for step in next_steps(LIBRARY, key(title)).steps}


def lateral_titles(title: str) -> set[str]:
    return {lateral.role.title for lateral in next_steps(LIBRARY, key(title)).laterals}


def test_the_checker_has_nothing_to_say_about_it() -> None:
    assert check(LIBRARY) == ()


def test_it_comes_back_the_same_after_being_written() -> None:
    assert read(write(LIBRARY), "library") == LIBRARY
    assert read(write(LIBRARY, flat=True), "library") == LIBRARY


def test_every_file_of_the_folder_belongs_to_it() -> None:
    assert {path.name for path in FOLDER.glob("*.yaml")} == set(FILES)


def test_what_all_families_share_has_the_names_that_people_use() -> None:
    assert [each.name for each in LIBRARY.competencies if each.family is None] == [
        "Strategic thinking",
        "Collaboration",
        "Technical skills",
        "Communication",
        "Customer knowledge",
        "People leadership",
        "AI collaboration",
    ]


def test_a_family_has_at_most_two_competencies_of_its_own() -> None:
    own = [(each.family, each.name) for each in LIBRARY.competencies if each.family]
    assert own == [("customer-success", "Renewal and growth")]


def test_every_competency_is_described_on_every_level_of_one_scale() -> None:
    (scale,) = LIBRARY.scales
    assert len(scale.levels) == 5
    assert all(level.description for level in scale.levels)
    assert all(list(each.levels) == [level.id for level in scale.levels] for each in LIBRARY.competencies)


def test_the_tracks_hold_the_roles_of_the_product() -> None:
    assert len(LIBRARY.roles) == 23
    assert all(LIBRARY.tracks_of(role.key) for role in LIBRARY.roles)
    held = {each.key: ", ".join(LIBRARY.role(key).title for key in each.roles) for each in LIBRARY.tracks}
    first, support = "Junior Developer, Software Engineer", "Customer Support Rep"
    assert held == {
        "engineering-ic": f"{first}, Senior Engineer, Staff Engineer, Principal Engineer",
        "engineering-management": f"{first}, Team Lead, Engineering Manager, Director of Engineering",
        "marketing-ic": "Coordinator, Specialist, Senior Specialist, Principal",
        "marketing-management": "Coordinator, Manager, Senior Manager, Director, CMO",
        "customer-success-relationship": f"{support}, Customer Success Specialist, Senior Success Manager, "
        "Enterprise Success Manager",
        "customer-success-strategy": f"{support}, Success Analyst, Customer Success Manager, "
        "Director of Customer Success",
    }


@pytest.mark.parametrize("role", LIBRARY.roles, ids=lambda role: role.title)
def test_every_role_asks_for_four_to_six_core_competencies_on_a_level(role: Role) -> None:
    core = [each for each in role.expectations if each.importance in CORE]
    assert 4 <= len(core) <= 6
    assert all(each.level for each in core)
    assert 1 <= sum(each.must_have for each in core) <= 3


@pytest.mark.parametrize("role", LIBRARY.roles, ids=lambda role: role.title)
def test_every_role_has_a_grade_a_summary_and_other_names(role: Role) -> None:
    assert role.grade
    assert role.summary
    assert len(role.aliases) >= 2


@pytest.mark.parametrize("role", LIBRARY.roles, ids=lambda role: role.title)
def test_every_expectation_has_a_text_of_its_own_with_one_example(role: Role) -> None:
    for each in role.expectations:
        behaviour, found, example = (each.text or "").partition(". For example, ")
        assert found, each.competency
        assert "For example" not in example
        assert min(len(behaviour.split()), len(example.split())) >= 7
        assert 25 <= len((each.text or "").split()) <= 60


@pytest.mark.parametrize("role", LIBRARY.roles, ids=lambda role: role.title)
def test_every_role_asks_for_working_with_ai_and_for_more_than_one_kind(role: Role) -> None:
    asked = {each.competency for each in role.expectations}
    assert "ai-collaboration" in asked
    assert {LIBRARY.competency(key).kind for key in asked} == {"skill", "behaviour"}


def test_working_with_ai_tools_always_says_what_the_person_adds() -> None:
    adds = re.compile(r"\b(checks?|checked|checking|compares|tests|corrects|reads|measured)\b", re.IGNORECASE)
    said = {
        role.title: text_of(role, "ai-collaboration").partition(" For example, ")[0] for role in LIBRARY.roles
    }
    assert [title for title, behaviour in said.items() if not adds.search(behaviour)] == []


def test_no_two_texts_are_equal_nor_two_examples() -> None:
    texts = own_texts() + level_texts()
    assert len(set(texts)) == len(texts)
    behaviours = [text.partition(" For example, ")[0] for text in own_texts()]
    examples = [text.partition(" For example, ")[2] for text in own_texts()]
    assert len(set(behaviours)) == len(behaviours)
    assert len(set(examples)) == len(examples)


def test_levels_can_be_told_apart_without_their_names() -> None:
    level_names = re.compile("|".join(level.name for level in LIBRARY.scales[0].levels), re.IGNORECASE)
    assert [text for text in own_texts() + level_texts() if level_names.search(text)] == []


def test_no_anchor_names_a_title_or_a_word_for_a_rank() -> None:
    words = [*LEVEL_WORDS, *(role.title for role in LIBRARY.roles)]
    named = re.compile(rf"\b({'|'.join(words)})s?\b", re.IGNORECASE)
    assert [text for text in own_texts() + level_texts() if named.search(text)] == []


def test_texts_are_short_and_in_plain_words() -> None:
    assert max(map(len, own_texts())) <= 300
    assert max(map(len, level_texts())) <= 150
    assert [text for text in own_texts() + level_texts() if JARGON.search(text)] == []


def test_no_name_or_alias_means_two_roles() -> None:
    said = [name.casefold() for role in LIBRARY.roles for name in (role.title, *role.aliases)]
    assert len(set(said)) == len(said)


def test_no_name_or_alias_means_two_competencies() -> None:
    said = [name.casefold() for each in LIBRARY.competencies for name in (each.name, *each.aliases)]
    assert len(set(said)) == len(said)


def test_a_step_up_asks_for_more_in_something() -> None:
    for each in LIBRARY.tracks:
        for below, above in pairwise(each.roles):
            kinds = {shift.kind for shift in what_changes(LIBRARY, below, above)}
            assert kinds & {"raised", "new"}, (below, above)


def test_engineering_forks_after_software_engineer() -> None:
    assert step_titles("Software Engineer") == {
        "Individual contributor": "Senior Engineer",
        "Management": "Team Lead",
    }


def test_marketing_forks_after_coordinator() -> None:
    assert step_titles("Coordinator") == {"Individual contributor": "Specialist", "Management": "Manager"}


def test_customer_success_forks_after_support() -> None:
    assert step_titles("Customer Support Rep") == {
        "Relationship": "Customer Success Specialist",
        "Strategy": "Success Analyst",
    }


def test_principal_engineer_is_the_top_of_its_track() -> None:
    steps = next_steps(LIBRARY, key("Principal Engineer"))
    assert steps.steps == ()
    assert [top.name for top in steps.top_of] == ["Individual contributor"]


def test_engineers_and_leads_can_change_sides_both_ways() -> None:
    assert "Team Lead" in lateral_titles("Senior Engineer")
    assert "Senior Engineer" in lateral_titles("Team Lead")
    assert "Engineering Manager" in lateral_titles("Staff Engineer")
    assert "Staff Engineer" in lateral_titles("Engineering Manager")


def test_some_moves_lead_to_another_family() -> None:
    assert {"Success Analyst", "Specialist"} <= lateral_titles("Software Engineer")
    assert "Senior Specialist" in lateral_titles("Senior Engineer")


def test_no_move_is_a_step_of_a_track_or_named_twice() -> None:
    moves = [(move.origin, move.target) for move in LIBRARY.moves]
    assert len(set(moves)) == len(moves)
    assert not set(moves) & {pair for track in LIBRARY.tracks for pair in pairwise(track.roles)}


def test_every_move_says_what_carries_over_and_what_is_new() -> None:
    for move in LIBRARY.moves:
        assert re.search(r"\b(carry|carries) over\b", move.note or "")
        assert re.search(r"\bnew\b", move.note or "")


def test_moves_join_the_families() -> None:
    ways = {(LIBRARY.role(move.origin).family, LIBRARY.role(move.target).family) for move in LIBRARY.moves}
    others = {(one, other) for one, other in ways if one != other}
    assert others >= {
        ("engineering", "marketing"),
        ("engineering", "customer-success"),
        ("marketing", "customer-success"),
        ("customer-success", "engineering"),
        ("customer-success", "marketing"),
    }
