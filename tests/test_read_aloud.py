"""Every kind of talk takes as long as its first line says, and ten to twenty minutes."""

import re

import pytest

from conversations.guide import Ask, Guide
from conversations.house import House
from tests.read_aloud import minutes

GUIDES = House.open().guides
KINDS = sorted(GUIDES.situations)
ALL = [*KINDS, "career-conversation"]
NUMBERS = {"five": 5, "six": 6, "fifteen": 15, "sixteen": 16, "seventeen": 17}
PLANNED = [name for name in KINDS if name != "not-selected"]


def said(guide: Guide) -> list[int]:
    """The numbers of minutes in the first line, in order."""
    first = next(step.say for step in guide.steps if hasattr(step, "say")).splitlines()[0].casefold()
    return [NUMBERS[word] for word in re.findall(r"[a-z]+", first) if word in NUMBERS]


def ways(guide: Guide) -> list[str]:
    """The ways to hold it, from its first question."""
    return [way for way in question(guide, "way").choices if way != "not_yet"]


def question(guide: Guide, name: str) -> Ask:
    step = guide.step(name)
    assert isinstance(step, Ask)
    return step


@pytest.mark.parametrize("name", ALL)
def test_the_talk_takes_the_minutes_that_it_says_and_ten_to_twenty(name: str) -> None:
    guide = GUIDES.named(name)
    spent = [
        minutes(guide, way=way, ambition="next_level", direction="next_level")["talk"] for way in ways(guide)
    ]
    assert all(10 <= each <= 20 for each in spent)
    assert 0 <= said(guide)[0] - max(spent) <= 1


@pytest.mark.parametrize("name", PLANNED)
def test_neither_needs_more_time_to_prepare_than_it_says(name: str) -> None:
    spent = minutes(GUIDES.named(name), way="prepare")
    assert max(spent["manager"], spent["employee"]) <= said(GUIDES.named(name))[1]


@pytest.mark.parametrize("name", PLANNED)
def test_a_talk_that_is_planned_is_prepared_by_both_and_the_employees_part_is_waited_for(name: str) -> None:
    guide = GUIDES.named(name)
    parts = {each.id: each for each in guide.steps if isinstance(each, Ask)}
    assert {"seen", "my_next", "my_ask", "ready", "own_next", "own_ask", "opening"} <= set(parts)
    theirs = [each for each in parts.values() if each.to == "employee"]
    assert all(each.wait and each.optional for each in theirs)


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_ends_with_commitments_a_day_and_a_yes(name: str) -> None:
    guide = GUIDES.named(name)
    assert question(guide, "review").answer == "date"
    assert question(guide, "agreed").shows == "commitments"
    assert "yours" in (question(guide, "commitments.who").hint or "")
    assert guide.visible_to == ("manager", "employee")


@pytest.mark.parametrize("name", ALL)
def test_no_question_holds_two_and_none_promises_anything(name: str) -> None:
    for step in GUIDES.named(name).steps:
        if isinstance(step, Ask):
            assert step.ask.count("?") <= 1
            assert not re.search(r"\bwill be promoted\b|\bwill get the\b|\bguarantee", step.ask)
