"""Hundreds of titles: listed in groups with proposals, taken in bulk or from an edited list, and kept."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from storage.database import Database

from .desk import Run, write
from .test_people_verb import JUNE, people, trellis
from .test_roster import row, standing

__all__ = ["trellis"]

COMPANY = [
    row(1, "Ada", role="Software Engineer II"),
    row(2, "Bo", role="software engineer ii", department="Web"),
    row(3, "Cy", role="Software-Engineer, II", department="Web"),
    row(4, "Di", role="Junior Marketing Specialist", department="Marketing"),
    row(5, "Ed", role="=Chauffeur", department="Finance"),
]


@pytest.fixture
def waiting(trellis: Run) -> Run:
    assert trellis("people", people(*COMPANY), "--yes", *JUNE)[0] == 0
    return trellis


def test_titles_are_grouped_with_the_role_proposed_and_why(waiting: Run) -> None:
    out = waiting("titles", *JUNE)[1]
    assert "Proposals: 2 sure, 1 likely." in out
    assert (
        "- 'Software Engineer II' (and 1 more like it): 3 people. Proposed: Software Engineer in Engineering "
        "(engineering/software-engineer), sure: it says engineer, software, 'ii' fits, its words are of "
        "Engineering." in out
    )
    assert "'=Chauffeur': 1 person. Nothing like it." in out
    told = {each["title"]: each for each in json.loads(waiting("titles", "--json", *JUNE)[1])["waiting"]}
    assert told["Software Engineer II"]["proposed"]["key"] == "engineering/software-engineer"
    assert told["=Chauffeur"]["proposed"] is None


def test_the_sure_ones_are_previewed_taken_at_once_and_kept_for_the_next_import(
    waiting: Run, database: Database
) -> None:
    out = waiting("titles", "--accept", "sure", *JUNE)[1]
    assert "2 titles of those that wait would stand for a role." in out
    assert "- 'Software Engineer II': 2 people → Software Engineer in Engineering" in out
    assert out.endswith("Nothing was changed. With --yes it is.\n")
    assert standing(database, "P1").role_key is None
    assert waiting("titles", "--accept", "sure", "--yes", *JUNE)[1].endswith("Done. 3 people got a role.\n")
    assert standing(database, "P3").role_key == "engineering/software-engineer"
    assert standing(database, "P4").role_key is None
    more = people(*COMPANY, row(6, "Flo", role="SOFTWARE ENGINEER II"))
    assert waiting("people", more, "--yes", *JUNE)[0] == 0
    assert standing(database, "P6").role_key == "engineering/software-engineer"
    assert "1 person got a role" in waiting("titles", "--accept", "likely", "--yes", *JUNE)[1]
    assert waiting("titles", "--accept", "likely", "--yes", *JUNE)[1].endswith("Nothing was changed.\n")


def edited(waiting: Run, **roles: str) -> str:
    waiting("titles", "--export", "titles.csv", *JUNE)
    rows = list(csv.DictReader(StringIO(Path("titles.csv").read_text(encoding="utf-8-sig"))))
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(each | {"role": roles.get(each["title"].split()[0], each["role"])} for each in rows)
    return write("titles.csv", out.getvalue())


def test_the_list_is_written_without_formulas_edited_and_brought_back(
    waiting: Run, database: Database
) -> None:
    name = edited(waiting, Junior="Coordinator", **{"'=Chauffeur": "marketing/manager"})
    text = Path(name).read_text(encoding="utf-8")
    assert "'=Chauffeur" in text
    assert "\n=" not in text
    assert "4 titles" in waiting("titles", "--accept-file", name, *JUNE)[1]
    assert standing(database, "P4").role_key is None
    assert waiting("titles", "--accept-file", name, "--yes", *JUNE)[1].endswith(
        "Done. 5 people got a role.\n"
    )
    assert standing(database, "P4").role_key == "marketing/coordinator"
    assert standing(database, "P5").role_key == "marketing/manager"
    assert waiting("titles")[1] == "No title waits for a role.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Software Engineer II,,Wizard", "'role' is 'Wizard', which is not one role."),
        ("Software Engineer II,Mars,Specialist", "I don't know a department called 'Mars'."),
        ("Poet,,Specialist", "No title 'Poet' waits. Leave the cell as it came."),
        (",,Specialist", "'title' is empty."),
    ],
)
def test_a_mistake_in_the_list_changes_nothing_and_a_mended_list_goes_in(
    waiting: Run, database: Database, line: str, said: str
) -> None:
    good = "Junior Marketing Specialist,,Coordinator"
    name = write("titles.csv", f"title,department,role\n{good}\n{line}\n")
    code, _, err = waiting("titles", "--accept-file", name, "--yes", *JUNE)
    assert (code, said in err) == (1, True)
    assert standing(database, "P4").role_key is None
    write(name, f"title,department,role\n{good}\n")
    assert waiting("titles", "--accept-file", name, "--yes", *JUNE)[0] == 0
    assert standing(database, "P4").role_key == "marketing/coordinator"


def test_one_title_and_many_at_once_are_wrong_usage(waiting: Run) -> None:
    assert waiting("titles", "Poet", "Specialist", "--accept", "sure")[0] == 2


def test_a_title_that_means_two_things_in_two_departments_is_never_sure(trellis: Run) -> None:
    both = [row(1, "Ada", role="Analyst II", department="Customer Success")]
    both += [row(2, "Bo", role="Analyst II", department="Finance")]
    trellis("people", people(*both), "--yes", *JUNE)
    assert "unsure" in trellis("titles", *JUNE)[1]
