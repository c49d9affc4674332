"""What becomes of answers that another revision of the guide re-reads by name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.dialogue.moving import Clash, Reread, as_found, clash, reread
from conversations.guide import Guide, parse
from conversations.stepper import Journey, Place, Settled
from tests.conversations.guides import (
    CAREER,
    MANAGER,
    NOW,
    TODAY,
    VIEWS,
    WORDING,
    answered,
    answers,
    at,
    guide,
)
from tests.conversations.talks import GIVEN, TALK, talk

COMMITS = {"save_goal"}
RATED = "- {id: a, ask: One?, answer: rating, choices: {1: Low, 2: High}}"


def revised(*changes: tuple[str, str], source: str = CAREER) -> Guide:
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    return parse(source)


def moved(new: Guide, settled: Mapping[Place, Settled], old: Guide = TALK) -> Reread:
    return reread(Journey(old, settled, VIEWS, WORDING, TODAY), new, COMMITS)


def step(old: str, new: str, settled: Mapping[Place, Settled]) -> Reread:
    """The same between two short guides."""
    return moved(guide(new), settled, guide(old))


def names(places: tuple[Place, ...]) -> list[str]:
    return [name if item is None else f"{name}/{item}" for name, item in places]


# ── whose dialogues can move at all ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("guide: career-conversation", "guide: yearly-talk"), "guide"),
        (("for: manager\nabout: employee", "for: employee\nabout: manager"), "people"),
        (("about: employee", "about: manager"), "people"),
        (("visible_to: [manager, employee]", "visible_to: [manager, employee, people_team]"), "readers"),
        (("steps:\n  - say", "given: [role]\nsteps:\n  - say"), "given"),
        (("A next role", "The next one"), None),
    ],
)
def test_nobody_is_moved_to_another_guide_other_people_or_more_readers(
    change: tuple[str, str], why: Clash | None
) -> None:
    assert clash(TALK, revised(change, (", wait: 2 working days", ""))) == why


def test_what_fewer_can_read_is_no_hindrance() -> None:
    more = revised(("visible_to: [manager, employee]", "visible_to: [manager, employee, people_team]"))
    assert clash(more, TALK) is None


# ── by name ──────────────────────────────────────────────────────────────────────────────────────────────


@given(st.sampled_from(["proud", "ambition", "gaps", "commitments.by/0", "agreed", *GIVEN]))
def test_other_words_in_another_order_ask_nothing_again(until: str) -> None:
    new = revised(
        ("Not sure yet}", "Who knows}"),
        ("What will be done?", "What is to be done?"),
        ("  - id: energy\n", "  - say: Now to the work.\n  - id: energy\n"),
        ("  - id: ambition\n", "  - {id: mood, ask: How are you?, optional: true}\n  - id: ambition\n"),
        ("{employee: ", "{both: Both of us, employee: "),
    )  # fmt: skip
    told = moved(new, talk(until))
    assert (told.again, told.gone, told.left) == ({}, (), ())
    assert [*told.stays] == [
        stop.place for stop in Journey(TALK, talk(until), VIEWS, WORDING, TODAY).passed()
    ]


def test_a_choice_that_is_not_offered_any_more_is_asked_again_and_what_hangs_on_it_is_set_aside() -> None:
    new = revised(
        ("next_level: A next role, ", "move_up: A next role, "),
        ('ambition == "next_level"', 'ambition == "move_up"'),
    )
    told = moved(new, talk("focus"))
    assert told.again == {at("ambition"): "choice"}
    assert names(told.stays) == ["proud", "energy"]
    assert names(told.gone) == ["wish", "focus"]
    assert at("ambition") not in told.settled
    answered_anew = {**told.settled, at("ambition"): answered("move_up")}
    there = as_found(Journey(new, answered_anew, VIEWS, WORDING, TODAY))
    assert names(tuple(stop.place for stop in there.passed())) == [
        "proud",
        "energy",
        "ambition",
        "wish",
        "focus",
    ]


def test_another_kind_of_answer_is_asked_again_from_scratch() -> None:
    told = step("- {id: a, ask: One?}", "- {id: a, ask: One?, answer: date}", answers(a="soon"))
    assert told.again == {at("a"): "kind"}
    assert told.settled == {}


def test_an_answer_whose_step_is_gone_is_kept_and_counts_again_on_the_way_back() -> None:
    two, one = "- {id: a, ask: One?}\n- {id: b, ask: Two?}", "- {id: b, ask: Two?}"
    there = step(two, one, answers(a="x", b="y"))
    assert (names(there.stays), names(there.gone), there.again) == (["b"], ["a"], {})
    back = step(one, two, there.settled)
    assert names(back.stays) == ["b"]
    assert as_found(Journey(guide(two), back.settled, VIEWS, WORDING, TODAY)).walk().kind == "finished"


def test_an_answer_of_long_ago_that_cannot_be_one_here_is_asked_again() -> None:
    told = step(
        "- {id: b, ask: Two?}", "- {id: a, ask: One?, answer: date}\n- {id: b, ask: Two?}", answers(a="x")
    )
    assert told.changed == {at("a"): "kind"}


@pytest.mark.parametrize(
    ("steps", "value"),
    [
        ("- {id: a, ask: One?}", "words"),
        ("- {id: a, ask: One?, answer: yes_no}", False),
        ("- {id: a, ask: One?, choices: {x: X, y: Y}}", "x"),
        ("- {id: a, ask: One?, answer: choices, choices: {x: X, y: Y}}", ["x", "y"]),
        (RATED, 2),
    ],
)
def test_an_answer_of_long_ago_that_can_be_one_here_counts(steps: str, value: object) -> None:
    assert step("- {id: b, ask: Two?}", steps, answers(a=value)).changed == {}


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("choices_from: next_roles", "choices_from: other_roles", {"value": "x", "label": "X"}),
        ("choices: {x: X, y: Y}", "choices: {y: Y, z: Z}", "x"),
        ("choices: {x: X, y: Y}", "choices_from: next_roles", "x"),
        ("choices_from: next_roles", "choices: {y: Y, z: Z}", {"value": "x", "label": "X"}),
        ("answer: choices, choices: {x: X, y: Y}", "answer: choices, choices: {y: Y, z: Z}", ["x", "y"]),
        ("answer: rating, choices: {1: A, 2: B}", "answer: rating, choices: {2: B, 3: C}", 1),
    ],
)
def test_a_choice_out_of_other_choices_is_asked_again(old: str, new: str, value: object) -> None:
    told = step(f"- {{id: a, ask: One?, {old}}}", f"- {{id: a, ask: One?, {new}}}", answers(a=value))
    assert told.again == {at("a"): "choice"}


def test_choices_that_are_listed_now_keep_what_was_found_among_them() -> None:
    found = {"value": "x", "label": "X"}
    told = step(
        "- {id: a, ask: One?, choices_from: next_roles}",
        "- {id: a, ask: One?, choices: {x: X, z: Z}}",
        answers(a=found),
    )
    assert names(told.stays) == ["a"]


def test_choices_come_from_elsewhere_when_their_step_looks_up_something_else() -> None:
    old = "- {id: list, do: next_roles}\n- {id: a, ask: One?, choices_from: list, when: list}"
    settled = answers(list=[{"value": "x", "label": "X"}], a={"value": "x", "label": "X"})
    assert step(old, old.replace("next_roles", "past_roles"), settled).changed == {
        at("list"): "kind",
        at("a"): "choice",
    }


def test_what_was_left_out_is_asked_where_it_is_needed_now() -> None:
    left = {at("a"): Settled("skipped", by=MANAGER), at("b"): Settled("expired", by=MANAGER)}
    old = "- {id: a, ask: One?, optional: true}\n- {id: b, ask: Two?, to: employee}"
    assert step(old, old.replace(", optional: true", ""), left).again == {at("a"): "needed"}
    assert step(old, old.replace(", to: employee", ""), left).again == {at("b"): "needed"}
    assert step(old, old.replace("One?", "First?"), left).again == {}


def test_a_question_that_shows_something_else_is_asked_again_with_the_old_answer_at_hand() -> None:
    old = "- {id: a, ask: One?}\n- {id: b, ask: Two?}\n- {id: ok, ask: So?, answer: yes_no, shows: a}"
    told = step(old, old.replace("shows: a", "shows: b"), answers(a="x", b="y", ok=True))
    assert told.again == {at("ok"): "shows"}
    assert (told.settled[at("ok")].status, told.settled[at("ok")].value) == ("open", True)


def test_an_agreement_to_something_that_has_one_more_part_now_is_asked_again() -> None:
    new = revised(("      - {id: by,", "      - {id: how, ask: How?}\n      - {id: by,"))
    told = moved(new, talk("agreed"))
    assert told.again == {at("agreed"): "rests"}
    assert at("commitments.by/1") in told.stays


def test_turns_of_another_list_are_asked_again_and_turns_too_many_are_set_aside() -> None:
    three = "- id: e\n  each: {up_to: 3}\n  steps:\n    - {id: a, ask: One?}"
    settled: dict[Place, Settled] = {("e.a", number): answered(f"{number}") for number in range(3)}
    assert names(step(three, three.replace("up_to: 3", "up_to: 2"), settled).gone) == ["e.a/2"]
    over = "- {id: list, do: next_roles}\n" + three.replace("up_to: 3", "over: list")
    listed = {**settled, at("list"): answered([{"value": "x"}])}
    assert set(step("- {id: list, do: next_roles}\n" + three, over, listed).again.values()) == {"turns"}


FORM = """\
- id: f
  title: F
  form:
    - {id: a, ask: One?, choices: {x: X, y: Y}}
    - {id: b, ask: Two?, optional: true}
