"""An office, a unit or a country is left in peace for a while."""

from datetime import date, timedelta

from storage.scopes import EVERYWHERE, Scope
from tests.builders import NOW, TODAY, Cast, people_team
from tests.conversations.administration.setting import sets_quiet
from tests.talk import Talk


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
