"""Openings and selections follow the people file: from an empty database to a second, smaller file."""

import pytest

from bot.settings import setting_name
from storage.database import Database

from .desk import Run, write
from .test_roster import row, sheet

OPENINGS = (
    "key,title,role,unit,hiring_manager,competencies\n"
    "J1,Staff Engineer,staff engineer,engineering,ada@example.com,*Technical skills: Guiding; Collaboration\n"
)
STAGES = (
    "opening,person,stage,day,reason,by\nJ1,P1,applied,2026-01-20,,\nJ1,P1,not_selected,2026-02-20,Depth,P2\n"
)
TALK = "opening,person,stage,day,by\nJ1,P1,talked,2026-02-22,Ada\n"


@pytest.fixture
def trellis(run: Run, database: Database, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls a command on the database of the test, which holds two people."""
    monkeypatch.setenv(setting_name("database_url"), database.url.render_as_string(hide_password=False))
    write("people.csv", sheet(row(1, "Mina"), row(2, "Ada")))
    assert run("people", "people.csv", "--yes")[0] == 0
    return run


def test_openings_and_selections_name_the_people_and_units_of_the_file(trellis: Run) -> None:
    assert "1 new" in trellis("openings", write("jobs.csv", OPENINGS), "--yes")[1]
    assert "0 new, 0 changed" in trellis("openings", "jobs.csv")[1]
    assert "1 new" in trellis("selections", write("stages.csv", STAGES), "--yes")[1]
    assert "0 new, 0 changed" in trellis("selections", "stages.csv")[1]


def test_a_later_file_adds_stages_and_one_that_leaves_some_out_changes_nothing(
    trellis: Run, database: Database
) -> None:
    trellis("openings", write("jobs.csv", OPENINGS), "--yes")
    trellis("selections", write("stages.csv", STAGES), "--yes")
    assert "1 changed" in trellis("selections", write("talk.csv", TALK), "--yes")[1]
    for name in ("talk.csv", "stages.csv"):
        assert "0 new, 0 changed" in trellis("selections", name)[1]
    with database.reading() as unit:
        (selection,) = unit.mobility.selections()
    assert [stage.stage for stage in selection.stages] == ["applied", "not_selected", "talked"]
