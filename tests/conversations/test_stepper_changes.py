"""Back and change, and what comes open again by itself."""

from dataclasses import replace
from datetime import timedelta

from conversations.stepper import Place, Settled
from tests.conversations.guides import (
    EMPLOYEE,
    MANAGER,
    TODAY,
    answered,
    answers,
    at,
    guide,
    journey,
)
from tests.conversations.talks import GAPS, TALK, talk

# ── back and change ──────────────────────────────────────────────────────────────────────────────────────


def test_back_leads_to_the_persons_own_last_answer() -> None:
    there = journey(TALK, talk("ambition"))
    assert there.back_from(None, MANAGER) == at("ambition")
    assert there.back_from(at("ambition"), MANAGER) == at("energy")
    assert there.back_from(at("energy"), MANAGER) is None
    assert there.back_from(None, EMPLOYEE) == at("proud")


def test_back_goes_over_what_abilities_found_and_what_nobody_answered() -> None:
    assert journey(TALK, talk("gaps")).back_from(None, MANAGER) == at("wish")
    kept = {at("proud"): Settled("expired", by=MANAGER)}
    assert journey(TALK, kept).back_from(None, MANAGER) is None


def test_back_finds_a_skipped_question_and_the_turns_of_a_repetition() -> None:
    kept = talk("gaps") | {at("focus"): Settled("skipped", by=MANAGER)}
    assert journey(TALK, kept).back_from(None, MANAGER) == at("focus")
    there = journey(TALK, talk("commitments.again/0"))
    assert there.back_from(None, MANAGER) == at("commitments.again/0")
    assert there.back_from(at("commitments.again/0"), MANAGER) == at("commitments.by/0")


def reopened(kept: dict[Place, Settled], name: str) -> dict[Place, Settled]:
    return kept | {at(name): replace(kept[at(name)], status="open")}


def test_what_is_reopened_is_asked_again_with_the_old_answer_and_the_later_ones_stay() -> None:
    kept = reopened(talk("commitments.by/0"), "energy")
    stop = journey(TALK, kept).walk()
    assert (stop.step, stop.before) == ("energy", "Pairing")
    kept[at("energy")] = answered("Reviews")
    assert journey(TALK, kept).walk().place == at("commitments.again/0")


def test_later_answers_fall_away_where_their_condition_no_longer_holds_and_come_back_with_it() -> None:
    kept = talk("commitments.by/0") | answers(ambition="deepen")
    there = journey(TALK, kept)
    assert there.walk().place == at("commitments.again/0")
    assert not {"wish", "gaps", "focus"} & set(there.values())
    assert there.back_from(at("commitments.what/0"), MANAGER) == at("ambition")
    assert not there.changeable(at("wish"), MANAGER)
    assert "focus" in journey(TALK, kept | answers(ambition="next_level")).values()


def test_nobody_changes_anothers_answer() -> None:
    there = journey(TALK, talk("energy"))
    assert there.changeable(at("proud"), EMPLOYEE)
    assert not there.changeable(at("proud"), MANAGER)
    assert not there.changeable(at("ambition"), MANAGER)
    assert not there.changeable(at("nowhere"), MANAGER)


def test_what_a_commit_used_cannot_be_changed_and_the_rest_can() -> None:
    before, after = journey(TALK, talk("agreed")), journey(TALK, talk("goal"))
    used = {"ambition", "wish", "focus", "commitments.what/0", "commitments.again/1", "agreed"}
    assert all(before.changeable(at(name), MANAGER) for name in {*used, "energy"})
    assert not any(after.changeable(at(name), MANAGER) for name in used)
    assert after.changeable(at("energy"), MANAGER)


def test_a_commit_inside_a_repetition_fixes_its_own_turn_only() -> None:
    steps = guide("""
        - id: goals
          each: {up_to: 2}
          steps:
            - {id: what, ask: What?}
            - {id: sure, ask: Sure?, answer: yes_no}
            - {id: save, do: save_goal, with: {commitments: what}, when: sure}
        """)
    kept = {at(f"goals.{name}/{item}"): answered(value=True) for name in ("what", "sure") for item in (0, 1)}
    kept[at("goals.save/0")] = Settled("done", {}, MANAGER)
    there = journey(steps, kept)
    assert there.walk().place == at("goals.save/1")
    assert not there.changeable(at("goals.what/0"), MANAGER)
    assert there.changeable(at("goals.what/1"), MANAGER)


# ── what comes open again by itself ──────────────────────────────────────────────────────────────────────


def test_a_reading_is_done_again_when_its_input_changed_or_a_day_has_passed() -> None:
    kept = talk("focus")
    assert journey(TALK, kept).walk().step == "commitments.what"
    assert journey(TALK, kept | answers(wish="engineering/lead")).walk().step == "gaps"
    assert journey(TALK, kept, TODAY + timedelta(days=1)).walk().step == "gaps"


def test_a_choice_holds_only_while_it_is_among_what_is_found_now() -> None:
    other = [{"value": "planning", "label": "Planning"}]
    for focus in ("mentoring", {"value": "mentoring", "label": "Mentoring"}):
        kept = talk("agreed", focus=focus)
        assert journey(TALK, kept).walk().step == "goal"
        now = journey(TALK, kept | {at("gaps"): replace(kept[at("gaps")], value=other)})
        assert now.walk().step == "focus"
        assert "focus" not in now.values()
        more = journey(TALK, kept | {at("gaps"): replace(kept[at("gaps")], value=other + GAPS)})
        assert more.walk().step == "goal"


def test_several_choices_hold_only_together_and_a_skipped_one_always() -> None:
    steps = guide("""
        - {id: gaps, do: find_gaps, with: {role: role}}
        - {id: few, ask: Which?, answer: choices, choices_from: gaps, optional: true}
        - {id: rest, ask: What else?}
        """)
    found = answered([{"value": "a"}, {"value": "b"}])
    for few, then in ((["a", "b"], "rest"), (["a", "c"], "few")):
        assert journey(steps, {at("gaps"): found, at("few"): answered(few)}).walk().step == then
    assert journey(steps, {at("gaps"): found, at("few"): Settled("skipped")}).walk().step == "rest"


def test_any_role_may_be_named_also_one_that_was_not_found() -> None:
    steps = guide("""
        - {id: ways, do: next_roles}
        - {id: wish, ask: Which?, answer: role, choices_from: ways}
        """)
    kept = answers(ways=[{"value": "engineering/lead"}], wish="engineering/staff")
    assert journey(steps, kept).walk().kind == "finished"


def test_what_the_plan_holds_stays_as_it_was_chosen() -> None:
    kept = talk("goal")
    changed = kept | {at("gaps"): replace(kept[at("gaps")], value=[])}
    assert journey(TALK, changed).walk().kind == "finished"


def test_a_commit_and_a_draft_are_done_once() -> None:
    assert journey(TALK, talk("goal"), TODAY + timedelta(days=90)).walk().kind == "finished"
    draft = guide("- {id: d, do: keep_note}")
    assert journey(draft, answers(d="kept"), TODAY + timedelta(days=90)).walk().kind == "finished"


def test_a_confirmation_holds_for_what_was_shown() -> None:
    kept = talk("agreed")
    assert journey(TALK, kept).walk().step == "goal"
    changed = kept | {at("commitments.what/0"): answered("Something else")}
    assert journey(TALK, changed).walk().step == "agreed"
