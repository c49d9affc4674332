"""The observatory's people, and a talk among them."""

from collections.abc import Iterator

import pytest

from storage.database import Database
from tests.builders import Cast, cast
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
