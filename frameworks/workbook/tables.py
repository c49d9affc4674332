"""A framework as tables: the sheets of a workbook, without the file format."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from frameworks.document.naming import Naming
from frameworks.model import Competency, Expectation, Framework, JobFamily, Level, Role, Scale, Track
from frameworks.workbook import columns

Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that is to be written: its name, the names of its columns, and its rows."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(framework: Framework, *, long: bool = False) -> tuple[Table, ...]:
    """Everything that a framework says: grids with a column per role, or a row per expectation if `long`."""
    it = _Tables(framework)
    expected = (it.expectations(),) if long else it.grids()
    every = (
        it.about(), it.families(), it.roles(), it.tracks(), it.weights(), it.scales(), it.competencies(),
        it.levels(), *expected, it.moves(), it.bands(), it.learning(),
    )  # fmt: skip
    needed = {"About", "Roles", "Tracks"}
    return tuple(table for table in every if table.rows or table.name in needed)


class _Tables:
    """Names each thing as a person would, where that cannot be misread."""

    def __init__(self, framework: Framework) -> None:
        self._it = framework
        self._naming = Naming(framework)

    def about(self) -> Table:
        it = self._it
        settings = {
            "id": it.id, "name": it.name, "version": it.version, "language": it.language, "blank": it.blank,
            "cumulative": _yes_no(it.cumulative), "pay visibility": it.pay_visibility, "licence": it.licence,
        }  # fmt: skip
        rows = ((field, value) for field, value in settings.items() if value is not None)
        return _table("About", columns.ABOUT, rows)

    def families(self) -> Table:
        def row(each: JobFamily) -> tuple[Cell, ...]:
            aliases = _listed(each.aliases)
            return each.key, each.name, each.parent, _status(each), each.description, aliases

        return _table("Families", columns.FAMILIES, map(row, self._it.families))

    def roles(self) -> Table:
        def row(each: Role) -> tuple[Cell, ...]:
            base = self._naming.role(each.extends) if each.extends else None
            score = each.score or (None, None)
            aliases = _listed(each.aliases)
            return (
                each.key, each.family, each.title, each.grade, _status(each), base, *score, each.summary,
                aliases, each.promotion_note,
            )  # fmt: skip

        return _table("Roles", columns.ROLES, map(row, self._it.roles))

    def tracks(self) -> Table:
        most = max((len(each.roles) for each in self._it.tracks), default=1)
        steps = tuple(f"Step {number}" for number in range(1, max(most, 1) + 1))

        def row(each: Track) -> tuple[Cell, ...]:
            rungs = [self._naming.role(key) for key in each.roles]
            gaps = [None] * (len(steps) - len(rungs))
            aliases = _listed(each.aliases)
            about = (each.key, each.family, each.name, each.type, _status(each), aliases, each.description)
            return (*about, *rungs, *gaps)

        return Table("Tracks", (*columns.TRACKS, *steps), tuple(map(row, self._it.tracks)))

    def weights(self) -> Table:
        rows = (
            (track.key, self._naming.competency(key), weight)
            for track in self._it.tracks
            for key, weight in track.weights.items()
        )
        return _table("Weights", columns.WEIGHTS, rows)

    def scales(self) -> Table:
        def row(scale: Scale, level: Level) -> tuple[Cell, ...]:
            return (
                scale.id, level.value, level.id, level.name, level.description, level.points, scale.name
            )  # fmt: skip

        rows = (row(scale, level) for scale in self._it.scales for level in scale.levels)
        return _table("Scales", columns.SCALES, rows)

    def competencies(self) -> Table:
        def row(each: Competency) -> tuple[Cell, ...]:
            cumulative = None if each.cumulative is None else _yes_no(each.cumulative)
            aliases = _listed(each.aliases)
            about = (each.key, each.category, each.name, each.kind, each.scale, each.description)
            return (*about, aliases, cumulative, each.family)

        return _table("Competencies", columns.COMPETENCIES, map(row, self._it.competencies))

    def levels(self) -> Table:
        rows = (
            (self._naming.competency(each.key), self._naming.level(each.key, level), text)
            for each in self._it.competencies
            for level, text in each.levels.items()
        )
        return _table("Competency levels", columns.LEVELS, rows)

    def expectations(self) -> Table:
        rows = (
            (self._naming.role(role.key), self._naming.competency(each.competency), *self._asked(each))
            for role in self._it.roles
            for each in role.expectations
        )
        return _table("Expectations", columns.EXPECTATIONS, rows)

    def _asked(self, each: Expectation) -> tuple[Cell, ...]:
        cells = (
            _ASKED[field](self, each) for field in ("level", "importance", "text", "must_have", "weight")
        )
        return tuple(cells)

    def level_of(self, each: Expectation) -> Cell:
        return None if each.level is None else self._naming.level(each.competency, each.level)

    def grids(self) -> tuple[Table, ...]:
        """For each family, the grids in which something stands."""
        found: list[Table] = []
        for number, family in enumerate(self._it.families, 1):
            roles = [role for role in self._it.roles if role.family == family.key]
            for word, field in columns.GRIDS.items():
                grid = self._grid(f"{word} {number} {family.name}", roles, _ASKED[field])
                found += [grid] if grid.rows else []
        return tuple(found)

    def _grid(
        self, name: str, roles: Sequence[Role], cell: Callable[["_Tables", Expectation], Cell]
    ) -> Table:
        asked = {
            (role.key, each.competency): cell(self, each) for role in roles for each in role.expectations
        }
        rows: list[tuple[Cell, ...]] = []
        for each in self._it.competencies:
            cells = [asked.get((role.key, each.key)) for role in roles]
            if any(found is not None for found in cells):
                rows.append((each.category, self._naming.competency(each.key), *cells))
        return Table(
            name, ("Category", "Competency", *(self._naming.role(role.key) for role in roles)), tuple(rows)
        )

    def moves(self) -> Table:
        called = self._naming.role
        rows = ((called(each.origin), called(each.target), each.kind, each.note) for each in self._it.moves)
        return _table("Moves", columns.MOVES, rows)

    def bands(self) -> Table:
        rows = (
            (
                self._naming.role(each.role) if each.role else None,
                each.grade, each.location, each.currency, each.period, each.min, each.max,
            )
            for each in self._it.bands
        )  # fmt: skip
        return _table("Pay bands", columns.BANDS, rows)

    def learning(self) -> Table:
        rows = (
            (self._naming.competency(each.competency), each.level, each.kind, each.title, each.url)
            for each in self._it.resources
        )
        return _table("Learning", columns.LEARNING, rows)


_ASKED: Mapping[str, Callable[[_Tables, Expectation], Cell]] = {
    "level": _Tables.level_of,
    "importance": lambda _, each: each.importance,
    "text": lambda _, each: each.text,
    "must_have": lambda _, each: "yes" if each.must_have else None,
    "weight": lambda _, each: each.weight,
}


def _table(name: str, known: columns.Columns, rows: Iterable[tuple[Cell, ...]]) -> Table:
    return Table(name, tuple(known), tuple(rows))


def _status(each: JobFamily | Role | Track) -> str | None:
    return None if each.status == "active" else each.status


def _yes_no(said: bool) -> str:  # noqa: FBT001 - it is what is said
    return "yes" if said else "no"


def _listed(texts: Iterable[str]) -> str | None:
    """Several texts in one cell, with `;` between them; one that holds such a sign stands in quotes."""
    line = StringIO(newline="")
    csv.writer(line, delimiter=";", lineterminator="\n").writerow(tuple(texts))
    return line.getvalue().removesuffix("\n") or None
