"""Whatever is built within the limits passes, and whatever one thing is then pushed over one is found."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.bot.channels import slack_any
from tests.bot.channels.slack_paths import at, changed, values
from tests.bot.channels.slack_payloads import Json, Sent, broken, divider

# Longer than anything may be, whatever it is.
TOO_LONG = "x" * 40_001


def some_path(draw: st.DataObject, payload: Json, wanted: type) -> str:
    """The path to something of a type, where there is one."""
    fitting = [path for path, value in values(payload) if isinstance(value, wanted)]
    assume(fitting)
    return draw.draw(st.sampled_from(fitting))


def within_rich_text(payload: Json, path: str) -> bool:
    """Rich text has no limit of its own."""
    return any(
        at(payload, path[:end]).get("type", "").startswith("rich_text")
        for end in [index for index, letter in enumerate(path) if letter == "."]
        if isinstance(at(payload, path[:end]), dict)
    )


@given(slack_any.payloads)
def test_what_is_built_within_the_limits_has_no_violation(sent: Sent) -> None:
    assert broken(sent) == []


@given(st.data(), slack_any.payloads)
def test_any_text_that_grows_too_long_is_found(draw: st.DataObject, sent: Sent) -> None:
    surface, payload = sent
    path = some_path(draw, payload, str)
    assume(not within_rich_text(payload, path))
    assume(not path.endswith("type"))
    found = broken((surface, changed(payload, path, TOO_LONG)))
    assert any(path.startswith(each) for each in found if each)


@given(st.data(), slack_any.payloads)
def test_any_list_that_grows_too_long_is_found(draw: st.DataObject, sent: Sent) -> None:
    surface, payload = sent
    path = some_path(draw, payload, list)
    assume(not within_rich_text(payload, f"{path}."))
    items: list[Any] = at(payload, path)
    found = broken((surface, changed(payload, path, [*items, *[items[0]] * 100])))
    assert path in found


@given(st.data(), slack_any.payloads)
def test_any_object_of_another_kind_is_found(draw: st.DataObject, sent: Sent) -> None:
    surface, payload = sent
    path = some_path(draw, payload, dict)
    found = broken((surface, changed(payload, path, {"type": "riddle"})))
    assert any(each == path or each.startswith(f"{path}.") for each in found)


@given(st.data(), slack_any.payloads)
def test_any_id_that_is_given_twice_is_found(draw: st.DataObject, sent: Sent) -> None:
    surface, payload = sent
    block = draw.draw(st.sampled_from(payload["blocks"]))
    twice = {**payload, "blocks": [*payload["blocks"], divider(block_id=block["block_id"])]}
    assert f"blocks[{len(payload['blocks'])}].block_id" in broken((surface, twice))