"""


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("One?", "First?", False),
        ("{id: b, ask: Two?, optional: true}", "{id: c, ask: New?, optional: true}", False),
        ("{id: b, ask: Two?, optional: true}", "{id: c, ask: New?}", True),
        ("x: X,", "z: Z,", True),
        ("{id: a, ask: One?, choices: {x: X, y: Y}}", "{id: a, ask: One?}", True),
    ],
)
def test_a_form_is_asked_again_where_it_asks_for_something_else(old: str, new: str, *, again: bool) -> None:
    told = step(FORM, FORM.replace(old, new), answers(f={"a": "x", "b": None}))
    assert (told.again == {at("f"): "form"}) is again


def test_a_form_whose_questions_are_listed_by_something_else_is_asked_again() -> None:
    old = "- {id: list, do: to_rate}\n- {id: f, title: F, form_from: list}"
    told = step(old, old.replace("to_rate", "to_weigh"), answers(list=[{"value": "x"}], f={"x": "1"}))
    assert told.changed == {at("list"): "kind", at("f"): "form"}


def test_what_was_looked_up_yesterday_changes_nothing() -> None:
    yesterday = Journey(TALK, {}, VIEWS, WORDING, TODAY - timedelta(days=1))
    found = replace(talk("focus")[at("gaps")], inputs=replace(yesterday, settled=talk("wish")).walk().inputs)
    told = moved(revised(("Which one?", "Which role?")), {**talk("focus"), at("gaps"): found})
    assert (names(told.stays)[-1], told.again) == ("focus", {})


# ── what was carried out stays carried out ───────────────────────────────────────────────────────────────

DONE = "- {id: ok, ask: Save?, answer: yes_no}\n- {id: goal, do: save_goal, with: {commitments: a}, when: ok}"


def test_a_dialogue_stays_where_it_is_if_what_it_did_is_missing_or_does_something_else() -> None:
    settled = talk("goal")
    assert names(moved(revised(("{id: goal,", "{id: saved,")), settled).left) == ["goal"]
    assert names(moved(revised(("do: save_goal", "do: send_goal")), settled).left) == ["goal"]
    assert moved(revised(("{id: goal,", "{id: saved,")), talk("agreed")).left == ()


def test_a_dialogue_stays_where_it_is_if_what_was_used_would_be_asked_again() -> None:
    told = moved(revised(("{id: by, ask: By when?, answer: date}", "{id: by, ask: By when?}")), talk("goal"))
    assert set(names(told.left)) == {"commitments.by/0", "commitments.by/1"}
    assert (told.stays, told.settled) == ((), {})


def test_a_yes_counts_only_for_what_it_was_given_to() -> None:
    settled = answers(a="x", ok=True)
    first = "- {id: a, ask: One?}\n- {id: ok, ask: Save?, answer: yes_no}"
    told = step(first, f"- {{id: a, ask: One?}}\n{DONE}", settled)
    assert told.again == {at("ok"): "agreement"}
    assert step(f"- {{id: a, ask: One?}}\n{DONE}", f"- {{id: a, ask: Uno?}}\n{DONE}", settled).again == {}


def test_a_yes_inside_a_repetition_counts_for_its_own_turn() -> None:
    inner = DONE.replace("- ", "    - ").replace("commitments: a", "commitments: ok")
    before, after = "- id: e\n  each: {up_to: 2}\n  steps:\n", inner.partition("\n")[0]
    settled: dict[Place, Settled] = {("e.ok", 0): answered(value=True)}
    assert step(before + after, before + inner, settled).again == {("e.ok", 0): "agreement"}
    done = {**settled, ("e.goal", 0): Settled("done", {}, MANAGER, NOW)}
    assert step(before + inner, before + inner, done).left == ()
