"""What people have from the first landed version upgrades with everything intact, and life goes on in it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import column, table

from bot.cli import VERBS
from bot.opening import UnusableError, open_database
from storage.database import Database
from storage.migrate import stands_at
from storage.rows import Row
from tests.storage.first_version import FIRST, Rows, put_back, take_down
from tests.talk import Talk

LATER = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
"""Where the first version was left."""
VERSION = table("alembic_version", column("version_num"))
DANIEL, MINA, PRIYA, TALK, CARRIED = 2, 3, 4, 5, "dialogue:5"


@pytest.fixture
def held(database: Database) -> Rows:
    """What the database of the first version holds; it has not been upgraded yet."""
    rows = put_back(database)
    with database.reading() as unit:
        assert stands_at(unit.connection) == FIRST
    return rows


@pytest.fixture
def upgraded(database: Database, held: Rows) -> Iterator[Database]:
    """The same database, opened by this version as the service opens it."""
    assert held
    url = database.url.render_as_string(hide_password=False)
    opened = open_database(url, "live", LATER, migrate=True)
    yield opened
    opened.close()


def test_every_row_is_there_afterwards_as_it_was(held: Rows, upgraded: Database) -> None:
    with upgraded.reading() as unit:
        found = take_down(unit.connection)
    assert len(held) >= 50
    for name, rows in held.items():
        then = [{column: row[column] for column in rows[0]} for row in found[name]]
        assert sorted(map(repr, then)) == sorted(map(repr, rows)), name


def test_the_tables_are_those_of_this_version(upgraded: Database) -> None:
    with upgraded.reading() as unit:
        found = take_down(unit.connection)
    assert set(found) == set(Row.metadata.tables)
    upgraded.migrate()
    with upgraded.reading() as unit:
        assert take_down(unit.connection) == found


def test_a_conversation_under_way_goes_on_where_it_stood_and_ends(upgraded: Database) -> None:
    talk = Talk(upgraded, now=LATER, events="later")
    talk.wait(hours=14)  # ten in the morning in Tokyo
    talk.say(MINA, "The comet evening", CARRIED)
    talk.wait(hours=8)
    assert talk.read(DANIEL), "Daniel is asked next, in his own morning"
    for answer in ("Teaching", "deepen", "Hold two classes", "Mina Sato", "in two weeks", "no"):
        talk.say(DANIEL, answer, CARRIED)
    talk.say(DANIEL, "in three months", CARRIED)
    talk.say(DANIEL, "yes", CARRIED)
    with upgraded.reading() as unit:
        assert unit.dialogues.get(TALK).status == "finished"
        assert unit.dialogues.answers(TALK)["proud", None].value == "The comet evening"
        agreed = unit.plans.plan(MINA).goals[-1]
    assert [action.text for action in agreed.actions] == ["Hold two classes"]


def test_what_waited_is_delivered_once_each_in_their_own_morning(upgraded: Database) -> None:
    talk = Talk(upgraded, now=LATER, events="later")
    talk.deliver()
    assert not talk.screen(MINA).cards, "it is night in Tokyo"
    talk.wait(hours=14)
    assert len(talk.screen(MINA).cards) == 3
    before = set(talk.screen(MINA).cards)
    talk.wait(minutes=30)
    assert set(talk.screen(MINA).cards) == before
    with upgraded.reading() as unit:
        assert unit.mailbox.next_due(talk.now) is None


def test_what_was_agreed_and_chosen_still_holds(upgraded: Database) -> None:
    talk = Talk(upgraded, now=LATER, events="later")
    talk.say(PRIYA, "show my plan")
    talk.expects(PRIYA, "Run one class")
    talk.say(MINA, "what do you store about me?")
    talk.expects(MINA, "Daniel Okafor")
    talk.live(days=8)
    with upgraded.reading() as unit:
        opened = [each.guide for each in unit.dialogues.open_for(MINA)]
        assert "check-in" in opened, "the check-in that Daniel set up comes on its day"


def test_there_is_no_way_back_and_an_older_version_says_so(database: Database) -> None:
    assert not {"downgrade", "rollback"} & {verb.name for verb in VERBS}
    with database.unit() as unit:
        current = stands_at(unit.connection)
        unit.connection.execute(VERSION.update().values(version_num="9999"))
    url = database.url.render_as_string(hide_password=False)
    with pytest.raises(UnusableError, match="newer version of Trellis"):
        open_database(url, "live", LATER, migrate=True)
    with database.unit() as unit:
        assert stands_at(unit.connection) == "9999"
        unit.connection.execute(VERSION.update().values(version_num=current))
    open_database(url, "live", LATER + timedelta(days=1), migrate=True).close()
