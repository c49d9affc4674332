"""Five real public frameworks come in with the counts that their sources give, cell by cell."""

from collections import Counter

import pytest
import yaml

from frameworks.check import check
from frameworks.diff import changes
from frameworks.document import DocumentMistakes, read, write
from frameworks.model import Framework, shown_text
from frameworks.statements import statements
from tests.frameworks.shared import FOLDER, NAMES, needs_them, shared, source

pytestmark = needs_them


def cells(it: Framework) -> int:
    return sum(len(role.expectations) for role in it.roles)


def texts(it: Framework) -> list[str]:
    own = [each.text for role in it.roles for each in role.expectations if each.text]
    return own + [text for competency in it.competencies for text in competency.levels.values()]


def bullets(it: Framework) -> tuple[int, int]:
    """Statements and examples."""
    found = [each for text in texts(it) for each in statements(text).statements]
    return len(found), sum(len(each.examples) for each in found)


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
        # The source counts a numbered list as one statement; here each of its 28 lines is one (8 lists),
        # and three of the indented bullets are its links.
        numbered = [text for text in texts(it) if text.startswith("1.")]
        assert len(numbered) == 8
        assert bullets(it) == (221 - 8 + 28, 331 + 3)


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
        assert blanks == 24  # SOURCE.md says 26; the files give 329 places, and 305 of them are described

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
