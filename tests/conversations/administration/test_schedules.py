"""How often managers get their list of talks is set for a part of the organisation."""

from datetime import timedelta

from storage.schedules import Schedule
from storage.scopes import EVERYWHERE, Scope
from tests.builders import NOW, Cast
from tests.conversations.administration.setting import LISTS
from tests.talk import Talk


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
