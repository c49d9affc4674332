"""`trellis ask` and `trellis check` on the command line."""

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot import demo
from bot.opening import open_database
from storage.database import Kind

from .desk import SMALL, Run, write

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
MINA = "mina.sato@quillfield.example"


def company(kind: Kind) -> None:
    """The invented company in the database of this folder."""
    database = open_database("sqlite:///trellis.db", kind, NOW)
    with database.unit() as unit:
        demo.build(unit, NOW)
    database.close()


def asked(run: Run, text: str, person: str = MINA) -> dict[str, Any]:
    code, out, err = run("ask", "--as", person, text, "--json")
    assert (code, err) == (0, "")
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_an_answer_holds_the_intent_the_resolved_entities_and_the_words(run: Run) -> None:
    company("demo")
    answer = asked(run, "what does a staff engineer do?")
    assert list(answer) == ["intent", "entities", "confidence", "alternatives", "answer"]
    assert answer["intent"] == "role_expectations"
    assert answer["entities"]["role"] == {"key": "engineering/staff-engineer", "name": "Staff Engineer"}
    assert "Strategic thinking" in answer["answer"]


@pytest.mark.parametrize("person", [MINA, "Q005", "Mina Sato", "mina SATO"])
def test_a_person_is_named_by_key_address_or_name(run: Run, person: str) -> None:
    company("demo")
    assert "Staff Engineer" in asked(run, "what's next?", person)["answer"]


def test_in_words_the_answer_is_what_stands_on_the_card(run: Run) -> None:
    company("demo")
    code, out, _ = run("ask", "--as", MINA, "what's next?")
    assert code == 0
    assert "- Team Lead" in out
    assert "[Compare with Staff Engineer]" in out


def test_with_a_dash_each_line_of_the_input_is_answered_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    company("demo")
    monkeypatch.setattr(sys, "stdin", io.StringIO("show my plan\nwhat's next?\n"))
    lines = run("ask", "--as", MINA, "-", "--json")[1].splitlines()
    assert [json.loads(line)["intent"] for line in lines] == ["show_plan", "next_steps"]


@pytest.mark.parametrize("form", [["--json"], []])
def test_one_line_in_is_one_line_out_whatever_is_in_it(
    run: Run, monkeypatch: pytest.MonkeyPatch, form: list[str]
) -> None:
    company("demo")
    asked = b"\n  \nwhat's next?\r\nwhat does a B\xffker do?\nwhat does a Wi\xe2\x80\xa8zard do?\nhi"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(asked), encoding="utf-8"))
    code, out, _ = run("ask", "--as", MINA, "-", *form)
    lines = out.splitlines()
    assert (code, len(lines)) == (0, 6)
    assert "There was nothing to read." in lines[0]
    assert lines[1] == lines[0]
    assert "Staff Engineer" in lines[2]


@pytest.mark.parametrize(
    ("person", "text", "intent", "entities"),
    [
        (
            MINA,
            "Are there any projects in Marketing that I could join?",
            "find_openings",
            {"family": {"key": "marketing", "name": "Marketing"}, "kind": "project"},
        ),
        (MINA, "development plan coverage for Q3 2026", "programme_metrics", {"period": "2026-Q3"}),
        (
            MINA,
            "Who could mentor me in communication?",
            "find_mentor",
            {"competency": {"key": "communication", "name": "Communication"}},
        ),
        (
            "grace.wanjiru@quillfield.example",
            "Set up monthly check-ins with Ravindra Jayasuriya",
            "schedule_checkin",
            {"person": {"key": "39", "name": "Ravindra Jayasuriya"}, "cadence": "monthly"},
        ),
        (MINA, "Stop messaging me until 8 March 2027", "preferences", {"until": "2027-03-08"}),
    ],
)
def test_what_has_a_name_has_a_key_too_and_everything_else_is_its_value(
    run: Run, person: str, text: str, intent: str, entities: dict[str, Any]
) -> None:
    company("demo")
    answer = asked(run, text, person)
    assert (answer["intent"], answer["entities"]) == (intent, entities)


