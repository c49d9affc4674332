"""Rules of the stepper that hold whatever the guide and whatever is answered."""

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.guide import Ask, Guide, mistakes, parse
from conversations.stepper import Place, Settled, Stop
from tests.conversations.guides import (
    ABILITIES,
    CAREER,
    MANAGER,
    NOW,
    TODAY,
    WORDING,
    journey,
    written,
)
from tests.conversations.talks import GAPS, settle

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
