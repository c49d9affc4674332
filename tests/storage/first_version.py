"""The first version that landed, as a database: how it was made, and how a test reads it back.

`uv run python -m tests.storage.first_version` was called in the checkout of that version, whose history of
tables ends at `0002`. It lives through `live_through` with the code of the day and writes
`first_version.json`: table by table, a row a line. The file is never made again by a later version (the call
refuses), because what later code writes is not what people out there have.
"""

import json
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, Date, DateTime, MetaData, Table, func, insert, select

from storage.database import Database
from storage.migrate import configured, stands_at
from storage.mobility import Opening, Requirement, Selection, StageReached
from storage.unit import UnitOfWork
from tests.builders import HIRED, NOW, TODAY, Cast, action, cast, goal, rating
from tests.storage.framework import WHOLE
from tests.talk import Talk

FIRST = "0002"
KEPT = Path(__file__).with_suffix(".json")
CAREER, DIRECT = "Career conversation", "talk"
Rows = dict[str, list[dict[str, Any]]]
"""Every row of every table, its values as JSON has them."""


def live_through(database: Database) -> Cast:
    """A few weeks in the observatory, so that every table holds something.

    In the end Daniel's talk with Mina stands where she is asked, his talk with Priya is over and she has said
    something to it, Priya has left a form half filled in, and three messages wait for Mina's morning.
    """
    with database.unit() as unit:
        unit.careers.publish(WHOLE, NOW - timedelta(days=90), None)
    people = cast(database)
    database.mark("live")
    with database.unit() as unit:
        _file_away(unit, people)
    talk = Talk(database)
    _talk_with_priya(talk, people)
    talk.live(days=8, hours=3)
    _talk_with_mina(talk, people)
    return people


def _file_away(unit: UnitOfWork, people: Cast) -> None:
    """What comes in beside the chat: plans, ratings, openings, errands."""
    mina, daniel, ana = people["mina"], people["daniel"], people["ana"]
    unit.people.describe(mina, email="mina.sato@observatory.example", employee_id="OBS-1042")
    unit.people.describe(ana, email="ana.lima@observatory.example", preferred_name="Aninha")
    number = goal(unit, mina, "Lead the spring tour", review=date(2027, 1, 10))
    action(unit, number, "Write the tour script", mina, date(2026, 11, 30))
    action(unit, number, "Book the bus", daniel)
    rating(unit, mina, {"measuring": "practising", "planning": "practising"}, daniel)
    rating(unit, mina, {"explaining": "learning"}, sealed=True)
    unit.units.add("domes", "The domes")
    unit.positions.record(mina, "unit", "domes", HIRED, "hire", "test", NOW)
    unit.positions.record(mina, "location", "Tokyo", HIRED, "hire", "test", NOW, country="JP")
    unit.protected.record(mina, "age_band", "30-39", HIRED, "test", NOW)
    asks = (Requirement("night-watch", "guiding", must_have=True),)
    lead = Opening(key="R1", kind="job", title="Dome Lead", hiring_manager_id=daniel, requirements=asks)
    unit.mobility.keep_opening(lead, "t", NOW)
    refused = StageReached("not_selected", TODAY, "Needs a year of night watches", "night-watch", daniel)
    unit.mobility.keep_selection(
        Selection(key=f"R1/person:{mina}", opening_key="R1", person_id=mina, stages=(refused,)), "t", NOW
    )
    unit.jobs.queue("report", {"of": daniel}, daniel, NOW, "report of a Monday")
    if job := unit.jobs.claim(NOW, NOW):
        unit.jobs.finish(job.id, {"pages": 2})
    unit.careers.queue_title("Star Gazer II", None, NOW)
    unit.ledger.changed(people["ines"], "grant", f"people-team for person {people['ines']}", NOW)
    unit.playground.keep(mina, DIRECT, "person", "What is next after Observer?", NOW)


