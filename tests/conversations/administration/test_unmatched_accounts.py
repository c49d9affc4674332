"""Accounts that match nobody wait for the people team, who say whose they are, or that they are nobody's."""

import pytest

from conversations.matching_accounts import Profile, meet
from conversations.messages import Account, Said
from conversations.turn import receive
from conversations.wording import plain
from storage.unit import UnitOfWork
from tests.builders import HIRED, NOW, TODAY, Cast, leaves, people_team
from tests.talk import Talk

WHOSE = "Whose account is this?"


def met(unit: UnitOfWork, number: str, name: str, email: str | None = None) -> None:
    profile = Profile("slack", "T", number, email, name, None, present=True)
    assert meet(unit, profile, NOW) is None


@pytest.fixture
def queue(talk: Talk, people: Cast) -> None:
    """Two accounts wait."""
    assert people["noor"]
    with talk.database.unit() as unit:
        met(unit, "U1", "Noor H.", "noor@home.example")
        met(unit, "U2", "Visitor Two")


def links(talk: Talk, by: int, who: str, on: str = "Noor H.") -> None:
    talk.say(by, "accounts that match nobody")
    talk.press(by, "Link to somebody", on=on)
    talk.say(by, who, WHOSE)


def behind(talk: Talk, number: str) -> int | None:
    with talk.database.reading() as unit:
        return unit.people.behind("slack", "T", number, TODAY)


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize(
    "words", ["accounts that match nobody", "Unmatched accounts", "Which Slack accounts match nobody?"]
)
def test_the_queue_says_who_waits_and_why(talk: Talk, people: Cast, words: str) -> None:
    ines = people["ines"]
    talk.say(ines, words)
    talk.expects(ines, "2 wait")
    talk.expects(ines, "Noor H. (noor@home.example), on Slack")
    talk.expects(ines, "Nobody who works here is known by this e-mail address.")
    talk.expects(ines, "The account shows no e-mail address.")


@pytest.mark.usefixtures("queue")
def test_a_linked_account_speaks_at_once_and_what_waited_goes_out(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], people["noor"]
    with talk.database.unit() as unit:
        unit.people.unlink("playground", "local", [str(noor)])
        unit.mailbox.put(noor, "talk", '{"kind": "message", "summary": "s", "body": []}', "k", "answer", NOW)
        assert unit.mailbox.claim(NOW, NOW, 5) == []
    links(talk, ines, "Noor Haddad")
    talk.expects(ines, "Noor H. (noor@home.example), on Slack belongs to Noor Haddad. Shall I link the two?")
    assert behind(talk, "U1") is None
    talk.press(ines, "Yes", WHOSE)
    talk.expects(ines, "Noor Haddad can write to me there from now on.")
    assert behind(talk, "U1") == noor
    assert talk.bodies(noor)[0] == ""
    talk.expects(noor, "Ines Roth has linked an account to you: Noor H. (noor@home.example), on Slack.")
    account = Account(channel="slack", workspace="T", external_id="U1")
    receive(
        talk.database,
        talk.house,
        Said(event="first", account=account, place="talk", at=NOW, text="help"),
        NOW,
    )
    talk.deliver()
    talk.expects(noor, "what's next")
    with talk.database.reading() as unit:
        (change,) = [each for each in unit.ledger.changes() if each.what == "account"]
    assert (change.by, change.detail) == (ines, f"1 linked to person {noor}")


@pytest.mark.usefixtures("queue")
def test_a_no_links_nothing(talk: Talk, people: Cast) -> None:
    links(talk, people["ines"], "Noor Haddad")
    talk.press(people["ines"], "No", WHOSE)
    talk.expects(people["ines"], "Nothing was changed.")
    assert behind(talk, "U1") is None


@pytest.mark.usefixtures("queue")
def test_an_account_is_left_out_and_brought_back(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "unmatched accounts")
    talk.press(ines, "Not one of us", on="Noor H.")
    talk.expects(ines, "Noor H. (noor@home.example), on Slack: left out.")
    talk.press(ines, "Accounts that match nobody (1)")
    assert "Noor H." not in talk.read(ines)
    talk.press(ines, "Take it back", on="left out")
    talk.expects(ines, "Noor H. (noor@home.example), on Slack: it waits again.")
    talk.press(ines, "Accounts that match nobody (2)")
    talk.expects(ines, "Noor H.")


