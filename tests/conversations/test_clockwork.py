"""What falls due: each thing once, at the hour of whom it waits for, and only while it still matters."""

from datetime import UTC, datetime, timedelta

from conversations import clockwork
from tests.builders import NOW, Cast
from tests.conversations.houses import CAREER
from tests.talk import Talk

WENT_ON = "There was no answer from Mina Sato in time"


def waiting(talk: Talk, people: Cast) -> None:
    """Mina is asked, on Monday at nine in UTC, which is six in the evening in Tokyo."""
    talk.say(people["daniel"], "start a career conversation with Mina")
    talk.press(people["daniel"], "Walk me through it", CAREER)


def test_nothing_happens_before_it_is_due(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.wait(hours=47, minutes=59)
    assert talk.bodies(people["daniel"]) == []
    talk.wait(minutes=1)
    talk.expects(people["daniel"], WENT_ON)


def test_it_happens_once_however_often_the_clock_looks(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.wait(days=2)
    talk.wait(hours=1)
    assert talk.bodies(people["daniel"]) == []
    assert clockwork.open_due(talk.database, talk.house, talk.now) == 0


def test_working_days_pass_over_the_weekend(talk: Talk, people: Cast) -> None:
    talk.now = NOW + timedelta(days=3)  # Thursday
    waiting(talk, people)
    talk.wait(days=3)
    assert talk.bodies(people["daniel"]) == []
    talk.wait(days=1)
    talk.expects(people["daniel"], WENT_ON)


def test_a_house_that_slept_for_a_month_catches_up_once(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.say(people["daniel"], "start a career conversation with Priya")
    talk.press(people["daniel"], "Walk me through it", "Career conversation with Priya")
    talk.wait(days=30)
    read = talk.read(people["daniel"])
    assert read.count("There was no answer from Mina Sato in time") == 1
    assert read.count("There was no answer from Priya Nair in time") == 1


def test_an_answer_in_time_leaves_nothing_to_do(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.say(people["mina"], "The tour", CAREER)
    talk.wait(days=30)
    assert talk.bodies(people["daniel"]) == []


def test_a_talk_that_was_stopped_waits_for_nobody(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.press(people["daniel"], "Stop", CAREER)
    talk.wait(days=30)
    assert talk.bodies(people["daniel"]) == []


def test_a_talk_taken_up_again_waits_anew(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.press(people["daniel"], "Stop", CAREER)
    talk.wait(days=7)
    talk.press(people["daniel"], "Go on", CAREER)
    talk.wait(days=1)
    assert talk.bodies(people["daniel"]) == []
    talk.wait(days=1)
    talk.expects(people["daniel"], WENT_ON)


def test_in_one_room_nobody_is_waited_for(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    talk.press(people["daniel"], "We are in one room", CAREER)
    talk.wait(days=30)
    assert talk.bodies(people["daniel"]) == []
    talk.say(people["daniel"], "The tour", CAREER)
    talk.expects(people["daniel"], "What part of the work gives Mina Sato the most energy right now?")


def test_the_hour_is_that_of_the_one_who_is_waited_for(talk: Talk, people: Cast) -> None:
    waiting(talk, people)
    with talk.database.unit() as unit:
        (item,) = unit.agenda.due(talk.now + timedelta(days=30), 2)
        assert item.due_at == datetime(2026, 11, 25, 9, tzinfo=UTC)
