"""Who asks for everything about themselves gets it, as JSON and as text, and nothing of anybody else."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.kinds import told
from conversations.house import House
from storage.database import Database
from storage.people.tables import PERSON
from storage.retention import ACCESS, RULES, Keep
from tests.builders import rating
from tests.storage.first_version import put_back

from .desk import Run, stored

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
DANIEL, MINA = 2, 3
ADDRESS = "mina.sato@observatory.example"


pytestmark = pytest.mark.usefixtures("house")


@pytest.fixture
def house(run: Run) -> None:
    """The first version's house, upgraded, with a rating that waits for Mina's own."""
    run("migrate")
    database = Database("sqlite:///trellis.db")
    put_back(database)
    database.migrate()
    with database.unit() as unit:
        rating(unit, MINA, {"night-watch": "guiding"}, DANIEL, sealed=True)
    database.close()


def exported(run: Run, person: str) -> tuple[dict[str, Any], str]:
    code, _, err = run("export", "--person", person, "out.zip", "--now", NOW.isoformat())
    assert (code, err) == (0, "")
    with zipfile.ZipFile("out.zip") as packed:
        assert set(packed.namelist()) == {"record.json", "record.txt"}
        return json.loads(packed.read("record.json")), packed.read("record.txt").decode()


def test_it_holds_what_is_theirs_as_json_and_as_text(run: Run) -> None:
    whole, text = exported(run, ADDRESS)
    assert whole["person"] == "Mina Sato"
    assert [goal["title"] for goal in whole["kept"]["goal"]] == ["Lead the spring tour"]
    assert whole["kept"]["view_entry"][0]["viewer_id"] == "Daniel Okafor"
    assert whole["kept"]["selection_stage"][0]["reason"] == "Needs a year of night watches"
    assert {row["reason"] for row in whole["kept"]["role_position"]} == {"hire"}
    for said in (
        "What Trellis keeps about Mina Sato",
        "GOALS IN THE PLAN",
        "Lead the spring tour",
        "OBS-1042",
    ):
        assert said in text
    assert Path("out.zip").stat().st_mode & 0o077 == 0


def test_what_waits_for_the_other_side_is_counted_and_not_shown(run: Run) -> None:
    whole, text = exported(run, ADDRESS)
    assert whole["not_shown"] == [{"what": "rating", "rows": 1, "why": "waits"}]
    assert "guiding" not in json.dumps(whole)
    assert "Ratings: 1. It waits for the other side" in text


def test_what_somebody_wrote_about_another_is_in_the_others_record(run: Run) -> None:
    whole, _ = exported(run, "Daniel Okafor")
    assert {each["why"] for each in whole["not_shown"]} == {"others"}
    text = json.dumps(whole)
    for theirs in (
        "She wants to teach more",
        "Lead the spring tour",
        "Run one class",
        "I would rather build",
    ):
        assert theirs not in text
    Path("out.zip").unlink()
    assert "She wants to teach more" in exported(run, "Priya Nair")[1]


def test_json_alone_and_a_note_without_the_name(run: Run) -> None:
    assert run("export", "--person", ADDRESS, "out.json")[0] == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["format"] == "trellis-record/1"
    with stored() as unit:
        assert [change.detail for change in unit.ledger.of_kind("export")] == ["person 3"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((ADDRESS, "out.txt"), "ends in neither .zip nor .json"),
        ((ADDRESS, "there.json"), "there.json exists already"),
        ((ADDRESS, "nowhere/out.json"), "cannot be written: no such file or directory"),
        (("nobody@observatory.example", "out.json"), "I know nobody called"),
        (("Ana Lima", "out.json"), "More than one person is called"),
    ],
)
def test_what_cannot_be_written_is_a_sentence(run: Run, words: tuple[str, str], said: str) -> None:
    Path("there.json").write_text("mine", encoding="utf-8")
    code, _, err = run("export", "--person", *words)
    assert code == 1
    assert said in err
    assert Path("there.json").read_text(encoding="utf-8") == "mine"
    assert not Path("out.json").exists()
    with stored() as unit:
        assert not unit.ledger.of_kind("export")


def test_every_kind_has_its_words() -> None:
    words = House.open()
    named = [table for table in ACCESS if RULES[table].keep is not Keep.WORDS and table.name != "inbox"]
    named += [table for table in ACCESS if any(column.references(PERSON.c.id) for column in table.c)]
    for table in named:
        assert told(words, table.name)
