"""Grants, openings and selections: brought in from the command line."""

from datetime import date

import pytest

from .desk import SMALL, Run, hire, stored, write


def test_a_grant_lasts_through_its_last_day(run: Run) -> None:
    run("migrate")
    hire("ada@example.com")
    code, out, _ = run(
        "grant", "ada@example.com", "people-team", "--until", "2027-03-31", "--now", "2027-03-01"
    )
    assert (code, out) == (0, "Ada is now people-team for the organisation.\n")
    with stored() as unit:
        (ada,) = unit.people.named("Ada")
        assert unit.grants.held_by(ada.id, date(2027, 3, 31))
        assert not unit.grants.held_by(ada.id, date(2027, 4, 1))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bo@example.com", "operator"), "I know nobody called 'bo@example.com'"),
        (("ada@example.com", "operator", "--until", "2027-02-28"), "is over"),
        (("ada@example.com", "operator", "--scope", "unit:moon"), "no unit with the key 'moon'"),
    ],
)
def test_a_grant_that_cannot_be_says_why(run: Run, words: tuple[str, ...], said: str) -> None:
    run("migrate")
    hire("ada@example.com")
    code, _, err = run("grant", *words, "--now", "2027-03-01")
    assert code == 1
    assert said in err


def test_openings_and_selections_come_in_and_a_second_time_nothing_is_new(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    hire("ada@example.com", "bo@example.com")
    jobs = write(
        "jobs.csv",
        "key;title;role;hiring_manager;posted_on;competencies\n"
        "J1;Baker in town;baker;ada@example.com;2027-01-10;*Care\n",
    )
    assert "1 new" in run("openings", jobs)[1]
    assert run("openings", jobs, "--yes")[0] == 0
    stages = write(
        "stages.csv",
        "opening,person,stage,day,reason\nJ1,bo@example.com,applied,2027-01-12,\n"
        'J1,bo@example.com,not_selected,2027-02-01,"Care, mostly"\n',
    )
    assert "1 new" in run("selections", stages, "--yes")[1]
    assert "0 new, 0 changed" in run("openings", jobs)[1]
    assert "0 new, 0 changed" in run("selections", stages)[1]
    with stored() as unit:
        (job,) = unit.mobility.openings()
        (selection,) = unit.mobility.selections()
    assert (job.posted_on, job.requirements[0].must_have) == (date(2027, 1, 10), True)
    assert [stage.stage for stage in selection.stages] == ["applied", "not_selected"]


@pytest.mark.parametrize(
    ("verb", "text", "said"),
    [
        ("openings", "key,title\nJ1,\n", "line 2: 'title' is empty"),
        ("openings", "key\nJ1\n", "line 1: The column 'title' is missing"),
        ("openings", "key,title,colour\n", "line 1: I don't know the column 'colour'"),
        (
            "openings",
            "key,title,role\nJ1,T,Bakr\n",
            "line 2: There is no role called 'Bakr'. Did you mean 'Baker'?",
        ),
        ("openings", "key,title,posted_on\nJ1,T,soon\n", "not a date such as"),
        ("openings", "key,title\nJ1,T\nJ1,T\n", "line 3: 'J1' stands on line 2 already"),
        ("openings", "key,title\nJ1,T,x\n", "line 2: There are 3 cells and only 2 columns"),
        ("openings", 'key,title\n"J1,T\n', "cannot be read"),
        ("openings", "key,title,kind\nJ1,T,hobby\n", "It can be job, project, rotation, mentoring"),
        ("selections", "opening,person,stage,day\nJ9,,applied,2027-01-01\n", "There is no opening 'J9'"),
        ("selections", "person,stage,day\n,applied,2027-01-01\n", "Name the opening, or the cycle"),
        ("selections", "cycle,person,stage,day\nH1,nobody,applied,2027-01-01\n", "I know nobody"),
    ],
)
def test_mistakes_in_a_sheet_are_told_by_line_and_nothing_is_kept(
    run: Run, verb: str, text: str, said: str
) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    code, _, err = run(verb, write("sheet.csv", text), "--yes")
    assert code == 1
    assert said in err
    with stored() as unit:
        assert not unit.mobility.openings()
