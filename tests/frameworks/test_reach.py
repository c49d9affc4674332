"""Whom a change of the framework reaches."""

from datetime import date

from frameworks.diff import changes
from frameworks.document import read
from frameworks.model import Framework
from frameworks.reach import newly_misses, reach
from frameworks.standing import Rated

SOURCE = """
framework: {id: inn, name: Inn}
scales: [{id: steps, levels: [Learning, Doing, Guiding]}]
competencies:
  - {id: baking, name: Baking, scale: steps}
  - {id: serving, name: Serving, scale: steps}
families:
  - id: kitchen
    name: Kitchen
    roles:
      - {title: Baker, requires: {baking: Doing}}
      - {title: Waiter, requires: {serving: Doing}}
      - {title: Host, requires: {serving: Guiding}}
"""
INN = read(SOURCE, "inn.yaml")
BAKER, WAITER, HOST = "kitchen/baker", "kitchen/waiter", "kitchen/host"


def other(before: str, after: str) -> Framework:
    return read(SOURCE.replace(before, after), "inn.yaml")


def reached(new: Framework) -> tuple[set[str], set[str]]:
    found = reach(INN, new, changes(INN, new))
    return set(found.roles), set(found.lost)


def test_a_role_is_reached_by_what_it_asks_for() -> None:
    assert reached(other("{baking: Doing}", "{baking: Guiding}")) == ({BAKER}, set())


def test_a_competency_reaches_every_role_that_asks_for_it() -> None:
    new = other("name: Serving, scale: steps", "name: Serving, scale: steps, description: With a smile")
    assert reached(new) == ({WAITER, HOST}, set())


def test_a_scale_reaches_every_role() -> None:
    assert reached(other("Guiding]", "Guiding, Mastering]")) == ({BAKER, WAITER, HOST}, set())


def test_a_role_that_goes_is_lost_and_a_renamed_one_is_not() -> None:
    gone = other("      - {title: Host, requires: {serving: Guiding}}\n", "")
    assert reached(gone) == (set(), {HOST})
    renamed = other("title: Host", "title: Owner")
    found = reach(INN, renamed, changes(INN, renamed))
    assert (set(found.roles), set(found.lost)) == ({HOST}, set())
    assert found.now_called == {HOST: "kitchen/owner"}


def test_nothing_is_reached_where_nothing_changes() -> None:
    assert reached(INN) == (set(), set())


def test_only_who_is_known_to_miss_a_must_have_newly_misses_it() -> None:
    must = other("{baking: Doing}", "{baking: {level: Guiding, must_have: true}}")
    for level, misses in (("doing", True), ("guiding", False)):
        rated = [Rated("baking", level, "manager", date(2026, 11, 1))]
        assert newly_misses(INN, must, BAKER, BAKER, rated) == misses
        assert not newly_misses(must, must, BAKER, BAKER, rated)
    assert not newly_misses(INN, must, BAKER, BAKER, [])
