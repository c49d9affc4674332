"""Five real public frameworks come in with the counts that their sources give, and their paths are right.

They are third-party files and not part of this repository: TRELLIS_SHARED_FRAMEWORKS names their folder, else a
folder `shared/frameworks` beside the repository is used. Without one these tests are skipped; `samples.py` and
the other tests hold invented documents of the same shapes.
"""

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from frameworks.check import check
from frameworks.diff import changes
from frameworks.document import DocumentMistakes, read, write
from frameworks.gaps import find_gaps
from frameworks.model import Framework, shown_text
from frameworks.paths import next_steps, what_changes
from frameworks.statements import statements
from tests.frameworks.samples import rated

BESIDE = Path(__file__).parents[3] / "shared" / "frameworks"
FOLDER = Path(os.environ.get("TRELLIS_SHARED_FRAMEWORKS", BESIDE))
NAMES = ("carvago", "financial-times", "monzo", "pass-culture", "unidays")

pytestmark = pytest.mark.skipif(
    not (FOLDER / "canonical").is_dir(),
    reason=f"no shared frameworks in {FOLDER} (TRELLIS_SHARED_FRAMEWORKS)",
)


@cache
def source(name: str) -> str:
    return (FOLDER / "canonical" / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def shared(name: str) -> Framework:
    return read(source(name), f"{name}.yaml")


def cells(it: Framework) -> int:
    return sum(len(role.expectations) for role in it.roles)


def texts(it: Framework) -> list[str]:
    own = [each.text for role in it.roles for each in role.expectations if each.text]
    return own + [text for competency in it.competencies for text in competency.levels.values()]


def bullets(it: Framework) -> tuple[int, int]:
    """Statements and examples."""
    found = [each for text in texts(it) for each in statements(text).statements]
    return len(found), sum(len(each.examples) for each in found)


def steps(name: str, role: str) -> list[str]:
    it = shared(name)
    (key,) = (each.key for each in it.roles if each.title.endswith(role) or each.key == role)
    return [step.role.title for step in next_steps(it, key).steps]


@pytest.mark.parametrize("name", [*NAMES, "example"])
@pytest.mark.parametrize("flat", [True, False])
def test_what_is_read_is_written_and_read_back_whole(name: str, flat: bool) -> None:  # noqa: FBT001
    path = FOLDER / ("example.yaml" if name == "example" else f"canonical/{name}.yaml")
    it = read(path.read_text(encoding="utf-8"), path.name)
    assert read(write(it, flat=flat), "again") == it


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_as_it_stands_in_the_file(name: str) -> None:
    whole = yaml.safe_load(source(name))
    asked = {
        (role["id"], key): (each.get("level"), each.get("text", "").strip() or None, each.get("importance"))
        for role in whole["roles"]
        for key, each in role.get("expectations", {}).items()
    }
    it = shared(name)
    assert asked == {
        (role.key, each.competency): (each.level, each.text, each.importance)
        for role in it.roles
        for each in role.expectations
    }
    levels = {
        each["id"]: {key: text.strip() for key, text in each.get("levels", {}).items()}
        for each in whole["competencies"]
    }
    assert levels == {each.key: each.levels for each in it.competencies}
    assert [each["id"] for each in whole["roles"]] == [role.key for role in it.roles]
    assert [each["roles"] for each in whole["tracks"]] == [list(track.roles) for track in it.tracks]


@pytest.mark.parametrize("name", NAMES)
def test_a_real_framework_has_no_mistakes_and_does_not_differ_from_itself(name: str) -> None:
    assert "mistake" not in {notice.severity for notice in check(shared(name))}
    assert changes(shared(name), shared(name)) == ()


class TestCarvago:
    def test_counts(self) -> None:
        it = shared("carvago")
        assert len(it.competencies) == 4
        assert len(texts(it)) == 16
        assert bullets(it) == (83, 0)
        assert [role.score for role in it.roles] == [(0, 1.4), (1.4, 2.6), (2.6, 3.5), (3.5, 4.0)]
        assert [(band.min, band.max, band.currency, band.period) for band in it.bands] == [
            (55000, 90000, "CZK", "month"),
            (90000, 120000, "CZK", "month"),
            (120000, 145000, "CZK", "month"),
            (145000, 165000, "CZK", "month"),
        ]
        assert it.tracks[0].weights == {
            "delivery": 0.3,
            "know-how": 0.55,
            "communication": 0.1,
            "leadership": 0.05,
        }


class TestFinancialTimes:
    def test_counts(self) -> None:
        it = shared("financial-times")
        assert Counter(family.status for family in it.families) == {"legacy": 2, "active": 1}
        assert list(Counter(role.family for role in it.roles).values()) == [8, 4, 3]
        per_family = Counter(role.family for role in it.roles for _ in role.expectations)
        assert list(per_family.values()) == [72, 16, 12]
        # A numbered list is one statement there; here each of its lines is one (8 lists of 28 lines). Three of
        # the indented bullets are links.
        numbered = [text for text in texts(it) if text.startswith("1.")]
        assert len(numbered) == 8
        assert bullets(it) == (221 - 8 + 28, 331 + 3)

    def test_paths(self) -> None:
        assert steps("financial-times", "Senior Engineer 1") == [
            "Senior Engineer 2 (Individual Contributor)",
            "Senior Engineer 2 (People Manager)",
        ]
        assert steps("financial-times", "Principal Engineer (Individual Contributor)") == [
            "Technology Director"
        ]
        after = next_steps(shared("financial-times"), "engineering/senior-2-ic")
        assert [move.role.key for move in after.laterals] == ["engineering/senior-2-pm"]

    def test_six_of_nine_themes_go_up_one_step_to_senior(self) -> None:
        shifts = what_changes(shared("financial-times"), "engineering/engineer", "engineering/senior-1")
        assert Counter(shift.kind for shift in shifts) == {"raised": 6, "reworded": 3}

    def test_whoever_holds_a_legacy_role_is_offered_nothing_of_it(self) -> None:
        after = next_steps(shared("financial-times"), "engineering-v1/junior")
        assert (after.steps, after.top_of, len(after.closed)) == ((), (), 1)


class TestMonzo:
    def test_counts(self) -> None:
        it = shared("monzo")
        assert (len(it.roles), cells(it)) == (66, 305)
        assert bullets(it) == (1240, 130)
        assert sorted(len(track.roles) for track in it.tracks) == [2, 3, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 7]
        blanks = sum(
            len({each.competency for key in track.roles for each in it.role(key).expectations})
            * len(track.roles)
            - sum(len(it.role(key).expectations) for key in track.roles)
            for track in it.tracks
        )
        assert blanks == 26

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

    def test_the_file_with_a_tab_is_refused_with_line_and_column(self) -> None:
        text = (FOLDER / "sources/monzo/frameworks/people.md").read_text(encoding="utf-8")
        with pytest.raises(DocumentMistakes) as refused:
            read(text, "people.md")
        assert [str(each) for each in refused.value.mistakes] == [
            "people.md, line 205, column 12: There is a tab here. Use spaces."
        ]


class TestPassCulture:
    def test_counts(self) -> None:
        it = shared("pass-culture")
        assert (len(it.tracks), len(it.roles), cells(it), len(texts(it))) == (6, 24, 1128, 329)
        importance = Counter(each.importance for role in it.roles for each in role.expectations)
        assert importance == {"core": 514, "secondary": 474, "not-applicable": 140}
        assert Counter(each.level for role in it.roles for each in role.expectations)["0"] == 3
        indented = sum(text.count("\n- ") for text in texts(it))
        assert indented == 1091
        assert Counter(bool(resource.url) for resource in it.resources) == {True: 186, False: 141}

    def test_no_requirement_falls_from_one_career_level_to_the_next(self) -> None:
        it = shared("pass-culture")
        falls = [
            shift
            for track in it.tracks
            for lower, higher in zip(track.roles, track.roles[1:], strict=False)
            for shift in what_changes(it, lower, higher)
            if shift.kind == "lowered"
        ]
        assert falls == []

    def test_a_senior_data_engineer(self) -> None:
        it = shared("pass-culture")
        (quality,) = (each for each in it.competencies if each.name == "Data Quality Management")
        expected = it.expectation("data_engineer/senior", quality.key)
        assert expected is not None
        assert (expected.level, expected.importance) == ("3", "core")
        text = shown_text(it, "data_engineer/senior", quality.key) or ""
        assert text.startswith(
            "Je conçois des frameworks de qualité avec détection d'anomalies automatisée et SLAs"
        )
        assert it.role("data_engineer/confirmed").title == "Data Engineer Confirmé"


class TestUnidays:
    def test_counts(self) -> None:
        it = shared("unidays")
        assert Counter(bool(family.parent) for family in it.families) == {False: 3, True: 3}
        assert (len(it.tracks), len(it.roles), cells(it)) == (19, 41, 346)
        assert len(Counter(each.category for each in it.competencies)) == 5
        assert (len(it.competencies), len(texts(it)), bullets(it)[0]) == (25, 85, 472)
        importance = Counter(each.importance for role in it.roles for each in role.expectations)
        assert importance == {"required": 332, "optional": 14}
        assert {len(scale.levels) for scale in it.scales} == {4, 5, 1}

    def test_paths(self) -> None:
        assert steps("unidays", "Senior Software Engineer") == ["👷 Lead Software Engineer"]
        alone = next(role for role in shared("unidays").roles if role.title.endswith("Solutions Engineer"))
        after = next_steps(shared("unidays"), alone.key)
        assert (after.steps, len(after.top_of)) == ((), 1)

    def test_the_gap_from_mid_level_to_senior(self) -> None:
        it = shared("unidays")
        engineering = "product-and-engineering/engineering"
        mid, senior = f"{engineering}/mid-level-software-engineer", f"{engineering}/senior-software-engineer"
        now = [rated(each.competency, each.level, "agreed") for each in it.expectations(mid) if each.level]
        found = {
            it.competency(gap.competency).name.split(maxsplit=1)[1]: (
                gap.now and gap.now.name,
                gap.expected.name,
            )
            for gap in find_gaps(it, senior, now)
        }
        assert {
            name: (str(low)[-1], high[-1]) for name, (low, high) in found.items() if "r" not in str(low)[-4:]
        }
        assert set(found) == {
            "Delivering Value",
            "Client Focus",
            "Planning",
            "Problem Solving",
            "Team Orientation",
            "Software Engineering",
        }
        assert found["Software Engineering"] == ("👨‍🔧 Play3r", "👩‍🏫 Pr0")
        assert [gap.optional for gap in find_gaps(it, senior, now)] == [False] * 5 + [True]


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
