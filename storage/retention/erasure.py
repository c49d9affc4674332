"""Erases a person: by each table's path, and then wherever others have written the name.

What somebody wrote about another person belongs to that one's record and stays, under a number that no longer
leads to a name. Dated facts and events stay the same way, because measures are made from them.
"""

import json
import re
from collections.abc import Iterator

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    Table,
    Text,
    and_,
    delete,
    or_,
    select,
    type_coerce,
    update,
)

from storage.people.tables import NAME, PERSON
from storage.retention.rules import NO_NAME, RULES, Blanked, Keep, Removed
from storage.rows import Audience
from storage.unit import UnitOfWork


def erase(unit: UnitOfWork, person_id: int) -> None:
    """Remove a person's names and content from every table; their number stays."""
    connection = unit.connection
    names = _known_as(connection, person_id)
    for table, rule in RULES.items():
        if isinstance(rule.erase, Removed):
            connection.execute(delete(table).where(_theirs(table, rule.erase, person_id)))
        elif isinstance(rule.erase, Blanked):
            connection.execute(
                update(table).where(_about(table, rule.erase, person_id)).values(rule.erase.values)
            )
    for table, column in _written() if names else ():
        _unname(connection, table, column, names)


def _known_as(connection: Connection, person_id: int) -> list[str]:
    """What to look for in others' words: full name and addresses; a first name alone may be anybody's."""
    asked = select(PERSON.c.full_name, PERSON.c.email).where(PERSON.c.id == person_id)
    addresses = select(NAME.c.key).where(NAME.c.person_id == person_id, NAME.c.kind == "email")
    known = {*connection.execute(asked).one(), *connection.scalars(addresses)} - {None, NO_NAME}
    return sorted(known | {json.dumps(name, ensure_ascii=False)[1:-1] for name in known})


def _theirs(table: Table, path: Removed, person_id: int) -> ColumnElement[bool]:
    named = [table.c[column] == person_id for column in path.columns]
    if "audience" in table.c:
        alone = Audience(frozenset({person_id}))
        named.append(and_(table.c.written_by == person_id, table.c.audience == alone))
    return or_(*named)


def _about(table: Table, path: Blanked, person_id: int) -> ColumnElement[bool]:
    if path.through is None:
        return table.c[path.column] == person_id
    theirs = select(path.through.c.id).where(path.through.c.person_id == person_id)
    return table.c[path.column].in_(theirs)


def _written() -> Iterator[tuple[Table, ColumnElement[str]]]:
    """Every column in which somebody's words may stand."""
    for table, rule in RULES.items():
        for column in table.c:
            kept_as = getattr(column.type, "impl_instance", column.type)
            if isinstance(kept_as, String) and not column.primary_key and rule.keep is not Keep.WORDS:
                yield table, column


def _unname(connection: Connection, table: Table, column: ColumnElement[str], names: list[str]) -> None:
    """Put a dash where a column names the person, whole words only."""
    words = type_coerce(column, Text)
    spelt = {spelling for name in names for spelling in (name, name.lower(), name.upper(), name.title())}
    where = or_(*(words.contains(spelling, autoescape=True) for spelling in sorted(spelt)))
    naming = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in names), re.IGNORECASE)
    keys = list(table.primary_key)
    for *key, text in connection.execute(select(*keys, words).where(where)).all():
        same = and_(*(part == value for part, value in zip(keys, key, strict=True)))
        mended = type_coerce(naming.sub(NO_NAME, text), Text)
        connection.execute(update(table).where(same).values({column.name: mended}))
