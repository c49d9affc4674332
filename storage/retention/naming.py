"""Takes a person's names out of what others wrote.

Looked for are the full name, a preferred name of several words, every address, and an employee id with a
letter in it: whole words, however they are spelt. A first name alone, or a bare number, may be anybody's and
anything. Only in messages, which are ours and soon over, the name somebody goes by is taken out as well.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    Table,
    Text,
    and_,
    or_,
    select,
    type_coerce,
    update,
)

from storage.mailbox.tables import OUTBOX
from storage.people.tables import NAME, PERSON
from storage.playground import MESSAGE
from storage.retention.rules import NO_NAME, RULES, Keep

_MESSAGES = (OUTBOX, MESSAGE)


@dataclass(frozen=True)
class Names:
    """What somebody is known by: `sure` is looked for everywhere, `called` in messages."""

    sure: frozenset[str]
    called: frozenset[str]


def known_as(connection: Connection, person_id: int) -> Names:
    """What to look for; nothing for somebody who has been erased before."""
    asked = select(PERSON.c.full_name, PERSON.c.preferred_name, PERSON.c.email, PERSON.c.employee_id)
    full, preferred, email, employee_id = connection.execute(asked.where(PERSON.c.id == person_id)).one()
    addresses = connection.scalars(
        select(NAME.c.key).where(NAME.c.person_id == person_id, NAME.c.kind == "email")
    )
    sure = {full, email, *addresses} - {None, NO_NAME}
    if employee_id and re.search(r"[^\W\d_]", employee_id):
        sure.add(employee_id)
    if preferred and len(preferred.split()) > 1:
        sure.add(preferred)
    return Names(_however_typed(sure), _however_typed({preferred} - {None} - sure))


def _however_typed(names: set[str]) -> frozenset[str]:
    """With accents as signs of their own, and as part of their letters: keyboards differ."""
    return frozenset(normalize(form, name) for name in names for form in ("NFC", "NFD"))


def unname(connection: Connection, names: Names) -> dict[str, int]:
    """Put a dash wherever a column names the person. How many rows of which table that were."""
    mended: dict[str, int] = {}
    for table, rule in RULES.items():
        looked_for = names.sure | (names.called if table in _MESSAGES else frozenset())
        for column in table.c if looked_for and rule.keep is not Keep.WORDS else ():
            if _holds_words(column) and (count := _mend(connection, table, column, looked_for)):
                mended[table.name] = mended.get(table.name, 0) + count
    return mended


def _holds_words(column: ColumnElement[Any]) -> bool:
    kept_as = getattr(column.type, "impl_instance", column.type)
    return isinstance(kept_as, String) and not getattr(column, "primary_key", False)


def _mend(connection: Connection, table: Table, column: ColumnElement[Any], names: frozenset[str]) -> int:
    words = type_coerce(column, Text)
    like = words.like if connection.dialect.name == "sqlite" else words.ilike  # there LIKE knows no case
    where = or_(*(like(f"%{spelling}%", escape="/") for spelling in _spelt(names)))
    found = connection.execute(select(*table.primary_key, words).where(where)).all()
    count = 0
    for *key, text in found:
        mended = _without(text, names)
        if mended != text:
            same = and_(*(part == value for part, value in zip(table.primary_key, key, strict=True)))
            new = type_coerce(mended, Text)
            connection.execute(update(table).where(same).values({column.name: new}))
            count += 1
    return count


def _spelt(names: frozenset[str]) -> list[str]:
    """What a database looks for: it knows that A is a, and not that Ä is ä."""
    found = {name.lower() for name in names}
    found |= {way(name) for name in names if not name.isascii() for way in (str, str.upper, str.title)}
    found |= {json.dumps(spelling, ensure_ascii=False)[1:-1] for spelling in found}
    return sorted(re.sub(r"[/%_]", r"/\g<0>", spelling) for spelling in found)


def _without(text: str, names: frozenset[str]) -> str:
    """The text without the names; in JSON only what people read is touched, never its signs."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    naming = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first), re.IGNORECASE)
    try:
        value = json.loads(text) if text[:1] in {"{", "[", '"'} else None
    except ValueError:
        value = None
    if value is None:
        return naming.sub(NO_NAME, text)
    mended = _walked(value, naming)
    return text if mended == value else json.dumps(mended, ensure_ascii=False, separators=(",", ":"))


def _walked(value: Any, naming: re.Pattern[str]) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case str():
            return naming.sub(NO_NAME, value)
        case list():
            return [_walked(each, naming) for each in value]
        case dict():
            return {naming.sub(NO_NAME, key): _walked(each, naming) for key, each in value.items()}
    return value
