"""The people team sets roles, schedules and quiet times in the chat, each within what they were given."""

from datetime import date, timedelta

import pytest

from conversations.wording import plain
from storage.schedules import Schedule
from storage.scopes import EVERYWHERE, Scope
from storage.unit import UnitOfWork
from tests.builders import HIRED, NOW, TODAY, Cast, people_team
from tests.talk import Talk

ROLE, LISTS, QUIET = "A role for somebody", "How often managers get their list of talks", "A quiet time"


def works_in(unit: UnitOfWork, who: int, team: str, city: str, country: str) -> None:
    """Somebody's unit and office."""
    unit.positions.record(who, "unit", team, HIRED, "import", "test", NOW)
    unit.positions.record(who, "location", city, HIRED, "import", "test", NOW, country=country)


@pytest.fixture(autouse=True)
def placed(talk: Talk, people: Cast) -> None:
    """Domes, with the workshop below it, in Lisbon and Berlin."""
    with talk.database.unit() as unit:
        unit.units.add("domes", "Domes")
        unit.units.add("workshop", "Workshop", "domes")
        unit.units.add("archive", "Archive")
        for name in ("daniel", "mina", "priya"):
            works_in(unit, people[name], "workshop", "Lisbon", "PT")
        for name in ("tomas", "ivo"):
            works_in(unit, people[name], "archive", "Berlin", "DE")


def gives_role(  # noqa: PLR0913, PLR0917 - everything that is asked
    talk: Talk, by: int, who: str, role: str, part: str, until: str = ""
) -> None:
    talk.say(by, "give somebody a role")
    talk.say(by, who, ROLE)
    talk.press(by, role, ROLE)
    talk.say(by, part, ROLE)
    if until:
        talk.say(by, until, ROLE)
    else:
        talk.press(by, "Skip", ROLE)
    talk.press(by, "Yes", ROLE)


def sets_quiet(talk: Talk, by: int, part: str, first: str, last: str) -> None:
    talk.ask(by, "set_quiet_time")
    talk.say(by, part, QUIET)
    talk.say(by, first, QUIET)
    talk.say(by, last, QUIET)
    talk.say(by, "The Lisbon office is closed.", QUIET)
    talk.press(by, "Yes", QUIET)


def holds(talk: Talk, who: int) -> list[tuple[str, str, str | None]]:
    with talk.database.reading() as unit:
        return [(each.role, each.scope_kind, each.scope_value) for each in unit.grants.held_by(who, TODAY)]


# ── roles ────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── schedules ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_schedule_is_set_with_its_numbers_before_it(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.say(ines, "administration")
    talk.press(ines, "Lists of talks")
    talk.press(ines, "Set how often lists come")
    talk.say(ines, "Domes", LISTS)
    talk.press(ines, "Every two weeks", LISTS)
    talk.press(ines, "Two", LISTS)
    talk.press(ines, "Six weeks", LISTS)
    talk.expects(ines, "Domes: 3 people, 1 of them with reports. Shall I set this for them?")
    talk.press(ines, "Yes", LISTS)
    with talk.database.reading() as unit:
        assert unit.schedules.all() == {Scope("unit", "domes"): Schedule(2, 2, 42)}
    talk.ask(ines, "schedules")
    talk.expects(ines, "Domes: every 2 weeks, at most 2 talks, 42 days after the last one.")
    talk.press(ines, "End it")
    talk.expects(ines, "nothing of its own is set any more")
    talk.ask(ines, "end_schedule", part="unit:domes")
    talk.expects(ines, "Nothing was changed.")


def lists_within(talk: Talk, who: int, weeks: int) -> list[int]:
    """How many lines each list has that comes within some weeks."""
    talk.now = NOW - timedelta(hours=1)
    talk.live(days=7 * weeks)
    cards = talk.screen(who).at("talk")
    return [len(card.message.parts) for card in cards if card.message.parts]


