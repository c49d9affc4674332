"""What is next, what changes and what is missing in five real public frameworks."""

from collections import Counter
from itertools import pairwise

from frameworks.document import read
from frameworks.gaps import Gap, find_gaps
from frameworks.model import shown_text
from frameworks.paths import next_steps, what_changes
from tests.frameworks.samples import rated
from tests.frameworks.shared import FOLDER, needs_them, shared

pytestmark = needs_them


def _step(gap: Gap) -> tuple[str | None, str]:
    return gap.now.id if gap.now else None, gap.expected.id


def steps(name: str, role: str) -> list[str]:
    it = shared(name)
    (key,) = (each.key for each in it.roles if role in (each.key, each.title))
    return [step.role.title for step in next_steps(it, key).steps]


class TestFinancialTimes:
    def test_paths(self) -> None:
        assert steps("financial-times", "engineering/senior-1") == [
            "Senior Engineer 2 (Individual Contributor)",
            "Senior Engineer 2 (People Manager)",
        ]
        assert steps("financial-times", "engineering/principal-ic") == ["Technology Director"]
        after = next_steps(shared("financial-times"), "engineering/senior-2-ic")
        assert [move.role.key for move in after.laterals] == ["engineering/senior-2-pm"]

    def test_six_of_nine_themes_go_up_one_step_to_senior(self) -> None:
        shifts = what_changes(shared("financial-times"), "engineering/engineer", "engineering/senior-1")
        assert Counter(shift.kind for shift in shifts) == {"raised": 6, "reworded": 3}

    def test_whoever_holds_a_legacy_role_is_offered_nothing_of_it(self) -> None:
        after = next_steps(shared("financial-times"), "engineering-v1/junior")
        assert (after.steps, after.top_of, len(after.closed)) == ((), (), 1)


class TestMonzo:
    def test_a_topic_of_the_shared_ladder_is_shown_above_ones_own(self) -> None:
        it = shared("monzo")
        base, own = (it.expectation(key, "communication") for key in ("generic-1", "backend-1"))
        assert base is not None
        assert own is not None
        assert shown_text(it, "backend-1", "communication") == f"{base.text}\n{own.text}"

    def test_leadership_in_backend_begins_at_level_3(self) -> None:
        shifts = {
            shift.competency: shift.kind for shift in what_changes(shared("monzo"), "backend-2", "backend-3")
        }
        assert shifts["leadership"] == "new"

    def test_a_ladder_may_begin_at_level_2(self) -> None:
        assert shared("monzo").track("ops-leadership").roles[0] == "ops-leadership-2"


class TestPassCulture:
    def test_no_requirement_falls_from_one_career_level_to_the_next(self) -> None:
        it = shared("pass-culture")
        falls = [
            shift
            for track in it.tracks
            for lower, higher in pairwise(track.roles)
            for shift in what_changes(it, lower, higher)
            if shift.kind == "lowered"
        ]
        assert falls == []


class TestUnidays:
    def test_paths(self) -> None:
        assert steps("unidays", "👷 Senior Software Engineer") == ["👷 Lead Software Engineer"]
        alone = next(role for role in shared("unidays").roles if role.title.endswith("Solutions Engineer"))
        after = next_steps(shared("unidays"), alone.key)
        assert (after.steps, len(after.top_of)) == ((), 1)

    def test_the_gap_from_mid_level_to_senior(self) -> None:
        it = shared("unidays")
        engineering = "product-and-engineering/engineering"
        mid, senior = f"{engineering}/mid-level-software-engineer", f"{engineering}/senior-software-engineer"
        now = [rated(each.competency, each.level, "agreed") for each in it.expectations(mid) if each.level]
        gaps = find_gaps(it, senior, now)
        assert {it.competency(gap.competency).name.split(maxsplit=1)[1]: _step(gap) for gap in gaps} == {
            "Delivering Value": ("2", "3"),
            "Client Focus": ("2", "3"),
            "Planning and Organisation": ("2", "3"),
            "Problem Solving": ("2", "3"),
            "Team Orientation": ("3", "4"),
            "Software Engineering": ("play3r", "pr0"),
        }
        assert [gap.optional for gap in gaps] == [False] * 5 + [True]


def test_what_is_next_in_the_example_of_the_authoring_form() -> None:
    it = read((FOLDER / "example.yaml").read_text(encoding="utf-8"), "example.yaml")
    following = {
        role.title: [step.role.title for step in next_steps(it, role.key).steps] for role in it.roles
    }
    assert following["Software Engineer"] == ["Senior Engineer", "Team Lead"]
    assert following["Coordinator"] == ["Specialist", "Manager"]
    assert following["Customer Support Rep"] == ["Customer Success Specialist", "Success Analyst"]
    assert following["Principal Engineer"] == []
    assert it.moves[0].origin == "engineering/senior-engineer"
