"""Roles of the house are given and ended in the chat, each within what one was given."""

from datetime import date

import pytest

from tests.builders import HIRED, NOW, Cast, people_team
from tests.conversations.administration.setting import ROLE, gives_role, holds
from tests.talk import Talk


def test_a_role_is_given_for_a_part_told_and_noted(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], people["noor"]
    gives_role(talk, ines, "Noor Haddad", "People team", "Domes")
    talk.expects(ines, "Noor Haddad has the role now.")
    talk.expects(noor, "Ines Roth has given you a role: People team, Domes.")
    assert holds(talk, noor) == [("people-team", "unit", "domes")]
    with talk.database.reading() as unit:
        (change,) = [each for each in unit.ledger.changes() if each.what == "grant"]
    assert (change.by, change.detail) == (ines, f"people-team for person {noor}")


def test_a_role_may_have_a_last_day(talk: Talk, people: Cast) -> None:
    gives_role(
        talk, people["ines"], "Noor Haddad", "Fairness analyst", "The whole organisation", "1 December"
    )
    with talk.database.reading() as unit:
        assert unit.grants.held_by(people["noor"], date(2026, 12, 1))
        assert not unit.grants.held_by(people["noor"], date(2026, 12, 2))


def test_a_no_changes_nothing(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "give somebody a role")
    talk.say(ines, "Noor Haddad", ROLE)
    talk.press(ines, "People team", ROLE)
    talk.say(ines, "Domes", ROLE)
    talk.press(ines, "Skip", ROLE)
    talk.press(ines, "No", ROLE)
    talk.expects(ines, "Nothing was changed.")
    assert holds(talk, people["noor"]) == []


@pytest.mark.parametrize(
    ("who", "role", "sentence"),
    [
        ("Ines Roth", "Fairness analyst", "Nobody gives a role to themselves"),
        ("Noor Haddad", "Operator", "The role of an operator is given by an operator"),
    ],
)
def test_nobody_widens_their_own_rights_or_gives_what_is_not_theirs(
    talk: Talk, people: Cast, who: str, role: str, sentence: str
) -> None:
    gives_role(talk, people["ines"], who, role, "The whole organisation")
    talk.expects(people["ines"], sentence)
    assert holds(talk, people["noor"]) == []
    assert holds(talk, people["ines"]) == [("people-team", "organisation", None)]


def test_what_somebody_holds_already_is_not_given_again(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        people_team(unit, people["noor"])
    gives_role(talk, people["ines"], "Noor Haddad", "People team", "The whole organisation")
    talk.expects(people["ines"], "Noor Haddad holds that role there already.")
    assert len(holds(talk, people["noor"])) == 1


def test_a_part_gives_roles_within_itself_only(talk: Talk, people: Cast) -> None:
    noor = people["noor"]
    with talk.database.unit() as unit:
        unit.grants.grant(noor, "people-team", "unit", "domes", HIRED, None, None, NOW)
    talk.say(noor, "give somebody a role")
    talk.say(noor, "Priya Nair", ROLE)
    talk.press(noor, "People team", ROLE)
    talk.say(noor, "Archive", ROLE)
    assert holds(talk, people["priya"]) == []
    talk.say(noor, "Workshop", ROLE)
    talk.press(noor, "Skip", ROLE)
    talk.press(noor, "Yes", ROLE)
    assert holds(talk, people["priya"]) == [("people-team", "unit", "workshop")]
    talk.ask(noor, "grants")
    assert "Ines Roth" not in talk.read(noor)
    talk.expects(noor, "Priya Nair")


def test_a_role_is_ended_after_one_question_and_the_last_one_stays(talk: Talk, people: Cast) -> None:
    ines, noor = people["ines"], people["noor"]
    with talk.database.unit() as unit:
        unit.grants.grant(noor, "fairness-analyst", "organisation", None, HIRED, None, None, NOW)
    talk.say(ines, "show the grants")
    talk.expects(ines, "Noor Haddad, Fairness analyst, The whole organisation.")
    talk.ask(ines, "end_grant", grant="2")
    talk.expects(ines, "Shall I end this role?")
    assert holds(talk, noor)
    talk.press(ines, "End it for Noor Haddad")
    talk.expects(ines, "Noor Haddad does not hold that role any more.")
    assert holds(talk, noor) == []
    talk.ask(ines, "end_grant", grant="2", sure="yes")
    talk.expects(ines, "that is gone")
    talk.ask(ines, "end_grant", grant="1", sure="yes")
    talk.expects(ines, "Give the role to somebody else first.")
    assert holds(talk, ines)


ADMINISTRATION = (
    "administration", "grants", "end_grant", "schedules", "end_schedule", "quiet_times", "end_quiet",
    "health", "give_role", "set_schedule", "set_quiet_time",
)  # fmt: skip


@pytest.mark.parametrize("who", ["daniel", "mina", "helena", "noor"])
@pytest.mark.parametrize("wanted", ADMINISTRATION)
def test_nobody_else_sets_or_sees_any_of_it(talk: Talk, people: Cast, who: str, wanted: str) -> None:
    talk.ask(people[who], wanted, grant="1", quiet="1", part="organisation", sure="yes")
    (said,) = talk.bodies(people[who])
    assert said.startswith(("I cannot do that.", "I cannot show that."))
    talk.ask(people[who], wanted, grant="4711", quiet="4711", part="unit:nowhere", sure="yes")
    assert talk.bodies(people[who]) == [said]


def test_a_fairness_analyst_sets_nothing(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.grants.grant(people["noor"], "fairness-analyst", "organisation", None, HIRED, None, None, NOW)
    for wanted in ADMINISTRATION:
        talk.ask(people["noor"], wanted, grant="1", quiet="1", part="organisation")
        assert talk.bodies(people["noor"])[0].startswith(("I cannot do that.", "I cannot show that."))


def test_an_operator_sees_who_cannot_be_reached_and_no_more(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.grants.grant(people["noor"], "operator", "organisation", None, HIRED, None, None, NOW)
    talk.say(people["noor"], "administration")
    talk.press(people["noor"], "Who cannot be reached")
    talk.expects(people["noor"], "Slow work that waits")
    talk.ask(people["noor"], "grants")
    talk.expects(people["noor"], "I cannot do that.")
