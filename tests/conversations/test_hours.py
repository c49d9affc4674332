"""Nobody is written to outside their hours, in a pause or on leave, whatever was planned before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from conversations.hours import earliest
from storage.people import Person
from tests.builders import NOW, TODAY, Cast, person
from tests.conversations.houses import CAREER
from tests.talk import Talk

EVENING = datetime(2026, 11, 23, 18, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
ASKED = "What are you proud of since we last talked?"


@pytest.fixture
def bo(talk: Talk) -> Person:
    with talk.database.unit() as unit:
        return person(unit, "Bo Ek")


def on_leave(talk: Talk, who: int, until: date | None) -> None:
    with talk.database.unit() as unit:
        unit.positions.record(who, "employment", "leave", TODAY, "leave", "test", NOW, until=until)


def first(talk: Talk, who: int, now: datetime) -> datetime:
    with talk.database.unit() as unit:
        return earliest(unit, who, now)


def asked_in_the_night(talk: Talk, people: Cast) -> None:
    """Daniel asks Mina while it is night in Tokyo."""
    talk.now = EVENING
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)


def test_in_their_hours_somebody_is_written_to_at_once(talk: Talk, bo: Person) -> None:
    assert first(talk, bo.id, NOW + timedelta(hours=3)) == NOW + timedelta(hours=3)


def test_in_the_evening_it_is_the_next_morning_and_on_friday_the_next_monday(talk: Talk, bo: Person) -> None:
    assert first(talk, bo.id, EVENING) == TUESDAY
    assert first(talk, bo.id, EVENING + timedelta(days=4)) == NOW + timedelta(days=7)


def test_a_pause_ends_in_the_morning_of_its_day(talk: Talk, bo: Person) -> None:
    with talk.database.unit() as unit:
        unit.people.set_preferences(bo.id, paused_until=TODAY + timedelta(days=3))
    assert first(talk, bo.id, NOW) == NOW + timedelta(days=3)
    assert first(talk, bo.id, NOW + timedelta(days=3, hours=2)) == NOW + timedelta(days=3, hours=2)


def test_leave_lasts_until_its_end(talk: Talk, bo: Person) -> None:
    on_leave(talk, bo.id, until=TODAY + timedelta(days=10))
    assert first(talk, bo.id, NOW) == NOW + timedelta(days=10)


def test_leave_without_an_end_is_asked_about_again_each_morning(talk: Talk, bo: Person) -> None:
    on_leave(talk, bo.id, until=None)
    assert first(talk, bo.id, NOW) == TUESDAY


def test_hours_of_ones_own_hold(talk: Talk, bo: Person) -> None:
    with talk.database.unit() as unit:
        unit.people.set_preferences(bo.id, day_starts=13 * 60, day_ends=15 * 60, work_days="3")
    assert first(talk, bo.id, NOW) == datetime(2026, 11, 25, 13, tzinfo=UTC)


def test_a_question_in_the_night_waits_for_the_morning(talk: Talk, people: Cast) -> None:
    asked_in_the_night(talk, people)
    assert talk.bodies(people["mina"]) == []
    talk.wait(hours=6)  # nine in Tokyo, and Mina begins at ten
    assert talk.bodies(people["mina"]) == []
    talk.wait(hours=1)
    talk.expects(people["mina"], ASKED)


def test_whoever_speaks_is_answered_at_any_hour(talk: Talk, people: Cast) -> None:
    talk.now = EVENING
    talk.say(people["mina"], "show my plan")
    talk.expects(people["mina"], "Your development plan is empty.")


def test_a_pause_that_begins_between_writing_and_sending_holds(talk: Talk, people: Cast) -> None:
    asked_in_the_night(talk, people)
    talk.say(people["mina"], "stop messaging me until 1 December")
    talk.wait(hours=7)
    assert talk.bodies(people["mina"]) == []
    talk.wait(days=6)
    assert talk.bodies(people["mina"]) == []
    talk.wait(days=1)  # the first of December, at ten in Tokyo
    talk.expects(people["mina"], ASKED)


def test_leave_that_begins_between_writing_and_sending_holds(talk: Talk, people: Cast) -> None:
    asked_in_the_night(talk, people)
    on_leave(talk, people["mina"], until=TODAY + timedelta(days=7))
    talk.wait(hours=7)
    assert talk.bodies(people["mina"]) == []
    talk.wait(days=6)
    talk.expects(people["mina"], ASKED)


def test_what_changes_an_open_card_does_not_wait(talk: Talk, people: Cast) -> None:
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)
    talk.expects(people["mina"], ASKED)
    talk.now = EVENING
    talk.press(people["daniel"], "We are in one room", CAREER)
    talk.expects(people["mina"], "Daniel Okafor writes for both of you.")


def test_a_message_put_off_keeps_its_place_before_the_next(talk: Talk, people: Cast) -> None:
    asked_in_the_night(talk, people)
    talk.say(people["mina"], "stop messaging me until 1 December")
    talk.press(people["daniel"], "Go on without it", CAREER)
    talk.wait(days=7, hours=7)
    first_words = talk.bodies(people["mina"])[0]
    assert first_words.startswith("Daniel Okafor has opened this talk with you.")
