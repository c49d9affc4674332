"""Reads a people file: which column is which, how days stand, its lines, and what no two share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from bot.roster import zones
from bot.roster.columns import Header, Reading, meaning, told, understood
from bot.roster.days import COLUMNS, ORDERS, Days, in_order
from bot.roster.entry import Entry, read_entry
from bot.sheet import Line, Mistakes
from bot.tables import Table, read_table
from frameworks.model import same_name_key


@dataclass(frozen=True)
class PeopleFile:
    """A file, read as far as its columns.

    Args:
        name: what it is called.
        digest: of what it holds and how it is read.
        read_as: how it was understood, in sentences.
        order: in which its days stand, where that is not as ISO 8601 has it.
    """

    name: str
    digest: str
    read_as: tuple[str, ...]
    table: Table
    header: Header
    reading: Reading
    order: str | None

    def mistakes(self) -> Mistakes:
        """Nothing is wrong yet; columns will be called as the file calls them."""
        return Mistakes(self.table.place, self.header.called)


def read_file(content: bytes, name: str, reading: Reading | None = None) -> PeopleFile:
    """Find the table in a file, its columns, and the order of its days.

    Raises:
        SheetMistakesError: it is not a table, columns are missing, or days may mean two things.
    """
    reading = reading or Reading()
    asked = {cell.casefold() for cell in reading.columns.values()}
    table = read_table(
        content, name, lambda cell: bool(meaning(cell)) or cell.strip().casefold() in asked, reading.encoding
    )
    mistakes = Mistakes(table.place)
    header, wrong = understood(table.header[1], reading)
    for sentence in wrong:
        mistakes.note(table.header[0], sentence)
    mistakes.check()
    order = reading.dates or _order(table, header, mistakes)
    days = (f"Days are read with {ORDERS[order]}.",) if order else ()
    digest = sha256(content + repr((reading, order)).encode()).hexdigest()
    return PeopleFile(name, digest, (*table.read_as, *told(header), *days), table, header, reading, order)


def read_entries(file: PeopleFile, mistakes: Mistakes) -> tuple[Entry, ...]:
    """Everybody in the file; every mistake is noted."""
    entries = tuple(map(read_entry, _lines(file, mistakes)))
    _once("employee_id", ((each.line, each.employee_id) for each in entries), mistakes)
    _once("email", ((each.line, each.email or "") for each in entries), mistakes)
    accounts = ((each.line, ":".join(account)) for each in entries for account in each.accounts)
    _once("slack_id or teams_id", accounts, mistakes)
    return entries


def _order(table: Table, header: Header, mistakes: Mistakes) -> str | None:
    """The order in which days stand, from all of them; asked about where there are two."""
    days = Days()
    for place in (header.places[name] for name in COLUMNS if name in header.places):
        days.see(cells[place].strip() for _, cells in table.body() if place < len(cells))
    if days.unsure:
        mistakes.note(
            table.header[0],
            f"'{days.differs}' may be two days. Say what stands first with --dates dmy, --dates mdy or "
            "--dates ymd.",
        )
        mistakes.check()
    return days.order


def _lines(file: PeopleFile, mistakes: Mistakes) -> Iterator[Line]:
    width = max(file.header.places.values(), default=0) + 1
    width = max(width, len(file.table.header[1]))
    columns = frozenset(file.header.places) | {"name", "timezone"}
    for number, cells in file.table.body():
        if not file.table.loose and len(_filled(cells)) > width:
            mistakes.note(
                number, f"There are {len(_filled(cells))} cells and only {width} columns. A comma too many?"
            )
            continue
        yield Line(number, _cells(file, cells), mistakes, columns)


def _cells(file: PeopleFile, row: Sequence[str]) -> dict[str, str]:
    """The cells of a row by our names, days as ISO 8601 has them."""
    cells = {name: row[place] if place < len(row) else "" for name, place in file.header.places.items()}
    if "first_name" in cells:
        cells["name"] = _whole_name(cells)
    if file.order:
        for name in COLUMNS:
            if day := in_order(cells.get(name, ""), file.order):
                cells[name] = day.isoformat()
    if file.reading.zones and not cells.get("timezone", "").strip():
        cells["timezone"] = zones.of(cells.get("location", ""), cells.get("country", "")) or ""
    return cells


def _whole_name(cells: dict[str, str]) -> str:
    """A full name from its parts; some files call the last name just the name."""
    first, last = cells["first_name"].strip(), cells.get("last_name", "").strip()
    whole = cells.get("name", "").strip()
    if not last and whole and first not in whole.split():
        return f"{first} {whole}"
    return whole or f"{first} {last}".strip()


def _filled(cells: Sequence[str]) -> Sequence[str]:
    last = max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:last]


def _once(column: str, named: Iterable[tuple[int, str]], mistakes: Mistakes) -> None:
    first: dict[str, int] = {}
    for line, text in named:
        key = same_name_key(text)
        if key and first.setdefault(key, line) != line:
            mistakes.note(
                line, f"'{column}' is '{text}', as on line {first[key]}. It belongs to one person only."
            )
