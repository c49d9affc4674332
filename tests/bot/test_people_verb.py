"""`trellis people` and `trellis titles`: they preview before they change, and say what is wrong."""

import json
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from bot.settings import setting_name
from bot.tables import MOST_BYTES
from storage.database import Database

from .desk import Run, write
from .test_roster import found, row, sheet, standing

MINA = row(1, "Mina Sato", manager_email="ada@example.com")
ADA = row(2, "Ada Novák", role="Engineering Manager")
JUNE = ("--now", "2026-06-01")


class Terminal(StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def trellis(run: Run, database: Database, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls a command on the database of the test."""
    monkeypatch.setenv(setting_name("database_url"), database.url.render_as_string(hide_password=False))
    monkeypatch.setattr(sys, "stdin", StringIO())
    return run


def people(*rows: dict[str, str]) -> str:
    return write("people.csv", sheet(*rows))


def test_a_file_is_previewed_first_and_carried_out_on_yes(trellis: Run, database: Database) -> None:
    code, out, err = trellis("people", people(MINA, ADA), *JUNE)
    assert (code, err) == (0, "")
    assert "2 people. 2 new, 0 changed, 0 unchanged, 0 leaving, 0 rejoining, 0 not in this file." in out
    assert "Nothing was changed. With --yes it is." in out
    with database.reading() as unit:
        assert unit.people.find("P1") is None
    assert trellis("people", "people.csv", "--yes", *JUNE)[1].endswith("Done.\n")
    assert "Everything is known already." in trellis("people", "people.csv", "--yes", *JUNE)[1]
    with database.reading() as unit:
        assert [each.detail for each in unit.ledger.changes() if each.what == "people"] == ["2 new"]


def test_a_file_with_a_byte_order_mark_comes_in(trellis: Run) -> None:
    Path("people.csv").write_text(sheet(MINA, ADA), encoding="utf-8-sig")
    assert trellis("people", "people.csv", "--yes")[0] == 0


def test_each_change_is_a_line_and_the_flags_are_told(trellis: Run, database: Database) -> None:
    trellis("people", people(MINA, ADA), "--yes", *JUNE)
    changed = people(MINA | {"role": "Senior Engineer"}, ADA)
    out = trellis("people", changed, *JUNE)[1]
    line = "- Mina Sato: role Software Engineer → Senior Engineer (since 2026-06-01, promotion)"
    assert line in out.split("\n")
    assert "--since DATE" in out
    assert "--correction" in out
    trellis("people", changed, "--yes", "--since", "2026-05-01", *JUNE)
    assert standing(database, "P1", date(2026, 5, 1)).role_key == "engineering/senior-engineer"
    assert standing(database, "P1", date(2026, 4, 30)).role_key == "engineering/software-engineer"


def test_two_people_of_one_name_are_told_apart(trellis: Run) -> None:
    twin = row(3, "Mina Sato", email="twin@example.com")
    trellis("people", people(MINA, ADA, twin), "--yes", *JUNE)
    out = trellis("people", people(MINA, ADA, twin | {"location": "Oslo"}), *JUNE)[1]
    assert "- Mina Sato (P3): location Prague → Oslo" in out


@pytest.mark.parametrize(
    ("answer", "since"),
    [("\n", "2026-06-01"), ("2026-05-01\n", "2026-05-01"), ("soon\n2026-05-01\n", "2026-05-01")],
)
def test_at_a_terminal_it_asks_since_when(
    trellis: Run, database: Database, monkeypatch: pytest.MonkeyPatch, answer: str, since: str
) -> None:
    trellis("people", people(MINA, ADA), "--yes", *JUNE)
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    out = trellis("people", people(MINA | {"location": "Oslo"}, ADA), "--yes", *JUNE)[1]
    assert "a change, or a correction" in out
    assert f"location Prague → Oslo (since {since})" in out
    assert standing(database, "P1", date.fromisoformat(since)).location == "Oslo"


def test_at_a_terminal_a_correction_is_an_answer_and_going_away_changes_nothing(
    trellis: Run, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    trellis("people", people(MINA, ADA), "--yes", *JUNE)
    name = people(MINA | {"location": "Oslo"}, ADA)
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert trellis("people", name, "--yes", *JUNE)[::2] == (1, "Nothing was changed.\n")
    monkeypatch.setattr(sys, "stdin", Terminal("Correction\n"))
    assert trellis("people", name, "--yes", *JUNE)[0] == 0
    assert standing(database, "P1", date(2020, 3, 2)).location == "Oslo"


def test_nobody_is_asked_where_no_answer_would_matter(trellis: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert trellis("people", people(MINA, ADA), "--yes", *JUNE)[0] == 0
    away = people(MINA | {"location": "Oslo"}, ADA)
    assert trellis("people", away, "--yes", "--correction", *JUNE)[0] == 0


def test_since_and_correction_together_are_wrong_usage(trellis: Run) -> None:
    assert trellis("people", people(MINA), "--since", "2026-01-01", "--correction")[0] == 2
    assert trellis("people", people(MINA), "--since", "soon")[0] == 2


def test_mistakes_go_to_standard_output_nothing_is_kept_and_the_mended_file_goes_in(
    trellis: Run, database: Database
) -> None:
    code, out, err = trellis("people", people(MINA, ADA | {"timezone": "Prag"}), "--yes")
    assert (code, err) == (1, "Nothing was changed.\n")
    assert out.startswith("people.csv, line 3: 'timezone' is 'Prag'")
    with database.reading() as unit:
        assert unit.people.find("P1") is None
    assert trellis("people", people(MINA, ADA), "--yes")[0] == 0


def test_a_file_that_is_too_large_is_not_read(trellis: Run) -> None:
    with Path("people.csv").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    code, out, err = trellis("people", "people.csv")
    assert (code, err) == (1, "Nothing was changed.\n")
    assert "larger than 20 MB" in out


def test_as_json_it_is_one_object(trellis: Run) -> None:
    told = json.loads(trellis("people", people(MINA, ADA), "--json", "--yes", *JUNE)[1])
    assert told["done"]
    assert told["counts"]["new"] == 2
    told = json.loads(trellis("people", people(MINA | {"location": "Oslo"}), "--json", *JUNE)[1])
    assert not told["done"]
    assert told["people"][0]["changes"] == ["location Prague → Oslo (since 2026-06-01)"]
    assert told["not_in_file"] == ["Ada Novák"]
    wrong = json.loads(trellis("people", people(MINA | {"name": ""}), "--json")[1])
    assert wrong == {"mistakes": ["people.csv, line 2: 'name' is empty. Write the full name."]}


def test_a_long_file_names_some_of_the_new_and_counts_the_rest(trellis: Run) -> None:
    many = [row(number, f"N{number} Lee") for number in range(50)]
    out = trellis("people", people(*many))[1]
    assert "- N9 Lee" in out
    assert "- N10 Lee" not in out
    assert "- and 40 more" in out


def test_titles_are_listed_with_the_roles_like_them_and_mapped_with_a_preview(
    trellis: Run, database: Database
) -> None:
    assert trellis("titles")[1] == "No title waits for a role.\n"
    odd = MINA | {"role": "Senior Software Engineeer"}
    out = trellis("people", people(odd, ADA), "--yes", *JUNE)[1]
    assert "- 'Senior Software Engineeer'" in out
    out = trellis("titles", *JUNE)[1]
    assert "1 title waits" in out
    assert "'Senior Software Engineeer': 1 person. Proposed: Senior Engineer in Engineering" in out
    out = trellis("titles", "senior software engineeer", "Senior Engineer", *JUNE)[1]
    assert "stands for Senior Engineer in Engineering. 1 person will have that role." in out
    assert standing(database, "P1").role_key is None
    trellis("titles", "senior software engineeer", "Senior Engineer", "--yes", *JUNE)
    assert standing(database, "P1", date(2020, 3, 2)).role_key == "engineering/senior-engineer"
    assert trellis("titles")[1] == "No title waits for a role.\n"
    assert "Everything is known already." in trellis("people", "people.csv", *JUNE)[1]


def test_a_title_can_be_mapped_for_one_department(trellis: Run, database: Database) -> None:
    odd = [each | {"role": "Poet"} for each in (MINA, ADA | {"department": "Marketing"})]
    trellis("people", people(*odd), "--yes", *JUNE)
    words = ("titles", "Poet", "marketing/specialist", "--department", "marketing", "--yes")
    assert "1 person" in trellis(*words, *JUNE)[1]
    assert standing(database, "P1").role_key is None
    assert standing(database, "P2").role_key == "marketing/specialist"
    told = json.loads(trellis("titles", "--json", *JUNE)[1])
    assert told["waiting"][0]["people"] == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Poet",), 2, "Name the role as well"),
        (("Poet", "Wizard"), 1, "I don't know a role called 'Wizard'."),
        (("Poet", "Staf Engineer"), 1, "Close: Staff Engineer in Engineering (engineering/staff-engineer)"),
        (("Pot", "Staff Engineer"), 1, "No title 'Pot' waits for a role. Did you mean 'Poet'?"),
        (("Poet", "Staff Engineer", "--department", "Enginering"), 1, "Did you mean 'Engineering'?"),
    ],
)
def test_a_mapping_that_cannot_be_says_why_and_the_right_one_goes(
    trellis: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    trellis("people", people(MINA | {"role": "Poet"}, ADA), "--yes", *JUNE)
    told = trellis("titles", *words, "--yes", *JUNE)
    assert told[0] == code
    assert said in told[2]
    assert trellis("titles", "Poet", "Staff Engineer", "--yes", *JUNE)[1].endswith("Done.\n")


def test_somebody_brought_in_can_be_asked_for(trellis: Run, database: Database) -> None:
    trellis("people", people(MINA, ADA), "--yes", *JUNE)
    code, out, _ = trellis("ask", "--as", "mina@example.com", "what's next?", *JUNE)
    assert code == 0
    assert "Senior Engineer" in out
    with database.reading() as unit:
        assert found(unit, "Mina Sato").employee_id == "P1"
