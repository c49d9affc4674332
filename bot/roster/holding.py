"""Lines that cannot be used: either nothing comes in, or they wait for a mend while the others do."""

from collections.abc import Iterator

from bot.roster.entry import Entry
from bot.roster.known import Known
from bot.roster.plan import Waits
from bot.sheet import Mistakes
from storage.unit import UnitOfWork

_KINDS = (
    ("closes a circle", "circle"), ("their own manager", "circle"), (", as on line ", "doubled"),
    (" leads to ", "doubled"), ("time zone", "time zone"), ("is empty. Write a name such as", "time zone"),
)  # fmt: skip
"""What kind of mistake a sentence tells of."""


def waiting_lines(
    entries: tuple[Entry, ...], mistakes: Mistakes, unknown: tuple[Entry, ...], known: Known
) -> tuple[Waits, ...]:
    """Every line with a mistake; and those that come in, but for a manager whom nobody knows."""
    by_line = {each.line: each for each in entries}
    lines = [_line(number, by_line.get(number), mistakes, known) for number in sorted(mistakes.by_line)]
    return (*lines, *(_without_manager(each, known) for each in unknown))


def fresh(waits: tuple[Waits, ...], unit: UnitOfWork) -> tuple[Waits, ...]:
    """Those of the lines that do not wait already, just so."""
    kept = {(each.key, each.line, str(each.reasons)) for each in unit.imports.held()}
    return tuple(each for each in waits if (each.key, each.line, str(each.listed)) not in kept)


def mended(entries: tuple[Entry, ...], waits: tuple[Waits, ...], unit: UnitOfWork) -> tuple[str, ...]:
    """The keys of lines that waited, and need not any more."""
    still = {each.key for each in waits}
    keys = {each.key for each in entries} - still
    return tuple(each.key for each in unit.imports.held() if each.key in keys)


def _without_manager(entry: Entry, known: Known) -> Waits:
    person = known.by_id.get(entry.key)
    reason = f"{manager_of(entry)} is nobody's. Mend it, or bring that person in."
    return Waits(entry.key, person.id if person else None, entry.name, entry.line, (("manager", reason),))


def manager_of(entry: Entry) -> str:
    """The manager as the file names them."""
    by_address = entry.manager_email is not None
    return f"'manager_email' {entry.manager_email}" if by_address else f"'manager_id' {entry.manager_id}"


def _line(number: int, entry: Entry | None, mistakes: Mistakes, known: Known) -> Waits:
    person = known.by_id.get(entry.key) if entry else None
    return Waits(
        key=(entry.key if entry else "") or f"line {number}",
        person_id=person.id if person else None,
        name=entry.name if entry else "",
        line=number,
        reasons=tuple((_kind(each), each) for each in mistakes.by_line[number]),
    )


def _kind(sentence: str) -> str:
    return next((kind for sign, kind in _KINDS if sign in sentence), "cell")


def twins(entries: tuple[Entry, ...]) -> Iterator[str]:
    """People with one name and one first day: perhaps the same person twice."""
    first: dict[tuple[str, object], Entry] = {}
    for entry in entries:
        before = first.setdefault((entry.name.casefold(), entry.start), entry)
        if before is not entry:
            yield (
                f"Line {entry.line}, {entry.name}: name and first day as on line {before.line}. "
                "If they are one person, take one of the lines out."
            )
