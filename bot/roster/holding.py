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
    entries: tuple[Entry, ...], mistakes: Mistakes, known: Known, unit: UnitOfWork
) -> tuple[Waits, ...]:
    """Every line with a mistake that does not wait already, just so."""
    by_line = {each.line: each for each in entries}
    kept = {(each.key, each.line, str(each.reasons)) for each in unit.imports.held()}
    lines = (_line(number, by_line.get(number), mistakes, known) for number in sorted(mistakes.by_line))
    return tuple(each for each in lines if (each.key, each.line, str(each.listed)) not in kept)


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
