"""The answers are the state: where a journey stops, and what is said on the way."""

import pytest

from conversations.guide import Each
from conversations.stepper import Journey, Place, Settled
from tests.conversations.guides import (
    TODAY,
    WORDING,
    answers,
    at,
    guide,
    journey,
    said,
)
from tests.conversations.talks import GIVEN, IN_ORDER, TALK, settle, talk

# ── from the first question to the last ───────────────────────────────────────────────────────────────────


def test_a_talk_stops_at_each_question_in_order_and_then_is_finished() -> None:
    kept: dict[Place, Settled] = {}
    seen = []
    while (stop := journey(TALK, kept).walk()).kind != "finished":
        seen.append(stop.place)
        name = stop.step if stop.item is None else f"{stop.step}/{stop.item}"
        kept[stop.place] = settle(stop, GIVEN[name])
    assert seen == IN_ORDER


def test_the_welcome_is_said_before_the_first_question_and_not_again() -> None:
    first = journey(TALK).walk()
    assert said(first) == ["Fifteen minutes, a few short questions. Write back, skip or stop at any time."]
    assert said(journey(TALK, talk("proud")).walk(after=first.place)) == []


@pytest.mark.parametrize(
    ("agreed", "words"), [(True, "Saved. I will remind you both."), (False, "Nothing was saved.")]
)
def test_the_last_words_depend_on_the_answers(agreed: bool, words: str) -> None:  # noqa: FBT001 - a table
    kept = talk("goal" if agreed else "agreed", agreed=agreed)
    stop = journey(TALK, kept).walk(after=at("agreed"))
    assert (stop.kind, said(stop)) == ("finished", [words])


def test_only_what_comes_after_the_last_answer_is_said() -> None:
    steps = guide("""
        - say: one
        - {id: a, ask: A?}
        - say: two
        - {id: d, do: next_roles}
        - say: three
        - {id: b, ask: B?}
        """)
    assert said(journey(steps).walk()) == ["one"]
    assert said(journey(steps, answers(a="x")).walk(after=at("a"))) == ["two"]
    assert said(journey(steps, answers(a="x", d=[])).walk(after=at("a"))) == ["two", "three"]
    assert said(journey(steps, answers(a="x", d=[])).walk(after=at("d"))) == ["three"]
    assert said(journey(steps, answers(b="x")).walk(after=at("b"))) == []


def test_a_question_to_the_other_party_stops_with_their_name() -> None:
    stop = journey(TALK).walk()
    assert (stop.kind, stop.step, stop.party, stop.ask.wait) == ("ask", "proud", "employee", "2 working days")


@pytest.mark.parametrize("status", ["skipped", "expired", "declined"])
def test_what_nobody_answered_is_settled_and_has_no_value(status: str) -> None:
    there = journey(TALK, {at("proud"): Settled(status)})
    assert there.walk().step == "energy"
    assert "proud" not in there.values()


def test_steps_that_do_not_apply_are_walked_over() -> None:
    assert journey(TALK, talk("ambition", ambition="unsure")).walk().step == "commitments.what"


def test_stops_of_one_kind_refuse_to_be_another() -> None:
    with pytest.raises(TypeError):
        _ = journey(TALK).walk().do
    assert Journey(TALK, talk("goal"), {}, WORDING, TODAY).walk().party is None
    assert isinstance(TALK.step("commitments"), Each)
