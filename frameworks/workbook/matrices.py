"""Reads what roles ask for: grids with one column per role, and the long form, one row per expectation."""

import re
from collections.abc import Iterator

from frameworks.document.outline import Words
from frameworks.model import same_name_key
from frameworks.workbook.columns import EXPECTATIONS, GRID, GRIDS
from frameworks.workbook.known import Known, Said
from frameworks.workbook.sheet import Record, Row, Sheet, Table

_FIELDS = ("level", "importance", "text", "must_have", "weight")
_CROSSES = {"x", "✓", "✔", "☑"}


def grid_field(sheet: Sheet) -> str | None:
    """What the cells of a sheet say, if its name makes it a grid."""
    name = same_name_key(sheet.name)
    return next(
        (field for word, field in GRIDS.items() if f"{name} ".startswith(f"{word.casefold()} ")), None
    )


def grid_family(sheet: Sheet) -> str:
    """The family in the name of a grid, as far as it fits there: "Text 2 Marketing" is for Marketing."""
    names = "|".join(GRIDS)
    return re.sub(rf"^\s*({names})\s*\d*\s*", "", sheet.name, flags=re.IGNORECASE)


def named_in_grid(sheet: Sheet, known: Known) -> Iterator[Record]:
    """The rows of a grid: competency, category, and the cells beside them."""
    return Table(sheet, GRID, known.mistakes).records(others=True)


def read_grid(sheet: Sheet, known: Known, said: Said) -> None:
    """One grid. Roles in rows are noticed, and how to turn them is said."""
    table = Table(sheet, GRID, known.mistakes)
    if _is_turned(sheet, table, known):
        known.mistakes.note(sheet.place(), _turned(sheet))
        return
    if table.head is None or "competency" not in table.fields.values():
        known.mistakes.note(
            sheet.place(), f"The sheet {sheet.name} needs a column Competency, and a column for each role."
        )
        return
    field, family = grid_field(sheet) or "text", known.family_called(grid_family(sheet))
    columns = {
        words: known.draft.roles.find(words, "This column is for", within=family)
        for words in table.others.values()
    }
    for record in table.records(others=True):
        if competency := _competency(record, known, family):
            for head, words in record.others:
                if role := columns[head]:
                    said.put(role, competency, field, _plain(words, field))


def read_long(sheet: Sheet, known: Known, said: Said) -> None:
    """One sheet of expectations, a row each."""
    for record in Table(sheet, EXPECTATIONS, known.mistakes).records():
        role_words = record.words.get("role")
        if role_words is None or role_words.text is None:
            known.mistakes.note(record.place, "This row names no role. Fill in the column Role.")
            continue
        role = known.draft.roles.find(role_words, "This row is for")
        family = known.draft.roles.get(role).family if role else None
        competency = _competency(record, known, family)
        if role and competency:
            for field in _FIELDS:
                if words := record.words.get(field):
                    said.put(role, competency, field, _plain(words, field))


def _competency(record: Record, known: Known, family: str | None) -> Words | None:
    """The competency of a row by its key, at the place where it is named."""
    words = record.words.get("competency")
    if words is None or words.text is None:
        known.mistakes.note(record.place, "This row names no competency. Fill in the column Competency.")
        return None
    key = known.draft.competencies.find(words, "This row is about", within=family)
    return Words(words.place, key) if key else None


def _plain(words: Words, field: str) -> Words:
    """A cross in a column of must-haves is a yes; importance is compared without capitals anyway."""
    is_cross = field == "must_have" and same_name_key(words.text or "") in _CROSSES
    return Words(words.place, "yes") if is_cross else words


def _is_turned(sheet: Sheet, table: Table, known: Known) -> bool:
    """Whether competencies stand across the top, or roles down the side."""
    head = table.head or (sheet.rows[0] if sheet.rows else Row(1, {}))
    across = [
        words for words in head.cells.values() if same_name_key(words) not in {"category", "competency"}
    ]
    roles, competencies = known.draft.roles, known.draft.competencies
    if any(roles.candidates(name) for name in across):
        return False
    if any(competencies.candidates(name) for name in across):
        return True
    return table.head is None and same_name_key(next(iter(head.cells.values()), "")) in {"role", "level"}


def _turned(sheet: Sheet) -> str:
    return (
        f"In the sheet {sheet.name} the roles stand in rows, the competencies in columns. Turn it: copy the "
        "table, paste it into an empty sheet with Paste special, Transpose, and write Competency above the "
        "first column."
    )
