"""Erases a person: by each table's path, and then wherever others have written the name.

What somebody wrote about another person belongs to that one's record and stays, under a number that no longer
leads to a name. Dated facts and events stay the same way, because measures are made from them.
"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, update

from storage.people.tables import PERSON
from storage.prompts import PROMPT
from storage.retention.naming import known_as, unname
from storage.retention.rules import RULES, Blanked, Follows, Removed, Stays
from storage.rows import Audience
from storage.unit import UnitOfWork


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows of which table were removed, blanked, mended because they named the person, or stay."""

    removed: dict[str, int]
    blanked: dict[str, int]
    unnamed: dict[str, int]
    by_number: dict[str, int]


def erase(unit: UnitOfWork, person_id: int) -> Erased:
    """Remove a person's names and content from every table; their number stays. Once more changes nothing."""
    connection = unit.connection
    unit.people.hold(person_id)
    names = known_as(connection, person_id)
    before = {table: _count(unit, table, None) for table, rule in RULES.items() if _goes(rule.erase)}
    blanked: dict[str, int] = {}
    for table, rule in RULES.items():
        if isinstance(rule.erase, Removed):
            connection.execute(delete(table).where(_theirs(table, rule.erase, person_id)))
        elif isinstance(rule.erase, Blanked):
            blanked[table.name] = _blank(unit, table, rule.erase, person_id)
    _bring_up_no_more(unit, person_id)
    removed = {table.name: rows - _count(unit, table, None) for table, rows in before.items()}
    stays = {
        table.name: _numbered(unit, table, person_id)
        for table, rule in RULES.items()
        if rule.erase == Stays()
    }
    return Erased(_some(removed), _some(blanked), unname(connection, names), _some(stays))


def _goes(path: Stays | Follows | Removed | Blanked) -> bool:
    return isinstance(path, Removed | Follows)


def _some(counts: dict[str, int]) -> dict[str, int]:
    return {table: rows for table, rows in counts.items() if rows}


def _count(unit: UnitOfWork, table: Table, where: ColumnElement[bool] | None) -> int:
    asked = select(func.count()).select_from(table)
    return unit.connection.scalar(asked if where is None else asked.where(where)) or 0


def _theirs(table: Table, path: Removed, person_id: int) -> ColumnElement[bool]:
    named = [table.c[column] == person_id for column in path.columns]
    if "audience" in table.c:
        alone = Audience(frozenset({person_id}))
        named.append(and_(table.c.written_by == person_id, table.c.audience == alone))
    return or_(*named)


def _blank(unit: UnitOfWork, table: Table, path: Blanked, person_id: int) -> int:
    """How many rows said something until now."""
    values = path.values
    said = or_(*(table.c[column].is_distinct_from(value) for column, value in values.items()))
    theirs = and_(_about(table, path, person_id), said)
    return unit.connection.execute(update(table).where(theirs).values(values)).rowcount


def _about(table: Table, path: Blanked, person_id: int) -> ColumnElement[bool]:
    if path.through is None:
        return table.c[path.column] == person_id
    theirs = select(path.through.c.id).where(path.through.c.person_id == person_id)
    return table.c[path.column].in_(theirs)


def _numbered(unit: UnitOfWork, table: Table, person_id: int) -> int:
    """The rows that say something of a person by number alone."""
    named = [column == person_id for column in table.c if column.references(PERSON.c.id)]
    return _count(unit, table, or_(*named)) if named else 0


def _bring_up_no_more(unit: UnitOfWork, person_id: int) -> None:
    """Nobody is reminded of a talk with them."""
    waiting = and_(PROMPT.c.person_id == person_id, PROMPT.c.status.in_(("open", "later")))
    unit.connection.execute(update(PROMPT).where(waiting).values(status="gone", until=None))
