"""The sheet that asks readers for the order of anchors gives nothing away and counts right."""

import re

import pytest

from tests.frameworks.order_sheet import Ladder, ladders, scores
from tests.frameworks.test_library import LIBRARY

SHEET = list(ladders(LIBRARY, 4))


def test_the_same_seed_gives_the_same_sheet_and_another_seed_another() -> None:
    assert list(ladders(LIBRARY, 4)) == SHEET
    assert list(ladders(LIBRARY, 5)) != SHEET


def test_it_asks_for_everything_that_grows() -> None:
    assert {each.family for each in SHEET} == {"library", *(family.key for family in LIBRARY.families)}
    left_out = {
        (track.key, expected.competency)
        for track in LIBRARY.tracks
        for role in track.roles
        for expected in LIBRARY.expectations(role)
        if f"{track.key}/{expected.competency.rpartition('/')[2]}" not in {each.name for each in SHEET}
    }
    assert left_out == {("marketing-management", "technical-skills")}  # asked of the first rung only


def test_it_shows_every_text_and_neither_titles_nor_levels() -> None:
    words = {role.title for role in LIBRARY.roles} | {level.name for level in LIBRARY.scales[0].levels}
    named = re.compile(r"\b(" + "|".join(words) + r")\b", re.IGNORECASE)
    for each in SHEET:
        assert sorted(re.findall(r"^  [A-E]\. (.*)$", each.shown, re.MULTILINE)) == sorted(each.texts)
        assert not named.search(each.shown.partition("\n")[2])


def test_the_right_orders_score_all_and_the_reverse_scores_nothing() -> None:
    right = "\n".join(f"{each.name}: {each.key}" for each in SHEET)
    turned = "\n".join(f"{each.name}: {each.key[::-1].lower()}" for each in SHEET)
    assert all(": 100.0% (" in line for line in scores(SHEET, right))
    assert all(": 0.0% (0 of" in line for line in scores(SHEET, turned))


def test_two_neighbours_swapped_cost_one_pair_and_a_missing_answer_costs_its_own() -> None:
    sheet = [
        Ladder("x-ic/one", "x", ("a", "b", "c"), (0, 1, 2)),
        Ladder("x-ic/two", "x", ("a", "b"), (1, 0)),
    ]
    assert list(scores(sheet, "x-ic/one: BAC\nx-ic/two: BA")) == ["x: 75.0% (3 of 4 pairs)"]
    assert list(scores(sheet, "x-ic/one: ABC")) == ["x: 75.0% (3 of 4 pairs)"]


def test_an_answer_with_a_letter_twice_or_a_strange_name_is_sent_back() -> None:
    sheet = [Ladder("x-ic/one", "x", ("a", "b"), (0, 1))]
    with pytest.raises(SystemExit, match="each once"):
        list(scores(sheet, "x-ic/one: AA"))
    with pytest.raises(SystemExit, match="x-ic/three"):
        list(scores(sheet, "x-ic/three: AB"))
    assert list(scores(sheet, "x-ic/one: AB")) == ["x: 100.0% (1 of 1 pairs)"]
