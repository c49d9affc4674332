"""What is known at each point of a journey, and how it is shown."""

from datetime import date

import pytest

from conversations.stepper import Settled
from conversations.wording import Chosen
from tests.conversations.guides import (
    WORDING,
    answered,
    answers,
    at,
    guide,
    journey,
    said,
)
from tests.conversations.talks import IN_ORDER, TALK, settle, talk

# ── what is known ────────────────────────────────────────────────────────────────────────────────────────


def test_an_ability_is_given_the_answers_as_they_were_stored() -> None:
    assert journey(TALK, talk("wish")).walk().given == {"role": "engineering/staff"}
    given_ = journey(TALK, talk("agreed")).walk().given
    assert given_["gap"] == "mentoring"
    assert given_["commitments"] == [
        {"what": "Mentor Sam", "who": "employee", "by": "2027-03-15"},
        {"what": "Find a mentor", "who": "manager", "by": "2027-01-31"},
    ]


def test_an_input_without_an_answer_is_none_and_one_from_the_opening_is_given() -> None:
    steps = guide(
        "- {id: a, ask: A, optional: yes}\n- {id: g, do: x, with: {gap: a, role: role, who: manager.called}}"
    )
    stop = journey(steps, {at("a"): Settled("skipped")}).walk()
    assert stop.given == {"gap": None, "role": "engineering/staff", "who": "Sam"}


@pytest.mark.parametrize("path", ["role.upper", "employee.__class__", "role.x", "nothing.at.all"])
def test_the_inside_of_a_value_is_no_input(path: str) -> None:
    assert journey(guide(f"- {{id: g, do: x, with: {{a: {path}}}}}")).walk().given == {"a": None}


def test_templates_see_labels_and_days() -> None:
    names = journey(TALK, talk("agreed")).values()
    assert (
        WORDING.line("{{ ambition }}, {{ wish }}, {{ focus }}", names)
        == "A next role, Staff Engineer, Mentoring"
    )
    line = WORDING.line("{% for c in commitments %}{{ c.who }} by {{ c.by }}. {% endfor %}", names)
    assert line == "Mina by 15 March 2027. I do by 31 January 2027."
    assert names["ambition"] == "next_level"


def test_inside_a_repetition_only_its_own_turn_and_the_finished_ones_are_known() -> None:
    stop = journey(TALK, talk("commitments.what/1")).walk()
    assert (stop.place, stop.names["what"], stop.names["number"]) == (
        at("commitments.who/1"),
        "Find a mentor",
        2,
    )
    assert [turn["what"] for turn in stop.names["commitments"]] == ["Mentor Sam"]  # type: ignore[attr-defined]
    assert "who" not in stop.names
    assert "what" not in journey(TALK, talk("agreed")).values()


def test_a_repetition_ends_with_a_no_and_at_its_number() -> None:
    kept = talk("commitments.again/0", **{"commitments.again/0": False})
    assert journey(TALK, kept).walk().step == "agreed"
    kept = talk("commitments.again/1", **{"commitments.again/1": True})
    kept |= {at(f"commitments.{name}/2"): answered("x") for name in ("what", "who", "by")}
    assert journey(TALK, kept).walk().step == "agreed"


OVER = guide("""
    - {id: gaps, do: find_gaps, with: {role: role}}
    - id: looks
      each: {over: gaps}
      steps:
        - say: About {{ item }}.
        - {id: note, ask: "What about {{ item }}?", optional: true}
    """)


def test_a_repetition_over_a_list_asks_once_for_each_item() -> None:
    found = [{"value": "a", "label": "Anna"}, {"value": "b", "label": "Bo"}]
    kept = answers(gaps=found) | {at("looks.note/0"): answered("fine")}
    stop = journey(OVER, kept).walk(after=at("looks.note/0"))
    assert (stop.place, said(stop), WORDING.line(stop.ask.ask, stop.names)) == (
        at("looks.note/1"),
        ["About Bo."],
        "What about Bo?",
    )
    kept[at("looks.note/1")] = Settled("skipped")
    assert journey(OVER, kept).values()["looks"] == [{"item": found[0], "note": "fine"}]


@pytest.mark.parametrize("found", [[], None, "words", {"a": 1}])
def test_a_repetition_over_nothing_asks_nothing(found: object) -> None:
    assert journey(OVER, answers(gaps=found)).walk().kind == "finished"


def test_an_answer_about_an_item_is_asked_again_when_another_took_its_place() -> None:
    kept = answers(gaps=[{"value": "a", "label": "A"}])
    stop = journey(OVER, kept).walk()
    kept[stop.place] = settle(stop, "fine")
    reworded = kept | answers(gaps=[{"value": "a", "label": "Another label"}])
    replaced = kept | answers(gaps=[{"value": "b", "label": "B"}])
    assert journey(OVER, reworded).walk().kind == "finished"
    again = journey(OVER, replaced).walk()
    assert (again.place, again.before) == (stop.place, None)


def test_a_form_is_one_stop_with_its_answers_by_name() -> None:
    steps = guide("""
        - id: mood
          title: How are you?
          form:
            - {id: now, ask: Now?, choices: {low: Not well, high: Well}}
            - {id: since, ask: Since when?, answer: date}
        - {id: why, ask: Why?, when: mood.now == "low"}
        """)
    assert journey(steps).walk().kind == "form"
    kept = answers(mood={"now": "low", "since": "2026-10-01"})
    assert journey(steps, kept).walk().step == "why"
    assert journey(steps, kept).values() == {"mood": {"now": "low", "since": date(2026, 10, 1)}}


def test_a_form_from_a_list_shows_the_labels_that_the_list_gave() -> None:
    steps = guide("- {id: listed, do: x}\n- {id: rate, title: Rate, form_from: listed}")
    options = [{"value": "senior", "label": "Senior level"}]
    kept = answers(listed=[{"value": "code", "label": "Code", "options": options}], rate={"code": "senior"})
    (stop,) = journey(steps, kept).passed()
    assert WORDING.line("{{ answer.code }}", {"answer": stop.answer}) == "Senior level"


def test_what_was_passed_is_shown_as_it_was_asked_with_its_answer() -> None:
    passed = journey(TALK, talk("commitments.by/0")).passed()
    assert [stop.place for stop in passed] == [place for place in IN_ORDER[:9] if place != at("gaps")]
    assert passed[-1].answer == date(2027, 3, 15)
    assert passed[-1].names["what"] == "Mentor Sam"
    assert isinstance(passed[2].answer, Chosen)
