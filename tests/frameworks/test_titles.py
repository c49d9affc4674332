"""A job title is read word by word, and the role that it may stand for is proposed with its reasons."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from bot.opening import starter
from frameworks.titles import Proposer, read_title, read_words

STARTER = Proposer(starter())


@pytest.mark.parametrize(
    ("title", "rank", "lead"),
    [
        ("Software Engineer", 2, 0),
        ("Sr. Software Engineer", 3, 0),
        ("Software Engineer III", 3, 0),
        ("Engineer, Level 4", 4, 0),
        ("Jr. Developer", 1, 0),
        ("Senior Manager, Growth", 3, 2),
        ("Teamleiterin Entwicklung", 2, 1),
        ("VP Engineering", 2, 4),
        ("CMO", 2, 5),
    ],
)
def test_rank_and_lead_are_read_from_a_title(title: str, rank: int, lead: int) -> None:
    read = read_title(title)
    assert (read.rank, read.lead) == (rank, lead)


def test_spellings_of_one_title_are_read_alike() -> None:
    same = (
        "Sr. Software Engineer",
        "senior software-engineer",
        "Senior SWE",
        "Senior Softwareentwickler (m/w/d)",
    )
    assert len({read_words(title) for title in same}) == 1


@pytest.mark.parametrize(
    ("title", "department", "role", "confidence", "because"),
    [
        ("Sr. SWE", None, "Senior Engineer", "sure", ("name", "Senior Software Engineer")),
        ("Engineer (E4)", "Engineering", "Staff Engineer", "sure", ("grade", "E4")),
        ("Backend Developer", "R&D", "Software Engineer", "sure", ("family", "Engineering")),
        ("Specialist", "Marketing", "Specialist", "sure", ("name", "Specialist")),
        ("Senior Copywriter", "Brand", "Senior Specialist", "sure", ("rank", "senior")),
        (
            "Junior Marketing Specialist",
            "Marketing",
            "Specialist",
            "likely",
            ("words", "marketing, specialist"),
        ),
    ],
)
def test_a_proposal_says_how_sure_it_is_and_why(
    title: str, department: str | None, role: str, confidence: str, because: tuple[str, str]
) -> None:
    proposal = STARTER.propose(title, department)
    assert proposal.role is not None
    assert (proposal.role.title, proposal.confidence) == (role, confidence)
    assert because in proposal.because


@pytest.mark.parametrize(
    ("title", "department"),
    [
        ("Accountant", "Finance"),
        ("Office Manager", "Marketing"),
        ("Mechanical Engineer", None),
        ("Wizard", None),
    ],
)
def test_what_the_framework_has_no_family_for_gets_no_proposal(title: str, department: str | None) -> None:
    assert STARTER.propose(title, department).role is None


@pytest.mark.parametrize(
    ("name", "right", "sure"), [("titles.csv", 0.95, 0.7), ("titles_unseen.csv", 0.8, 0.2)]
)
def test_most_proposals_for_labelled_titles_are_right_and_those_called_sure_all_are(
    name: str, right: float, sure: float
) -> None:
    """The words were written with the first file at hand, and the second file after them."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(StringIO(text)))
    found = [(row["role"], STARTER.propose(row["title"], row["department"] or None)) for row in rows]
    hits = [wanted for wanted, each in found if (each.role.key if each.role else "") == wanted]
    assert len(hits) / len(rows) >= right
    safe = [(wanted, each.role.key) for wanted, each in found if each.role and each.confidence == "sure"]
    assert all(wanted == got for wanted, got in safe)
    assert len(safe) / len(rows) >= sure
