"""The command line: it previews before it changes, and says what is wrong in sentences."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings import Settings, setting_name
from storage.database import Database
from storage.unit import UnitOfWork

Run = Callable[..., tuple[int, str, str]]

SMALL = """\
framework: {id: small, name: Small, version: "1"}
competencies: [{id: care, name: Care}]
families:
  - id: baking
    name: Baking
    tracks: [{id: bakers, name: Bakers, roles: [Apprentice, Baker]}]
    roles:
      - {title: Apprentice, expectations: {care: Keeps the table clean.}}
      - {title: Baker, expectations: {care: Keeps the bakery clean.}}
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call a command in an empty folder; gives exit code, output and errors."""
    for field in Settings.model_fields:
        monkeypatch.delenv(setting_name(field), raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as end:
            code = int(end.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


@contextmanager
def stored() -> Iterator[UnitOfWork]:
    """What the database of this folder holds."""
    database = Database("sqlite:///trellis.db")
    with database.reading() as unit:
        yield unit
    database.close()


def hire(*emails: str) -> None:
    """People in the database of this folder, who joined long ago."""
    database = Database("sqlite:///trellis.db")
    with database.unit() as unit:
        for number, email in enumerate(emails):
            name = email.partition("@")[0].capitalize()
            unit.people.add(full_name=name, employee_id=f"E{number}", email=email)
    database.close()


def test_help_names_every_verb_and_ends_well(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "play" in out


@pytest.mark.parametrize(
    "words", [(), ("fly",), ("play", "--port", "many"), ("grant", "a@b.c", "king"), ("ask", "hi")]
)
def test_wrong_usage_ends_with_two(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words)[0] == 2


def test_a_wrong_setting_ends_with_two_and_a_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRELLIS_PORT", "door")
    assert run("migrate")[::2] == (2, "TRELLIS_PORT must be a whole number from 1 to 65535.\n")


def test_a_database_that_cannot_be_reached_ends_with_two_and_a_sentence(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRELLIS_DATABASE_URL", "sqlite:///no/such/folder/trellis.db")
    code, _, err = run("migrate")
    assert code == 2
    assert "TRELLIS_DATABASE_URL" in err


def test_a_sqlite_database_is_made_on_first_use_and_holds_the_starter_library(run: Run) -> None:
    code, out, _ = run("framework", "show")
    assert code == 0
    assert "Junior Developer → Software Engineer → Senior Engineer" in out
    database = Database("sqlite:///trellis.db")
    assert database.kind() == "live"
    database.close()


def test_migrating_twice_changes_nothing(run: Run) -> None:
    assert run("migrate")[0] == run("migrate")[0] == 0


def test_an_import_is_previewed_first_and_in_force_on_yes(run: Run) -> None:
    name = write("small.yaml", SMALL)
    assert "Nothing was changed" in run("import", name)[1]
    assert "Starter library" in run("framework", "show")[1]
    code, out, _ = run("import", name, "--yes")
    assert code == 0
    assert "1 families, 1 tracks, 2 roles, 1 competencies, 2 expectations, 0 blank" in out
    assert "Apprentice → Baker" in run("framework", "show")[1]


def test_importing_again_shows_what_changed(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    assert "Nothing in it is different" in run("import", "small.yaml")[1]
    out = run("import", write("small.yaml", SMALL.replace("bakery", "street")))[1]
    assert "1 changes" in out
    assert "Baker" in out


def test_mistakes_in_a_framework_are_told_by_file_and_line_and_nothing_changes(run: Run) -> None:
    wrong = write("wrong.yaml", SMALL.replace("[Apprentice, Baker]", "[Apprentice, Wizard]"))
    code, _, err = run("import", wrong, "--yes")
    assert code == 1
    assert "wrong.yaml, line 6" in err
    assert "Starter library" in run("framework", "show")[1]


def test_what_is_exported_can_be_imported(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    for form in ([], ["--flat"]):
        text = run("framework", "export", *form)[1]
        assert "Nothing in it is different" in run("import", write("again.yaml", text))[1]


def test_the_framework_as_json_is_one_object(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    assert json.loads(run("framework", "show", "--json")[1])["name"] == "Small"


def test_a_file_that_is_not_there_ends_with_two_and_one_that_is_no_text_with_one(run: Run) -> None:
    Path("picture.yaml").write_bytes(b"\xff\xfe\x00")
    assert run("import", "nowhere.yaml")[0] == 2
    assert run("import", "picture.yaml")[0] == 1


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


def test_a_time_without_a_zone_is_read_as_utc(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes", "--now", "2027-03-01T09:00")
    with stored() as unit:
        published = unit.careers.in_force()
    assert published
    assert published.published_at == datetime(2027, 3, 1, 9, tzinfo=UTC)
