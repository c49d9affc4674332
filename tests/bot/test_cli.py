"""The command line: it previews before it changes, and says what is wrong in sentences."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database import Database

from .desk import SMALL, Run, hire, stored, write


def test_help_names_every_verb_and_ends_well(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert "play" in out


def test_help_is_given_before_anything_large_is_loaded() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from bot.cli import main; main(['--help'])"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}
    assert "bot.cli" in loaded
    assert loaded.isdisjoint({"numpy", "pydantic", "sqlalchemy", "yaml", "conversations"})


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
    assert "1 family, 1 track, 2 roles, 1 competency, 2 expectations, 0 blank" in out
    assert "Apprentice → Baker" in run("framework", "show")[1]


def test_importing_again_shows_what_changed_and_makes_no_version_where_nothing_did(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    assert "Nothing in it is different" in run("import", "small.yaml", "--yes")[1]
    with stored() as unit:
        assert len(unit.careers.versions()) == 2
    out = run("import", write("small.yaml", SMALL.replace("bakery", "street")))[1]
    assert "1 change." in out
    assert "Baker" in out


def test_a_role_that_goes_on_under_another_name_is_followed(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    renamed = SMALL.replace("Apprentice", "Trainee").replace(
        "{title: Trainee,", "{title: Trainee, aliases: [Apprentice],"
    )
    assert "renamed role: Trainee" in run("import", write("small.yaml", renamed), "--yes")[1]
    with stored() as unit:
        assert unit.careers.current_key("baking/apprentice") == "baking/trainee"


def test_what_is_imported_and_what_is_published_in_the_chat_follow_one_another(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    with stored() as unit:
        (kept,) = unit.publications.of("framework", "small")
    assert (kept.number, kept.by) == (1, None)


def test_the_preview_says_how_many_people_are_touched(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    hire("ada@example.com", "bo@example.com", role="baking/baker")
    assert (
        "2 people hold a role, and 2 of these roles change."
        in run("import", write("small.yaml", SMALL.replace("bakery", "street")))[1]
    )
    gone = SMALL.replace(", Baker]", "]").replace(
        "      - {title: Baker, expectations: {care: Keeps the bakery clean.}}\n", ""
    )
    out = run("import", write("small.yaml", gone))[1]
    assert "2 people hold a role that will no longer be there: Baker." in out


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


def test_a_time_without_a_zone_is_read_as_utc(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes", "--now", "2027-03-01T09:00")
    with stored() as unit:
        published = unit.careers.in_force()
    assert published
    assert published.published_at == datetime(2027, 3, 1, 9, tzinfo=UTC)
