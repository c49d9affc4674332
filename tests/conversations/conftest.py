"""The observatory's people, and a talk among them."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.builders import Cast, action, cast, goal, rating
from tests.conversations.houses import CAREER
from tests.talk import Talk


@pytest.fixture
def people(database: Database) -> Cast:
    """Everybody of the observatory, by first name."""
    return cast(database)


@pytest.fixture
def talk(database: Database, people: Cast) -> Iterator[Talk]:
    """A talk among them."""
    assert people
    talk = Talk(database)
    yield talk
    talk.database.close()


@pytest.fixture
def private(talk: Talk, people: Cast) -> Talk:
    """Mina has a plan, ratings, a talk under way with her manager, and a self-rating half filled in."""
    mina, daniel = people["mina"], people["daniel"]
    with talk.database.unit() as unit:
        number = goal(unit, mina, "Tell the board")
        action(unit, number, "Zephyr script", mina)
        rating(unit, mina, {"measuring": "learning"}, daniel)
        rating(unit, mina, {"explaining": "learning"}, sealed=True)
    talk.say(daniel, "start a career conversation with Mina")
    talk.press(daniel, "Brief me first", CAREER)
    talk.press(daniel, "Walk me through it", CAREER)
    talk.say(mina, "My secret wish", CAREER)
    talk.say(daniel, "My quiet words", CAREER)
    talk.say(mina, "show my plan")
    talk.say(mina, "What am I missing for Senior Observer?")
    talk.press(mina, "Rate yourself again")
    talk.press(mina, "Open")
    talk.leave(mina, {"Measuring": "Guiding"})
    return talk