def test_many_are_shown_a_few_at_a_time(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.ask(ines, "unmatched_accounts")
    talk.expects(ines, "There is none.")
    with talk.database.unit() as unit:
        for at in range(6):
            met(unit, f"U{at}", f"Visitor {at}")
    talk.ask(ines, "unmatched_accounts")
    assert [f"Visitor {at}" in talk.read(ines) for at in range(6)] == [True] * 4 + [False] * 2
    talk.press(ines, "Show more")
    assert [f"Visitor {at}" in talk.read(ines) for at in range(6)] == [False] * 4 + [True] * 2
    talk.ask(ines, "unmatched_accounts", after="4711")
    talk.expects(ines, "6 still wait.")


@pytest.mark.usefixtures("queue")
def test_the_ways_there_carry_the_number(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "administration")
    talk.press(ines, "Accounts that match nobody (2)")
    talk.expects(ines, "Visitor Two")
    talk.open_home(ines)
    home = talk.screen(ines).home
    assert home is not None
    said = [plain(message.body) for section in home.sections for message in section.messages]
    assert any(each.startswith("2 accounts match nobody.") for each in said)
    talk.say(ines, "who cannot be reached?")
    talk.press(ines, "Accounts that match nobody (2)")


@pytest.mark.usefixtures("queue")
def test_it_is_asked_once_however_often_the_button_is_pressed(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.ask(ines, "link_account", account="1")
    talk.ask(ines, "link_account", account="1")
    talk.expects(ines, "Go on")


@pytest.mark.usefixtures("queue")
def test_what_is_settled_meanwhile_is_said_and_changes_nothing(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], people["noor"]
    links(talk, ines, "Priya Nair")
    with talk.database.unit() as unit:
        unit.people.describe(noor, email="noor@home.example")
        assert (
            meet(unit, Profile("slack", "T", "U1", "noor@home.example", "N", None, present=True), NOW) == noor
        )
    talk.press(ines, "Yes", WHOSE)
    talk.expects(ines, "Somebody has decided on that account, or it has found its person.")
    assert behind(talk, "U1") == noor
    for wanted in ("link_account", "leave_out_account", "bring_back_account"):
        talk.ask(ines, wanted, account="1")
        talk.expects(ines, "Somebody has decided on that account")


@pytest.mark.usefixtures("queue")
def test_nothing_is_linked_to_whoever_works_here_no_more_and_another_name_mends_it(
    talk: Talk, people: Cast
) -> None:
    ines = people["ines"]
    with talk.database.unit() as unit:
        leaves(unit, people["priya"])
    links(talk, ines, "Priya Nair")
    talk.press(ines, "Yes", WHOSE)
    talk.expects(ines, "Priya Nair does not work here today, so nothing was linked.")
    assert behind(talk, "U1") is None
    talk.press(ines, "Change", WHOSE, on="Priya Nair")
    talk.say(ines, "Noor Haddad", WHOSE)
    talk.press(ines, "Yes", WHOSE)
    assert behind(talk, "U1") == people["noor"]


ASKED = ("unmatched_accounts", "link_account", "leave_out_account", "bring_back_account")


@pytest.mark.usefixtures("queue")
@pytest.mark.parametrize("who", ["daniel", "mina", "noor"])
@pytest.mark.parametrize("wanted", ASKED)
def test_nobody_else_sees_or_decides(talk: Talk, people: Cast, who: str, wanted: str) -> None:
    for number in ("1", "4711"):
        talk.ask(people[who], wanted, account=number)
        (said,) = talk.bodies(people[who])
        assert said.startswith("I cannot show that. Accounts that match nobody are for the people team")


@pytest.mark.usefixtures("queue")
def test_the_people_team_of_a_part_is_not_enough(talk: Talk, people: Cast) -> None:
    noor = people["noor"]
    with talk.database.unit() as unit:
        unit.grants.grant(noor, "people-team", "unit", "domes", HIRED, None, None, NOW)
    talk.say(noor, "administration")
    assert "Accounts that match" not in talk.read(noor)
    talk.ask(noor, "unmatched_accounts")
    talk.expects(noor, "I cannot show that.")
    talk.open_home(noor)
    assert "match nobody" not in str(talk.screen(noor).home)


@pytest.mark.usefixtures("queue")
def test_whoever_lost_the_role_half_way_links_nothing(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    with talk.database.unit() as unit:
        people_team(unit, people["noor"])
    links(talk, ines, "Noor Haddad")
    with talk.database.unit() as unit:
        unit.grants.revoke(1, people["noor"], NOW)
    talk.press(ines, "Yes", WHOSE)
    talk.expects(ines, "I cannot show that.")
    assert behind(talk, "U1") is None
