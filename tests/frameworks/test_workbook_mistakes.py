"""A mistake in a workbook is told with file, sheet and cell; every trap of real files is a test."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from frameworks.document import DocumentMistakes
from frameworks.files import read_any
from frameworks.model import Framework
from frameworks.workbook import TooLongForCellError, template, to_csv, to_workbook
from tests.frameworks.samples import bakery

Sheets = Mapping[str, Sequence[Sequence[object]]]

SMALL: dict[str, Sequence[Sequence[object]]] = {
    "Roles": [["Family", "Title"], ["Bakery", "Apprentice"], ["Bakery", "Baker"]],
    "Tracks": [["Name", "Step 1", "Step 2"], ["Craft", "Apprentice", "Baker"]],
    "Text Bakery": [
        ["Category", "Competency", "Apprentice", "Baker"],
        ["Craft", "Baking", "Weighs the flour.", "Bakes alone."],
        [None, "Cleaning", "Sweeps.", None],
    ],
}


def book(sheets: Sheets, at: tuple[int, int] = (0, 0)) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for number, row in enumerate(rows, 1 + at[0]):
            for column, value in enumerate(row, 1 + at[1]):
                page.cell(number, column, value)
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def told(content: bytes, name: str = "people.xlsx") -> list[str]:
    with pytest.raises(DocumentMistakes) as refused:
        read_any(content, name)
    return [str(each) for each in refused.value.mistakes]


def texts(it: Framework) -> dict[tuple[str, str], str | None]:
    return {(role.title, each.competency): each.text for role in it.roles for each in role.expectations}


def test_roles_tracks_and_one_matrix_are_enough() -> None:
    it = read_any(book(SMALL), "Hill bakery.xlsx")
    assert (it.name, [family.name for family in it.families]) == ("Hill bakery", ["Bakery"])
    assert [track.roles for track in it.tracks] == [("bakery/apprentice", "bakery/baker")]
    assert texts(it) == {
        ("Apprentice", "baking"): "Weighs the flour.",
        ("Baker", "baking"): "Bakes alone.",
        ("Apprentice", "cleaning"): "Sweeps.",
    }
    assert {each.category for each in it.competencies} == {"Craft"}  # merged cells hold it once


def test_a_table_may_begin_anywhere_under_a_title() -> None:
    made = load_workbook(BytesIO(book(SMALL, at=(3, 1))))
    made["Roles"]["A1"] = "Our roles"
    made["Roles"].merge_cells("A1:F2")
    assert texts(read_any(saved(made), "it.xlsx")) == texts(read_any(book(SMALL), "it.xlsx"))


def test_what_is_only_formatted_far_away_is_no_content() -> None:
    made = load_workbook(BytesIO(book(SMALL)))
    made["Roles"].cell(40_000, 900).number_format = "0.00"
    assert len(read_any(saved(made), "it.xlsx").roles) == 2


def test_every_mistake_is_told_at_once_with_its_cell() -> None:
    made = load_workbook(BytesIO(template()))
    made["Tracks"]["I2"] = "Senoir Gardener"
    made["Level 1 Gardens"]["C2"] = "Guidin"
    made["Roles"]["C4"] = None  # so nobody is called Team Lead any more
    made["Roles"]["E3"] = "sleepy"
    found = told(saved(made))
    assert (
        "people.xlsx, sheet Tracks, cell I2: Track 'Gardeners' names the role 'Senoir Gardener', "
        "which no family has. Did you mean 'Senior Gardener'?"
    ) in found
    for start in (
        "people.xlsx, sheet Level 1 Gardens, cell C2: 'Gardener' requires of 'Planning the work'",
        "people.xlsx, sheet Roles, cell C4: This role has nothing in the column Title. Fill it in.",
        "people.xlsx, sheet Roles, cell E3: 'Status' is to be one of active, legacy, not-in-use",
    ):
        assert any(each.startswith(start) for each in found), start
    assert len(read_any(template(), "template.xlsx").roles) == 3


@pytest.mark.parametrize(
    ("sheet", "rows", "said"),
    [
        (
            "Text Bakery",
            [["Role", "Baking"], ["Baker", "x"]],
            "cell A1: In the sheet Text Bakery the roles stand in rows",
        ),
        ("Text Bakery", [["Baking", "Baker"], ["a", "b"]], "needs a column Competency"),
        (
            "Text Bakery",
            [["Category", "Competency", "Bakr"], [None, "a", "b"]],
            "cell C1: This column is for the role 'Bakr'",
        ),
        (
            "Text Bakery",
            [["Category", "Competency", "Baker"], [None, None, "b"]],
            "cell C2: This row names no competency",
        ),
        (
            "Text Bakery",
            [["Category", "Competency", "Baker"], [None, "a", "b"], [None, "A", "c"]],
            "cell C3: This is already said in cell C2",
        ),
        (
            "Level Bakery",
            [["Category", "Competency", "Baker"], [None, "Baking", "High"]],
            "which has no scale",
        ),
        (
            "Roles",
            [["Family", "Title", "Colour"], ["Bakery", "Baker", "red"]],
            "cell C1: A sheet Roles has no column 'Colour'",
        ),
        (
            "Roles",
            [["Family", "Title", "Title"], ["Bakery", "Baker", "b"]],
            "cell C1: The column Title is here twice",
        ),
        (
            "Roles",
            [["Family", "Title"], ["Bakery", "Baker", "stray"]],
            "cell C2: 'stray' stands in a column without a name",
        ),
        ("Roles", [["a", "b"]], "cell A1: The sheet Roles begins with the names of its columns"),
        (
            "Roles",
            [["Family", "Title", "Grade"], ["Bakery", "Baker", date(2026, 1, 2)]],
            "cell C2: The cell holds the date",
        ),
        ("Roles", [["Family", "Title"], ["Bakery", "=A1"]], "cell B2: The formula here has no stored result"),
        (
            "Roles",
            [["Family", "Title", "Score from", "Score to"], ["Bakery", "Baker", "low", 2]],
            "'Score from' is to be a number",
        ),
        (
            "Tracks",
            [["Name", "Type", "Rung"], ["Craft", "ic", "Baker"]],
            "cell C1: A sheet Tracks has no column 'Rung'",
        ),
        ("Weights", [["Track", "Competency", "Weight"], ["Crft", "Baking", 2]], "Did you mean 'Craft'?"),
        (
            "Moves",
            [["From role", "To role"], ["Baker", None]],
            "cell B2: This move has nothing in the column To role",
        ),
        ("Rolls", [["a", "b"]], "I don't know a sheet 'Rolls'. Did you mean 'Roles'?"),
        (
            "Expectations",
            [["Role", "Competency", "Must have"], ["Baker", "Baking", "maybe"]],
            "is to be yes or no",
        ),
        ("Expectations", [["Role", "Competency"], [None, "Baking"]], "This row names no role"),
        (
            "Competency levels",
            [["Competency", "Level", "Description"], ["Bking", "1", "x"]],
            "Did you mean 'Baking'?",
        ),
        ("About", [["Field", "Value"], ["colour", "red"]], "A framework has no field 'colour'"),
    ],
)
def test_a_mistake_is_told_in_the_author_s_words(sheet: str, rows: list[list[object]], said: str) -> None:
    found = told(book({**SMALL, sheet: rows}))
    assert any(said in each and each.startswith(f"people.xlsx, sheet {sheet}, ") for each in found), found
    assert len(read_any(book(SMALL), "people.xlsx").roles) == 2


def test_a_sheet_of_notes_is_left_out() -> None:
    assert read_any(book(SMALL | {"Notes for us": [["x", "y"]]}), "a.xlsx") == read_any(book(SMALL), "a.xlsx")


def test_numbers_are_read_as_they_are_seen() -> None:
    roles: list[list[object]] = [
        ["Role", "Family", "Title", "Grade"],
        [1.1, "Bakery", "Apprentice", 3.0],
        ["0123", "Bakery", "Baker", 0],
    ]
    it = read_any(book({**SMALL, "Roles": roles}), "it.xlsx")
    assert [(role.key, role.grade) for role in it.roles] == [("1.1", "3"), ("0123", "0")]


def test_levels_may_stand_side_by_side() -> None:
    more: dict[str, Sequence[Sequence[object]]] = {
        "Scales": [["Scale", "Level", "Name"], ["s", "1", "Low"], ["s", "2", "High"]],
        "Competency levels": [["Competency", "Low", "High"], ["Baking", "Helps.", "Leads."]],
    }
    it = read_any(book({**SMALL, **more}), "it.xlsx")
    assert it.competency("baking").levels == {"1": "Helps.", "2": "Leads."}


def test_a_text_never_becomes_a_formula() -> None:
    signs = ["=1+1", "+1", "-1", "@x", "- a\n- b", "• a", "'=x"]
    roles = tuple(
        role.model_copy(update={"summary": sign}) for role, sign in zip(bakery().roles, signs, strict=False)
    )
    it = bakery().model_copy(update={"roles": roles})
    for page in load_workbook(BytesIO(to_workbook(it))).worksheets:
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    with ZipFile(BytesIO(to_csv(it))) as archive:
        for name in archive.namelist():
            rows = csv.reader(StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@")]
    assert read_any(to_workbook(it), "a.xlsx") == read_any(to_csv(it), "a.zip") == it


def test_sheet_names_are_short_and_never_the_same() -> None:
    long = "A family with a name that goes on and on: part"
    families = tuple(each.model_copy(update={"name": long}) for each in bakery().families)
    it = bakery().model_copy(update={"families": families})
    names = load_workbook(BytesIO(to_workbook(it))).sheetnames
    assert max(map(len, names)) <= 31
    assert len({name.casefold() for name in names}) == len(names)
    assert read_any(to_workbook(it), "a.xlsx") == it


def test_a_text_that_a_cell_would_cut_is_refused() -> None:
    (first, *rest) = bakery().roles
    it = bakery().model_copy(update={"roles": (first.model_copy(update={"summary": "x" * 40_000}), *rest)})
    with pytest.raises(TooLongForCellError, match="40,000 characters"):
        to_workbook(it)
    assert read_any(to_csv(it), "a.zip") == it


def test_csv_files_are_named_in_mistakes() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("ours/Roles.csv", "\ufeffFamily;Title\nBakery;Baker\n")
        archive.writestr("ours/Tracks.csv", "Name;Step 1\nCraft;Bker\n")
    (found,) = told(out.getvalue(), "ours.zip")
    assert found.startswith("ours.zip, Tracks.csv, cell B2: Track 'Craft' names the role 'Bker'")


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"PK\x03\x04 and then nothing", "a.xlsx", "This file cannot be opened"),
        (b"\xd0\xcf\x11\xe0 old", "a.xls", "Save it as .xlsx"),
        (b"Family,Title\n", "Roles.csv", "Put all of them into one .zip file"),
        (b"framework:\n  name: \xff\n", "a.yaml", "a.yaml, line 2, column 1: This is not UTF-8 text"),
        (book({"Notes": [["x"]]}), "a.xlsx", "There is no sheet Roles here"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(content: bytes, name: str, said: str) -> None:
    assert said in told(content, name)[0]


def test_a_file_that_unpacks_to_far_too_much_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("Roles.csv", b"a" * 100_000_001)
    assert "unpacks to more than I read" in told(out.getvalue(), "bomb.zip")[0]


def test_xml_with_entities_of_its_own_is_refused() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    assert "entities" in told(out.getvalue(), "odd.xlsx")[0]
