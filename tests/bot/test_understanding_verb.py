"""`trellis understanding` on the command line: over a file of people, or over the database."""

import json
from pathlib import Path
from typing import Any

import pytest

from .desk import SMALL, Run, hire, stored, write

PEOPLE = """\
employee_id,name,email,manager_email,role,department,location,timezone,start_date
P1,Ada Byron,ada@example.com,,Baker,Baking,London,Europe/London,2020-01-01
P2,Bo Diaz,bo@example.com,ada@example.com,Apprentice,Baking,Vancouver,America/Vancouver,2024-01-01
P3,Cy Wu,cy@example.com,ada@example.com,Oven Wizard,Baking,Auckland,Pacific/Auckland,2025-01-01
"""
NEXT = {"id": "next", "as": "bo@example.com", "text": "what's next for me?", "intent": "next_steps"}
BAKER = {
    "as": "Bo Diaz",
    "text": "What does a Baker do?",
    "intent": "role_expectations",
    "entities": {"role": "Baker"},
    "level": "easy",
}
MUTE = {
    "as": "P2",
    "text": "Stop messaging me until tomorrow",
    "intent": "preferences",
    "entities": {"until": "2026-11-24"},
    "level": "easy",
}
FLIGHT = {"as": "ada@example.com", "text": "Book me a flight", "intent": "unknown", "level": "hard"}
WRONG = {"id": "odd", "as": "ada@example.com", "text": "Show my plan", "intent": "privacy", "level": "hard"}


def questions(*labels: dict[str, Any]) -> str:
    return write("asked.jsonl", "\n".join(map(json.dumps, labels)))


def over(*more: str) -> tuple[str, ...]:
    write("people.csv", PEOPLE)
    write("small.yaml", SMALL)
    return ("understanding", "asked.jsonl", "--people", "people.csv", "--framework", "small.yaml", *more)


def test_a_file_of_people_and_a_framework_are_all_that_it_takes(run: Run) -> None:
    questions(NEXT, BAKER, MUTE, FLIGHT, WRONG)
    code, out, err = run(*over("--now", "2026-11-23"))
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Right: 4 of 5 (80.0 %)"
    assert "  easy      2 of 2 (100.0 %)" in lines
    assert "  no level  1 of 1 (100.0 %)" in lines
    assert "  privacy            0 of 1 (0.0 %)" in lines
    assert "Asked back: 0 of 5 (0.0 %); the right answer was among the buttons of 0" in lines
    assert "Out of scope, and recognised: 1 of 1 (100.0 %)" in lines
    assert "  privacy for show_plan: 1 time" in lines
    assert "Show my plan" not in out
    assert not Path("trellis.db").exists()


def test_titles_that_stand_for_no_role_and_names_that_nothing_carries_are_told(run: Run) -> None:
    questions(NEXT, BAKER | {"entities": {"role": "Master Baker"}})
    out = run(*over())[1]
    assert "- No role is called 'Oven Wizard'. Whoever holds this title asks without a role." in out
    assert "- line 2: nothing here is called 'Master Baker', so that this role cannot be right." in out


def test_with_show_each_question_that_was_not_right_stands_with_what_was_read(run: Run) -> None:
    questions(NEXT, WRONG)
    out = run(*over("--show"))[1]
    assert "  odd: Show my plan\n    labelled privacy\n    wrong: show_plan\n" in out
    assert "what's next for me" not in out


def test_as_json_it_is_one_object(run: Run) -> None:
    questions(NEXT, BAKER, WRONG)
    told = json.loads(run(*over("--json", "--show"))[1])
    assert told["right"] == {"count": 2, "of": 3, "percent": 66.7}
    assert told["confusions"] == [{"asked": "privacy", "taken": "show_plan", "count": 1}]
    assert [each["id"] for each in told["not_right"]] == ["odd"]
    assert told["not_right"][0]["read"] == {"intent": "show_plan", "entities": {}}


def test_without_people_the_database_is_read_and_nothing_is_written(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    hire("bo@example.com", role="baking/apprentice")
    before = Path("trellis.db").read_bytes()
    questions(NEXT, BAKER | {"as": "E0"})
    assert run("understanding", "asked.jsonl")[1].startswith("Right: 2 of 2 (100.0 %)")
    assert Path("trellis.db").read_bytes() == before
    with stored() as unit:
        assert not [each for each in unit.ledger.changes() if "asked" in each.what]


def test_another_framework_is_tried_over_the_people_of_the_database(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    hire("bo@example.com", role="baking/apprentice")
    questions(BAKER | {"as": "bo@example.com", "text": "What does a bun person do?"})
    assert run("understanding", "asked.jsonl")[1].startswith("Right: 0 of 1")
    write("new.yaml", SMALL.replace("{title: Baker,", "{title: Baker, aliases: [Bun Person],"))
    assert run("understanding", "asked.jsonl", "--framework", "new.yaml")[1].startswith("Right: 1 of 1")


def test_a_file_with_mistakes_is_told_by_line_and_works_once_they_are_mended(run: Run) -> None:
    questions(NEXT, NEXT | {"intent": "next_step"}, {"as": "bo@example.com"})
    code, out, err = run(*over())
    assert (code, out) == (1, "")
    assert err.startswith("asked.jsonl has 2 lines to mend:\n- line 2: There is no intent 'next_step'.")
    assert err.endswith("Nothing was asked.\n")
    questions(NEXT)
    assert run(*over())[0] == 0


def test_who_asks_has_to_be_in_the_file_of_people(run: Run) -> None:
    questions(NEXT, NEXT | {"as": "dee@example.com"})
    code, _, err = run(*over())
    assert code == 1
    assert "- line 2: nobody, or more than one person, in people.csv is 'dee@example.com'." in err


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("people.csv", PEOPLE.replace("2024-01-01", "yesterday"), "people.csv, line 3"),
        ("small.yaml", SMALL.replace("[Apprentice, Baker]", "[Wizard]"), "small.yaml, line 6"),
    ],
)
def test_mistakes_in_people_and_framework_are_told_by_line(run: Run, name: str, text: str, told: str) -> None:
    questions(NEXT)
    words = over()
    write(name, text)
    code, out, err = run(*words)
    assert (code, out) == (1, "")
    assert told in err
    assert run(*over())[0] == 0


def test_a_file_that_is_not_there_ends_with_two(run: Run) -> None:
    assert run("understanding", "nowhere.jsonl")[0] == 2
    questions(NEXT)
    assert run("understanding", "asked.jsonl", "--people", "nowhere.csv")[0] == 2
    assert run("understanding", "asked.jsonl", "--now", "soon")[0] == 2
