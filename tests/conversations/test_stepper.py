"""The answers are the state: where a journey stops, and what comes open again."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.guide import Ask, Each, Guide, mistakes, parse
from conversations.stepper import Journey, Place, Settled, Stop
from conversations.wording import Chosen
from tests.conversations.guides import (
    ABILITIES,
    CAREER,
    EMPLOYEE,
    MANAGER,
    NOW,
    TODAY,
    WORDING,
    answered,
    answers,
    at,
    guide,
    journey,
    said,
    written,
)

GAPS = [{"value": "mentoring", "label": "Mentoring", "detail": "one step"}]
TALK = parse(CAREER)
GIVEN: dict[str, object] = {
    "proud": "The launch",
    "energy": "Pairing",
    "ambition": "next_level",
    "wish": {"value": "engineering/staff", "label": "Staff Engineer"},
    "gaps": GAPS,
    "focus": "mentoring",
    "commitments.what/0": "Mentor Sam",
    "commitments.who/0": "employee",
    "commitments.by/0": "2027-03-15",
    "commitments.again/0": True,
    "commitments.what/1": "Find a mentor",
    "commitments.who/1": "manager",
    "commitments.by/1": "2027-01-31",
    "commitments.again/1": False,
    "agreed": True,
    "goal": {"goal": 7},
}
IN_ORDER = [at(name) for name in GIVEN]


def settle(stop: Stop, value: object) -> Settled:
    """As the turn does it: a commit is done, everything else is answered with what it rests on."""
    by = EMPLOYEE if stop.party == "employee" else MANAGER
    if stop.kind == "do" and ABILITIES[stop.do.do].kind == "commit":
        return Settled("done", value, by, NOW)
    return Settled("answered", value, by, NOW, stop.inputs)


def talk(until: str | None = None, **other: object) -> dict[Place, Settled]:
    """The talk answered in order, up to and including one place."""
    kept: dict[Place, Settled] = {}
    for name, value in (GIVEN | other).items():
        stop = journey(TALK, kept).walk()
        kept[at(name)] = settle(replace(stop, step=at(name)[0], item=at(name)[1]), value)
        if name == until:
            break
    return kept


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
        "- {id: a, ask: A?, optional: true}\n- {id: g, do: x, with: {gap: a, role: role, part: role.x}}"
    )
    stop = journey(steps, {at("a"): Settled("skipped")}).walk()
    assert stop.given == {"gap": None, "role": "engineering/staff", "part": None}


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


def test_a_commit_and_a_draft_are_done_once() -> None:
    assert journey(TALK, talk("goal"), TODAY + timedelta(days=90)).walk().kind == "finished"
    draft = guide("- {id: d, do: keep_note}")
    assert journey(draft, answers(d="kept"), TODAY + timedelta(days=90)).walk().kind == "finished"


def test_a_confirmation_holds_for_what_was_shown() -> None:
    kept = talk("agreed")
    assert journey(TALK, kept).walk().step == "goal"
    changed = kept | {at("commitments.what/0"): answered("Something else")}
    assert journey(TALK, changed).walk().step == "agreed"


# ── rules, whatever is answered ──────────────────────────────────────────────────────────────────────────

VALUES: dict[str, Callable[[Ask], st.SearchStrategy[object]]] = {
    "text": lambda _: st.text(min_size=1, max_size=5),
    "date": lambda _: st.dates(TODAY).map(date.isoformat),
    "yes_no": lambda _: st.booleans(),
    "choice": lambda ask: st.sampled_from(list(ask.choices) or ["mentoring"]),
    "role": lambda _: st.sampled_from(["engineering/staff", "engineering/lead"]),
}


def play(draw: st.DataObject, steps: Guide, kept: dict[Place, Settled], most: int = 60) -> list[Stop]:
    """Answer on and on, each stop with something that fits; returns the stops."""
    stops = []
    for _ in range(most):
        stop = journey(steps, kept).walk()
        stops.append(stop)
        if stop.kind == "finished":
            return stops
        kept[stop.place] = decided(draw, steps, stop)
    raise AssertionError("this guide has no end")


def decided(draw: st.DataObject, steps: Guide, stop: Stop) -> Settled:
    if stop.kind == "do":
        return settle(stop, draw.draw(st.sampled_from([GAPS, []])))
    if stop.ask.optional or stop.party != steps.for_:
        skipped = draw.draw(st.sampled_from(["skipped", "expired", None]))
        if skipped:
            return Settled(skipped, by=MANAGER, at=NOW)
    return settle(stop, draw.draw(VALUES[stop.ask.answer](stop.ask)))


@st.composite
def guides(draw: st.DrawFn) -> str:
    """Guides of every kind of step; many of them with mistakes."""
    lines: list[str] = []
    names: list[str] = []
    for number in range(draw(st.integers(1, 5))):
        names.append(f"s{number}")
        lines.append("- " + json.dumps(draw(steps(f"s{number}", names[:-1]))))  # JSON is YAML
    return written("\n".join(lines))


@st.composite
def steps(draw: st.DrawFn, name: str, names: list[str]) -> dict[str, object]:
    guards = [{"when": condition} for each in names for condition in (each, f"{each} == 'a'")]
    shown = [
        text
        for each in names
        for text in (f"{{{{ {each} }}}}", f"{{% if {each} %}}{{{{ {each} }}}}{{% endif %}}")
    ]
    text = draw(st.sampled_from(["Hm?", *shown]))
    ask = {"ask": text} | draw(
        st.sampled_from(
            [
                {},
                {"optional": "true"},
                {"to": "employee"},
                {"answer": "yes_no"},
                {"choices": {"a": "A", "b": "B"}},
            ]
        )
    )
    step: dict[str, object] = draw(
        st.sampled_from(
            [
                {"say": text},
                {"id": name} | ask,
                {"id": name, "do": "find_gaps", "with": {"role": draw(st.sampled_from(["role", *names]))}},
                {"id": name, "each": {"up_to": "2"}, "steps": [{"id": f"{name}_in"} | ask]},
                {
                    "id": name,
                    "each": {"up_to": "3", "ask_again": "More?"},
                    "steps": [{"id": f"{name}_in"} | ask],
                },
            ]
        )
    )
    return step | draw(st.sampled_from([{}, *guards]))


@given(st.data(), guides())
@settings(max_examples=150)
def test_answering_in_order_always_comes_to_an_end(draw: st.DataObject, source: str) -> None:
    stops = play(draw, parse(source), {})
    assert len({stop.place for stop in stops}) == len(stops)


@given(st.data(), guides())
@settings(max_examples=300)
def test_a_guide_without_mistakes_never_shows_a_hole_or_lacks_an_input(
    draw: st.DataObject, source: str
) -> None:
    if mistakes(source, ABILITIES):
        return
    for stop in play(draw, parse(source), {}):
        shown = [say.say for say in stop.says] + ([stop.ask.ask] if stop.kind == "ask" else [])
        assert not any(WORDING.blanks(text, stop.names) for text in shown)
        assert None not in stop.given.values()


def underway(draw: st.DataObject, steps: Guide) -> dict[Place, Settled]:
    """Some answers, in order."""
    kept: dict[Place, Settled] = {}
    for _ in range(draw.draw(st.integers(0, 12))):
        stop = journey(steps, kept).walk()
        if stop.kind != "finished":
            kept[stop.place] = decided(draw, steps, stop)
    return kept


@given(st.data(), guides() | st.just(CAREER))
@settings(max_examples=150)
def test_going_back_and_answering_the_same_leads_to_the_same_stop(draw: st.DataObject, source: str) -> None:
    steps_ = parse(source)
    kept = underway(draw, steps_)
    before = journey(steps_, kept)
    back = before.back_from(None, MANAGER)
    if back and before.changeable(back, MANAGER):
        again = journey(steps_, kept | {back: replace(kept[back], status="open")}).walk()
        assert (again.place, again.before) == (back, kept[back].value)
        answered_again = journey(steps_, kept | {back: replace(kept[back], inputs=again.inputs)})
        assert answered_again.walk() == before.walk()


@given(st.data(), guides() | st.just(CAREER))
@settings(max_examples=100)
def test_a_restart_between_any_two_answers_changes_nothing(draw: st.DataObject, source: str) -> None:
    steps_ = parse(source)
    kept = underway(draw, steps_)
    assert journey(parse(source), restarted(kept)).walk() == journey(steps_, kept).walk()


@given(st.data(), guides())
@settings(max_examples=100)
def test_a_changed_answer_leaves_all_others_in_their_places(draw: st.DataObject, source: str) -> None:
    steps_ = parse(source)
    kept = underway(draw, steps_)
    theirs = [place for place, record in kept.items() if journey(steps_, kept).changeable(place, MANAGER)]
    if theirs:
        place = draw.draw(st.sampled_from(theirs))
        stop = journey(steps_, kept | {place: replace(kept[place], status="open")}).walk()
        changed = kept | {place: decided(draw, steps_, stop)}
        passed = {stop.place for stop in journey(steps_, changed).passed()}
        assert passed <= set(kept)
        play(draw, steps_, changed)


def restarted(kept: dict[Place, Settled]) -> dict[Place, Settled]:
    """There and back through JSON."""
    text = json.dumps([[place, asdict(record)] for place, record in kept.items()], default=datetime.isoformat)
    return {
        (step, item): Settled(**record | {"at": record["at"] and datetime.fromisoformat(record["at"])})
        for (step, item), record in json.loads(text)
    }


def test_stops_of_one_kind_refuse_to_be_another() -> None:
    with pytest.raises(TypeError):
        _ = journey(TALK).walk().do
    assert Journey(TALK, talk("goal"), {}, WORDING, TODAY).walk().party is None
    assert isinstance(TALK.step("commitments"), Each)