def test_the_nearest_part_decides(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.schedules.set(EVERYWHERE, Schedule(0), people["ines"], NOW)
        unit.schedules.set(Scope("unit", "workshop"), Schedule(1, 1), people["ines"], NOW)
    assert lists_within(talk, people["daniel"], 1) == [1]
    assert talk.bodies(people["tomas"]) == []


def test_a_list_every_two_weeks_comes_every_two_weeks(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.schedules.set(Scope("country", "PT"), Schedule(2), people["ines"], NOW)
    assert len(lists_within(talk, people["daniel"], 5)) == 3


def test_a_schedule_that_is_set_after_the_list_was_planned_holds(talk: Talk, people: Cast) -> None:
    talk.now = NOW - timedelta(hours=3)
    talk.live(hours=1)
    with talk.database.unit() as unit:
        unit.schedules.set(EVERYWHERE, Schedule(0), people["ines"], NOW)
    talk.live(days=3)
    assert talk.bodies(people["daniel"]) == []
    with talk.database.unit() as unit:
        unit.schedules.end(EVERYWHERE, talk.now)
    talk.live(days=7)
    talk.expects(people["daniel"], "Your three talks this week")


# ── quiet times ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_office_is_left_in_peace_and_what_fell_due_comes_once(talk: Talk, people: Cast) -> None:
    daniel, tomas = people["daniel"], people["tomas"]
    talk.now = NOW - timedelta(hours=3)
    sets_quiet(talk, people["ines"], "The office in Lisbon", "today", "2 December")
    talk.expects(people["ines"], "It is set.")
    talk.live(days=9)
    assert talk.bodies(daniel) == []
    assert [card for card in talk.screen(tomas).at("talk") if card.message.parts]
    talk.live(days=1, hours=3)
    assert talk.now.date() == date(2026, 12, 3)
    assert [body for body in talk.bodies(daniel) if "Your three talks" in body]
    assert len([card for card in talk.screen(daniel).at("talk") if card.message.parts]) == 1


def test_it_begins_between_planning_and_sending(talk: Talk, people: Cast) -> None:
    daniel = people["daniel"]
    talk.now = NOW - timedelta(hours=3)
    talk.live(hours=1)
    with talk.database.unit() as unit:
        part = Scope("unit", "domes")
        unit.quiet_times.begin(part, TODAY, TODAY + timedelta(days=2), "Moving.", people["ines"], NOW)
    talk.live(days=1)
    assert talk.bodies(daniel) == []
    talk.live(days=1, hours=3)
    talk.expects(daniel, "Your three talks this week")


def test_people_read_why_and_are_still_answered(talk: Talk, people: Cast) -> None:
    sets_quiet(talk, people["ines"], "Everybody in the country PT", "today", "tomorrow")
    talk.say(people["priya"], "my preferences")
    talk.expects(people["priya"], "The Lisbon office is closed.")
    talk.say(people["ivo"], "my preferences")
    assert "Lisbon" not in talk.read(people["ivo"])


def test_it_is_ended_early(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    talk.now = NOW - timedelta(hours=3)
    sets_quiet(talk, ines, "Domes", "today", "1 March 2027")
    talk.ask(ines, "quiet_times")
    talk.expects(ines, "Domes, from 23 November 2026 until the day before 2 March 2027")
    talk.press(ines, "End it")
    talk.expects(ines, "the quiet time is over")
    talk.live(days=1)
    talk.expects(people["daniel"], "Your three talks this week")
    talk.ask(ines, "end_quiet", quiet="1")
    talk.expects(ines, "that is gone")


def test_an_end_before_its_beginning_is_said_and_mended(talk: Talk, people: Cast) -> None:
    ines = people["ines"]
    sets_quiet(talk, ines, "Domes", "10 December", "1 December")
    talk.expects(ines, "lies before the first")
    with talk.database.reading() as unit:
        assert unit.quiet_times.lasting(TODAY) == ()


def test_two_of_the_team_end_the_same_one(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        people_team(unit, people["noor"])
        unit.quiet_times.begin(EVERYWHERE, TODAY, TODAY + timedelta(days=9), "Rest.", people["ines"], NOW)
    talk.ask(people["ines"], "end_quiet", quiet="1")
    talk.ask(people["noor"], "end_quiet", quiet="1")
    talk.expects(people["noor"], "that is gone")


# ── health ───────────────────────────────────────────────────────────────────────────────────────────────


def test_health_names_who_cannot_be_reached_and_why(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        lost = unit.people.add(full_name="Lena Lost")
        unit.positions.record(lost.id, "employment", "active", HIRED, "hire", "test", NOW)
        unit.people.set_preferences(people["mina"], paused_until=date(2026, 12, 24))
        unit.people.set_preferences(people["ivo"], nudges_per_week=0)
    talk.say(people["ines"], "who cannot be reached?")
    card = talk.screen(people["ines"]).at("talk")[-1].message
    assert card.table is not None
    counts = {row[0]: row[1] for row in card.table.rows}
    assert counts["No account in a chat"] == "1"
    assert counts["They have paused messages"] == "1"
    assert counts["They want no message by itself"] == "1"
    said = plain(card.more)
    assert "Lena Lost" in said
    assert "Mina Sato" in said


def test_health_stays_within_the_part(talk: Talk, people: Cast) -> None:
    with talk.database.unit() as unit:
        unit.grants.grant(people["noor"], "people-team", "country", "DE", HIRED, None, None, NOW)
        unit.people.set_preferences(people["mina"], paused_until=date(2026, 12, 24))
        unit.people.set_preferences(people["ivo"], paused_until=date(2026, 12, 24))
    talk.say(people["noor"], "who cannot be reached?")
    talk.expects(people["noor"], "Ivo Zoric")
    assert "Mina Sato" not in talk.read(people["noor"])
