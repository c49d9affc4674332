"""What a workbook or a folder of CSV files holds is the same framework: property, and five real ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frameworks.document import read, write
from frameworks.model import Framework
from frameworks.workbook import read_workbook, to_csv, to_workbook
from tests.frameworks.any_framework import frameworks
from tests.frameworks.samples import bakery
from tests.frameworks.shared import FOLDER, NAMES, needs_them, shared


@settings(max_examples=60, deadline=None)
@given(frameworks(), st.booleans())
def test_any_framework_comes_back_from_a_workbook(it: Framework, long: bool) -> None:  # noqa: FBT001
    assert read_workbook(to_workbook(it, long=long), "again.xlsx") == it


@settings(max_examples=60, deadline=None)
@given(frameworks(), st.booleans())
def test_any_framework_comes_back_from_csv_files(it: Framework, long: bool) -> None:  # noqa: FBT001
    assert read_workbook(to_csv(it, long=long), "again.zip") == it


def test_a_document_goes_through_a_workbook_and_is_the_same_text() -> None:
    assert write(read_workbook(to_workbook(bakery()), "bakery.xlsx")) == write(bakery())


@needs_them
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["wide", "long"])
def test_a_real_workbook_holds_what_its_document_holds(name: str, form: str) -> None:
    path = FOLDER / "canonical" / f"{name}-{form}.xlsx"
    assert read_workbook(path.read_bytes(), path.name) == shared(name)


@needs_them
@pytest.mark.parametrize("name", [*NAMES, "example"])
@pytest.mark.parametrize("long", [False, True])
def test_a_real_framework_comes_back_from_its_workbook(name: str, long: bool) -> None:  # noqa: FBT001
    path = FOLDER / ("example.yaml" if name == "example" else f"canonical/{name}.yaml")
    it = read(path.read_text(encoding="utf-8"), path.name)
    assert read_workbook(to_workbook(it, long=long), "again.xlsx") == it
    assert read_workbook(to_csv(it, long=long), "again.zip") == it
