"""Rows of a workbook as the entries of a document."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO

from frameworks.document.outline import Fields, Items, Node, Words
from frameworks.model import same_name_key
from frameworks.workbook import columns
from frameworks.workbook.known import Known, Said
from frameworks.workbook.sheet import Record, labels

Pair = tuple[Words, Node]


class Entries:
    """Makes the lists of a document from what the sheets say."""

    def __init__(self, known: Known, expected: Said, records: Mapping[str, Sequence[Record]]) -> None:
        self._known = known
        self._expected = expected
        self._records = records

    def scales(self) -> list[Node]:
        """Each scale with its levels: consecutive rows or not, in the order of the sheet."""
        levels: dict[str, list[Record]] = {}
        for record in self._records["Scales"]:
            if record.text("scale") is None:
                said = "This level belongs to no scale. Fill in the column Scale."
                self._known.mistakes.note(record.place, said)
            levels.setdefault(record.text("scale") or "", []).append(record)
        return [_scale(records) for name, records in levels.items() if name]

    def families(self, records: Sequence[Record]) -> list[Node]:
        """Families from their own sheet, or as the roles name them."""
        if self._records["Families"]:
            return [_entry(record, columns.FAMILIES) for record in records]
        return [_entry(record, {"Family": "name"}) for record in records]

    def competencies(self, records: Sequence[Record]) -> list[Node]:
        """Competencies with the texts of their levels."""
        texts = self._texts()
        named = [_with_name(record) for record in records]
        return [
            _entry(record, columns.COMPETENCIES, *_below(record, "levels", texts.cells(self._key(source))))
            for record, source in zip(named, records, strict=True)
        ]

    def roles(self) -> list[Node]:
        """Roles with their score and with what they ask for."""
        shown = labels(columns.EXPECTATIONS)
        return [
            _entry(
                record,
                columns.ROLES,
                *_score(record),
                *_below(record, "expectations", self._expected.entries(self._key(record), shown)),
            )
            for record in self._records["Roles"]
        ]

    def tracks(self) -> list[Node]:
        """Tracks with their steps and weights."""
        weights = Said(self._known.mistakes)
        for record in self._records["Weights"]:
            track = self._find(record, "track", "tracks", "This weight is for")
            competency = self._find(record, "competency", "competencies", "This weight is for")
            if track and competency and "weight" in record.words:
                name = Words(record.words["competency"].place, competency)
                weights.put(track, name, "weight", record.words["weight"])
        return [
            _entry(
                self._with_family(record),
                columns.TRACKS,
                (Words(record.place, "roles"), Items(record.place, self._steps(record))),
                *_below(record, "weights", weights.cells(self._key(record))),
            )
            for record in self._records["Tracks"]
        ]

    def plain(self, name: str) -> list[Node]:
        """The rows of a sheet that are entries as they stand."""
        return [_entry(record, columns.SHEETS[name]) for record in self._records[name]]

    def _key(self, record: Record) -> str:
        return self._known.keys[id(record)]

    def _find(self, record: Record, field: str, register: str, said: str) -> str | None:
        words = record.words.get(field)
        if words is None or words.text is None:
            self._known.mistakes.note(record.place, f"This row names no {field}.")
            return None
        found: str | None = getattr(self._known.draft, register).find(words, said)
        return found

    def _texts(self) -> Said:
        """What the levels of a competency look like: a row each, or a column for each level."""
        said = Said(self._known.mistakes)
        for record in self._records["Competency levels"]:
            key = self._find(record, "competency", "competencies", "This row describes")
            if key is None:
                continue
            pairs = [(record.words["level"], record.words["text"])] if _is_long(record) else record.others
            for level, text in pairs:
                if level.text is None:
                    self._known.mistakes.note(level.place, "This row names no level.")
                elif text.text is None and _is_long(record):
                    self._known.mistakes.note(text.place, "This level has no description.")
                said.put(key, level, "text", text)
        return said

    def _steps(self, record: Record) -> tuple[Words, ...]:
        """The roles of a track, wherever there are gaps between them."""
        for head, _ in record.others:
            if not same_name_key(head.text or "").startswith("step"):
                said = f"A sheet Tracks has no column '{head.text}'. Steps are Step 1, Step 2 and so on."
                self._known.mistakes.note(head.place, said)
        return tuple(words for _, words in record.others if words.text)

    def _with_family(self, record: Record) -> Record:
        """A track without a family is in that of its first step that is known, or in the only one."""
        if record.text("family"):
            return record
        roles, families = self._known.draft.roles, self._known.draft.families
        steps = [roles.candidates(words.text) for _, words in record.others if words.text]
        means = [roles.get(found[0]).family for found in steps if len(found) == 1]
        everywhere = [family.key for family in families]
        family = next(iter(means or (everywhere if len(everywhere) == 1 else ())), None)
        return Record(record.place, record.words | {"family": Words(record.place, family)}, record.others)


def _is_long(record: Record) -> bool:
    return "level" in record.words and "text" in record.words


def _with_name(record: Record) -> Record:
    """A competency without a name of its own is called by what stands first."""
    if record.text("name") or record.text("id") is None:
        return record
    return Record(record.place, record.words | {"name": record.words["id"]}, ())


def _entry(record: Record, shown: columns.Columns, *more: Pair) -> Fields:
    without = ("from", "to") if shown is columns.ROLES else ()
    pairs = [(name, _value(name, words)) for name, words in record.fields(shown, without=without)]
    return Fields(record.place, (*pairs, *more), labels(shown))


def _value(name: Words, words: Words) -> Node:
    """Aliases are a list in one cell, with `;` between them; anything else is as it stands."""
    if name.text != "aliases" or words.text is None:
        return words
    cells = next(csv.reader(StringIO(words.text, newline=""), delimiter=";", skipinitialspace=True), [])
    return Items(words.place, tuple(Words(words.place, each.strip()) for each in cells if each.strip()))


def _below(record: Record, field: str, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    return ((Words(record.place, field), Fields(record.place, pairs)),) if pairs else ()


def _score(record: Record) -> tuple[Pair, ...]:
    pairs = [
        (Words(record.words[end].place, end), record.words[end]) for end in ("from", "to") if record.text(end)
    ]
    if not pairs:
        return ()
    node = Fields(pairs[0][1].place, tuple(pairs), {"from": "Score from", "to": "Score to"})
    return ((Words(record.place, "score"), node),)


def _scale(records: Sequence[Record]) -> Fields:
    first = records[0]
    shown = {
        column: field for column, field in columns.SCALES.items() if field not in {"scale", "scale_name"}
    }
    pairs: list[Pair] = [(Words(first.place, "id"), first.words["scale"])]
    if name := next((each.words["scale_name"] for each in records if each.text("scale_name")), None):
        pairs.append((Words(name.place, "name"), name))
    levels = Items(first.place, tuple(_entry(record, shown) for record in records))
    return Fields(first.place, (*pairs, (Words(first.place, "levels"), levels)))
