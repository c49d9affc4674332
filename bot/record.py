"""Everything about a person that they may read, as JSON and as text that reads from top to bottom."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.kinds import told
from conversations.house import House
from conversations.wording import plain
from storage.dialogues.tables import NO_ITEM
from storage.people import Person
from storage.retention import Record

FORMAT = "trellis-record/1"


def as_json(person: Person, record: Record, now: datetime) -> str:
    """One object: who, when, the rows by table, and what is there besides."""
    besides = [{"what": each.table, "rows": each.rows, "why": each.why} for each in record.withheld]
    whole = {
        "format": FORMAT,
        "person": person.full_name,
        "as_of": now.isoformat(),
        "kept": record.given,
        "not_shown": besides,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_text(house: House, person: Person, record: Record, now: datetime) -> str:
    """The same for reading, in the person's language."""
    return "\n".join(_lines(house, person, record, now)) + "\n"


def _lines(house: House, person: Person, record: Record, now: datetime) -> Iterator[str]:
    def say(key: str, **names: object) -> str:
        return plain(house.phrases.spans(person.language, key, names))

    yield say("everything.title", name=person.called)
    yield say("everything.made", day=now.date())
    for table, rows in record.given.items():
        yield from ("", told(house, table, person.language).upper())
        yield from (_row(row, person.called) for row in rows)
    yield from ("", say("everything.besides").upper())
    for each in record.withheld:
        what, why = told(house, each.table, person.language), say(f"everything.why_{each.why}")
        yield "- " + say("everything.withheld", what=what, rows=each.rows, why=why)
    if not record.withheld:
        yield say("everything.nothing")


def _row(row: dict[str, Any], own: str) -> str:
    """One line, without saying on each that it is theirs."""
    said = (
        f"{name.removesuffix('_id').replace('_', ' ')}: {_value(value)}"
        for name, value in row.items()
        if (name, value) not in [("person_id", own), ("about", own), ("item", NO_ITEM)]
    )
    return "- " + "; ".join(said)


def _value(value: Any) -> str:  # noqa: ANN401 - any JSON
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return " ".join(value.split())
        case list():
            return ", ".join(map(_value, value)) or "nobody"
        case dict():
            return ", ".join(f"{name.replace('_', ' ')} {_value(each)}" for name, each in value.items())
    return str(value)
