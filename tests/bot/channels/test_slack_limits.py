"""What the checker is: all violations at once, exact paths, sentences, nothing that surprises it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack_limits import Surface, Violation, fits, violations
from tests.bot.channels.slack_examples import EXAMPLES
from tests.bot.channels.slack_paths import at, changed, values, without
from tests.bot.channels.slack_payloads import (
    Json,
    Sent,
    actions,
    broken,
    button,
    home,
    message,
    modal,
    section,
    table,
)

# What may be anything, or may be left out without harm.
FREE = ("metadata.event_payload", "agent_prompt_display", "attachments[0].color", "channel", "ts", "trigger")
SURFACES: list[Surface] = ["message", "update", "modal", "home"]


def places(name: str) -> list[tuple[Sent, str]]:
    """Every path of an example that the rules know."""
    surface, payload = EXAMPLES[name]
    return [
        ((surface, payload), path) for path, _ in values(payload) if not any(free in path for free in FREE)
    ]


PLACES = [place for name in EXAMPLES for place in places(name)]
NESTED = [(sent, path) for sent, path in PLACES if "." in path or "[" in path]


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_is_within_all_limits_has_no_violation(name: str) -> None:
    assert broken(EXAMPLES[name]) == []
    assert fits(*EXAMPLES[name])


def test_everything_that_is_wrong_is_named_at_once_in_sentences() -> None:
    long = section("x" * 3_001)
    assert violations(
        *message(long, {"type": "riddle"}, actions(button(value="x" * 2_001), button(text=1)))
    ) == [
        Violation("blocks[0].text.text", "3001 characters, at most 3000 allowed."),
        Violation("blocks[1].type", "The type riddle does not belong here."),
        Violation("blocks[2].elements[0].value", "2001 characters, at most 2000 allowed."),
        Violation("blocks[2].elements[1].text", "This has to be an object."),
    ]


def test_a_view_is_named_from_its_own_root() -> None:
    assert broken(modal(section("x" * 3_001), title={"type": "plain_text", "text": "x" * 25})) == [
        "title.text",
        "blocks[0].text.text",
    ]


def test_characters_are_counted_as_the_longer_count_has_them() -> None:
    wave = "\N{WAVING HAND SIGN}"
    assert broken(message(section(wave * 1_500))) == []
    assert broken(message(section(wave * 1_500 + "x"))) == ["blocks[0].text.text"]


@pytest.mark.parametrize(("surface", "most"), [("message", 40_000), ("update", 4_000)])
def test_an_update_has_a_shorter_text_than_a_message(surface: Surface, most: int) -> None:
    assert fits(surface, {"text": "x" * most})
    assert not fits(surface, {"text": "x" * (most + 1)})


def test_a_view_of_another_type_does_not_belong_on_a_surface() -> None:
    assert violations("modal", home()[1]) == [Violation("type", "The type home does not belong here.")]
    assert violations("home", modal()[1]) == [Violation("type", "The type modal does not belong here.")]


def test_a_message_needs_something_to_say() -> None:
    assert violations("message", {"channel": "D1"}) == [Violation("text", "This is missing.")]
    assert violations("message", {"text": "", "blocks": []}) == [Violation("text", "This is missing.")]
    assert broken(("message", {"text": None, "blocks": [section()]})) == []


@given(st.sampled_from(PLACES), st.sampled_from([{"a": {}}, 3.5, -1, [[]]]))
def test_whatever_value_is_replaced_by_another_type_is_named(place: tuple[Sent, str], value: Any) -> None:
    (surface, payload), path = place
    if type(at(payload, path)) in {float, type(value)}:
        return
    assert any(found.startswith(path) for found in broken((surface, changed(payload, path, value))))


@given(st.sampled_from(NESTED))
def test_nothing_within_a_block_is_null(place: tuple[Sent, str]) -> None:
    (surface, payload), path = place
    found = broken((surface, changed(payload, path, None)))
    assert "column_settings[" in path or path in {*found, *(each.removesuffix(".type") for each in found)}


@given(st.sampled_from(PLACES))
def test_a_key_that_slack_does_not_know_is_named(place: tuple[Sent, str]) -> None:
    (surface, payload), path = place
    inner = at(payload, path)
    if isinstance(inner, dict) and path not in {"metadata", "attachments[0]"}:
        assert f"{path}.riddle" in broken((surface, changed(payload, path, {**inner, "riddle": 1})))


@given(st.sampled_from([place for place in NESTED if place[1].endswith(".type")]))
def test_an_unknown_type_is_named(place: tuple[Sent, str]) -> None:
    (surface, payload), path = place
    assert path in broken((surface, changed(payload, path, "riddle")))
    assert path in broken((surface, without(payload, path)))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(SURFACES), st.sampled_from(PLACES), json_values)
def test_no_malformed_payload_surprises_the_checker(
    surface: Surface, place: tuple[Sent, str], value: object
) -> None:
    (_, payload), path = place
    assert isinstance(violations(surface, changed(payload, path, value)), list)


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("blocks", [None, 3, "x", {}, [None], [[]], ["x"], [{"type": 3}], [{}]])
def test_blocks_of_any_shape_are_answered_not_raised(surface: Surface, blocks: object) -> None:
    payload: Json = {"type": surface, "text": "x", "blocks": blocks}
    assert isinstance(violations(surface, payload), list)


def test_the_payload_stays_as_it_is() -> None:
    payload = message(table())[1]
    before = repr(payload)
    violations("message", payload)
    assert repr(payload) == before
