"""A framework as a file of any kind, on the command line: brought in, checked, compared, written out."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from frameworks.document import read
from frameworks.workbook import read_workbook, to_csv, to_workbook

from .desk import SMALL, Run, stored, write


def test_a_workbook_becomes_the_framework_in_force(run: Run) -> None:
    Path("small.xlsx").write_bytes(to_workbook(read(SMALL, "small")))
    assert run("check", "small.xlsx")[0] == 0
    assert run("import", "small.xlsx", "--yes")[0] == 0
    with stored() as unit:
        published = unit.careers.in_force()
    assert published is not None
    assert published.framework == read(SMALL, "small")


def test_csv_files_become_the_framework_in_force(run: Run) -> None:
    Path("small.zip").write_bytes(to_csv(read(SMALL, "small")))
    assert run("import", "small.zip", "--yes")[0] == 0
    assert "Nothing in it is different." in run("import", "small.zip")[1]


def test_a_mistake_in_a_workbook_is_told_by_cell_and_changes_nothing(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    made = load_workbook(BytesIO(to_workbook(read(SMALL, "small"))))
    made["Tracks"]["H2"] = "Aprentice"
    made.save("wrong.xlsx")
    for verb in ("check", "import"):
        code, out, err = run(verb, "wrong.xlsx")
        assert code == 1
        assert "wrong.xlsx, sheet Tracks, cell H2: Track 'Bakers' names the role 'Aprentice'" in out + err
    made["Tracks"]["H2"] = "Apprentice"
    made.save("wrong.xlsx")
    assert run("import", "wrong.xlsx")[0] == 0


@pytest.mark.parametrize("long", [(), ("--long",)])
def test_what_is_in_force_is_written_as_a_workbook_and_as_csv_files(run: Run, long: tuple[str, ...]) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    code, out, _ = run("framework", "export", "--xlsx", "out.xlsx", "--csv", "out.zip", *long)
    assert (code, out) == (0, "out.xlsx holds Small, version 1.\nout.zip holds Small, version 1.\n")
    for name in ("out.xlsx", "out.zip"):
        assert read_workbook(Path(name).read_bytes(), name) == read(SMALL, "small")


def test_a_file_that_cannot_be_written_is_named(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    code, _, err = run("framework", "export", "--xlsx", "nowhere/out.xlsx")
    assert code == 2
    assert err.startswith("nowhere/out.xlsx cannot be written")


def test_a_template_is_a_framework_already(run: Run) -> None:
    assert run("framework", "template", "new.xlsx")[0] == 0
    assert run("check", "new.xlsx")[0] == 0


def test_what_a_file_would_change_is_told_and_changes_nothing(run: Run) -> None:
    run("import", write("small.yaml", SMALL), "--yes")
    Path("next.xlsx").write_bytes(
        to_workbook(read(SMALL.replace("Baker", "Master").replace("Masters", "Bakers"), "next"))
    )
    _, out, _ = run("framework", "diff", "next.xlsx")
    assert "1 change" in out or "changes" in out
    assert "Master" in out
    assert run("framework", "diff", "small.yaml")[1].endswith("Nothing in it is different.\n")