def _talk_with_priya(talk: Talk, people: Cast) -> None:
    """A talk that is over: captured in a minute, put in the plan, and answered by the one it is about."""
    daniel, priya = people["daniel"], people["priya"]
    talk.say(daniel, "start a career conversation with Priya")
    talk.press(daniel, "We have talked", CAREER)
    talk.say(daniel, "She wants to teach more", CAREER)
    talk.press(daniel, "Deeper in this role", CAREER)
    talk.say(daniel, "Run one class", CAREER)
    talk.press(daniel, "Priya Nair", CAREER)
    talk.say(daniel, "in two weeks", CAREER)
    talk.press(daniel, "No", CAREER)
    talk.say(daniel, "in three months", CAREER)
    talk.press(daniel, "Yes", CAREER)
    talk.press(priya, "I see it differently", CAREER)
    talk.say(priya, "I would rather build exhibits", CAREER)
    talk.press(priya, "Yes", CAREER)
    talk.say(priya, "I finished run one class")
    talk.open_home(priya)
    talk.say(priya, "What am I missing for Senior Observer?")
    talk.press(priya, "Rate yourself, about 3 minutes")
    talk.press(priya, "Open")
    talk.leave(priya, {"Measuring": "Guiding"})
    talk.say(people["ana2"], "stop messaging me until Monday")
    talk.say(daniel, "set up monthly check-ins with Priya")


def _talk_with_mina(talk: Talk, people: Cast) -> None:
    """A talk under way, and messages that wait: it is noon in the dome and nine at night in Tokyo."""
    daniel, mina = people["daniel"], people["mina"]
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "Brief me first", "Career conversation with Mina")
    talk.press(daniel, "Walk me through it", "Career conversation with Mina")
    talk.say(daniel, "set up monthly check-ins with Mina")
    with talk.database.unit() as unit:
        unit.nudges.stop(mina, "reminders", talk.now)


def take_down(connection: Connection) -> Rows:
    """Every row of every table, whichever tables those are."""
    return {
        table.name: [_plainly(row._mapping) for row in connection.execute(select(table).order_by(*table.c))]
        for table in _tables(connection)
        if table.name != "alembic_version"
    }


def put_back(database: Database) -> Rows:
    """Make an empty database what it was in the first version, with all that it held. Returns that."""
    rows: Rows = json.loads(KEPT.read_text(encoding="utf-8"))
    with database.unit() as unit:
        command.downgrade(configured(unit.connection), "base")
        command.upgrade(configured(unit.connection), FIRST)
        for table in _tables(unit.connection):
            if kept := rows.get(table.name):
                unit.connection.execute(insert(table), [_as_kept(table, row) for row in kept])
        _count_on(unit.connection, rows)
    return rows


def _tables(connection: Connection) -> list[Table]:
    known = MetaData()
    known.reflect(connection)
    return known.sorted_tables


def _plainly(row: Any) -> dict[str, Any]:
    return {name: _said(value) for name, value in row.items()}


def _said(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo:
        value = value.astimezone(UTC).replace(tzinfo=None)
    return value.isoformat() if isinstance(value, date) else value


def _as_kept(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The values as the columns of this database want them."""
    return {name: _read(table.c[name].type, value) for name, value in row.items()}


def _read(kind: Any, value: Any) -> Any:
    if value is None or not isinstance(kind, DateTime | Date):
        return value
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return datetime.fromisoformat(value).replace(tzinfo=UTC if kind.timezone else None)


def _count_on(connection: Connection, rows: Rows) -> None:
    """PostgreSQL gives numbers by itself: go on after the last one that came with its row."""
    if connection.dialect.name != "postgresql":
        return
    for table in _tables(connection):
        if "id" in table.c and rows.get(table.name) and isinstance(rows[table.name][0]["id"], int):
            sequence = func.pg_get_serial_sequence(table.name, "id")
            connection.execute(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery())))


def _as_text(rows: Rows) -> str:
    """JSON with a row a line, so that it can be read and compared."""
    tables = (
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in kept) + "\n]"
        for name, kept in sorted(rows.items())
        if kept
    )
    return "{\n" + ",\n".join(tables) + "\n}\n"


def main() -> None:
    """Write the file, in the checkout of the first version."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'first.db'}")
        database.migrate()
        with database.reading() as unit:
            if stands_at(unit.connection) != FIRST:
                sys.exit(
                    f"This version has tables of its own by now. Call it where the history ends at {FIRST}."
                )
        live_through(database)
        with database.reading() as unit:
            KEPT.write_text(_as_text(take_down(unit.connection)), encoding="utf-8")
        database.close()


if __name__ == "__main__":
    main()
