"""Puts a file and the database side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.roster import known as knowledge
from bot.roster.departments import Departments
from bot.roster.details import details, said_of
from bot.roster.employment import Turn, hired, over, turn
from bot.roster.entry import Entry
from bot.roster.facts import Facts, When
from bot.roster.holding import fresh, manager_of, mended, twins, waiting_lines
from bot.roster.known import Known, look_up
from bot.roster.managers import Lines, Whom, managers, match, note_circles
from bot.roster.plan import Choice, Difference, Plan, Source, Step, Title, Waits
from bot.roster.reading import PeopleFile, read_entries
from bot.roster.roles import Titles
from bot.sheet import Mistakes
from frameworks.model import Framework, same_name_key
from storage.people import Person
from storage.positions import DatedFact, Position
from storage.unit import UnitOfWork


def plan(  # noqa: PLR0913 - what a comparison needs
    file: PeopleFile,
    unit: UnitOfWork,
    framework: Framework,
    choice: Choice,
    today: date,
    *,
    hold: bool = False,
) -> Plan:
    """What bringing in a file would change.

    Args:
        file: as `read_file` gives it.
        unit: reads the database.
        framework: the one in force.
        choice: whether what differs is a change or a correction, and since when.
        today: the day on which it is brought in.
        hold: whether lines with mistakes wait for a mend while the others come in.

    Raises:
        SheetMistakesError: with every mistake, by file, line and column.
    """
    mistakes, known = file.mistakes(), look_up(unit, today)
    entries = read_entries(file, mistakes)
    sides = _beside(_fit(entries, mistakes) if hold else entries, unit, known, mistakes, today)
    if not hold:
        mistakes.check()
    while len(left := _fit(sides.entries, mistakes)) < len(sides.entries):
        sides = _beside(left, unit, known, mistakes, today)
    held = waiting_lines(entries, mistakes, sides.lines.unknown, known)
    source = Source(file.name, file.digest, choice.correction, file.read_as)
    return _Comparison(unit, framework, known, sides, choice, today, source, held).plan()


def _fit(entries: tuple[Entry, ...], mistakes: Mistakes) -> tuple[Entry, ...]:
    """Those of whom nothing is wrong."""
    return tuple(each for each in entries if each.line not in mistakes.by_line)


@dataclass(frozen=True)
class _Sides:
    """The lines that can be used, whom they are about, and who answers for whom."""

    entries: tuple[Entry, ...]
    matched: dict[str, Person]
    lines: Lines


def _beside(
    entries: tuple[Entry, ...], unit: UnitOfWork, known: Known, mistakes: Mistakes, today: date
) -> _Sides:
    matched = match(entries, known, mistakes)
    lines = managers(entries, known, matched)
    note_circles(entries, lines, _already(unit, known, matched, lines, today), mistakes)
    return _Sides(entries, matched, lines)


def _already(
    unit: UnitOfWork, known: Known, matched: dict[str, Person], lines: Lines, today: date
) -> dict[Whom, Whom]:
    """Who answers for those who are not in the file, or whose manager there nobody knows."""
    keys = {person.id: key for key, person in matched.items()}
    unsaid = {each.id for each in known.here} - set(keys)
    unsaid |= {matched[each.key].id for each in lines.unknown if each.key in matched}
    stand = knowledge.positions(unit, dict.fromkeys(unsaid, today))
    return {
        keys.get(number, number): keys.get(position.manager_id, position.manager_id)
        for number, position in stand.items()
        if position.manager_id is not None
    }


class _Comparison:
    def __init__(  # noqa: PLR0913, PLR0917 - the same
        self,
        unit: UnitOfWork,
        framework: Framework,
        known: Known,
        sides: _Sides,
        choice: Choice,
        today: date,
        source: Source,
        held: tuple[Waits, ...],
    ) -> None:
        self._unit = unit
        self._source, self._held = source, held
        self._entries, self._known, self._matched, self._lines = (
            sides.entries,
            known,
            sides.matched,
            sides.lines,
        )
        self._choice, self._today = choice, today
        self._departments = Departments(unit.units.all())
        self._keys = {person.id: key for key, person in sides.matched.items()}
        starts = {each.key: each.start for each in sides.entries}
        self._facts = Facts(Titles(unit, framework), self._departments, sides.lines, starts)
        self._notices: list[str] = []

    def plan(self) -> Plan:
        """All differences, in the order of the file."""
        on = {
            self._matched[each.key].id: self._day(each) for each in self._entries if each.key in self._matched
        }
        stand = knowledge.positions(self._unit, on)
        called = knowledge.names(self._unit, stand.values(), self._lines.names)
        self._lines.names.update(called.items())
        employments = knowledge.employments(self._unit, on)
        differences = tuple(self._difference(each, stand, employments) for each in self._entries)
        gone = tuple(each.full_name for each in self._known.here if each.id not in self._keys)
        return Plan(
            differences=differences,
            missing=gone,
            notices=(*self._nobody(), *self._notices, *twins(self._entries)),
            units=tuple(self._departments.new.items()),
            waiting=tuple(self._new_titles()),
            filled=tuple(self._facts.filled.values()),
            since=self._choice.since or self._today,
            open=not self._choice.made and any(step.open for each in differences for step in each.steps),
            source=self._source,
            held=fresh(self._held, self._unit),
            mended=mended(self._entries, self._held, self._unit),
            seen=self._unit.imports.seen(),
        )

    def _day(self, entry: Entry) -> date:
        """The day on which an entry is compared: today, or when what it says begins."""
        return max(self._today, entry.start, entry.role_since or date.min, self._choice.since or date.min)

    def _difference(
        self, entry: Entry, stand: dict[int, Position], employments: dict[int, tuple[DatedFact, ...]]
    ) -> Difference:
        person = self._matched.get(entry.key)
        if person is None:
            steps = (*hired(entry), *self._facts.first(entry))
            said = tuple(step.said for step in steps)
            return Difference(entry, None, "new", (), steps, entry.accounts, said)
        turned = turn(entry, employments.get(person.id, ()), self._choice, self._today)
        if turned.notice:
            self._notices.append(f"Line {entry.line}, {entry.name}: {turned.notice}")
        facts = () if over(entry, self._today) else tuple(self._changes(entry, stand[person.id], turned))
        described = dict(details(entry, person))
        accounts = self._new_accounts(entry, person)
        steps = (*turned.steps, *facts)
        said = (
            *said_of(described, person),
            *(step.said for step in steps),
            *(f"account {each[0]}" for each in accounts),
        )
        kind = "changed" if said and turned.kind == "unchanged" else turned.kind
        return Difference(entry, person.id, kind, tuple(described.items()), steps, accounts, said)

    def _changes(self, entry: Entry, stands: Position, turned: Turn) -> Iterator[Step]:
        when = When.of(entry, self._choice, self._today)
        back = turned.steps[0] if turned.kind == "rejoining" else None
        if back and back.since and not back.corrects:
            when = When(back.since, reason="rehire")
        boss = stands.manager_id
        above = None if boss is None else self._keys.get(boss, boss)
        return self._facts.changed(entry, stands, above, when)

    def _new_accounts(self, entry: Entry, person: Person) -> tuple[tuple[str, str, str], ...]:
        return tuple(each for each in entry.accounts if self._known.accounts.get(each) != person.id)

    def _new_titles(self) -> Iterator[Title]:
        """The titles without a role that do not wait already."""
        queued = {(same_name_key(each.title), each.unit_key) for each in self._unit.careers.waiting_titles()}
        for (key, unit_key), title in self._facts.waiting.items():
            if (key, unit_key or "") not in queued:
                yield title

    def _nobody(self) -> Iterator[str]:
        for entry in self._lines.unknown:
            stays = (
                "The manager who is known stays" if entry.key in self._matched else "There is none until then"
            )
            yield (
                f"Line {entry.line}, {entry.name}: {manager_of(entry)} is nobody's. "
                f"{stays}; mend it, or bring that person in."
            )
