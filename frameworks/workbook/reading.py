"""Puts a framework together from sheets: they become entries of a document; its reader does the rest."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from frameworks.document.draft import Draft
from frameworks.document.entry import Entry
from frameworks.document.mistakes import Mistakes
from frameworks.document.outline import Fields, Node, Words
from frameworks.document.reading import HEADING, LISTS, assemble, facts
from frameworks.model import Framework, did_you_mean, same_name_key, slug
from frameworks.workbook import columns
from frameworks.workbook.entries import Entries
from frameworks.workbook.known import Known, Said
from frameworks.workbook.matrices import grid_field, named_in_grid, read_grid, read_long
from frameworks.workbook.sheet import Record, Sheet, Table

LEFT_OUT = ("notes", "_")
"""A sheet whose name begins so is the author's own, and not read."""


def read_sheets(sheets: Iterable[Sheet], name: str, mistakes: Mistakes) -> Framework:
    """The framework that these sheets of one file hold.

    Raises:
        DocumentMistakes: with every mistake; nothing is read by halves.
    """
    book = _Book([sheet for sheet in sheets if sheet.rows], mistakes)
    heading = book.heading(PurePath(name).stem)
    parts = assemble(Draft(mistakes), book.nodes())
    mistakes.check()
    return Framework.model_validate(heading | parts)


class _Book:
    """The sheets by what they are for."""

    def __init__(self, sheets: Sequence[Sheet], mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._named: dict[str, Sheet] = {}
        self._grids: list[Sheet] = []
        known = {same_name_key(name): name for name in columns.SHEETS}
        for sheet in sheets:
            folded = same_name_key(sheet.name)
            if folded in known:
                self._named[known[folded]] = sheet
            elif grid_field(sheet):
                self._grids.append(sheet)
            elif not folded.startswith(LEFT_OUT):
                mistakes.note(sheet.place(), _unknown(sheet))
        self._records = {name: self._read(name) for name in columns.SHEETS}
        if not self._records["Roles"] and not self._records["Competencies"]:
            where = sheets[0].place() if sheets else Sheet("", "The file", ()).place()
            mistakes.stop(where, "There is no sheet Roles here. Roles, Tracks and one matrix are needed.")
        self._families = self._records["Families"] or _distinct(self._records["Roles"], "family")
        self._competencies = self._records["Competencies"] or self._from_matrices()

    def heading(self, stem: str) -> dict[str, object]:
        """What the sheet About says; without it, the framework is called like the file."""
        pairs: dict[str, tuple[Words, Words]] = {}
        labels: dict[str, str] = {}
        for record in self._records["About"]:
            field, value = record.words.get("field"), record.words.get("value")
            if field and value and field.text:
                key = same_name_key(field.text).replace(" ", "_").replace("-", "_")
                if key in pairs:
                    self._mistakes.note(field.place, f"{field.text} is here twice. Keep one of them.")
                pairs[key], labels[key] = (Words(field.place, key), value), field.text
        place = self._named["About"].place() if "About" in self._named else Sheet("", stem, ()).place()
        pairs.setdefault("name", (Words(place, "name"), Words(place, stem)))
        node = Fields(place, tuple(pairs.values()), labels)
        return facts(Entry(node, "framework", HEADING, self._mistakes))

    def nodes(self) -> dict[str, list[Node]]:
        """The lists of a document."""
        known, mistakes = Known(self._mistakes), self._mistakes
        known.declare_families(self._families)
        known.declare_competencies(self._competencies)
        known.declare_roles(self._records["Roles"])
        known.declare_tracks(self._records["Tracks"])
        expected = Said(mistakes)
        for sheet in self._grids:
            read_grid(sheet, known, expected)
        if "Expectations" in self._named:
            read_long(self._named["Expectations"], known, expected)
        entries = Entries(known, expected, self._records)
        found: dict[str, list[Node]] = {field: [] for field in LISTS}
        found["scales"] = entries.scales()
        found["families"] = entries.families(self._families)
        found["competencies"] = entries.competencies(self._competencies)
        found["roles"] = entries.roles()
        found["tracks"] = entries.tracks()
        found["moves"] = entries.plain("Moves")
        found["bands"] = entries.plain("Pay bands")
        found["resources"] = entries.plain("Learning")
        return found

    def _read(self, name: str) -> list[Record]:
        if name not in self._named or name == "Expectations":
            return []
        sheet = self._named[name]
        table = Table(sheet, columns.SHEETS[name], self._mistakes)
        if table.head is None:
            needed = ", ".join(columns.SHEETS[name])
            said = f"The sheet {sheet.name} begins with the names of its columns. They are {needed}."
            self._mistakes.note(sheet.place(), said)
        return list(table.records(others=name in {"Tracks", "Competency levels"}))

    def _from_matrices(self) -> list[Record]:
        """Without a sheet of competencies: each name in a matrix is one, with the category beside it.

        A category that is merged over several rows stands in the first of them only.
        """
        known = Known(Mistakes())
        rows: list[Record] = []
        for sheet in self._grids:
            category = Words(sheet.place(), None)
            for record in named_in_grid(sheet, known):
                category = record.words["category"] if record.text("category") else category
                rows.append(Record(record.place, record.words | {"category": category}, ()))
        if "Expectations" in self._named:
            rows += Table(self._named["Expectations"], columns.EXPECTATIONS, Mistakes()).records()
        scales = {record.text("scale"): record.words["scale"] for record in self._records["Scales"]}
        scale = {"scale": next(iter(scales.values()))} if len(scales) == 1 else {}
        return [
            Record(each.place, {"name": each.words["competency"], **_category(each), **scale}, ())
            for each in _distinct(rows, "competency")
        ]


def _category(record: Record) -> dict[str, Words]:
    return {"category": record.words["category"]} if "category" in record.words else {}


def _distinct(records: Iterable[Record], field: str) -> list[Record]:
    """The first row of each name in one column, as a thing of that name."""
    found: dict[str, Record] = {}
    for record in records:
        if text := record.text(field):
            words = {name: each for name, each in record.words.items() if name != "id"}
            named = Record(record.place, words | {"name": record.words[field]}, ())
            found.setdefault(slug(text), named)
    return list(found.values())


def _unknown(sheet: Sheet) -> str:
    mend = did_you_mean(sheet.name, columns.SHEETS) or (
        f" If it is a matrix, call it 'Text {sheet.name}' or 'Level {sheet.name}'."
    )
    return f"I don't know a sheet '{sheet.name}'.{mend} To have it left out, begin its name with 'Notes'."
