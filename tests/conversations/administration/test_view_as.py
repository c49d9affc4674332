"""What a role sees, with invented people in the real framework; nobody real is in it, and nothing stays."""

import pytest
from sqlalchemy import func, select

from conversations.viewing_as import ROLES
from storage.database import Database
from storage.rows import Row
from tests.builders import Cast
from tests.conversations.houses import SECRETS
from tests.screen import pressable
from tests.talk import Talk

GROWING = {"outbox", "inbox", "person", "change_entry"}  # what was told, and that somebody looked


def counts(database: Database) -> dict[str, int]:
    with database.reading() as unit:
        return {
            table.name: unit.connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Row.metadata.sorted_tables
        }


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_shown_and_nothing_stays_but_that_somebody_looked(
    private: Talk, people: Cast, role: str
) -> None:
    ines, before = people["ines"], counts(private.database)
    private.say(ines, "view as")
    private.ask(ines, "view_as", **{"as": role})
    told = private.read(ines)
    for words in ("Robin Example", "What's next for me?", "My plan", "Explain findings", "The first words"):
        assert words in told
    assert not [secret for secret in SECRETS if secret in told]
    assert not [name for name in ("Mina Sato", "Daniel Okafor", "Priya Nair") if name in told]
    after = counts(private.database)
    assert {name for name in after if after[name] != before[name]} <= GROWING - {"person"}
    with private.database.reading() as unit:
        last = unit.ledger.changes()[0]
        assert (last.by, last.what, last.detail) == (ines, "looked", f"as {role}")
        assert unit.people.named("Robin Example") == []


def test_a_manager_is_shown_with_a_team_and_a_list(private: Talk, people: Cast) -> None:
    private.ask(people["ines"], "view_as", **{"as": "manager"})
    private.expects(people["ines"], "Sam Example")
    private.expects(people["ines"], "40 days since you talked.")
    private.ask(people["ines"], "view_as", **{"as": "employee"})
    assert "Sam Example" not in private.read(people["ines"])


def test_the_cards_lead_nowhere(private: Talk, people: Cast) -> None:
    private.ask(people["ines"], "view_as", **{"as": "manager"})
    pictures = [message for _, message in private.screen(people["ines"]).unread[1:]]
    assert pictures
    assert not [press for message in pictures for press in pressable(message)]


def test_a_role_that_there_is_not_says_so(private: Talk, people: Cast) -> None:
    private.ask(people["ines"], "view_as", **{"as": "emperor"})
    private.expects(people["ines"], "not yours to answer, or that is gone")
