"""A framework may come as a workbook: checked by sheet and cell, and published like any other."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from frameworks.document import read
from frameworks.workbook import to_csv, to_workbook
from tests.builders import Cast
from tests.conversations.brought import RENAMED
from tests.talk import Talk


def changed() -> bytes:
    return to_workbook(read(RENAMED, "observatory.yaml"))


def misspelt(workbook: bytes) -> bytes:
    """The same with a step of a track that no family has."""
    book = load_workbook(BytesIO(workbook))
    named = next(cell for row in book["Tracks"].iter_rows() for cell in row if cell.value == "Lead Observer")
    named.value = "Lead Obsrver"
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize("name", ["framework.xlsx", "framework.zip"])
def test_it_is_checked_and_published(talk: Talk, people: Cast, name: str) -> None:
    packed = changed() if name.endswith("xlsx") else to_csv(read(RENAMED, "observatory.yaml"))
    talk.attach(people["ines"], name, packed)
    assert talk.work()
    talk.expects(people["ines"], "Renamed role: Senior Observer → Lead Observer")
    talk.press(people["ines"], "Publish")
    talk.say(people["mina"], "What's next for me?")
    talk.expects(people["mina"], "Lead Observer")


def test_mistakes_name_sheet_and_cell_change_nothing_and_are_mended(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.attach(ines, "framework.xlsx", misspelt(changed()))
    assert talk.work()
    talk.expects(ines, "framework.xlsx, sheet Tracks, cell ")
    talk.expects(ines, "Nothing was changed.")
    talk.attach(ines, "framework.xlsx", changed())
    assert talk.work()
    talk.expects(ines, "Renamed role")


@pytest.mark.parametrize(
    "packed", [b"PK\x03\x04 and then nothing", b"\xd0\xcf\x11\xe0 of the old kind", b"\x00"]
)
def test_what_is_no_workbook_gets_a_sentence(talk: Talk, people: Cast, packed: bytes) -> None:
    talk.attach(people["ines"], "framework.xlsx", packed)
    assert talk.work()
    talk.expects(people["ines"], "Nothing was changed.")
    assert "Something broke" not in talk.read(people["ines"])


def test_nobody_else_s_is_opened(talk: Talk, people: Cast) -> None:
    talk.attach(people["daniel"], "framework.xlsx", changed())
    talk.expects(people["daniel"], "Files are for the people team")
    assert not talk.work()
