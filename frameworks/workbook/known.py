"""What the sheets of a workbook declare, so that its other sheets can name it.

The document's reader resolves most references itself. A workbook also says things about a role, a track or a
competency on another sheet than its own; whom they concern has to be known before its entry is put together.
"""

from collections.abc import Mapping, Sequence

from frameworks.document.draft import Draft
from frameworks.document.mistakes import Mistakes
from frameworks.document.outline import Fields, Node, Words
from frameworks.model import Competency, JobFamily, Role, Track, same_name_key, slug
from frameworks.workbook.sheet import Record


class Known:
    """Keys of families, roles, tracks and competencies, found by every name that the document allows."""

    def __init__(self, mistakes: Mistakes) -> None:
        self.mistakes = mistakes
        self.draft = Draft(mistakes)
        self.keys: dict[int, str] = {}  # of a record, by its identity: the key of what it declares

    def declare_families(self, records: Sequence[Record]) -> None:
        """Families by key and name."""
        for record in records:
            name = record.text("name") or record.text("id") or ""
            key = record.text("id") or slug(name)
            self.draft.families.add(key, JobFamily(key=key, name=name), record.place, name)

    def declare_competencies(self, records: Sequence[Record]) -> None:
        """Competencies by key and name; one of a family also by both."""
        for record in records:
            name = record.text("name") or ""
            key = record.text("id") or slug(name)
            family = self.family(record)
            home = f"{family}/"
            names = (home + key.removeprefix(home), home + name) if family else (name,)
            self._keep(record, key)
            self.draft.competencies.add(key, Competency(key=key, name=name), record.place, *names)

    def declare_roles(self, records: Sequence[Record]) -> None:
        """Roles by key, title, and family and title."""
        for record in records:
            title, family = record.text("title") or "", self.family(record)
            key = record.text("id") or f"{family}/{slug(title)}"
            self._keep(record, key)
            self.draft.declare_role(Role(key=key, title=title, family=family), record.place)

    def declare_tracks(self, records: Sequence[Record]) -> None:
        """Tracks by key and name, without their steps: a role is not named by its track in a workbook."""
        for record in records:
            name, family = record.text("name") or record.text("id") or "", self.family(record)
            key = record.text("id") or f"{family}/{slug(name)}"
            self._keep(record, key)
            self.draft.tracks.add(key, Track(key=key, family=family, name=name), record.place, name)

    def family(self, record: Record) -> str:
        """The key of the family that a row names; empty where it names none, and its reader says so."""
        found = self.draft.families.candidates(record.text("family") or "")
        return found[0] if len(found) == 1 else ""

    def family_called(self, text: str) -> str | None:
        """The one family that the rest of a sheet's name stands for."""
        wanted = same_name_key(text)
        means = {
            family.key
            for family in self.draft.families
            if wanted in {same_name_key(family.key), same_name_key(family.name)}
        }
        return means.pop() if len(means) == 1 else None

    def _keep(self, record: Record, key: str) -> None:
        self.keys[id(record)] = key


class Said:
    """What other sheets say about things by their key: per thing and name, one cell or several fields."""

    def __init__(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._found: dict[str, dict[str, tuple[Words, dict[str, Words]]]] = {}

    def put(self, about: str, name: Words, field: str, words: Words) -> None:
        """Add one cell; where it is filled already, that is a mistake."""
        if words.text is None:
            return
        _, fields = self._found.setdefault(about, {}).setdefault(name.text or "", (name, {}))
        first = fields.setdefault(field, words)
        if first is not words:
            where = first.place.spot
            if first.place.document != words.place.document:
                where = f"{first.place.document}, {where}"
            self._mistakes.note(words.place, f"This is already said in {where}. Keep one of them.")

    def cells(self, about: str) -> tuple[tuple[Words, Node], ...]:
        """Name and cell, where each name has only one."""
        found = self._found.get(about, {}).values()
        return tuple((name, next(iter(fields.values()))) for name, fields in found)

    def entries(self, about: str, columns: Mapping[str, str]) -> tuple[tuple[Words, Node], ...]:
        """Name and fields, where a name may have several."""
        return tuple(
            (name, _fields(name, fields, columns)) for name, fields in self._found.get(about, {}).values()
        )


def _fields(name: Words, fields: Mapping[str, Words], columns: Mapping[str, str]) -> Fields:
    pairs = tuple((Words(words.place, field), words) for field, words in fields.items())
    return Fields(name.place, pairs, columns)