def test_what_is_asked_back_is_told_with_its_readings(run: Run) -> None:
    company("demo")
    answer = asked(run, "start a career conversation with Sam", "daniel.okafor@quillfield.example")
    assert answer["confidence"] < 0.5
    assert [list(each) for each in answer["alternatives"]] == [["intent", "entities"]] * 2
    people = [each["entities"]["person"]["name"] for each in answer["alternatives"]]
    assert sorted(people) == ["Sam Adeyemi", "Sam Whitaker"]


def test_asking_changes_nothing(run: Run) -> None:
    company("demo")
    before = Path("trellis.db").read_bytes()
    asked(run, "start a career conversation with Noa Ben-David", "daniel.okafor@quillfield.example")
    asked(run, "show my plan")
    assert Path("trellis.db").read_bytes() == before


def test_on_a_live_database_nothing_private_is_shown_and_the_ledger_notes_it(run: Run) -> None:
    company("demo")
    shown = asked(run, "show my plan", "priya.venkataraman@quillfield.example")["answer"]
    for left in Path().glob("trellis.db*"):
        left.unlink()
    company("live")
    withheld = asked(run, "show my plan", "priya.venkataraman@quillfield.example")["answer"]
    assert withheld != shown
    database = open_database("sqlite:///trellis.db", "live", NOW)
    with database.reading() as unit:
        assert [change.what for change in unit.ledger.changes()] == ["asked on the command line"]
    database.close()


@pytest.mark.parametrize(
    "text",
    [
        "help me prepare for my one-on-one",
        "rate Mina's competencies",
        "show me the competencies of my team",
        "who on my team is ready for Staff Engineer?",
        "any internal openings for me?",
        "who could mentor me?",
        "note that I led yesterday's incident review",
    ],
)
def test_on_a_live_database_nobody_reads_who_leads_whom(run: Run, text: str) -> None:
    company("live")
    answer = asked(run, text, "daniel.okafor@quillfield.example")["answer"]
    assert answer == asked(run, "show my plan")["answer"]


def test_nobody_and_two_of_one_name_get_a_sentence(run: Run) -> None:
    company("demo")
    code, _, err = run("ask", "--as", "Nobody", "hi")
    assert (code, err) == (1, "I know nobody called 'Nobody'. `trellis people FILE` brings people in.\n")
    code, _, err = run("ask", "--as", "Alex Kim", "hi")
    assert code == 1
    assert "More than one person" in err


def test_everything_that_is_shipped_is_without_mistakes(run: Run) -> None:
    code, out, _ = run("check")
    assert (code, out.splitlines()[-1]) == (0, "No mistakes.")


def test_a_guide_with_mistakes_is_told_by_line(run: Run) -> None:
    guide = write("talk.yaml", "guide: talk\ntitle: Talk\nfor: manager\nsteps:\n  - {ask: How are you?}\n")
    code, out, err = run("check", guide)
    assert code == 1
    assert "to mend" in err
    assert "talk.yaml, line 5: " in out


def test_a_framework_with_mistakes_is_told_by_line(run: Run) -> None:
    code, out, _ = run("check", write("wrong.yaml", SMALL.replace("[Apprentice, Baker]", "[Wizard]")))
    assert code == 1
    assert out.startswith("wrong.yaml, line 6")


def test_the_organisations_own_guides_are_checked_with_the_shipped_ones(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("own/guides").mkdir(parents=True)
    write("own/guides/talk.yaml", "guide: talk\n")
    monkeypatch.setenv("TRELLIS_CONTENT_DIR", "own")
    code, out, _ = run("check")
    assert code == 1
    assert "talk.yaml, line 1" in out
    assert run("ask", "--as", MINA, "hi")[0] == 2
