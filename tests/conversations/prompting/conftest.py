"""A week that has begun."""

import pytest

from tests.builders import Cast
from tests.conversations.prompting.weekly import held, week_begins
from tests.talk import Talk


@pytest.fixture
def monday(talk: Talk, people: Cast) -> Talk:
    """Daniel has the list of a week in which he talked with Priya lately."""
    held(talk, people["daniel"], people["priya"], 10)
    week_begins(talk)
    return talk
